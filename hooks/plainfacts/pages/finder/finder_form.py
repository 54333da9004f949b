"""The form to find a trial, and the list of trials in groups; a long list continues on numbered pages.

Without scripts the list is complete. With scripts the form shows what fits, what may fit and what is closed: from the
page itself for a short list, from the search index, fetched at the first use of the form, for a long one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from plainfacts.facts.derive import fact_of, known
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import AnyTrial
from plainfacts.pages import formats
from plainfacts.pages.finder.fits import FITS
from plainfacts.pages.finder.index_entry import above, others, trial_entry, trial_words
from plainfacts.pages.finder.long_lists import GROUPS, LISTED, has_index, is_long, paged
from plainfacts.pages.finder.numbered_lists import Group, first_shares, list_item, listed_note
from plainfacts.pages.links import to_page
from plainfacts.pages.templating import render
from plainfacts.pages.trial.trial_view import ListedView, TrialView


def finder(facts: Facts, base: str, today: date) -> Markup:
    """The form and the list for the page at `base`."""
    views = [TrialView(trial, today, base, facts) for trial in facts.trials.values()]
    listed = [ListedView(trial, today, base, facts) for trial in facts.listed.values()]
    standing = {view.standing for view in views} | {view.standing for view in listed}
    status = {view.group for view in views} | {view.group for view in listed}
    return render(
        "finder.html",
        facts,
        used={field: _choices(facts, field) for field in ("conditions", "treatments")},
        countries=_countries(facts),
        near=facts.settings.countries,
        standings=[name for name in GROUPS if name in standing],
        statuses=[name for name in GROUPS if name in status],
        fits=[name for name in FITS if name != LISTED or listed],
        listed=formats.number(facts.wording, len(listed)) if listed else "",
        note=listed_note(facts) if listed else "",
        topics=_topics(facts),
        total=formats.number(facts.wording, len(views)),
        indexed=has_index(facts),
        index=to_page("/search.json", base),
        root=to_page("/", base),
        since=(today - timedelta(days=facts.style.limit("status_days_old"))).isoformat(),
        long=is_long(facts),
        groups=_shown_groups(facts, views, base, today),
    )


def _shown_groups(facts: Facts, views: Sequence[TrialView], base: str, today: date) -> list[Group]:
    """The first trials of each group of a long list; of a short one all trials, but the first of the listed ones."""
    first = first_shares(facts, paged(facts, today), base, today)
    if is_long(facts):
        return first
    *others, closed = (_groups(name, views, facts) for name in GROUPS)
    return [*(group for groups in others for group in groups), *first, *closed]


def _groups(name: str, views: Iterable[TrialView], facts: Facts) -> list[Group]:
    these = [view for view in views if view.standing == name]
    if name != "was":
        title = facts.wording(f"trial.finder_group.{name}")
        return [Group(f"group-{name}", title, "", _items(facts, these))] if these else []
    days = sorted({day for view in these if (day := view.fact("status").checked)}, reverse=True)
    return [
        Group(
            f"group-{name}-{day.isoformat()}",
            facts.wording("trial.finder_group.was", date=formats.day(facts.wording, day)),
            "",
            _items(facts, [view for view in these if view.fact("status").checked == day], dated=True),
        )
        for day in days
    ]


def _items(facts: Facts, views: Iterable[TrialView], *, dated: bool = False) -> list[Markup]:
    return [list_item(view, found=None if has_index(facts) else _found(facts, view), dated=dated) for view in views]


def _found(facts: Facts, view: TrialView) -> dict[str, Any]:
    """What `fits.js` needs to know about a trial; for a long list it is in the search index."""
    entry = trial_entry(facts, view.trial)
    begins, ends, aged = entry["ages"]
    return {
        "id": entry["id"],
        "of": entry["of"],
        "conditions": entry["conditions"],
        "treatments": entry["treatments"],
        "countries": [code for code, _ in entry["countries"]],
        "ages": [begins, ends] if begins else [],
        "aged": aged,
        "sites": entry["sites"],
        "status": entry["status"],
        "group": view.group,
        "old": view.old,
        "others": entry["others"],
        "words": trial_words(facts, entry),
    }


def _topics(facts: Facts) -> dict[str, list[str]]:
    """The parent (empty if none) and the names of each condition and treatment, by id."""
    return {name: [topic.part_of or "", *topic.names] for name, topic in facts.topics.items()}


def _values(facts: Facts, field: str) -> Iterator[str]:
    """Every value that some trial has in a list field, by any source."""
    every: list[AnyTrial] = [*facts.trials.values(), *facts.listed.values()]
    for trial in every:
        for value in (known(facts, trial, field), *others(fact_of(facts, trial, field))):
            yield from value or ()


def _countries(facts: Facts) -> list[tuple[str, str]]:
    """The countries to choose from: those of trials, and those with an emergency number."""
    codes = {*_values(facts, "countries"), *facts.urgent}
    return sorted((formats.country(facts.wording, code), code) for code in codes)


def _choices(facts: Facts, field: str) -> list[tuple[str, str]]:
    """Ids and names of the topics that some trial may be about: those it names, their parts and parents.

    A trial that does not state its topics may be about any.
    """
    named = set(_values(facts, field))
    unstated = any(not getattr(trial, field).known for trial in facts.trials.values())
    topics = facts.conditions if field == "conditions" else facts.treatments
    ids = [name for name in topics if unstated or facts.within[name] & named or named.intersection(above(facts, name))]
    return sorted(((name, topics[name].name) for name in ids), key=lambda pair: pair[1].casefold())
