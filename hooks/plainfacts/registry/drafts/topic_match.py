"""Matches a registry's names of conditions and treatments with the ids in our lists."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

_SPELLINGS = (
    ("leukemi", "leukaemi"),
    ("tumor", "tumour"),
    ("hematolog", "haematolog"),
    ("anemia", "anaemia"),
    ("pediatric", "paediatric"),
    ("hemophago", "haemophago"),
    ("antibodies", "antibody"),
    ("therapies", "therapy"),
)
_FILLERS = frozenset(("of", "the", "and", "or", "in", "with", "by", "a", "an", "for", "to", "childhood", "paediatric"))


@dataclass(frozen=True)
class Entry:
    """An entry of conditions.yaml or treatments.yaml: its id, all its names, and what it is part of."""

    id: str
    names: tuple[str, ...]
    part_of: str | None = None


def read_entries(entries: Iterable[object]) -> tuple[Entry, ...]:
    """The entries in some mappings (id, name, also_called, brands, part_of), without those that have no id."""
    found = []
    for entry in entries:
        if isinstance(entry, Mapping) and entry.get("id"):
            names = (
                entry.get("name"),
                *_several(entry.get("also_called")),
                *_several(entry.get("brands")),
                str(entry["id"]).replace("-", " "),
            )
            part_of = entry.get("part_of")
            found.append(
                Entry(str(entry["id"]), tuple(str(name) for name in names if name), str(part_of) if part_of else None)
            )
    return tuple(found)


def _several(value: object) -> list[object]:
    """The values in a field: one, a list, or a fact with its source; none if it is `unknown`."""
    if isinstance(value, Mapping):
        stated = value.get("value")
        return list(stated) if isinstance(stated, list | tuple) else []
    return list(value) if isinstance(value, list | tuple) else [value]


def match(terms: Iterable[str], entries: tuple[Entry, ...]) -> tuple[str, ...]:
    """The ids that the registry's terms name, in their order, without those whose part is named too."""
    found: dict[str, None] = {}
    for term in terms:
        fits = [(name, entry) for entry in entries for name in entry.names if _names(name, term)]
        sizes = {entry.id: max(len(_words(name)) for name, other in fits if other is entry) for _, entry in fits}
        best = max(sizes.values(), default=0)
        found.update(dict.fromkeys(key for key, size in sizes.items() if size == best or size > 1))
    wholes = {entry.part_of for entry in entries if entry.id in found}
    return tuple(key for key in found if key not in wholes)


def _names(name: str, term: str) -> bool:
    """Whether a term has all words of a name; a short name in capitals (`ALL`) must match exactly."""
    if name.isupper() and len(name) <= 6:
        return bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", term))
    words = _words(name)
    return bool(words) and words <= _words(term)


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    """The words of a name in British spelling, without plural endings; `non-Hodgkin` is one word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    for american, british in _SPELLINGS:
        plain = plain.replace(american, british)
    plain = re.sub(r"\bnon[- ](?=\w)", "non", plain)
    words = re.findall(r"[a-z0-9]+", plain)
    return (
        frozenset(
            word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word
            for word in words
        )
        - _FILLERS
    )
