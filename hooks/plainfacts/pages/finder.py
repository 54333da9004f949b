"""Find a trial: the whole list in groups, complete without scripts, with what a script needs to narrow it down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal

from markupsafe import Markup

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.models import Ages, Trial
from plainfacts.facts.times import DAYS_IN, Span
from plainfacts.pages import formats
from plainfacts.pages.render import render
from plainfacts.pages.search import trial_words
from plainfacts.pages.trial import TrialView

GROUPS = ("open", "was", "later", "unknown", "closed")
"""In this order; `was` was open in a copy that is too old to count, with one group for each day of such a copy."""


@dataclass(frozen=True)
class Found:
    """A trial in the list, and what narrows it down. Ages are in months: `ends` is the first age left out."""

    view: TrialView
    conditions: str
    treatments: str
    countries: str
    begins: str
    ends: str
    words: str


@dataclass(frozen=True)
class Group:
    """Trials of one standing, with the heading and its anchor."""

    name: str
    anchor: str
    title: str
    trials: Sequence[Found]


def finder(facts: Facts, base: str, today: date) -> Markup:
    """The form and the list."""
    found = [_found(TrialView(trial, today, base, facts)) for trial in facts.trials.values()]
    groups = [group for name in GROUPS for group in _groups(name, found, facts)]
    used = {field: _used(facts, field) for field in ("conditions", "treatments")}
    codes = sorted({code for item in found for code in item.countries.split()})
    countries = sorted((formats.country(facts.wording, code), code) for code in codes)
    standings = [name for name in GROUPS if any(group.name == name for group in groups)]
    return render(
        "finder.html", facts, groups=groups, used=used, countries=countries, standings=standings, total=len(found)
    )


def _groups(name: str, found: Iterable[Found], facts: Facts) -> list[Group]:
    these = [item for item in found if item.view.standing == name]
    if name != "was":
        return [Group(name, f"group-{name}", facts.wording(f"trial.finder_group.{name}"), these)] if these else []
    days = sorted({day for item in these if (day := item.view.fact("status").checked)}, reverse=True)
    return [
        Group(
            name,
            f"group-{name}-{day.isoformat()}",
            facts.wording("trial.finder_group.was", date=formats.day(facts.wording, day)),
            [item for item in these if item.view.fact("status").checked == day],
        )
        for day in days
    ]


def _found(view: TrialView) -> Found:
    begins, ends = _months(view.fact("ages").value)
    return Found(
        view,
        conditions=" ".join(_with_parents(view.facts, view.trial, "conditions")),
        treatments=" ".join(_with_parents(view.facts, view.trial, "treatments")),
        countries=" ".join(view.fact("countries").value or ()),
        begins=begins,
        ends=ends,
        words=" · ".join(trial_words(view.facts, view.trial)),
    )


def _with_parents(facts: Facts, trial: Trial, field: str) -> list[str]:
    """The ids of a trial's topics and of all that they are part of."""
    fact = fact_of(facts, trial, field)
    own = set((fact.known if fact else None) or ())
    return sorted(name for name, parts in facts.within.items() if own & parts)


def _months(ages: Ages | None) -> tuple[str, str]:
    """The first age in months that can join and the first that cannot; an end without limit is empty."""
    if ages is None:
        return "", ""
    begins = _in_months(ages.from_) if ages.from_ else Decimal(0)
    after = Span(ages.to.amount + 1, ages.to.unit) if ages.to else ages.under
    return str(begins.normalize() if begins else 0), str(_in_months(after)) if after else ""


def _in_months(age: Span) -> Decimal:
    whole = {"months": 1, "years": 12}.get(age.unit)
    if whole:
        return Decimal(age.amount * whole)
    return (age.days / DAYS_IN["months"]).quantize(Decimal("0.01"), ROUND_CEILING)


def _used(facts: Facts, field: str) -> list[tuple[str, str]]:
    """Ids and names of the topics that some trial is about, and of what these are part of."""
    ids = {name for trial in facts.trials.values() for name in _with_parents(facts, trial, field)}
    return sorted(((name, facts.topics[name].name) for name in ids), key=lambda pair: pair[1].casefold())
