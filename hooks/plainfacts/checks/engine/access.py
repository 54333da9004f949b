"""Access to the parts of a trial: their places, and their values without `unknown`."""

from __future__ import annotations

from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Participants, Trial
from plainfacts.facts.records.values import Unknown

OVER = ("terminated", "withdrawn", "completed")
"""The statuses of a trial that has ended or never started."""


def spot(trial: Trial, path: str) -> str:
    """The dotted path of a part as written: a fact in its long form has `value` in between."""
    field, dot, rest = path.partition(".")
    long = f"{field}.value"
    return f"{long}{dot}{rest}" if trial.place.has(long) else path


def where(trial: Trial, path: str = "") -> str:
    """`data/trials.yaml:42`, for messages that refer to another place."""
    return trial.place.told(spot(trial, path))


def value(trial: Trial, field: str) -> Any:
    """The value of a field in the record itself, or None if it is missing or `unknown`."""
    fact = getattr(trial, field)
    return fact.known if fact is not None else None


def known(found: Any) -> Any:
    """The value, or None if it is `unknown`."""
    return None if isinstance(found, Unknown) else found


def status(trial: Trial) -> str | None:
    """The status in the record, or None if it is missing or unknown."""
    found = value(trial, "status")
    return None if found == "unknown" else found


def people(trial: Trial) -> int | None:
    """The number of participants: actual, or else planned; None if unknown."""
    found: Participants | None = value(trial, "participants")
    if found is None:
        return None
    return found.actual if found.actual is not None else found.planned


def stated(trial: Trial, field: str, *, planned: bool = True) -> list[Any]:
    """The values of a field in all sources, without `unknown`; those that were only planned are optional."""
    fact = getattr(trial, field)
    others = () if fact is None else fact.differs if planned else fact.disputed
    values = [] if fact is None else [fact.value, *(other.value for other in others)]
    return [found for found in values if not isinstance(found, Unknown)]


def subs(facts: Facts, trial: Trial, *, withdrawn: bool = True) -> list[Trial]:
    """The sub-trials of a trial; withdrawn ones are optional."""
    return [sub for sub in facts.sub_trials.get(trial.id, ()) if withdrawn or status(sub) != "withdrawn"]
