"""Derives the facts that a master protocol leaves out from its sub-trials; its page says that they are derived."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.listed import AnyTrial, ListedTrial
from plainfacts.facts.records.trial import DERIVED_FIELDS, Trial

_OPENNESS = (
    "recruiting",
    "by-invitation",
    "not-yet-recruiting",
    "suspended",
    "active-not-recruiting",
    "unknown",
    "completed",
    "terminated",
    "withdrawn",
)
"""Statuses, the most open first: a master protocol has that of its most open sub-trial. Unknown precedes closed."""


def fact_of(facts: Facts, trial: AnyTrial, field: str) -> Fact[Any] | None:
    """A fact of a trial: the one in its record, otherwise the one derived from its sub-trials, otherwise None.

    A listed trial has no sub-trials, and lacks some of the fields.
    """
    if isinstance(trial, ListedTrial):
        return getattr(trial, field, None)
    written: Fact[Any] | None = getattr(trial, field)
    return written if written is not None else derived(facts, trial, field)


def known(facts: Facts, trial: AnyTrial, field: str) -> Any:
    """The value of a fact of a trial; None where no source states it."""
    fact = fact_of(facts, trial, field)
    return fact.known if fact else None


def is_derived(facts: Facts, trial: AnyTrial, field: str) -> bool:
    """Whether a fact is derived from sub-trials, and not in the record itself."""
    return isinstance(trial, Trial) and getattr(trial, field) is None and derived(facts, trial, field) is not None


def derived(facts: Facts, trial: Trial, field: str) -> Fact[Any] | None:
    """The fact that follows from the sub-trials, with the source and date of the oldest of theirs.

    None where nothing follows: participants cannot be added up unless every sub-trial states them, and a trial is not
    called closed while one of its sub-trials may be open.
    """
    parts = [fact for sub in facts.sub_trials.get(trial.id, ()) if (fact := getattr(sub, field, None)) is not None]
    if field not in DERIVED_FIELDS:
        return None
    values = [_NOT_STATED.get(field) if fact.known is None else fact.known for fact in parts]
    known = [value for value in values if value is not None]
    if not known or (field == "participants" and len(known) < len(parts)):
        return None
    found = _DERIVE[field](known)
    if found == _NOT_STATED.get(field):
        return None
    oldest = min(parts, key=lambda fact: (fact.checked, fact.source))
    return Fact.model_construct(value=found, source=oldest.source, checked=oldest.checked, differs=())


def _union(values: Sequence[Sequence[str]]) -> tuple[str, ...]:
    return tuple(sorted({item for value in values for item in value}))


def _sum(values: Sequence[Any]) -> Any:
    planned = [value.planned if value.planned is not None else value.actual for value in values]
    return type(values[0])(planned=sum(planned))


_NOT_STATED = {"status": "unknown"}
"""The value that stands in for an unknown one; in other fields an unknown value is left out."""
_DERIVE: dict[str, Callable[[Sequence[Any]], Any]] = {
    "registry_ids": _union,
    "countries": _union,
    "status": lambda values: min(values, key=_OPENNESS.index),
    "participants": _sum,
}
