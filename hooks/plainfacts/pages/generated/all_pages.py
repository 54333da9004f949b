"""The page of all pages, which leads to everything on the site without scripts."""

from __future__ import annotations

from collections.abc import Sequence

from plainfacts.facts.facts import Facts
from plainfacts.pages import formats
from plainfacts.pages.finder.long_lists import LISTED, is_long, list_home
from plainfacts.pages.generated.page_plan import Planned, RenderedPage
from plainfacts.pages.templating import render
from plainfacts.prose.page import Page

ALL_PAGES = "/all-pages/"
_FAMILY, _TEEN, _CHILD = "family", "teen", "child"


def contents_page(facts: Facts, pages: Sequence[Page], others: Sequence[Planned]) -> RenderedPage:
    """Links to every page by audience, then to every trial, every sheet and the rest.

    If the list of trials is split into pages, a link to it replaces those to trials and their sheets.
    """
    long, words = is_long(facts), facts.wording
    trials = [(page.url, page.title) for page in others if page.trial]
    sheets = [page for page in others if page.look == "sheet"]
    listed = [(f"{list_home(pages)}#group-{LISTED}", words("fit.listed"))] if facts.listed else []
    groups = [
        (f"site.pages_{_FAMILY}", _written(pages, _FAMILY), ""),
        *((f"site.pages_{who}", [*_written(pages, who), *_voices(others, who, long)], "") for who in (_TEEN, _CHILD)),
        (
            "nav.trials",
            [*([(list_home(pages), words("list.all"))] if long else trials), *listed],
            words("list.many", n=formats.number(words, len(facts.trials))) if long else "",
        ),
        ("site.opens_sheets", [(page.url, page.title) for page in sheets if not (long and page.parent)], ""),
        ("nav.more", [(page.url, page.title) for page in others if not (page.trial or page.look)], ""),
    ]
    html = render("contents.html", facts, groups=[group for group in groups if group[1]], base=ALL_PAGES, long=long)
    return RenderedPage(words("site.all_pages_description"), html)


def _written(pages: Sequence[Page], audience: str) -> list[tuple[str, str]]:
    found = [(page.url, page.front.title) for page in pages if page.front.audience == audience]
    return sorted(found, key=lambda pair: pair[1].casefold())


def _voices(others: Sequence[Planned], audience: str, long: bool) -> list[tuple[str, str]]:
    """The voices for an audience; empty if the list of trials is long, since each trial links to its own."""
    return [] if long else [(page.url, page.title) for page in others if page.look == audience]
