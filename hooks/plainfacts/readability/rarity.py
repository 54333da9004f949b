"""The rarity and the points of a single word."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from plainfacts.readability.frequency import zipf_of_words
from plainfacts.readability.language import language
from plainfacts.readability.tokens import is_number
from plainfacts.readability.weights import POINTS

NOTHING_KNOWN: frozenset[str] = frozenset()
Measure = Callable[[str, str, frozenset[str]], float]
"""A measurement of a word, given the word, its language, and the known words of which it may be a form."""


def word_rarity(word: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """The rarity of a lower-case word, from 0 (everyday) to 4 (one in ten million words, or unlisted).

    An inflected form has the rarity of the commonest word it may come from ("platelets": platelet), a compound that of
    its rarest part; a number or a `known` word has 0.
    """
    return _measured([word], lang, known, _rarity)[0]


@lru_cache(maxsize=131_072)
def _rarity(word: str, lang: str, known: frozenset[str]) -> float:
    return max((_part_rarity(part, lang) for part in _unknown_parts(word, lang, known)), default=0.0)


def _measured(words: Sequence[str], lang: str, known: frozenset[str], measure: Measure) -> list[float]:
    """The measurement of each word. It depends only on those known words of which it may be a form, and is cached."""
    return [measure(word, lang, known & _ways(word, lang) if known else known) for word in words]


@lru_cache(maxsize=131_072)
def _ways(word: str, lang: str) -> frozenset[str]:
    """The words of which a word, or a part of a compound, may be a form."""
    lower, forms = word.lower(), language(lang).forms
    return frozenset(form for part in (lower, *lower.split("-")) for form in forms(part))


def _part_rarity(part: str, lang: str) -> float:
    listed = zipf_of_words(lang)
    zipf = max(listed.get(form, POINTS.rarest) for form in language(lang).forms(part))
    return max(0.0, POINTS.everyday - zipf)


def _unknown_parts(word: str, lang: str, known: frozenset[str]) -> list[str]:
    """The parts of a compound that are neither numbers nor known to the reader."""
    forms = language(lang).forms
    if known and not known.isdisjoint(forms(word)):
        return []
    parts = [part for part in word.split("-") if part and not is_number(part)]
    return [part for part in parts if known.isdisjoint(forms(part))] if known else parts


def word_points(word: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """The points of a lower-case word for rarity, syllables and ending (`WordPoints`); 0 for a number or known word."""
    return points_of([word], lang, known)[0]


def points_of(words: Sequence[str], lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> list[float]:
    """The `word_points` of each word."""
    return _measured(words, lang, known, _points)


@lru_cache(maxsize=131_072)
def _points(word: str, lang: str, known: frozenset[str]) -> float:
    parts = _unknown_parts(word, lang, known)
    if not parts:
        return 0.0
    rarity = _rarity(word, lang, known)
    syllables = sum(language(lang).count_syllables(part) for part in parts)
    latin = any(language(lang).has_latin_ending(part) for part in parts)
    return rarity**2 + POINTS.per_syllable * (syllables - 1) + POINTS.latin_ending * latin


def written_points_of(words: Sequence[str], lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> list[float]:
    """The points of each word of a sentence as typed: `word_points`, and those for compounds and abbreviations."""
    return _measured(words, lang, known, _written_points)


@lru_cache(maxsize=131_072)
def _written_points(word: str, lang: str, known: frozenset[str]) -> float:
    parts = _unknown_parts(word.lower(), lang, known)
    if not parts:
        return 0.0
    compound = POINTS.compound * (len(parts) > 1)
    abbreviation = POINTS.abbreviation * language(lang).is_abbreviation(word)
    return _points(word.lower(), lang, known) + compound + abbreviation
