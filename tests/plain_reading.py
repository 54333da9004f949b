"""Decides which trials fit a choice, may fit, or are closed, from the records, as a careful person would.

An independent implementation for tests: it shares no code with `pages/finder/fits.py` and `fits.js`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import combinations, product
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import AnyTrial, ListedTrial
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import UNKNOWN

DAYS = {"days": 1.0, "weeks": 7.0, "months": 30.4375, "years": 365.25}
OPEN, LATER = ("recruiting", "by-invitation"), ("not-yet-recruiting",)
CLOSED = ("suspended", "active-not-recruiting", "terminated", "withdrawn", "completed")
GROUPS = {"open": OPEN, "later": LATER, "unknown": ("unknown",), "closed": CLOSED}
YES, PERHAPS, NO = "yes", "perhaps", "no"


@dataclass(frozen=True)
class Wanted:
    """A choice in the form."""

    condition: str = ""
    treatment: str = ""
    country: str = ""
    status: str = ""
    age: str = ""
    unit: str = "years"


class Reader:
    """Reads the facts of a site on a given day."""

    def __init__(self, facts: Facts, today: date) -> None:
        self.facts, self.today = facts, today

    def groups(self, wanted: Wanted) -> dict[str, str]:
        """The group of each trial that is shown, by id."""
        found = {name: self.of(trial, wanted) for name, trial in self.facts.trials.items()}
        found |= {name: self.listed(trial, wanted) for name, trial in self.facts.listed.items()}
        return {name: group for name, group in found.items() if group}

    def of(self, trial: Trial, wanted: Wanted) -> str | None:
        """The group of a trial: the best of its own and those of its sub-trials."""
        found = [self.alone(trial, wanted)]
        found += [self.of(part, wanted) for part in self.facts.trials.values() if part.part_of == trial.id]
        return next((group for group in ("fits", "may", "closed") if group in found), None)

    def listed(self, trial: ListedTrial, wanted: Wanted) -> str | None:
        """The group of a listed trial: its age and treatment are unknown and do not exclude it."""
        answers = [self.open(trial, wanted.status)]
        if wanted.condition:
            answers.append(self.illness(trial, wanted.condition))
        if wanted.country:
            answers.append(self.country(trial, wanted.country))
        return None if NO in answers else "listed"

    def alone(self, trial: Trial, wanted: Wanted) -> str | None:
        """The group of a trial by its own record."""
        answers = [self.open(trial, wanted.status)]
        if wanted.condition:
            answers.append(self.illness(trial, wanted.condition))
        if wanted.treatment:
            answers.append(self.treatment(trial, wanted.treatment))
        if wanted.country:
            answers.append(self.country(trial, wanted.country))
        if wanted.age:
            answers.append(self.age(trial, wanted))
        if NO in answers:
            return None
        if self.closed(trial):
            return "closed"
        return "may" if PERHAPS in answers else "fits"

    def told(self, trial: AnyTrial, field: str) -> tuple[Any, list[Any]]:
        """The value in the record, or None, followed by those of other sources."""
        fact = getattr(trial, field)
        if fact is None:
            parts = [part for part in self.facts.trials.values() if part.part_of == trial.id]
            values = [self.told(part, field)[0] for part in parts]
            if field == "status":
                running = (*OPEN, *LATER, "suspended", "active-not-recruiting")
                openest = (
                    *running,
                    None,
                    "completed",
                    "terminated",
                    "withdrawn",
                )  # a sub-trial of unknown status may be open
                return next((name for name in openest if name in values), None), []
            return sorted({name for value in values if value for name in value}) or None, []
        others = [other.value for other in fact.differs if other.value is not UNKNOWN]
        return (None if fact.value is UNKNOWN else fact.value), others

    def above(self, topic: str) -> list[str]:
        parent = self.facts.topics[topic].part_of
        return [parent, *self.above(parent)] if parent else []

    def illness(self, trial: AnyTrial, wanted: str) -> str:
        own, others = self.told(trial, "conditions")
        if own is None:
            return PERHAPS
        if wanted in own:
            return YES
        near = [name for names in (own, *others) for name in names]
        return PERHAPS if any(self.akin(wanted, name) for name in near) else NO

    def treatment(self, trial: Trial, wanted: str) -> str:
        own, others = self.told(trial, "treatments")
        if own is None:
            return PERHAPS
        if any(wanted in (name, *self.above(name)) for name in own):
            return YES
        near = [name for names in (own, *others) for name in names]
        return PERHAPS if any(self.akin(wanted, name) for name in near) else NO

    def akin(self, one: str, other: str) -> bool:
        return one == other or one in self.above(other) or other in self.above(one)

    def country(self, trial: AnyTrial, wanted: str) -> str:
        own, others = self.told(trial, "countries")
        if own is not None and wanted in own:
            return YES
        return PERHAPS if own is None or any(wanted in other for other in others) else NO

    def age(self, trial: Trial, wanted: Wanted) -> str:
        """Whether all, some or no children of this age can join, computed in days of life."""
        own, others = self.told(trial, "ages")
        if own is None:
            return PERHAPS
        unit = DAYS[wanted.unit]
        youngest, oldest = int(wanted.age) * unit, (int(wanted.age) + 1) * unit
        begins, ends = self.limits(own)
        if begins <= youngest and oldest <= ends:
            return YES
        some = [begins < oldest and youngest < ends for begins, ends in map(self.limits, (own, *others))]
        return PERHAPS if any(some) else NO

    def limits(self, ages: Any) -> tuple[float, float]:
        begins = ages.from_.amount * DAYS[ages.from_.unit] if ages.from_ else 0
        if ages.to:
            return begins, (ages.to.amount + 1) * DAYS[ages.to.unit]
        return begins, ages.under.amount * DAYS[ages.under.unit] if ages.under else 10**9

    def closed(self, trial: Trial) -> bool:
        own, others = self.told(trial, "status")
        return own in CLOSED and not any(other in (*OPEN, *LATER) for other in others)

    def open(self, trial: AnyTrial, wanted: str) -> str:
        own, others = self.told(trial, "status")
        own = own or "unknown"
        if own == "unknown" and wanted != "unknown":
            return PERHAPS
        if not wanted or own in GROUPS[wanted]:
            return PERHAPS if own in CLOSED and not self.closed(trial) else YES
        if any(other in GROUPS[wanted] for other in others):
            return PERHAPS
        may_have_opened = own in ("not-yet-recruiting", "suspended") and self.old(trial)
        return PERHAPS if wanted == "open" and may_have_opened else NO

    def old(self, trial: AnyTrial) -> bool:
        checked = [one.status.checked for one in self.facts.trials.values() if one.part_of == trial.id and one.status]
        day = trial.status.checked if trial.status else min(checked)
        return (self.today - day).days > self.facts.style.limit("status_days_old")


AGES = (
    ("0", "months"),
    ("5", "months"),
    ("17", "months"),
    ("1", "years"),
    ("5", "years"),
    ("15", "years"),
    ("17", "years"),
)


def choices(options: Mapping[str, Sequence[str]]) -> Iterator[Wanted]:
    """Every choice with one or two fields, and those with an illness, a country and an age."""
    ages = [{"age": age, "unit": unit} for age, unit in AGES]
    fields = {name: [{name: value} for value in values if value] for name, values in options.items()} | {"age": ages}
    yield from (Wanted(**one) for values in fields.values() for one in values)
    for first, second in combinations(fields.values(), 2):
        yield from (Wanted(**one, **two) for one, two in product(first, second))
    for one, two, three in product(fields["condition"], fields["country"], fields["age"]):
        yield Wanted(**one, **two, **three)


def as_form(wanted: Wanted) -> dict[str, str]:
    """The choice by field name of the form."""
    return asdict(wanted)
