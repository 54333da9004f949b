"""How rare and how hard a single word is."""

import math
from functools import cache, lru_cache

from wordfreq import get_frequency_dict

from plainfacts.readability.language import language
from plainfacts.readability.tokens import is_number
from plainfacts.readability.weights import POINTS

NOTHING_KNOWN: frozenset[str] = frozenset()


@cache
def _frequencies(lang: str) -> dict[str, float]:
    """Give the frequency of each word as wordfreq's large list has it, as a share of all words."""
    return dict(get_frequency_dict(lang, "large"))


@lru_cache(maxsize=131_072)
def word_rarity(word: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """Give how rare a lower-cased word is, from 0 (everyday) to 4 (one in ten million, or unlisted).

    A form counts as the commonest word it may come from ("platelets": platelet); a compound as its rarest part; a
    number, and a word that is `known`, as everyday.
    """
    return max((_part_rarity(part, lang) for part in _unknown_parts(word, lang, known)), default=0.0)


def _part_rarity(part: str, lang: str) -> float:
    listed = _frequencies(lang)
    highest = max(listed.get(form, 0.0) for form in language(lang).forms(part))
    zipf = math.log10(highest) + 9 if highest else POINTS.rarest
    return max(0.0, POINTS.everyday - max(zipf, POINTS.rarest))


def _unknown_parts(word: str, lang: str, known: frozenset[str]) -> list[str]:
    """Give the parts of a compound that are neither numbers nor known to the reader."""
    forms = language(lang).forms
    if known and not known.isdisjoint(forms(word)):
        return []
    parts = [part for part in word.split("-") if part and not is_number(part)]
    return [part for part in parts if known.isdisjoint(forms(part))] if known else parts


@lru_cache(maxsize=131_072)
def word_points(word: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """Give the points of a lower-cased word, 0 for numbers and known words: rarity², syllables and a learned ending."""
    parts = _unknown_parts(word, lang, known)
    if not parts:
        return 0.0
    rarity = word_rarity(word, lang, known)
    syllables = sum(language(lang).count_syllables(part) for part in parts)
    latin = any(language(lang).has_latin_ending(part) for part in parts)
    return rarity**2 + POINTS.per_syllable * (syllables - 1) + POINTS.latin_ending * latin


@lru_cache(maxsize=131_072)
def written_points(word: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """Give the points of a word in its own capitals, in a sentence: word_points, and those of how it is written."""
    parts = _unknown_parts(word.lower(), lang, known)
    if not parts:
        return 0.0
    compound = POINTS.compound * (len(parts) > 1)
    abbreviation = POINTS.abbreviation * language(lang).is_abbreviation(word)
    return word_points(word.lower(), lang, known) + compound + abbreviation
