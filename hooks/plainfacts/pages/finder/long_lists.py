"""Lists that can grow long: up to a number they stand whole on a page, above it their first part and a way to the rest.

The list of all trials is then split into numbered pages, for each standing its own, in the order of the names. Where a
page ends follows from the ids of the trials near its end, so that one trial more or less changes a page or two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from zlib import crc32

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import AnyTrial, ListedTrial
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.trial.trial_view import TrialView
from plainfacts.prose.page import Page

WHOLE = 100
"""The longest list that stands whole on a page."""
FIRST = 10
"""What is shown of a longer one."""
LEAST, MOST = 30, 70
"""Trials on a numbered page; the last one can have fewer."""
_ENDS_AFTER_ONE_IN = 16
"""Between these two a page ends after one trial in so many, by their ids."""

GROUPS = ("open", "was", "later", "unknown", "closed")
"""In this order; `was` was open in a copy that is too old to count."""
LISTED = "listed"
"""The group of trials of which only a table's facts are known."""
TRIALS = "/trials/"
LIST = "/trials/list/"
"""Where the numbered pages are: `/trials/list/open/2/`."""

Item = TypeVar("Item")
Kind = TypeVar("Kind", Trial, ListedTrial)


def few(items: Sequence[Item]) -> tuple[Sequence[Item], int]:
    """What is shown of a list, and how many more it has."""
    shown = items if len(items) <= WHOLE else items[:FIRST]
    return shown, len(items) - len(shown)


def is_long(facts: Facts) -> bool:
    """Whether the list of trials is split into pages."""
    return len(facts.trials) > WHOLE


def has_index(facts: Facts) -> bool:
    """Whether the form narrows by the search index, as the page does not hold all trials."""
    return is_long(facts) or bool(facts.listed)


def home_first(facts: Facts) -> list[ListedTrial]:
    """The listed trials: those with a place in a country that comes first on this site, then the others, by number."""
    home = set(facts.settings.countries)
    return sorted(facts.listed.values(), key=lambda trial: (home.isdisjoint(trial.countries.known or ()), trial.number))


def by_name(trials: Iterable[Trial]) -> list[Trial]:
    """Trials in the order of their names, numbers in them by their size: TRIAL 2 before TRIAL 10."""
    return sorted(trials, key=lambda trial: (_natural(str(trial.name.known or trial.id)), trial.id))


def _natural(name: str) -> list[str | int]:
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", name.casefold())]


@dataclass(frozen=True)
class Share:
    """What page `number` of `pages` shows of a group of trials; the first is a part of the page of the list."""

    group: str
    number: int
    pages: int
    trials: Sequence[AnyTrial]

    @property
    def source(self) -> str:
        """The name of the page's source for MkDocs: `trials/list/open/2.md`."""
        return f"{LIST.strip('/')}/{self.group}/{self.number}.md"


def shares(facts: Facts, today: date) -> dict[str, list[Share]]:
    """The pages of each group that has trials, in the order of the groups. Every trial is in exactly one share."""
    groups: dict[str, list[Trial]] = defaultdict(list)
    for trial in by_name(facts.trials.values()):
        groups[TrialView(trial, today, "", facts).standing].append(trial)
    parts = {group: split(groups[group]) for group in GROUPS if groups[group]}
    return {
        group: [Share(group, number, len(found), part) for number, part in enumerate(found, 1)]
        for group, found in parts.items()
    }


def paged(facts: Facts, today: date) -> dict[str, list[Share]]:
    """The pages of the groups that are split into pages, in their order: listed trials stand before closed ones."""
    written = shares(facts, today) if is_long(facts) else {}
    parts = split(home_first(facts)) if facts.listed else []
    listed = (
        {LISTED: [Share(LISTED, number, len(parts), part) for number, part in enumerate(parts, 1)]} if parts else {}
    )
    last = {name: written.pop(name) for name in ("closed",) if name in written}
    return {**written, **listed, **last}


def split(trials: Sequence[Kind]) -> list[list[Kind]]:
    """The trials of a group by page: the first few, then pages of `LEAST` to `MOST`."""
    parts = [list(trials[:FIRST])]
    for trial in trials[FIRST:]:
        if len(parts) == 1 or _full(parts[-1]):
            parts.append([])
        parts[-1].append(trial)
    return parts


def _full(part: Sequence[AnyTrial]) -> bool:
    return len(part) >= MOST or (len(part) >= LEAST and crc32(part[-1].id.encode()) % _ENDS_AFTER_ONE_IN == 0)


def page_numbers(current: int, pages: int) -> list[int]:
    """The pages that a page links to: first, last, neighbours, and those half way, so that any is a few steps away."""
    wanted = {1, (1 + current) // 2, current - 1, current, current + 1, (current + pages + 1) // 2, pages}
    return sorted(number for number in wanted if 1 <= number <= pages)


def list_home(pages: Sequence[Page]) -> str:
    """The address of the page that the list of trials begins on: that of the finder, else one that is generated."""
    written = {page.url for page in pages}
    finders = [page.url for page in pages if any(call.name == "finder" for call in page.calls)]
    return finders[0] if finders else LIST if TRIALS in written else TRIALS


def page_url(group: str, number: int, home: str) -> str:
    """The address of a page of a group; the first one is a part of the page of the list."""
    return f"{home}#group-{group}" if number == 1 else f"{LIST}{group}/{number}/"
