"""The wording in another language: which keys are texts, their places in a catalogue, their plural forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from babel import Locale

from plainfacts.catalogues.catalogue_entries import Translation
from plainfacts.catalogues.po_files import form_for

_NO_TEXT = re.compile(r"(?:language|direction)|.*(?:_source|\.\d+\.(?:needs|set|of|link))")
LOOKED_UP = ("search.same.", "search.places", "search.ignore", "site.no_terms", "chance.fold_words")
"""Prefixes of keys whose words are searched for and never displayed; an untranslated one is not marked as English."""

Find = Callable[[str, str], Translation | None]
"""Looks up the translation of a text by its place and its English."""


def place_of(key: str) -> str:
    """The place of a wording key in a catalogue."""
    return f"wording/{key}"


def is_text(key: str, english: str) -> bool:
    """Whether the value of a key needs translating: it is neither a code nor empty."""
    return bool(english.strip()) and not _NO_TEXT.fullmatch(key)


def plural_of(key: str, texts: Mapping[str, str]) -> str:
    """The key of a text without its plural form, if `key` is its form for one (`.one`); otherwise an empty string."""
    base, _, form = key.rpartition(".")
    return base if form == "one" and {key, f"{base}.other"} <= texts.keys() else ""


def said_in(texts: Mapping[str, str], find: Find, language: str, missing: Callable[[str], str]) -> dict[str, str]:
    """English texts translated into a language, by key; `missing` returns what replaces a text without translation."""
    return {key: said for name in texts for key, said in _said(name, texts, find, language, missing)}


def _said(
    key: str, texts: Mapping[str, str], find: Find, language: str, missing: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """A key with its text in the language; for a text with a number, one key per plural form."""
    english = texts[key]
    if plural := plural_of(key, texts):
        yield from _plurals(plural, (english, texts[f"{plural}.other"]), find, language, missing)
    elif key.endswith(".other") and plural_of(f"{key.removesuffix('other')}one", texts):
        return
    elif not is_text(key, english):
        yield key, english
    elif said := find(place_of(key), english):
        yield key, said.forms[0]
    else:
        yield key, english if key.startswith(LOOKED_UP) else missing(english)


def _plurals(
    key: str, english: tuple[str, str], find: Find, language: str, missing: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    said, pick = find(place_of(key), english[0]), form_for(language)
    for tag in (*sorted(Locale.parse(language, sep="-").plural_form.tags), "other"):
        yield f"{key}.{tag}", said.forms[pick(tag)] if said else missing(english[tag != "one"])
