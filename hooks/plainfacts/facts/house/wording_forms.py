"""The words of the generator as a language says them: which are texts, their places in a catalogue, their plurals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from babel import Locale

from plainfacts.catalogues.catalogue_entries import Translation
from plainfacts.catalogues.po_files import form_for

_NO_TEXT = re.compile(r"(?:language|direction)|.*(?:_source|\.\d+\.(?:needs|set|of|link))")
LOOKED_UP = ("search.same.", "search.places", "search.ignore", "site.no_terms", "chance.fold_words")
"""Keys (or their beginnings) of words that a program looks for, and nobody reads: no English stands in for them."""

Find = Callable[[str, str], Translation | None]
"""Gives the translation of a text by its place and its English."""


def place_of(key: str) -> str:
    """The place of a word of the generator in a catalogue."""
    return f"wording/{key}"


def is_text(key: str, english: str) -> bool:
    """Whether something is to translate under a key: no code, and not empty."""
    return bool(english.strip()) and not _NO_TEXT.fullmatch(key)


def plural_of(key: str, texts: Mapping[str, str]) -> str:
    """The key of a text that has a form for one and a form for several, of which this is the first; else nothing."""
    base, _, form = key.rpartition(".")
    return base if form == "one" and {key, f"{base}.other"} <= texts.keys() else ""


def codes_of(language: str) -> dict[str, str]:
    """What the wording says of a language itself: its code and its direction."""
    order = Locale.parse(language, sep="-").character_order
    return {"language": language, "direction": "rtl" if order == "right-to-left" else "ltr"}


def said_in(texts: Mapping[str, str], find: Find, language: str, missing: Callable[[str], str]) -> dict[str, str]:
    """English texts by their keys as a language says them; `missing` gives what stands for one that it does not."""
    return {key: said for name in texts for key, said in _said(name, texts, find, language, missing)}


def _said(
    key: str, texts: Mapping[str, str], find: Find, language: str, missing: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """A key with what stands there in the language; for a text with a number, the key of each of its plurals."""
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
