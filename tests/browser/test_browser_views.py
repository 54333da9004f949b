"""What opens on a page, and what people ask their device for: open views, forced colours, no motion."""

from __future__ import annotations

import pytest
from browser_site import ARTICLE, Opener
from measures import violations

pytestmark = pytest.mark.browser

VIEWS = [(390, "light"), (1280, "dark")]
OTHER_VIEWS = [(width, scheme) for width in (1280, 390, 320, 640) for scheme in ("light", "dark")]


@pytest.mark.parametrize(
    ("width", "scheme"),
    [*VIEWS, *(pytest.param(*view, marks=pytest.mark.proof) for view in OTHER_VIEWS if view not in VIEWS)],
)
def test_axe_finds_nothing_in_open_views(open_page: Opener, width: int, scheme: str) -> None:
    page = open_page(ARTICLE, width=width, scheme=scheme)
    page.locator("header summary").click()
    assert violations(page) == [], "menu open"
    page.keyboard.press("Escape")
    page.locator("a.term").first.focus()
    page.locator("#tip").wait_for()
    assert violations(page) == [], "a word explained"
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("cough")
    page.locator(".results li").first.wait_for()
    assert violations(page) == [], "search open"


def test_forced_colours_keep_pictures_and_states(open_page: Opener) -> None:
    page = open_page(ARTICLE, forced_colors="active")
    on, off = page.locator(".hundred .on").first, page.locator(".hundred .off").first
    fill = "(e) => getComputedStyle(e).fill"
    assert on.evaluate(fill) != off.evaluate(fill)
    assert off.evaluate("(e) => getComputedStyle(e).stroke") != "none"
    assert violations(page) == []


def test_nothing_moves_where_that_is_wished(open_page: Opener) -> None:
    page = open_page(ARTICLE, reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter((e) => { const style = getComputedStyle(e);
      return style.scrollBehavior === "smooth" || style.animationName !== "none" || style.transitionDuration !== "0s"; })
      .map((e) => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(moving) == []
