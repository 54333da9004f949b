"""A fact as a page shows it: its text, its source and date, and what other sources say."""

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
    """The template context for one fact. `value` is None where no source states it.

    `differs` are sentences about what other sources say; `derived` marks a fact that is derived from sub-trials.
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
    """A fact of a trial, ready to print; the text of an unknown fact says that it is unknown."""
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
    """What another source says about a fact, or what it planned, in one sentence with the date of its copy."""
    words, source = facts.wording, facts.sources.get(other.source)
    date_ = formats.day(words, other.checked)
    if other.planned:
        who = words(f"fact.planned_by.{source.kind if source else 'other'}")
        return formats.planned(facts, field, other.value, who=who, date=date_)
    who = source.publisher if source else other.source
    value = formats.fact(facts, field, other.value).rstrip(".")
    return words("fact.differs", who=who, date=date_, value=value)


def is_old(facts: Facts, fact: Fact[Any] | None, today: date) -> bool:
    """Whether a status was compared so long ago that it may have changed."""
    return fact is not None and (today - fact.checked).days > facts.style.limit("status_days_old")


def status_text(facts: Facts, trial: AnyTrial, today: date) -> str:
    """The status in words; that of an old copy is in the past tense, with the date."""
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
"""The group of each status in lists of trials. An unknown status has its own and never counts as open."""


def status_group(facts: Facts, trial: AnyTrial) -> str:
    """`open`, `later`, `unknown` or `closed`."""
    return STATUS_GROUPS[known(facts, trial, "status") or "unknown"]
