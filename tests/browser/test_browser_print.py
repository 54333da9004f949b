"""On paper: a sheet is one side of A4, folds are printed except those about survival, addresses and dates stand there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from browser_site import TRIAL, Opener, all_pages
from playwright.sync_api import Page

pytestmark = pytest.mark.browser


def sides(page: Page) -> int:
    """How many sheets of paper a page takes."""
    return len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize("path", [f"{TRIAL}sheet/", "trials/nb-nk-2026/sheet/", "sheets/car-t/"])
def test_a_sheet_is_one_side(open_page: Opener, path: str) -> None:
    assert sides(open_page(path)) == 1


@pytest.mark.proof
def test_every_sheet_is_one_side(open_page: Opener, built_site: Path, address: str) -> None:
    page, wrong = open_page(), []
    for path in all_pages(built_site):
        if "sheet" in path:
            page.goto(address + path)
            wrong += [path] * (sides(page) != 1)
    assert wrong == []


def test_a_sheet_says_on_paper_that_nobody_has_reviewed_it_and_has_lines_to_write_on(open_page: Opener) -> None:
    page = open_page(f"{TRIAL}sheet/")
    page.emulate_media(media="print")
    assert page.locator(".banner").first.is_visible()
    lines = page.locator(".to-answer li, .to-note li, .written").evaluate_all(
        "(all) => all.map((e) => [getComputedStyle(e).borderBottomWidth, getComputedStyle(e).backgroundImage])"
    )
    assert lines and all(width != "0px" and image == "none" for width, image in lines)  # backgrounds are not printed


def test_folds_are_printed_and_survival_stays_folded(open_page: Opener) -> None:
    page = open_page("car-t/", js=False)
    page.emulate_media(media="print")
    height = "(all) => all.map((e) => e.getBoundingClientRect().height)"
    assert min(page.locator(".urgent details > ul").evaluate_all(height)) > 20
    assert page.locator(".survival").count() > 0
    assert max(page.locator(".survival .chance").evaluate_all(height)) == 0
    assert max(page.locator(".page-words dd").evaluate_all(height)) > 5


def test_addresses_and_dates_are_printed_and_the_frame_is_not(open_page: Opener) -> None:
    page = open_page(TRIAL)
    page.emulate_media(media="print")
    assert page.get_by_text("Address of this page: https://plainfacts.example/trials/hem-ismart-b/").is_visible()
    assert page.get_by_text("This copy of the site was made on 20 November 2026.").is_visible()
    content = page.locator("a[href^='https://clinicaltrials.gov/']").first.evaluate(
        "(e) => getComputedStyle(e, '::after').content"
    )
    assert "attr(href)" in content or "https://clinicaltrials.gov/study/" in content
    assert not page.locator(".site-header").is_visible()


@pytest.mark.parametrize("path", [TRIAL, "car-t/", f"{TRIAL}sheet/"])
def test_nothing_is_cut_at_the_side(open_page: Opener, path: str) -> None:
    page = open_page(path, width=695)
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= 695
