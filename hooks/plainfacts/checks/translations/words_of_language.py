"""The words by which translations are compared: numbers, units, negations, limits, forms of address."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from babel import Locale
from babel.numbers import NumberFormatError, get_decimal_symbol, get_group_symbol, parse_decimal

from plainfacts.facts.files import default_text
from plainfacts.facts.yaml.document import read_yaml

MANY = 1 << 13
"""Answers on a text that are remembered: each English text is compared with all of its translations in turn."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words of one language. A kind that the language does not have is not compared; `lexicon_of` makes one
    object per language.

    Kinds are `denies` (words that only deny), `negation` (that may), `saying` (a "no" that somebody may say), `names`
    (names with a number: `trisomie 21`) and `joins` (before the last item of a list).
    """

    language: str
    words: Mapping[str, Any]

    @cached_property
    def locale(self) -> Locale:
        """The rules of the language for numbers and months."""
        return Locale.parse(self.language, sep="-")

    def __getitem__(self, kind: str) -> re.Pattern[str]:
        """Finds any word of a kind; nothing if the language has none."""
        return _pattern(self.language, kind)

    @cached_property
    def contrasts(self) -> Mapping[str, Mapping[str, re.Pattern[str]]]:
        """Finds words that must not become each other (units of time, limits, opposites), by group and meaning."""
        return {group: self._patterns(words) for group, words in self.words.get("contrasts", {}).items()}

    @cached_property
    def kept(self) -> Mapping[str, re.Pattern[str]]:
        """Finds restricting words (only, may), which must not be lost, by their meaning."""
        return self._patterns(self.words.get("kept", {}))

    @cached_property
    def amounts(self) -> re.Pattern[str]:
        """Finds a number, in digits or words."""
        words = [word for forms in self.words.get("numbers", {}).values() for word in forms]
        return re.compile(rf"\d|{self.any_of([*words, *self.words.get('fractions', ())]).pattern}", re.IGNORECASE)

    @cached_property
    def joints(self) -> re.Pattern[str]:
        """Finds the separators of the items of a list."""
        return re.compile(rf"[,;:،–]?\s*{self['joins'].pattern}|[,;:،–]", re.IGNORECASE)

    def turned(self, group: str, english: str, other: str) -> tuple[str, str] | None:
        """The meaning in a group that the English has, and the one that replaces it in the translation; or None."""
        before = meant(english, lexicon_of("en")).get(group, frozenset())
        after = self.meant(group, other) if before else before
        lost, added = sorted(before - after), sorted(after - before)
        return (lost[0], added[0]) if lost and added else None

    def meant(self, group: str, text: str) -> frozenset[str]:
        """What a text says by words of a group of contrasts: `before`, `after`."""
        return frozenset(name for name, found in self.contrasts.get(group, {}).items() if found.search(text))

    @cached_property
    def number_words(self) -> Mapping[str, re.Pattern[str]]:
        """Finds numbers in words, by the number in digits."""
        return self._patterns(self.words.get("numbers", {}))

    @cached_property
    def months(self) -> Mapping[int, re.Pattern[str]]:
        """Finds the months by their whole names."""
        names = self.locale.months["format"]["wide"]
        return {number: self.any_of([re.escape(name)]) for number, name in names.items()}

    def avoid(self, audience: str) -> re.Pattern[str]:
        """Finds a form of address that is not for an audience; a capitalised word matches only as written."""
        words = self.words.get("address", {}).get("family" if audience == "family" else "young", ())
        return self.any_of([f"(?i:{word})" if word == word.lower() else word for word in words], flags=0)

    def any_of(self, words: Sequence[str], flags: int = re.IGNORECASE) -> re.Pattern[str]:
        """A pattern for any of some words (each a regular expression); without words it matches nothing."""
        start = self.words.get("prefixes", "")
        return re.compile(rf"(?<!\w){start}(?:{'|'.join(words)})(?!\w)" if words else r"(?!)", flags)

    def value(self, digits: str) -> str:
        """A number as this language writes it, normalised: `1.500` in Dutch is 1500."""
        tidy = re.sub(r"\s", "", digits)
        group, point = get_group_symbol(self.locale), get_decimal_symbol(self.locale)
        if not group.strip():
            tidy = tidy.replace(point, ".")
            return _plain(tidy)
        try:
            return _plain(str(parse_decimal(tidy, locale=self.locale, strict=True)))
        except NumberFormatError:
            return _plain(tidy.replace(",", "."))

    def _patterns(self, words: Mapping[Any, Sequence[str]]) -> dict[Any, re.Pattern[str]]:
        return {name: self.any_of(forms) for name, forms in words.items()}


@cache
def _pattern(language: str, kind: str) -> re.Pattern[str]:
    lexicon = lexicon_of(language)
    return lexicon.any_of(lexicon.words.get(kind, ()))


def _plain(number: str) -> str:
    whole, _, rest = number.partition(".")
    whole = whole.lstrip("0") or "0"
    rest = rest.rstrip("0")
    return f"{whole}.{rest}" if rest else whole


@lru_cache(maxsize=MANY)
def meant(text: str, lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    """What a text says by words of each group of contrasts; a group of which it has no word is left out."""
    found = ((group, lexicon.meant(group, text)) for group in lexicon.contrasts)
    return {group: meanings for group, meanings in found if meanings}


@cache
def lexicon_of(language: str) -> Lexicon:
    """The words of a language, from the defaults; empty for a language without any."""
    text = default_text(f"translation/{language.partition('-')[0]}.yaml") or ""
    value = read_yaml(text, "translation")[0].value if text else {}
    return Lexicon(language, value if isinstance(value, dict) else {})
