"""Where the parts of a trial stand, and its values without the cases that the rules do not judge."""

from __future__ import annotations

from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Participants, Trial
from plainfacts.facts.records.values import Unknown

OVER = ("terminated", "withdrawn", "completed")
"""Statuses of a trial that has ended or never began."""


def spot(trial: Trial, path: str) -> str:
    """The dotted path of a part as it is written: a fact in its long form has `value` between."""
    field, dot, rest = path.partition(".")
    long = f"{field}.value"
    return f"{long}{dot}{rest}" if trial.place.has(long) else path


def where(trial: Trial, path: str = "") -> str:
    """`data/trials.yaml:42`: for messages that name another place."""
    return trial.place.told(spot(trial, path))


def value(trial: Trial, field: str) -> Any:
    """What the record itself states for a field, or None where it states nothing or `unknown`."""
    fact = getattr(trial, field)
    return fact.known if fact is not None else None


def known(found: Any) -> Any:
    """The value, or None where it is `unknown`."""
    return None if isinstance(found, Unknown) else found


def status(trial: Trial) -> str | None:
    """The written status, or None where it is missing or unknown."""
    found = value(trial, "status")
    return None if found == "unknown" else found


def people(trial: Trial) -> int | None:
    """How many took part, or how many are planned; None where nobody says."""
    found: Participants | None = value(trial, "participants")
    if found is None:
        return None
    return found.actual if found.actual is not None else found.planned


def stated(trial: Trial, field: str, *, planned: bool = True) -> list[Any]:
    """The value of a field and what other sources say of it, without `unknown`; what was only planned if so asked."""
    fact = getattr(trial, field)
    others = () if fact is None else fact.differs if planned else fact.disputed
    values = [] if fact is None else [fact.value, *(other.value for other in others)]
    return [found for found in values if not isinstance(found, Unknown)]


def subs(facts: Facts, trial: Trial, *, withdrawn: bool = True) -> list[Trial]:
    """The sub-trials of a trial; without those that were withdrawn if so asked."""
    return [sub for sub in facts.sub_trials.get(trial.id, ()) if withdrawn or status(sub) != "withdrawn"]
