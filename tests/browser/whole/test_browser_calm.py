"""How calm the pages of this site are, measured: what a reader must pass, and that nothing is said or named twice."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from browser_site import Opener, all_pages
from measures import SIDEWAYS
from playwright.sync_api import Locator

from building import SITE
from plainfacts.facts.house.settings import read_settings

pytestmark = pytest.mark.browser

PathOf = Callable[[str], str]
MOST_STOPS, MOST_MARKS, MOST_REGIONS, LEAST_WIDE = 50, 10, 6, 1000
TOUCH = 44
STOPS = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
  .filter((e) => e.tabIndex >= 0 && e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.closest("dialog:not([open])"))
  .length"""
REGIONS = """() => [...document.querySelectorAll("main, nav, header, footer, aside, section[aria-labelledby], section[aria-label], [role=region]")]
  .filter((e) => e.checkVisibility()).length"""
DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]+ \d{4}\b")


def trials(built: Path) -> list[str]:
    """The pages of trials that somebody wrote in plain words, but for their sheets, voices and lists."""
    return [path for path in all_pages(built) if re.fullmatch(r"trials/(?!nct)[^/]+/", path)]


@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_a_trial_asks_too_much(open_page: Opener, built_site: Path, address: str, width: int) -> None:
    """Few stops, marks and regions, and a date stands once in the head."""
    wrong: list[tuple[object, ...]] = []
    page = open_page("", width=width)
    for path in trials(built_site):
        page.goto(address + path)
        found = page.evaluate(STOPS), page.locator("a.cite").count(), page.evaluate(REGIONS)
        if any(count > most for count, most in zip(found, (MOST_STOPS, MOST_MARKS, MOST_REGIONS), strict=True)):
            wrong.append((path, *found))
        dates = DATE.findall(f"{page.locator('.head').inner_text()} {page.locator('.card').inner_text()}")
        if len(dates) != len(set(dates)):
            wrong.append((path, "a date twice in the head"))
    assert wrong == []


@pytest.mark.parametrize("kind", ["trial", "article"])
def test_a_page_uses_the_width_of_a_desktop(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=1280)
    boxes = [page.locator(part).bounding_box() for part in (".toc", ".text", ".rail")]
    assert all(boxes)
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert max(right for _, right in edges) - min(left for left, _ in edges) >= LEAST_WIDE
    assert all(one[1] <= other[0] for one, other in pairwise(edges)), "side by side"


def several_languages(shown: Locator) -> bool:
    """Whether the site has several languages; the choice stands on its pages then, and on no page of another site."""
    several = bool(read_settings((SITE / "mkdocs.yml").read_text("utf-8")).others)
    assert shown.count() == several
    return several


@pytest.mark.parametrize("kind", ["all pages", "article", "trial", "words"])
def test_no_box_at_the_end_of_a_page_is_empty(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=390)
    seen = "(all) => all.filter((one) => one.getBoundingClientRect().height > 0 && !one.innerText.trim()).length"
    assert page.locator(".page-end").evaluate_all(seen) == 0


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("kind", ["home", "article", "trial", "not found"])
def test_the_languages_take_one_line_and_open_without_scripts(
    open_page: Opener, path_of: PathOf, kind: str, width: int
) -> None:
    page = open_page(path_of(kind), width=width, js=False)
    languages = page.locator(".languages")
    if not several_languages(languages):
        return
    before = page.locator("h1").bounding_box()
    shut = languages.bounding_box()
    assert shut and shut["height"] < 2 * TOUCH, "one line"
    languages.locator("summary").click()
    heights = languages.locator("a").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().height)")
    assert heights and min(heights) >= TOUCH
    assert page.evaluate(SIDEWAYS) <= 0
    assert page.locator("h1").bounding_box() == before, "it opens over the page"


def test_escape_closes_the_languages(open_page: Opener) -> None:
    page = open_page("", width=390)
    languages = page.locator(".languages")
    if not several_languages(languages):
        return
    languages.locator("summary").click()
    languages.locator("a").first.focus()
    page.keyboard.press("Escape")
    assert languages.get_attribute("open") is None
    assert languages.locator("summary").evaluate("(one) => one === document.activeElement")
