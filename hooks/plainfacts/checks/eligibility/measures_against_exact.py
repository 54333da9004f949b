"""The measures of a criterion against the exact wording of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from plainfacts.checks.eligibility.ranges import criteria, measures
from plainfacts.checks.engine.access import spot, where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.comparisons import comparisons, is_turned, may_mean
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import MeasureKind
from plainfacts.facts.records.trial import Criterion, Measure
from plainfacts.registry.measures.even_wording import even
from plainfacts.registry.measures.lexicon import Lexicon, read_lexicon

_BOUNDS = {"at_least": "≥", "above": ">", "at_most": "≤", "below": "<"}


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
                yield in_trial(trial, path, message, fix)


def against_exact(kind: MeasureKind | None, side: str, criterion: Criterion, measure: Measure) -> list[str]:
    """What the exact wording of a criterion says against a measure; nothing where kind or wording is not there."""
    exact = criterion.exact
    if kind is None or not exact:
        return []
    return list(_limits_against(measure, kind, exact, turned=is_turned(exact, side)))


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
        elif signs - {""} and not may_mean(sign, signs, turned=turned):
            told = " and ".join(f"{found} {bound:f}" for found in sorted(signs - {""}))
            yield f"The measure {measure.name} says {sign} {bound:f}, but the exact wording says {told}."


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
    kinds, lexicon = matter.facts.measures, matter.shared.once(_lexicon)
    for trial in matter.trials:
        for _, path, criterion in criteria(trial):
            exact = criterion.exact if criterion.measures else None
            found = {one.name for one in lexicon.find(even(exact))} if exact else set()
            missing = found - {measure.name for measure in criterion.measures}
            for number, measure in enumerate(criterion.measures):
                if missing and measure.name in kinds and measure.name not in found:
                    message = f"The measure is {measure.name}, but the exact wording names {', '.join(sorted(found))}."
                    part = spot(trial, f"{path}.measures.{number}.name")
                    yield Finding(trial.place, part, message, f"Write `{sorted(missing)[0]}`, if that is meant.")


def _lexicon(facts: Facts) -> Lexicon:
    return read_lexicon([kind.model_dump() for kind in facts.measures.values()])
