"""How calm the pages of this site are, measured: what a reader must pass, and that nothing is said or named twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from browser_site import Opener, all_pages

pytestmark = pytest.mark.browser

PathOf = Callable[[str], str]
MOST_STOPS, MOST_MARKS, MOST_REGIONS, LEAST_WIDE = 50, 10, 6, 1000
STOPS = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
  .filter((e) => e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest("dialog:not([open])"))
  .length"""
REGIONS = """() => [...document.querySelectorAll("main, nav, header, footer, aside, section[aria-labelledby], section[aria-label], [role=region]")]
  .filter((e) => e.checkVisibility()).length"""
DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


def trials(built: Path) -> list[str]:
    """The pages of trials that somebody wrote in plain words, but for their sheets, voices and lists."""
    return [path for path in all_pages(built) if re.fullmatch(r"trials/(?!nct)[^/]+/", path)]


def test_no_page_of_a_trial_asks_too_much(open_page: Opener, built_site: Path, address: str) -> None:
    page, wrong = open_page("", width=390), []
    for path in trials(built_site):
        page.goto(address + path)
        found = page.evaluate(STOPS), page.locator("a.cite").count(), page.evaluate(REGIONS)
        if found > (MOST_STOPS, 0, 0) or found[1] > MOST_MARKS or found[2] > MOST_REGIONS:
            wrong.append((path, *found))
    assert wrong == []


def test_a_date_stands_once_in_the_head_of_a_trial(open_page: Opener, built_site: Path, address: str) -> None:
    page, wrong = open_page("", width=390), []
    for path in trials(built_site):
        page.goto(address + path)
        dates = DATE.findall(f"{page.locator('.head').inner_text()} {page.locator('.card').inner_text()}")
        wrong += [path] * (len(dates) != len(set(dates)))
    assert wrong == []


@pytest.mark.parametrize("kind", ["trial", "article"])
def test_a_page_uses_the_width_of_a_desktop(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=1280)
    boxes = [page.locator(part).bounding_box() for part in (".toc", ".text", ".rail")]
    assert all(boxes)
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert max(right for _, right in edges) - min(left for left, _ in edges) >= LEAST_WIDE
    assert all(one[1] <= other[0] for one, other in pairwise(edges)), "side by side"
