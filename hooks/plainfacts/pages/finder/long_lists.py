"""Long lists: shown as a whole up to a length, above it the first items with links to the rest.

The list of all trials is then split into numbered pages, separately for each group, sorted by name. Where a page ends
depends on the ids of the trials near its end, so that a trial more or less changes only a page or two.
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
"""The longest list that is shown as a whole."""
FIRST = 10
"""The number of items that are shown of a longer list."""
LEAST, MOST = 30, 70
"""Trials on a numbered page; the last page can have fewer."""
_ENDS_AFTER_ONE_IN = 16
"""Between these, a page ends after one trial in so many on average, by a hash of its id."""

GROUPS = ("open", "was", "later", "unknown", "closed")
"""The groups in order; trials in `was` were open in a copy that is too old to count."""
LISTED = "listed"
"""The group of listed trials."""
TRIALS = "/trials/"
LIST = "/trials/list/"
"""Where the numbered pages are: `/trials/list/open/2/`."""

Item = TypeVar("Item")


def few(items: Sequence[Item]) -> tuple[Sequence[Item], int]:
    """The items of a list that are shown, and how many more there are."""
    shown = items if len(items) <= WHOLE else items[:FIRST]
    return shown, len(items) - len(shown)


def is_long(facts: Facts) -> bool:
    """Whether the list of trials is split into pages."""
    return len(facts.trials) > WHOLE


def has_index(facts: Facts) -> bool:
    """Whether the form filters by the search index, since the page does not have all trials."""
    return is_long(facts) or bool(facts.listed)


def home_first(facts: Facts) -> list[ListedTrial]:
    """The listed trials by number: those in one of the site's own countries first."""
    home = set(facts.settings.countries)
    return sorted(facts.listed.values(), key=lambda trial: (home.isdisjoint(trial.countries.known or ()), trial.number))


def by_name(trials: Iterable[Trial]) -> list[Trial]:
    """Trials in the natural order of their names: TRIAL 2 before TRIAL 10."""
    return sorted(trials, key=lambda trial: (_natural(str(trial.name.known or trial.id)), trial.id))


def _natural(name: str) -> list[str | int]:
    return [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", name.casefold())]


@dataclass(frozen=True)
class Share:
    """The trials of a group on page `number` of `pages`; the first page is part of the page with the list."""

    group: str
    number: int
    pages: int
    trials: Sequence[AnyTrial]

    @property
    def source(self) -> str:
        """The name of the page's source for MkDocs: `trials/list/open/2.md`."""
        return f"{LIST.strip('/')}/{self.group}/{self.number}.md"


def paged(facts: Facts, today: date) -> dict[str, list[Share]]:
    """The shares of the groups that are split into pages, in order; every trial of a group is in exactly one share."""
    groups: dict[str, list[AnyTrial]] = defaultdict(list, {LISTED: [*home_first(facts)]})
    for trial in by_name(facts.trials.values()) if is_long(facts) else ():
        groups[TrialView(trial, today, "", facts).standing].append(trial)
    order = (*GROUPS[:-1], LISTED, GROUPS[-1])  # listed trials come before closed ones
    parts = {group: split(groups[group]) for group in order if groups[group]}
    return {
        group: [Share(group, number, len(found), part) for number, part in enumerate(found, 1)]
        for group, found in parts.items()
    }


def split(trials: Sequence[AnyTrial]) -> list[list[AnyTrial]]:
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
    """The pages that a page links to: first, last, neighbours, and those half way, so that any is a few clicks away."""
    wanted = {1, (1 + current) // 2, current - 1, current, current + 1, (current + pages + 1) // 2, pages}
    return sorted(number for number in wanted if 1 <= number <= pages)


def list_home(pages: Sequence[Page]) -> str:
    """The address of the page with the start of the list of trials: that of the finder, otherwise a generated one."""
    written = {page.url for page in pages}
    finders = [page.url for page in pages if any(call.name == "finder" for call in page.calls)]
    return finders[0] if finders else LIST if TRIALS in written else TRIALS


def page_url(group: str, number: int, home: str) -> str:
    """The address of a page of a group; the first is part of the page with the list."""
    return f"{home}#group-{group}" if number == 1 else f"{LIST}{group}/{number}/"
