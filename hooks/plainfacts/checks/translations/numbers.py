"""Numbers, units and dates are the same in a translation as in the English."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from plainfacts.checks.engine.rule import rule
from plainfacts.checks.translations.plain_text import aligned, without_marks
from plainfacts.checks.translations.translated_text import Finding, TranslationContext
from plainfacts.checks.translations.words_of_language import MANY, Lexicon, lexicon_of

_DIGITS = re.compile(
    r"(?<![\w.,])\d+(?:[.,\u00a0\u202f ](?=\d{3}(?!\d))\d{3})*(?:[.,]\d+)?(?![\w])|(?<=[A-Za-z-])\d+\b|\d+"
)
_DIGIT = re.compile(r"\d")
_NAMED = re.compile(r"[A-Za-z]+\d[\w./-]*|[A-Z]{2,}-\d[\w./-]*")
_SYMBOLS = re.compile(r"\d\s?(mg|ml|µg|mcg|kg|mmol|IU|Gy|cm|mm|%|°C)(?![A-Za-z])")
_BEFORE_UNIT = re.compile(r"(\d+)[\s-]*\Z")
_EN = lexicon_of("en")


@rule("translation-number")
def translation_number(context: TranslationContext) -> Iterator[Finding]:
    """A translation has the same numbers as the English.

    Why: a wrong number is a wrong age, chance or telephone number.
    Example: "82 out of 100" translated with 28; an emergency number that is another country's.
    Fix: write the same number, in digits as the English has it.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for text in context.texts:
        before, after = _digits(text.english, _EN), _digits(text.translated, context.lexicon)
        lost = [number for number in (before - after) if not _in_words(number, text.translated, context.lexicon)]
        added = [number for number in (after - before) if not _in_words(number, text.english, _EN)]
        if lost or added:
            changes = [f"{', '.join(found)} is {how}" for found, how in ((lost, "missing"), (added, "added")) if found]
            message = f"The numbers differ from the English: {' and '.join(changes)}."
            yield text, message, "Write the same numbers in digits."
        elif words := _other_words(text.english, text.translated, context.lexicon):
            yield text, f"The English says {words[0]}, the translation {words[1]}.", "Write the same number."


@rule("translation-unit")
def translation_unit(context: TranslationContext) -> Iterator[Finding]:
    """A time, dose or share has the same unit in a translation.

    Why: 3 weeks are not 3 months, and mg are not ml.
    Example: "every 3 weeks" translated with months.
    Fix: write the unit that the English has.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for text in context.texts:
        english, other = without_marks(text.english), without_marks(text.translated)
        if sorted(_SYMBOLS.findall(english)) != sorted(_SYMBOLS.findall(other)):
            yield text, "The units differ from the English.", "Write the same units."
            continue
        pairs = aligned(text.english, text.translated)
        turned = [found for pair in pairs if (found := context.lexicon.turned("unit", *pair))]
        if turned := turned or _other_units(english, other, context.lexicon):
            before, after = turned[0]
            yield text, f"The English says {before}, the translation says {after}.", f"Write the word for {before}."


@rule("translation-date")
def translation_date(context: TranslationContext) -> Iterator[Finding]:
    """A month in a date is the same month in a translation.

    Why: a trial that opens in April does not open in March.
    Example: "28 April 2026" translated with another month.
    Fix: write the month that the English has.
    Source: ISO 17100:2015, 5.3.1 (semantic accuracy).
    """
    for text in context.texts:
        before = set(_months(text.english, _EN)) if _DIGIT.search(text.english) else set()
        if before and before != set(_months(text.translated, context.lexicon)):
            yield text, "The month differs from the English.", "Write the same month."


@lru_cache(maxsize=MANY)
def _digits(text: str, lexicon: Lexicon) -> Counter[str]:
    """The numbers in a text, without those inside names (CD19, COVID-19)."""
    if not _DIGIT.search(text):
        return Counter()
    plain = lexicon["names"].sub(" ", without_marks(text))
    return Counter(lexicon.value(found) for found in _DIGITS.findall(_NAMED.sub(" ", plain)))


def _other_units(english: str, other: str, lexicon: Lexicon) -> list[tuple[str, str]]:
    """The units that replace another one after the same number: 28 weeks for 28 days."""
    before, after = _units(english, _EN), _units(other, lexicon)
    return [
        (sorted(before[number])[0], sorted(units - before[number])[0])
        for number, units in after.items()
        if number in before and units - before[number]
    ]


@lru_cache(maxsize=MANY)
def _units(text: str, lexicon: Lexicon) -> dict[str, set[str]]:
    """The units of time right after each number."""
    found: dict[str, set[str]] = {}
    if not _DIGIT.search(text):
        return found
    for unit, pattern in lexicon.contrasts.get("unit", {}).items():
        for match in pattern.finditer(text):
            if number := _BEFORE_UNIT.search(text, 0, match.start()):
                found.setdefault(number[1], set()).add(unit)
    return found


def _in_words(number: str, text: str, lexicon: Lexicon) -> bool:
    pattern = lexicon.number_words.get(number)
    return bool(pattern and pattern.search(text)) or (number == "1")


@lru_cache(maxsize=MANY)
def _words(text: str, lexicon: Lexicon) -> Counter[str]:
    return Counter({number: len(pattern.findall(text)) for number, pattern in lexicon.number_words.items()})


def _other_words(english: str, other: str, lexicon: Lexicon) -> tuple[str, str] | None:
    """A number in words that is another one in the translation: both, or None."""
    words, translated_words = _words(english, _EN), _words(other, lexicon)
    before, after = words + _digits(english, _EN), translated_words + _digits(other, lexicon)
    lost, added = sorted((before - after).keys() & +words), sorted((after - before).keys() & +translated_words)
    return (lost[0], added[0]) if lost and added else None


def _months(text: str, lexicon: Lexicon) -> Iterator[int]:
    """The months next to a day or year in a text: "May" alone may be a verb."""
    plain = without_marks(text)
    for number, pattern in lexicon.months.items():
        for match in pattern.finditer(plain):
            if re.search(r"\d[\w.]*\s*(?:ב)?$", plain[: match.start()]) or re.match(r"\s*\d", plain[match.end() :]):
                yield number
