"""On paper: folds are printed except those about survival, addresses and dates stand there, the frame does not."""

from __future__ import annotations

import pytest
from browser_site import ARTICLE, TRIAL, Opener

pytestmark = pytest.mark.browser


def test_a_sheet_says_on_paper_that_nobody_has_reviewed_it_and_has_lines_to_write_on(open_page: Opener) -> None:
    page = open_page(f"{TRIAL}sheet/")
    page.emulate_media(media="print")
    assert page.locator(".unreviewed").is_visible()
    lines = page.locator(".to-answer li, .written").evaluate_all(
        "(all) => all.map((e) => [getComputedStyle(e).borderBottomWidth, getComputedStyle(e).backgroundImage])"
    )
    assert lines and all(width != "0px" and image == "none" for width, image in lines)  # backgrounds are not printed


def test_folds_are_printed_and_survival_stays_folded(open_page: Opener) -> None:
    page = open_page(ARTICLE, js=False)
    page.emulate_media(media="print")
    height = "(all) => all.map((e) => e.getBoundingClientRect().height)"
    assert min(page.locator(".urgent details > ul").evaluate_all(height)) > 20
    assert max(page.locator(".page-words dd").evaluate_all(height)) > 5
    page.goto(page.url.replace(ARTICLE, "cystic-fibrosis/"))
    page.emulate_media(media="print")
    assert page.locator(".survival").count() > 0
    assert max(page.locator(".survival .chance").evaluate_all(height)) == 0


def test_addresses_and_dates_are_printed_and_the_frame_is_not(open_page: Opener) -> None:
    page = open_page(TRIAL)
    page.emulate_media(media="print")
    assert page.get_by_text(f"Address of this page: https://lantern.example/{TRIAL}").is_visible()
    assert page.get_by_text("This copy of the site was made on 20 November 2026.").is_visible()
    content = page.locator(".sources a[href^='https://clinicaltrials.gov/']").first.evaluate(
        "(e) => getComputedStyle(e, '::after').content"
    )
    assert "attr(href)" in content or "https://clinicaltrials.gov/study/" in content
    assert not page.locator(".site-header").is_visible()
