"""Limits of measures as ranges in one unit, and how the ranges of both lists lie to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plainfacts.checks.engine.access import value
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import MeasureKind
from plainfacts.facts.records.trial import Criterion, Measure, Trial

SIDES = ("can_join", "cannot_join")


@dataclass(frozen=True)
class Limit:
    """A limit of a measure in its first unit, and whether the value itself is in. None is no limit."""

    value: Decimal | None
    closed: bool = False


@dataclass(frozen=True)
class Range:
    """The values that a measure allows (or keeps out), and where it stands: side, criterion and measure by position."""

    measure: Measure
    scale: str
    low: Limit
    high: Limit
    side: str
    path: str

    @property
    def is_empty(self) -> bool:
        """Whether no value can be in it."""
        if self.low.value is None or self.high.value is None:
            return False
        if self.low.value == self.high.value:
            return not (self.low.closed and self.high.closed)
        return self.low.value > self.high.value

    def meets(self, other: Range) -> bool:
        """Whether some value lies in both."""
        return _below(self.low, other.high) and _below(other.low, self.high)


def _below(low: Limit, high: Limit) -> bool:
    if low.value is None or high.value is None:
        return True
    return low.value < high.value or (low.value == high.value and low.closed and high.closed)


def criteria(trial: Trial) -> Iterator[tuple[str, str, Criterion]]:
    """Each criterion with its side and its path (`eligibility.can_join.0`)."""
    eligibility = value(trial, "eligibility")
    for side in SIDES:
        found = getattr(eligibility, side, ())
        for number, criterion in enumerate(found if isinstance(found, tuple) else ()):
            yield side, f"eligibility.{side}.{number}", criterion


def measures(trial: Trial) -> Iterator[tuple[str, str, Criterion, Measure]]:
    """Each measure with its side, its path and its criterion."""
    for side, path, criterion in criteria(trial):
        for number, measure in enumerate(criterion.measures):
            yield side, f"{path}.measures.{number}", criterion, measure


def scale_of(kind: MeasureKind, unit: str | None) -> tuple[str, Decimal] | None:
    """The scale of a unit and its factor to the scale's first unit, or None for a unit that the measure does not have.

    A unit such as `x ULN` is a scale of its own (data/measures.yaml).
    """
    if not kind.units:
        return ("", Decimal(1)) if unit is None else None
    if unit is None:
        return (next(iter(kind.units)), Decimal(1)) if len(kind.units) == 1 else None
    if unit not in kind.units:
        return None
    own = unit.startswith("x ")
    return (unit, Decimal(1)) if own else (next(iter(kind.units)), kind.units[unit])


def ranges(facts: Facts, trial: Trial) -> Iterator[Range]:
    """The ranges of a trial that can be compared: with a known unit and without `when`."""
    for side, path, _, measure in measures(trial):
        kind = facts.measures.get(measure.name)
        scale = scale_of(kind, measure.unit) if kind else None
        if scale and measure.when is None:
            yield as_range(measure, side, path, *scale)


def as_range(measure: Measure, side: str, path: str, scale: str, factor: Decimal) -> Range:
    """A measure as a range in the first unit of its scale."""
    low = _limit(measure.at_least, measure.above, factor)
    high = _limit(measure.at_most, measure.below, factor)
    return Range(measure, scale, low, high, side, path)


def _limit(closed: Decimal | None, opened: Decimal | None, factor: Decimal) -> Limit:
    found = closed if closed is not None else opened
    return Limit(None if found is None else found * factor, closed is not None)


def told(measure: Measure) -> str:
    """A measure as a message names it: `at least 55 %`."""
    bounds = {
        "at least": measure.at_least,
        "above": measure.above,
        "at most": measure.at_most,
        "below": measure.below,
    }
    unit = f" {measure.unit}" if measure.unit else ""
    return " and ".join(f"{name} {bound:f}{unit}" for name, bound in bounds.items() if bound is not None)
