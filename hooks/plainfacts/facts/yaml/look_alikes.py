"""Finds letters of other scripts that look like Latin ones, such as a Cyrillic T in "T-cells"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_LETTERS = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "FULLWIDTH", "MATHEMATICAL")
_GREEK_SIGNS = frozenset("αβγδκλμπσωεζηθχψφΔΩΣµ")
"""Greek letters that medicine uses beside Latin ones: β2, IFNγ, µg."""

_LOOKS = dict(
    zip("АВЕЅІЈКМНОРСТУХаеорсухіѕјһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲ", "ABESIJKMHOPCTYXaeopcyxisjhdqwABEZHIKMNOPTYXovc", strict=True)
)
"""Letters of other scripts that look like Latin ones (Unicode confusables, those of Cyrillic and Greek)."""


def look_alikes(text: str) -> Mapping[str, str]:
    """The words in which letters of another script pass for Latin ones, each with these letters.

    A short word without Latin letters counts only among Latin words. Greek letters that medicine uses never count.
    """
    if text.isascii():
        return {}
    latin = bool(re.search("[A-Za-z]{2}", text))
    return {word: foreign for word in _LETTERS.findall(text) if (foreign := _foreign(word, latin_around=latin))}


def in_latin(word: str) -> str:
    """The word with Latin letters in place of those that look like them."""
    return unicodedata.normalize("NFKC", "".join(_LOOKS.get(char, char) for char in word))


def _foreign(word: str, *, latin_around: bool) -> str:
    if word.isascii():
        return ""
    scripts = {char: _script(char) for char in word}
    letters = [char for char in word if char.isalpha() and char not in _GREEK_SIGNS]
    others = "".join(char for char in letters if scripts[char] != "LATIN")
    if not others or "LATIN" in scripts.values():
        return others
    return word if latin_around and len(word) <= 3 and all(char in _LOOKS for char in word) else ""


def _script(char: str) -> str:
    first = unicodedata.name(char, "").split(" ", 1)[0]
    return first if first in _SCRIPTS else "LATIN" if unicodedata.category(char) == "Lm" else first
