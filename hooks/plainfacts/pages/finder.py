"""Find a trial: the form, and the list in groups; a long list begins here and goes on on numbered pages.

Without scripts the list is complete. With them the form narrows it: a short list where it stands, a long one with the
search index, which is fetched at the first use of the form.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.models import Trial
from plainfacts.pages import formats
from plainfacts.pages.links import to_page
from plainfacts.pages.list_pages import first_shares, list_item
from plainfacts.pages.lists import GROUPS, is_long, shares
from plainfacts.pages.render import render
from plainfacts.pages.trial import TrialView
from plainfacts.pages.trial_entry import trial_entry, trial_words


@dataclass(frozen=True)
class Found:
    """What narrows a trial in the list down. Ages are in months: `ends` is the first age left out."""

    conditions: str
    treatments: str
    countries: str
    begins: str
    ends: str
    words: str


@dataclass(frozen=True)
class Group:
    """Trials of one standing, with the heading and its anchor."""

    anchor: str
    title: str
    items: Sequence[Markup]


def finder(facts: Facts, base: str, today: date) -> Markup:
    """The form and the list for the page at `base`."""
    views = [TrialView(trial, today, base, facts) for trial in facts.trials.values()]
    standing = {view.standing for view in views}
    return render(
        "finder.html",
        facts,
        used={field: _used(facts, field) for field in ("conditions", "treatments")},
        countries=_countries(facts),
        standings=[name for name in GROUPS if name in standing],
        total=formats.number(facts.wording, len(views)),
        **(_long(facts, base, today) if is_long(facts) else _short(facts, views)),
    )


def _short(facts: Facts, views: Sequence[TrialView]) -> dict[str, Any]:
    return {"long": False, "groups": [group for name in GROUPS for group in _groups(name, views, facts)]}


def _long(facts: Facts, base: str, today: date) -> dict[str, Any]:
    """The beginnings of the groups; where the index is, and from which day on a status is not old."""
    since = today - timedelta(days=facts.style.limit("status_days_old"))
    values = {"index": to_page("/search.json", base), "root": to_page("/", base), "since": since.isoformat()}
    return {"long": True, "groups": first_shares(facts, shares(facts, today), base, today), **values}


def _groups(name: str, views: Iterable[TrialView], facts: Facts) -> list[Group]:
    these = [view for view in views if view.standing == name]
    if name != "was":
        title = facts.wording(f"trial.finder_group.{name}")
        return [Group(f"group-{name}", title, _items(facts, these))] if these else []
    days = sorted({day for view in these if (day := view.fact("status").checked)}, reverse=True)
    return [
        Group(
            f"group-{name}-{day.isoformat()}",
            facts.wording("trial.finder_group.was", date=formats.day(facts.wording, day)),
            _items(facts, [view for view in these if view.fact("status").checked == day]),
        )
        for day in days
    ]


def _items(facts: Facts, views: Iterable[TrialView]) -> list[Markup]:
    return [list_item(view, found=_found(facts, view.trial)) for view in views]


def _found(facts: Facts, trial: Trial) -> Found:
    entry = trial_entry(facts, trial)
    begins, ends, _ = entry["ages"]
    return Found(
        conditions=" ".join(_with_parents(facts, entry["conditions"])),
        treatments=" ".join(_with_parents(facts, entry["treatments"])),
        countries=" ".join(code for code, _ in entry["countries"]),
        begins=begins,
        ends=ends,
        words=" · ".join(trial_words(facts, entry)),
    )


def _with_parents(facts: Facts, own: Iterable[str]) -> list[str]:
    """The ids of topics and of all that they are part of."""
    wanted = frozenset(own)
    return sorted(name for name, parts in facts.within.items() if wanted & parts)


def _values(facts: Facts, field: str) -> set[str]:
    """Every value that some trial has in a field that holds several."""
    found = (fact_of(facts, trial, field) for trial in facts.trials.values())
    return {value for fact in found if fact for value in fact.known or ()}


def _countries(facts: Facts) -> list[tuple[str, str]]:
    return sorted((formats.country(facts.wording, code), code) for code in _values(facts, "countries"))


def _used(facts: Facts, field: str) -> list[tuple[str, str]]:
    """Ids and names of the topics that some trial is about, and of what these are part of."""
    ids = _with_parents(facts, _values(facts, field))
    return sorted(((name, facts.topics[name].name) for name in ids), key=lambda pair: pair[1].casefold())
