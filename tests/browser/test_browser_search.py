"""The search finds what families mean, and loads nothing before it is opened."""

from __future__ import annotations

import pytest
from browser_site import Opener, results
from playwright.sync_api import expect
from search_queries import QUERIES

pytestmark = pytest.mark.browser


def test_the_right_page_is_among_the_first_three(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    missed = {}
    for query, wanted in QUERIES.items():
        found = results(page, query)[:3]
        if not set(found) & set(wanted):
            missed[query] = found
    assert len(missed) <= len(QUERIES) * 0.05, missed


def test_the_number_of_results_is_told(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("exercises")
    page.locator(".results li").first.wait_for()
    number = page.locator(".results li").count()
    expect(page.get_by_role("status")).to_have_text(f"{number} pages found")
    page.get_by_role("searchbox").fill("zzzzzz")
    expect(page.get_by_role("status")).to_contain_text("No page found")
    assert page.locator(".results li").count() == 0


def test_the_index_is_fetched_at_the_first_opening_only(open_page: Opener) -> None:
    page = open_page("about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(300)
    assert not [url for url in asked if url.endswith(("match.js", "search.json"))]
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("cough")
    page.locator(".results li").first.wait_for()
    assert {"match.js", "search.json"} <= {url.rpartition("/")[2] for url in asked}


def test_one_number_is_not_taken_for_another(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    assert results(page, "NCT09000012")[0].startswith("trials/bellows")
    page.get_by_role("searchbox").fill("NCT09000999")
    expect(page.get_by_role("status")).to_contain_text("No page found")
