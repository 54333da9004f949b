"""The plain words of a criterion: the numbers, limits and times of its measures and its exact wording, no others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from plainfacts.checks.eligibility.measures_against_exact import against_exact
from plainfacts.checks.eligibility.ranges import criteria, measures, told
from plainfacts.checks.engine.access import spot, where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.comparisons import comparisons
from plainfacts.claims.quantities_in_text import NUMBER, SPANS, Said, read_words, spans
from plainfacts.facts.records.trial import Criterion, Measure

_WRITTEN = re.compile(NUMBER, re.IGNORECASE)
_UNIT = re.compile(rf"[ -]{SPANS}\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_OUT_OF_100 = re.compile(r"[ ]out of 100\b")  # as families are told of a percentage
_MAYBE_HALF = re.compile(rf"(?P<number>{NUMBER})(?P<half>[ ]and a half\b)?", re.IGNORECASE)
_HALF = Decimal("0.5")
_TIMES = frozenset(["hour", "day", "week", "month"])
_SPAN_UNITS = frozenset(["hours", "days", "weeks", "months", "years"])
_OTHER_SIDE = {"at_least": "≤<", "above": "≤<", "at_most": "≥>", "below": "≥>"}


@rule("plain-exact", ref="T12")
def plain_exact(matter: Matter) -> Findings:
    """A number in the plain words of a criterion also stands in its exact wording.

    Why: the plain words are what families read; a swapped digit makes another rule of them.
    Example: plain says "in the 12 days before", exact "within 21 days".
    Fix: read the exact wording again and correct the number.
    Source: rules of good patient information T12.
    """
    for trial in matter.trials:
        for _, path, criterion in criteria(trial):
            for text in _of_their_own(criterion):
                there = where(trial, f"{path}.exact")
                message = f"The plain words say {text}, but the exact wording ({there}) does not."
                fix = "Read the exact wording again, and correct the number."
                yield in_trial(trial, f"{path}.plain", message, fix)


def _of_their_own(criterion: Criterion) -> list[str]:
    """The numbers of the plain words that the exact wording does not have. They hide what else could be said."""
    written = list(_written(_OUT_OF_100.sub("", criterion.plain))) if criterion.exact else []
    exact = _numbers(criterion.exact or "") if written else set()
    return [text for text, number in written if number > 1 and not exact & ways(number)]


@rule("plain-limit", ref="T12")
def plain_limit(matter: Matter) -> Findings:
    """The plain words name the limit of each measure that has no condition, and on its side.

    Why: "the liver works well enough" is nothing that a family can hold beside a letter from the hospital.
    Example: plain says "Their heart pumps well enough", the measure `at_least: 55`.
    Fix: say the limit in the sentence, or in brackets: "(at most 1.5 times the highest normal value)".
    Source: rules of good patient information T12.
    """
    for trial in matter.trials:
        for side, path, criterion, measure in measures(trial):
            kind = matter.facts.measures.get(measure.name)
            if measure.when or _of_their_own(criterion) or against_exact(kind, side, criterion, measure):
                continue
            if message := _limit_fault(measure, criterion):
                part = spot(trial, f"{path.rpartition('.measures')[0]}.plain")
                yield Finding(trial.place, part, message, "Say the limit as the exact wording has it.")


def _limit_fault(measure: Measure, criterion: Criterion) -> str | None:
    """What is wrong with how the plain words tell of a measure; None where nothing is.

    A limit that the exact wording has in other words ("stage III" for a filtration rate) is not looked for.
    """
    said = list(comparisons(in_digits(criterion.plain)))
    for key, other_side in _OTHER_SIDE.items():
        bound: Decimal | None = getattr(measure, key)
        same = ways(bound) if bound and measure.unit in _SPAN_UNITS else {bound}
        if bound is None or (criterion.exact and not _numbers(criterion.exact) & same):
            continue
        signs = [sign for number, sign in said if number in same]
        if not signs:
            return f"The plain words do not name the limit of {measure.name}: {told(measure)}."
        if all(sign and sign in other_side for sign in signs):
            return f"The plain words turn the limit of {measure.name} round; it is {told(measure)}."
    return None


def in_digits(text: str) -> str:
    """A text with its numbers in digits (`three` is 3, `one and a half` is 1.5) and `out of 100` left out."""
    return _MAYBE_HALF.sub(_digits, _OUT_OF_100.sub("", text))


def _digits(match: re.Match[str]) -> str:
    number = read_words(match["number"])
    if number is None:
        return match[0]
    return f"{number + _HALF if match['half'] else number:f}"


@rule("plain-time", ref="T12")
def plain_time(matter: Matter) -> Findings:
    """Each time in the exact wording of a criterion, in hours, days, weeks or months, also stands in its plain words.

    Why: "a short time before" lets a family hope, or give up, a week too early.
    Example: exact says "within 21 days", plain "shortly before treatment starts".
    Fix: say the time, in the unit of the exact wording.
    Source: rules of good patient information T12.
    """
    for trial in matter.trials:
        for _, path, criterion in criteria(trial):
            missing = ", ".join(dict.fromkeys(said.text for said in _times_left_out(criterion)))
            if missing and not _of_their_own(criterion):
                there = where(trial, f"{path}.exact")
                message = f"The exact wording ({there}) says {missing}, but the plain words do not."
                yield in_trial(trial, f"{path}.plain", message, "Say this time in the plain words.")


def _times_left_out(criterion: Criterion) -> Iterator[Said]:
    """The times that the plain words do not name, or less often than the exact wording."""
    told_numbers = Counter(number for number, _ in comparisons(in_digits(criterion.plain)))
    times = [said for said in spans(criterion.exact or "") if said.unit in _TIMES]
    often = Counter((said.values, said.unit) for said in times)
    for said in times:
        counts = [sum(told_numbers[way] for way in ways(number)) for number in said.values if number > 1]
        if any(count < often[said.values, said.unit] for count in counts[:1]) or 0 in counts:
            yield said


def _written(text: str) -> Iterator[tuple[str, Decimal]]:
    for match in _WRITTEN.finditer(text):
        number = read_words(match[0])
        if number is not None and (match[0][0].isdigit() or _UNIT.match(text[match.end() :])):
            yield match[0], number


def _numbers(exact: str) -> set[Decimal]:
    """All numbers in a text, those inside words (N5, 18F) and Roman ones of grades and stages too."""
    found = {Decimal(digits.replace(",", "")) for digits in re.findall(r"\d+(?:,\d{3})*(?:\.\d+)?", exact)}
    found |= {number for match in _WRITTEN.finditer(exact) if (number := read_words(match[0])) is not None}
    found |= {Decimal(_ROMAN[word]) for word in re.findall(r"\b[ivx]+\b", exact.lower()) if word in _ROMAN}
    return found


def ways(number: Decimal) -> set[Decimal]:
    """A number and what it may be in other units: years and months, weeks and days, months of 28, 30 or 31 days."""
    factors = (1, 7, 12, 24, 28, 30, 31, 52, 365, 1000, 100)
    return {number * factor for factor in factors} | {number / factor for factor in factors}
