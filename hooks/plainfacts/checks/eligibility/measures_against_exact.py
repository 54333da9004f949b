"""The measures of a criterion against the exact wording of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from plainfacts.checks.eligibility.ranges import criteria, measures
from plainfacts.checks.engine.access import spot, where
from plainfacts.checks.engine.quantities_in_text import read_words
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.records.reference import MeasureKind
from plainfacts.facts.records.trial import Criterion, Measure

_BOUNDS = {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<"}
_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥"}
_OPERATORS = {
    "≥": (
        ">=",
        "=>",
        "≥",
        "⩾",
        "at least",
        "minimum of",
        "not less than",
        "no less than",
        "or more",
        "or greater",
        "or higher",
        "or above",
        "equal to or greater than",
        "greater than or equal to",
        "not below",
    ),
    "≤": (
        "<=",
        "=<",
        "≤",
        "⩽",
        "at most",
        "maximum of",
        "up to",
        "not more than",
        "no more than",
        "or less",
        "or lower",
        "or below",
        "less than or equal to",
        "equal to or less than",
        "not exceeding",
        "not above",
    ),
    ">": (">", "more than", "greater than", "above", "over", "exceeding", "higher than"),
    "<": ("<", "less than", "below", "under", "lower than"),
}
_BY_WORD = {word: sign for sign, words in _OPERATORS.items() for word in words} | {"within": "≲"}
_BEFORE = "|".join(re.escape(word) for word in sorted(_BY_WORD, key=len, reverse=True) if not word.startswith("or "))
_AFTER = "|".join(re.escape(word) for word in sorted(_BY_WORD, key=len, reverse=True) if word.startswith("or "))
_DIGITS = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
_NEAR, _FAR = 45, 120
_BEFORE_NUMBER = re.compile(rf"({_BEFORE})[ ]*$", re.IGNORECASE)
_AFTER_NUMBER = re.compile(rf"[ ]*(?:%|[a-zµ×]\S*)?[ ]*({_AFTER})\b", re.IGNORECASE)
_NOT_WITHIN = re.compile(r"\bnot\b[^.;:]*\bwithin[ ]*$", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:absence|no|not|without|lack|exclud\w*|unless|except)\b", re.IGNORECASE)
_DEMANDED = re.compile(r"\b(?:must|should|need|required?|elapsed|at least)\b", re.IGNORECASE)


@rule("measure-exact", ref="T9")
def measure_exact(matter: Matter) -> Findings:
    """The limits of a measure are those of the exact wording: the same number, on the same side.

    Why: the finder and the page compare the measures; a swapped digit or a flipped sign lets the wrong children in.
    Example: exact says "LVEF >= 55 %", the measure `at_least: 50` or `at_most: 55`.
    Fix: read the exact wording again and correct the measure, or the wording if it was copied wrongly.
    Source: rules of good patient information T9, T12.
    """
    for trial in matter.trials:
        for side, path, criterion, measure in measures(trial):
            for message in against_exact(matter.facts.measures.get(measure.name), side, criterion, measure):
                there = where(trial, f"{path.rpartition('.measures')[0]}.exact")
                fix = f"Read the exact wording in the registry again, and correct this line or {there}."
                yield Finding(trial.place, spot(trial, path), message, fix)


def against_exact(kind: MeasureKind | None, side: str, criterion: Criterion, measure: Measure) -> list[str]:
    """What the exact wording of a criterion says against a measure; nothing where kind or wording is not there."""
    exact = criterion.exact
    if kind is None or not exact:
        return []
    turned = _TURNED.search(exact) or (side == "cannot_join" and _DEMANDED.search(exact))
    return list(_limits_against(measure, kind, exact, turned=bool(turned)))


def _limits_against(measure: Measure, kind: MeasureKind, exact: str, *, turned: bool) -> Iterator[str]:
    named = _names(kind).search(exact) is not None
    compared = list(comparisons(exact))
    for key, sign in _BOUNDS.items():
        bound: Decimal | None = getattr(measure, key)
        if bound is None or (not named and not any(number == bound for number, _ in compared)):
            continue
        signs = {found for number, found in compared if number == bound}
        if not signs:
            numbers = ", ".join(dict.fromkeys(f"{number:f}" for number, _ in compared)) or "no number"
            yield f"The measure {measure.name} says {bound:f}, but the exact wording has {numbers}."
        elif signs - {""} and not _fits(sign, signs, turned=turned):
            told = " and ".join(f"{found} {bound:f}" for found in sorted(signs - {""}))
            yield f"The measure {measure.name} says {sign} {bound:f}, but the exact wording says {told}."


def _fits(sign: str, signs: set[str], *, turned: bool) -> bool:
    """Whether a limit is said: as it is, without a sign, or turned round ("absence of", "must have elapsed")."""
    return sign in signs or ("≲" in signs and sign in "<≤") or (_OPPOSITE[sign] in signs and turned)


def comparisons(exact: str) -> Iterator[tuple[Decimal, str]]:
    """Each number in a text with the sign or words of comparison beside it, or an empty text."""
    for match in _DIGITS.finditer(exact):
        number = read_words(match[0])
        before = _BEFORE_NUMBER.search(exact[max(0, match.start() - _NEAR) : match.start()])
        after = None if before else _AFTER_NUMBER.match(exact[match.end() : match.end() + _NEAR])
        word = before or after
        sign = _BY_WORD.get(word[1].lower(), "") if word else ""
        if sign == "≲" and _NOT_WITHIN.search(exact[max(0, match.start() - _FAR) : match.start()]):
            sign = "≥"
        if number is not None:
            yield number, sign


@cache
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    parts = [
        rf"(?-i:{re.escape(name)})" if len(name) <= 5 else re.escape(name)
        for name in sorted(names, key=len, reverse=True)
    ]
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)", re.IGNORECASE)


def _names(kind: MeasureKind) -> re.Pattern[str]:
    """How a measure is named in registries; capitals count in words of up to five letters."""
    return _named((kind.name, *kind.also))


@rule("measure-name", ref="T9", severity="warning")
def measure_name(matter: Matter) -> Findings:
    """A measure is one that the exact wording names, where the wording names any.

    Why: direct and total bilirubin, or ALT and AST, are easily taken for each other.
    Example: exact says "Direct bilirubin <= 2 x ULN", the measure `bilirubin` (the total).
    Fix: use the measure that the message names.
    Source: rules of good patient information T9.
    """
    kinds = matter.facts.measures
    index = _by_first_word(kinds)
    for trial in matter.trials:
        for _, path, criterion in criteria(trial):
            found = _named_in(kinds, index, criterion.exact) if criterion.measures and criterion.exact else set()
            missing = found - {measure.name for measure in criterion.measures}
            for number, measure in enumerate(criterion.measures):
                if missing and measure.name in kinds and measure.name not in found:
                    message = f"The measure is {measure.name}, but the exact wording names {', '.join(sorted(found))}."
                    part = spot(trial, f"{path}.measures.{number}.name")
                    yield Finding(trial.place, part, message, f"Write `{sorted(missing)[0]}`, if that is meant.")


_WORD = re.compile(r"\w+")


def _by_first_word(kinds: Mapping[str, MeasureKind]) -> dict[str, list[tuple[str, str]]]:
    """For each first word of a name of a measure: the name in small letters, and the id of the measure."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, kind in kinds.items():
        for form in (kind.name.lower(), *map(str.lower, kind.also)):
            found.setdefault(_WORD.findall(form)[0], []).append((form, name))
    return found


def _named_in(kinds: Mapping[str, MeasureKind], index: Mapping[str, list[tuple[str, str]]], exact: str) -> set[str]:
    """The measures that a text names; a name inside a longer one (bilirubin in direct bilirubin) does not count."""
    spans: list[tuple[int, int, str]] = []
    lower = exact.lower()
    near = {name for word in index.keys() & _WORD.findall(lower) for form, name in index[word] if form in lower}
    for name in near:
        spans += [(match.start(), match.end(), name) for match in _names(kinds[name]).finditer(exact)]
    return {
        name
        for start, end, name in spans
        if not any(s <= start and end <= e and (e - s) > (end - start) for s, e, _ in spans)
    }
