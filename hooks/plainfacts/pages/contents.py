"""The page of all pages: the way to everything on the site without scripts."""

from __future__ import annotations

from collections.abc import Sequence

from plainfacts.facts.facts import Facts
from plainfacts.pages.render import render
from plainfacts.pages.trial import RenderedPage
from plainfacts.prose.page import Page

ALL_PAGES = "/all-pages/"
_FAMILY, _TEEN, _CHILD = "family", "teen", "child"


def contents_page(facts: Facts, pages: Sequence[Page], others: Sequence[RenderedPage]) -> RenderedPage:
    """Every page by whom it is for, then every trial, every sheet and the rest, as links."""
    groups = [
        (f"site.pages_{who}", [(page.url, page.front.title) for page in pages if page.front.audience == who])
        for who in (_FAMILY, _TEEN, _CHILD)
    ]
    groups.append(("nav.trials", [(page.url, page.title) for page in others if page.trial]))
    groups.append(("site.opens_sheets", [(page.url, page.title) for page in others if page.look == "sheet"]))
    groups.append(("nav.more", [(page.url, page.title) for page in others if not (page.trial or page.look)]))
    html = render("contents.html", facts, groups=[group for group in groups if group[1]], base=ALL_PAGES)
    words = facts.wording
    return RenderedPage(ALL_PAGES, words("site.all_pages"), words("site.all_pages_description"), html, ())
