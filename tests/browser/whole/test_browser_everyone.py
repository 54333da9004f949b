"""Everyone can read and use the pages: rules of WCAG by axe-core, and what axe does not see, measured in the browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import measures
import pytest
from browser_site import KINDS, Opener, all_pages
from measures import hard_to_read, violations

pytestmark = pytest.mark.browser

PathOf = Callable[[str], str]
SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }"
WIDTHS = {"desktop": 1280, "phone": 390, "small": 320, "200 %": 640}
"""At 400 % a window of 1280 px is 320 px wide: the same as the small phone."""


IN_THE_DARK = ("home", "article", "trial", "finder", "sheet")


@pytest.mark.parametrize("kind", KINDS)
def test_everyone_can_read_a_page_on_a_phone(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=390)
    assert violations(page) == []
    assert hard_to_read(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate(measures.SIDEWAYS) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(measures.SIDEWAYS) <= 0, "at twice the size of letters"


@pytest.mark.parametrize("kind", KINDS)
def test_everyone_can_read_a_page_on_a_desktop_in_the_dark(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=1280, scheme="dark")
    assert hard_to_read(page) == []
    if kind in IN_THE_DARK:
        assert violations(page) == []


@pytest.mark.parametrize("kind", ["home", "article", "trial", "finder"])
def test_text_spacing_cuts_nothing(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=320, bypass_csp=True)
    page.add_style_tag(content=SPACING)
    assert page.evaluate(measures.SIDEWAYS) <= 0


@pytest.mark.parametrize("kind", KINDS)
def test_without_scripts_the_pages_are_whole(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=320, js=False)
    assert page.locator("main h1").is_visible()
    assert page.locator("header .bar > a.button").get_attribute("href")
    page.locator("header summary").click()
    assert page.locator("header nav a").first.is_visible()


@pytest.mark.parametrize("kind", ["trial", "article", "sheet"])
def test_nothing_is_cut_at_the_side_of_the_paper(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=695)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 695


@pytest.mark.parametrize("kind", ["sheet", "treatment sheet"])
def test_the_fullest_sheet_is_one_side(open_page: Opener, path_of: PathOf, kind: str) -> None:
    assert measures.sides(open_page(path_of(kind))) == 1


@pytest.mark.proof
def test_every_sheet_is_one_side(open_page: Opener, built_site: Path, address: str) -> None:
    page, wrong = open_page(), []
    for path in all_pages(built_site):
        if "sheet" in path:
            page.goto(address + path)
            wrong += [path] * (measures.sides(page) != 1)
    assert wrong == []


@pytest.mark.proof
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS.keys())
def test_axe_finds_nothing_on_any_page(
    open_page: Opener, built_site: Path, address: str, width: int, scheme: str
) -> None:
    page, wrong = open_page("", width=width, scheme=scheme), []
    for path in all_pages(built_site):
        page.goto(address + path)
        wrong += [f"{path}: {found}" for found in violations(page)]
        wrong += [f"{path}: sideways"] * (page.evaluate(measures.SIDEWAYS) > 0)
        wrong += [
            f"{path}: {name}" for name in ("SMALL_LETTERS", "SMALL_TARGETS") if page.evaluate(getattr(measures, name))
        ]
    assert wrong == []
