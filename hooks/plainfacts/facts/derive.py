"""What a master protocol leaves out is derived from its sub-trials, and said so on its page."""

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
"""A master protocol is as open as the most open of its sub-trials; unknown comes before all that are closed."""


def fact_of(facts: Facts, trial: AnyTrial, field: str) -> Fact[Any] | None:
    """A fact of a trial: the written one, or the one derived from its sub-trials, or None where there is neither.

    A listed trial has no sub-trials, and some fields it has not.
    """
    if isinstance(trial, ListedTrial):
        return getattr(trial, field, None)
    written: Fact[Any] | None = getattr(trial, field)
    return written if written is not None else derived(facts, trial, field)


def is_derived(facts: Facts, trial: AnyTrial, field: str) -> bool:
    """Whether a fact is not written but follows from the sub-trials."""
    return isinstance(trial, Trial) and getattr(trial, field) is None and derived(facts, trial, field) is not None


def derived(facts: Facts, trial: Trial, field: str) -> Fact[Any] | None:
    """The fact that follows from the sub-trials, with the source and date of the oldest one it rests on.

    None where it does not follow: from what some parts plan nobody knows how many the whole plans, and where one part
    may be open the whole is not said to be closed.
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
"""What a part that does not say it counts for; in other fields it adds nothing."""
_DERIVE: dict[str, Callable[[Sequence[Any]], Any]] = {
    "registry_ids": _union,
    "countries": _union,
    "status": lambda values: min(values, key=_OPENNESS.index),
    "participants": _sum,
}
