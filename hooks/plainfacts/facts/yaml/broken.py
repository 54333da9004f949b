"""What could not be read. It is assumed to exist, so that one mistake is not reported again in other places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from plainfacts.facts.records.form import Record
from plainfacts.facts.records.roles import referred_kind
from plainfacts.facts.records.values import is_id
from plainfacts.facts.yaml.document import Value

_KINDS: Mapping[str, frozenset[str]] = {
    "trials": frozenset(("trial",)),
    "conditions": frozenset(("condition", "chance", "figure")),
    "treatments": frozenset(("treatment", "chance", "figure")),
    "measures": frozenset(("measure",)),
    "glossary": frozenset(("marker",)),
    "sources": frozenset(("source",)),
    "chances": frozenset(("chance",)),
    "figures": frozenset(("figure",)),
}
"""The kinds of record in each list that others refer to by id."""

_NAMED_BY: Mapping[str, str] = {
    "trials": "id|part_of",
    "conditions": "id|name|also_called|part_of",
    "treatments": "id|name|also_called|part_of|brands",
    "measures": "id|name|also",
    "sources": "id|title|publisher",
    "glossary": "term|also",
}
"""The keys whose values other records and pages may contain, and by which rules look up the record."""


@dataclass(frozen=True)
class Broken:
    """A record, a page or a whole file that could not be read.

    `list` is the list that it belongs to ("sources", "pages" ...), `said` its whole text. With `id_unknown`, its own id
    could not be read and may be any; with `refs_unknown`, the ids that it refers to could not. For a `whole` file, no
    other problem is reported.
    """

    list: str
    path: str
    said: str
    id_unknown: bool = False
    refs_unknown: bool = False
    whole: bool = False

    def may_hold(self, kind: str, name: str) -> bool:
        """Whether it may hold the condition, source, chance ... with this id."""
        return kind in _KINDS.get(self.list, ()) and (self.id_unknown or self.says(name))

    def says(self, words: str) -> bool:
        """Whether its text contains these words."""
        return _stands(words, self.said)

    def may_use(self, words: str) -> bool:
        """Whether it may refer to a source or topic of this id, or use this word."""
        return self.refs_unknown or self.says(words)

    def is_named_in(self, text: str) -> bool:
        """Whether a text may mention it. If none of its names could be read, any text may."""
        return not self._names or any(_stands(name, text) for name in self._names)

    @cached_property
    def _names(self) -> frozenset[str]:
        keys = _NAMED_BY.get(self.list)
        if keys is None or self.id_unknown:
            return frozenset()
        found = re.findall(rf"\b(?:{keys}):[ ]*(\[[^\]]*\]|[^,}}\n]*)", self.said)
        return frozenset(name for text in found for part in text.split(",") if (name := part.strip(" []\"'")))


def broken_record(list_: str, model: type[Record], key: str, value: Value, path: str) -> Broken:
    """A record that is valid YAML but not valid as the `model` of its list; `key` is the key of its id."""
    name = value.get(key) if isinstance(value, dict) else None
    named = isinstance(name, str) and (key != "id" or is_id(name))
    referring = (
        info.alias or field for field, info in model.model_fields.items() if info.is_required() and referred_kind(info)
    )
    refs_unknown = not all(_names_ids(value, part) for part in referring)
    return Broken(list_, path, "\n".join(_said(value, "")), id_unknown=not named, refs_unknown=refs_unknown)


def broken_file(list_: str, path: str, raw: bytes | None, *, whole: bool = True) -> Broken:
    """A file that could not be read as a `whole` or in part; `raw` is None if it could not even be opened."""
    text = (raw or b"").decode("utf-8", "replace").replace("\0", "")
    return Broken(list_, path, text, id_unknown=raw is None, refs_unknown=raw is None, whole=whole)


def _names_ids(value: Value, key: str) -> bool:
    """Whether a record has readable ids under a key."""
    named = value.get(key) if isinstance(value, dict) else None
    found = [line.partition(": ")[2] for line in _said(named, "")] if named else []
    return bool(found) and all(map(is_id, found))


def _said(value: Value, key: str) -> Iterator[str]:
    """Each text of a record as a line `key: text`."""
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _said(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _said(item, key)
    else:
        yield f"{key}: {' '.join(value.split())}"


def _stands(words: str, text: str) -> bool:
    """Whether a text contains words, from the beginning of a word, in any case and across line breaks."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return bool(re.search(rf"(?<![\w-]){pattern}", text, re.IGNORECASE))
