"""Everyone can read and use the pages: rules of WCAG by axe-core, and what axe does not see, measured in the browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import measures
import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import PAGES, TRIAL, Opener, all_pages
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }"
WIDTHS = {"desktop": 1280, "phone": 390, "small": 320, "200 %": 640}
"""At 400 % a window of 1280 px is 320 px wide: the same as the small phone."""


def violations(page: Page) -> list[str]:
    """What axe finds with all its rules, text contrast of 7:1 among them."""
    options: dict[str, Any] = {"rules": {"color-contrast-enhanced": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found]


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(open_page: Opener, path: str) -> None:
    assert violations(open_page(path, width=390, scheme="light")) == []


@pytest.mark.parametrize("path", ["", "car-t/", TRIAL, "trials/", f"{TRIAL}sheet/"])
def test_axe_finds_nothing_in_the_dark(open_page: Opener, path: str) -> None:
    assert violations(open_page(path, width=1280, scheme="dark")) == []


@pytest.mark.parametrize("path", PAGES)
def test_letters_targets_and_lines(open_page: Opener, path: str) -> None:
    for width in (390, 1280):
        page = open_page(path, width=width)
        for name in ("SMALL_LETTERS", "SMALL_TARGETS", "LONG_LINES"):
            assert page.evaluate(getattr(measures, name)) == [], f"{name} at {width}"


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways(open_page: Opener, path: str) -> None:
    page = open_page(path, width=320)
    assert page.evaluate(measures.SIDEWAYS) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(measures.SIDEWAYS) <= 0, "at twice the size of letters"


@pytest.mark.parametrize("path", ["", "car-t/", TRIAL, "trials/"])
def test_text_spacing_cuts_nothing(open_page: Opener, path: str) -> None:
    page = open_page(path, width=320, bypass_csp=True)
    page.add_style_tag(content=SPACING)
    assert page.evaluate(measures.SIDEWAYS) <= 0


@pytest.mark.parametrize("path", PAGES)
def test_without_scripts_the_pages_are_whole(open_page: Opener, path: str) -> None:
    page = open_page(path, width=320, js=False)
    assert page.locator("main h1").is_visible()
    assert page.locator("header").get_by_role("link", name="Search").get_attribute("href")
    page.locator("header summary").click()
    assert page.locator("header nav a").first.is_visible()


VIEWS = [(390, "light"), (1280, "dark")]
OTHER_VIEWS = [(width, scheme) for width in WIDTHS.values() for scheme in ("light", "dark")]


@pytest.mark.parametrize(
    ("width", "scheme"),
    [*VIEWS, *(pytest.param(*view, marks=pytest.mark.proof) for view in OTHER_VIEWS if view not in VIEWS)],
)
def test_axe_finds_nothing_in_open_views(open_page: Opener, width: int, scheme: str) -> None:
    page = open_page("car-t/", width=width, scheme=scheme)
    page.locator("header summary").click()
    assert violations(page) == [], "menu open"
    page.keyboard.press("Escape")
    page.locator("a.term").first.focus()
    page.locator("#tip").wait_for()
    assert violations(page) == [], "a word explained"
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("fever")
    page.locator(".results li").first.wait_for()
    assert violations(page) == [], "search open"


def test_forced_colours_keep_pictures_and_states(open_page: Opener) -> None:
    page = open_page("car-t/", forced_colors="active")
    on, off = page.locator(".hundred .on").first, page.locator(".hundred .off").first
    fill = "(e) => getComputedStyle(e).fill"
    assert on.evaluate(fill) != off.evaluate(fill)
    assert off.evaluate("(e) => getComputedStyle(e).stroke") != "none"
    assert violations(page) == []


def test_nothing_moves_where_that_is_wished(open_page: Opener) -> None:
    page = open_page("car-t/", reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter((e) => { const style = getComputedStyle(e);
      return style.scrollBehavior === "smooth" || style.animationName !== "none" || style.transitionDuration !== "0s"; })
      .map((e) => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(moving) == []


@pytest.mark.proof
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_axe_finds_nothing_on_any_page(open_page: Opener, built_site: Path, width: int, scheme: str) -> None:
    page, wrong = open_page("", width=width, scheme=scheme), []
    for path in all_pages(built_site):
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/" + path)
        wrong += [f"{path}: {found}" for found in violations(page)]
        wrong += [f"{path}: sideways"] * (page.evaluate(measures.SIDEWAYS) > 0)
        wrong += [
            f"{path}: {name}" for name in ("SMALL_LETTERS", "SMALL_TARGETS") if page.evaluate(getattr(measures, name))
        ]
    assert wrong == []
