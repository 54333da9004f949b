"""A fact as a page shows it: its words, its source and day, and what other sources say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from plainfacts.facts.derive import fact_of, is_derived, known
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Different, Fact
from plainfacts.facts.records.listed import AnyTrial
from plainfacts.pages import formats


@dataclass(frozen=True)
class Shown:
    """What a template needs of one fact. `value` is None where no source states it.

    `differs` are sentences of what other sources say; `derived` is one that follows from the parts of a trial.
    """

    key: str
    label: str
    text: str
    value: Any
    source: str | None = None
    checked: date | None = None
    differs: Sequence[str] = ()
    derived: bool = False


def shown(facts: Facts, trial: AnyTrial, field: str) -> Shown:
    """One fact of a trial, ready to be printed; a fact nobody stated says so."""
    words = facts.wording
    fact = fact_of(facts, trial, field)
    key, label = f"{trial.id}.{field}", words(f"field.{field}")
    if fact is None:
        return Shown(key, label, words("site.unknown"), None)
    return Shown(
        key,
        label,
        formats.fact(facts, field, fact.value),
        fact.known,
        fact.source,
        fact.checked,
        tuple(difference(facts, field, other) for other in fact.differs),
        is_derived(facts, trial, field),
    )


def difference(facts: Facts, field: str, other: Different[Any]) -> str:
    """What another source says of a fact, or what it planned, in one sentence with the date of its copy."""
    words, source = facts.wording, facts.sources.get(other.source)
    date_ = formats.day(words, other.checked)
    if other.planned:
        who = words(f"fact.planned_by.{source.kind if source else 'other'}")
        return formats.planned(facts, field, other.value, who=who, date=date_)
    who = source.publisher if source else other.source
    value = formats.fact(facts, field, other.value).rstrip(".")
    return words("fact.differs", who=who, date=date_, value=value)


def is_old(facts: Facts, fact: Fact[Any] | None, today: date) -> bool:
    """Whether a status was compared so long ago that the page must say it may have changed."""
    return fact is not None and (today - fact.checked).days > facts.style.limit("status_days_old")


def status_text(facts: Facts, trial: AnyTrial, today: date) -> str:
    """The status in words; one read from an old copy speaks of the day it was read."""
    fact = fact_of(facts, trial, "status")
    value = fact.known if fact and fact.known else "unknown"
    if fact is None or not is_old(facts, fact, today):
        return facts.wording(f"trial.status.{value}")
    return facts.wording(f"trial.status_was.{value}", date=formats.day(facts.wording, fact.checked))


STATUS_GROUPS = {
    "recruiting": "open",
    "by-invitation": "open",
    "not-yet-recruiting": "later",
    "unknown": "unknown",
    "suspended": "closed",
    "active-not-recruiting": "closed",
    "terminated": "closed",
    "withdrawn": "closed",
    "completed": "closed",
}
"""How lists of trials are grouped. Every status has its group; unknown has its own and never counts as open."""


def status_group(facts: Facts, trial: AnyTrial) -> str:
    """`open`, `later`, `unknown` or `closed`."""
    return STATUS_GROUPS[known(facts, trial, "status") or "unknown"]
