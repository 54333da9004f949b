"""The search finds what families mean, and loads nothing before it is opened."""

from __future__ import annotations

import re

import pytest
from browser_site import Opener, results
from playwright.sync_api import Browser, Page, expect
from search_queries import QUERIES

from building import ROOT

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


def found_for(page: Page, typed: str) -> tuple[str, str]:
    """Where the first result leads, and what it says."""
    page.get_by_role("searchbox").fill(typed)
    page.get_by_role("searchbox").press("Enter")
    first = page.locator(".results li").first
    expect(first.locator("a")).to_be_focused()
    return str(first.locator("a").get_attribute("href")), first.inner_text()


def test_a_result_opens_the_right_part_and_says_why_it_was_found(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").first.click()
    address, told = found_for(page, "symptoms of cystic fibrosis")
    assert address.endswith("cystic-fibrosis/#signs") and "In the part: Signs" in told
    address, told = found_for(page, "Hôpital Exemple")
    assert "trials/bellows" in address and "Named there: Hôpital Exemple" in told
    address, told = found_for(page, "Mukoviszidose")
    assert "Named there: Mukoviszidose" in told
    address, told = found_for(page, "cystic fibrosis")
    assert "#" not in address and "In the part" not in told


def test_a_result_on_the_same_page_closes_the_search(open_page: Opener) -> None:
    page = open_page("cystic-fibrosis/", width=390)
    page.get_by_role("button", name="Search").first.click()
    found_for(page, "symptoms of cystic fibrosis")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#signs")).to_be_in_viewport()


def test_nothing_found_leads_on(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").first.click()
    doors = page.locator("dialog .ways a")
    expect(doors).to_have_count(3)
    expect(doors.first).to_be_visible()
    page.get_by_role("searchbox").fill("cough")
    expect(page.locator(".results li").first).to_be_visible()
    expect(doors.first).to_be_hidden()
    page.get_by_role("searchbox").fill("zzzzzz")
    expect(doors.first).to_be_visible()


def test_the_page_for_what_is_not_there_has_the_search_and_three_doors(open_page: Opener) -> None:
    page = open_page("nothing/is/here/")
    expect(page.locator("main .ways a")).to_have_count(3)
    page.get_by_role("button", name="Search this site").click()
    assert results(page, "cystic fibrosis")[0] == "cystic-fibrosis/"
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Search this site")).to_be_focused()


def test_without_scripts_the_search_is_a_link_to_all_pages(open_page: Opener) -> None:
    page = open_page("nothing/is/here/", js=False)
    page.get_by_role("link", name="Search this site").click()
    expect(page).to_have_url(re.compile("/all-pages/$"))


def test_the_index_is_fetched_at_the_first_opening_only(open_page: Opener) -> None:
    page = open_page("about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(300)
    assert not [url for url in asked if url.endswith(("match.js", "search.js", "search.json"))]
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("cough")
    page.locator(".results li").first.wait_for()
    assert {"match.js", "search.js", "search.json"} <= {url.rpartition("/")[2] for url in asked}


def test_enter_before_the_search_has_come_is_answered_when_it_has(open_page: Opener) -> None:
    page = open_page("about/")
    page.route("**/assets/search.js", lambda route: (page.wait_for_timeout(400), route.continue_()))
    page.get_by_role("button", name="Search").click()
    found_for(page, "cough")
    expect(page).to_have_url(re.compile("/about/$"))


@pytest.mark.parametrize("lost", ["match.js", "search.js"])
def test_a_search_that_does_not_come_says_so_and_comes_at_the_next_opening(open_page: Opener, lost: str) -> None:
    page = open_page("about/")
    page.route(f"**/assets/{lost}", lambda route: route.abort(), times=1)
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("status")).to_contain_text("could not")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    found_for(page, "cough")


def test_one_number_is_not_taken_for_another(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    assert results(page, "NCT09000012")[0].startswith("trials/bellows")
    page.get_by_role("searchbox").fill("NCT09000999")
    expect(page.get_by_role("status")).to_contain_text("No page found")


MATCH = """({ entries, same, typed }) => {
  const { prepare, found } = window.plainMatch;
  return found(prepare(entries.map(([u, t]) => ({ u, t, a: [], d: "", k: "page" })), same, ["is", "the"]), typed).map((one) => one.u);
}"""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("haaruitval", "hair/"),
        ("haar", "hair/"),
        ("is die nicht da", None),
        ("all lamps 1", "alllamps1/"),
        ("ALL-Lamps 1", "alllamps1/"),
    ],
)
def test_words_of_a_language_find_pages_in_english_and_english_is_not_taken_for_them(
    browser: Browser, typed: str, first: str | None
) -> None:
    page = browser.new_page()
    page.add_script_tag(path=ROOT / "hooks/plainfacts/theme/assets/match.js")
    entries = [
        ("hair/", "Hair"),
        ("death/", "The end of life"),
        ("alllamps1/", "ALLLamps1"),
        ("lamps/", "All about lamps"),
    ]
    same = [["haar", "haaruitval", "kaal", "=hair", "=bald"], ["sterven", "=die", "=end of life"]]
    found = page.evaluate(MATCH, {"entries": entries, "same": same, "typed": typed})
    page.close()
    assert found[:1] == ([first] if first else [])
