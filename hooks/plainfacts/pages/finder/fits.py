"""Decides whether a trial fits a query, may fit, or does not: what is unknown never excludes a child.

`fits.js` makes the same decision in the browser from the same facts (`trial_entry`); a test compares the two for every
pair of choices.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.listed import AnyTrial, ListedTrial
from plainfacts.facts.records.trial import Ages
from plainfacts.pages.finder.index_entry import above, months, others
from plainfacts.pages.trial.fact_html import STATUS_GROUPS, is_old, status_group

FITS = ("fits", "may", "listed", "closed")
"""The groups of results, in the order in which they are shown. Closed trials are shown below the others.

`listed` are listed trials, which never count as fitting.
"""
_CAN_OPEN = ("not-yet-recruiting", "suspended")
"""Trials that had this status in an old copy may be open now."""

Months = tuple[Decimal, Decimal]


@dataclass(frozen=True)
class Choice:
    """A query; empty fields are not restricted. `status` is a status or one of the groups of STATUS_GROUPS.

    `age` is in months: the child is at least as old as the first and younger than the second.
    """

    condition: str = ""
    treatment: str = ""
    country: str = ""
    status: str = ""
    age: Months | None = None


@dataclass(frozen=True)
class Reason:
    """Why it is uncertain that a trial fits: the key of a text below `fit.why`, and the ids of the topics in it."""

    key: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fit:
    """How a trial matches a query: its group (one of `FITS`), and what is uncertain."""

    group: str
    reasons: tuple[Reason, ...] = ()


Answer = tuple[Reason, ...] | None
"""How one fact matches: with no reason for doubt, with some, or not at all (None)."""


def fit(facts: Facts, trial: AnyTrial, choice: Choice, today: date) -> Fit | None:
    """How a trial matches a query; None if it does not. A master protocol matches as its best sub-trial does."""
    own = _own(facts, trial, choice, today)
    parts = [found for part in facts.sub_trials.get(trial.id, ()) if (found := fit(facts, part, choice, today))]
    best = min(parts, key=_rank, default=None)
    if best and (own is None or _rank(best) < _rank(own)):
        return Fit(best.group, (Reason(f"part_{best.group}"),))
    return own


def _rank(found: Fit) -> int:
    return FITS.index(found.group)


def _own(facts: Facts, trial: AnyTrial, choice: Choice, today: date) -> Fit | None:
    reasons: list[Reason] = []
    for answer in _answers(facts, trial, choice, today):
        if answer is None:
            return None
        reasons += answer
    if isinstance(trial, ListedTrial):
        return Fit("listed", tuple(reasons))
    closed = status_group(facts, trial) == "closed" and not _said_open(fact_of(facts, trial, "status"))
    return Fit("closed" if closed else "may" if reasons else "fits", tuple(reasons))


def _answers(facts: Facts, trial: AnyTrial, choice: Choice, today: date) -> Iterator[Answer]:
    """The answer for each field of the query that is set, and always for the status."""
    if choice.condition:
        fact = fact_of(facts, trial, "conditions")
        yield _answer(fact, "condition", partial(_condition, facts, choice.condition))
    if choice.treatment:
        fact = fact_of(facts, trial, "treatments")
        yield _answer(fact, "treatment", partial(_treatment, facts, choice.treatment))
    if choice.country:
        yield _answer(fact_of(facts, trial, "countries"), "country", partial(_country, choice.country))
    if choice.age:
        yield _age_answer(fact_of(facts, trial, "ages"), isinstance(trial, ListedTrial), choice.age)
    yield _status(facts, fact_of(facts, trial, "status"), choice.status, today)


def _age_answer(fact: Fact[Any] | None, is_listed: bool, wanted: Months) -> Answer:
    """A registry's table has age groups only, so that no age excludes a listed trial, and none certainly fits."""
    if is_listed and (fact is None or not fact.known):
        return (Reason("ages_groups"),)
    return _answer(fact, "ages", partial(_ages, wanted))


def _answer(fact: Fact[Any] | None, name: str, ask: Callable[[Any], Answer]) -> Answer:
    """The answer of a fact; if it does not match, another source may still do so."""
    if fact is None or not fact.known:
        return (Reason(f"{name}_unknown"),)
    found = ask(fact.known)
    if found is None and any(ask(other) is not None for other in others(fact)):
        return (Reason(f"{name}_differs"),)
    return found


def _condition(facts: Facts, wanted: str, own: Sequence[str]) -> Answer:
    """A trial for a wider group of illnesses may include the child, and so may one for a narrower kind."""
    if wanted in own:
        return ()
    if wider := _wider(facts, wanted, own):
        return (Reason("condition_wider", wider),)
    parts = _parts(facts, wanted, own)
    return (Reason("condition_part", parts),) if parts else None


def _treatment(facts: Facts, wanted: str, own: Sequence[str]) -> Answer:
    """A treatment of the wanted kind matches; a trial that names only its kind may test it."""
    if _parts(facts, wanted, own):
        return ()
    wider = _wider(facts, wanted, own)
    return (Reason("treatment_wider", wider),) if wider else None


def _wider(facts: Facts, wanted: str, own: Sequence[str]) -> tuple[str, ...]:
    around = above(facts, wanted)
    return tuple(sorted(name for name in own if name in around))


def _parts(facts: Facts, wanted: str, own: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(name for name in own if name in facts.within.get(wanted, ())))


def _country(wanted: str, own: Sequence[str]) -> Answer:
    return () if wanted in own else None


def _ages(wanted: Months, own: Ages) -> Answer:
    """An age in years spans a year: a limit within it includes only some children of that age."""
    begins, ends = (Decimal(limit or "Infinity") for limit in months(own))
    first, after = wanted
    if after <= begins or first >= ends:
        return None
    return () if begins <= first and after <= ends else (Reason("ages_part"),)


def _said_open(fact: Fact[Any] | None) -> bool:
    """Whether another source says that a trial is open or will open."""
    return any(STATUS_GROUPS[other] in ("open", "later") for other in others(fact))


def _status(facts: Facts, fact: Fact[Any] | None, wanted: str, today: date) -> Answer:
    """The status counts even if it is not in the query: people look for a trial that is open."""
    status = (fact.known if fact else None) or "unknown"
    group, wanted_group = STATUS_GROUPS[status], STATUS_GROUPS.get(wanted, wanted)
    if status == "unknown" and wanted != "unknown":
        return (Reason("status_unknown"),)
    if not wanted or wanted in (status, group):
        return (Reason("status_differs"),) if group == "closed" and _said_open(fact) else ()
    if any(wanted in (other, STATUS_GROUPS[other]) for other in others(fact)):
        return (Reason("status_differs"),)
    if wanted_group == "open" and status in _CAN_OPEN and is_old(facts, fact, today):
        return (Reason("status_old"),)
    return None
