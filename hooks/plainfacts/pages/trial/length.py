"""The duration of a trial and that of its funding, which families must not confuse."""

from __future__ import annotations

from datetime import date
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.times import DAYS_IN, PartialDate, Span
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats

_MONTHS_TOLD = 24  # below two years a duration is given in months


def length_text(facts: Facts, trial: Trial, today: date) -> str:
    """One line: the stated duration, otherwise that from start to end, and the duration of the funding."""
    parts = [_lasts(facts, trial, today), _paid(facts, trial)]
    return " ".join(part for part in parts if part)


def is_told(trial: Trial) -> bool:
    """Whether a source states the duration of a trial, or both its start and its end."""
    return _known(trial, "duration") is not None or None not in (_known(trial, "start"), _known(trial, "end"))


def _known(trial: Trial, field: str) -> Any:
    fact = getattr(trial, field)
    return fact.known if fact is not None else None


def _lasts(facts: Facts, trial: Trial, today: date) -> str:
    words = facts.wording
    stated, start, end = (_known(trial, name) for name in ("duration", "start", "end"))
    if stated is not None:
        return words("trial.length.stated", length=formats.span(words, stated))
    if start is None or end is None:
        return words("trial.length.unknown")
    key = _standing(trial, start, end, today)
    return words(f"trial.length.{key}", length=formats.span(words, between(start, end)))


def _standing(trial: Trial, start: PartialDate, end: PartialDate, today: date) -> str:
    """Which dates are planned: `planned` (both), `running` (the end) or `over` (neither); or `withdrawn`."""
    if trial.status is not None and trial.status.known == "withdrawn":
        return "withdrawn"
    if end.last < today:
        return "over"
    return "planned" if start.first > today else "running"


def between(start: PartialDate, end: PartialDate) -> Span:
    """The time from one date to another, rounded to months, or from two years to years."""
    days = (end.last - start.first).days
    months = round(days / DAYS_IN["months"])
    return Span(months, "months") if months < _MONTHS_TOLD else Span(round(days / DAYS_IN["years"]), "years")


def _paid(facts: Facts, trial: Trial) -> str:
    funding = trial.funding.known if trial.funding else None
    if funding is None or isinstance(funding.years, Unknown):
        return ""
    return facts.wording("trial.length.money", n=formats.number(facts.wording, funding.years))
