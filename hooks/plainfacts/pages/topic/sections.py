"""The sections of a written page: folds on a phone, and links (doors) to up to three of them at the top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.roles import FAMILY
from plainfacts.pages.links import to_page
from plainfacts.pages.templating import render
from plainfacts.prose.page import Page

FOLDS_FROM = 6
"""A page with fewer sections has no folds."""
DOORS = ("understand", "treatment", "numbers")
"""Classes that an editor writes after a heading, `## How it is found {.understand}`, for a door to it."""
FIRST_DAYS, ALL_PAGES = "/first-days/", "/all-pages/"
_SECTION = re.compile(r"(?=<h2[ >])")
_HEADING = re.compile(r"<h2(?P<attributes>[^>]*)>(?P<title>.*?)</h2>", re.DOTALL)
_OPEN = re.compile(r'class="(?:[^"]* )?(?:urgent|signs|entrances)[ "]')
"""Emergencies and entrances are never folded."""


@dataclass(frozen=True)
class Section:
    """A section of a page: the attributes and the text of its heading, and the HTML below it."""

    attributes: str
    title: str
    html: str

    @property
    def id(self) -> str:
        """The id of its heading."""
        found = re.search(r'id="([^"]*)"', self.attributes)
        return found[1] if found else ""

    @property
    def classes(self) -> Sequence[str]:
        """The classes that an editor wrote after the heading: `{.open}`."""
        found = re.search(r'class="([^"]*)"', self.attributes)
        return found[1].split() if found else ()

    @property
    def heading(self) -> str:
        """The heading as HTML."""
        return f"<h2{self.attributes}>{self.title}</h2>"

    @property
    def stays_open(self) -> bool:
        """Whether it has content that is never folded, or the class `open`."""
        return "open" in self.classes or bool(_OPEN.search(self.html))


def sectioned(html: str, page: Page, facts: Facts, addresses: Sequence[str]) -> str:
    """The HTML of a page with doors, and with every text section after the first as a fold if the page is long."""
    intro, *parts = _SECTION.split(html)
    sections = [Section(found["attributes"], found["title"], part[found.end() :]) for part, found in _headed(parts)]
    folds = len(sections) >= FOLDS_FROM and page.front.audience == FAMILY
    if page.url == "/":
        search = render("home_search.html", facts, url=to_page(ALL_PAGES, page.url))
        return "".join([intro, search, *(f"<section>\n{one.heading}{one.html}</section>\n" for one in sections)])
    first = next((number for number, section in enumerate(sections) if not _OPEN.search(section.html)), 0)
    told = [_told(one, folds and number > first and not one.stays_open) for number, one in enumerate(sections)]
    return "".join([intro, _doors(sections, page, facts, addresses), *told])


def _headed(parts: Sequence[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for part in parts:
        if found := _HEADING.match(part):
            yield part, found


def _told(section: Section, folds: bool) -> str:
    if not folds:
        return f"{section.heading}{section.html}"
    return f'<details class="fold" open>\n<summary>{section.heading}</summary>{section.html}</details>\n'


def _doors(sections: Sequence[Section], page: Page, facts: Facts, addresses: Sequence[str]) -> Markup:
    """A link to the first days and a door to each marked section; empty if no section is marked."""
    marked = {name: section for section in sections for name in DOORS if name in section.classes}
    if not marked:
        return Markup()
    ill = page.front.about[:1] and page.front.about[0] in facts.conditions and FIRST_DAYS in addresses
    return render(
        "doors.html",
        facts,
        first=to_page(FIRST_DAYS, page.url) if ill else "",
        doors=[(name, marked[name].id, Markup(marked[name].title)) for name in DOORS if name in marked],
    )
