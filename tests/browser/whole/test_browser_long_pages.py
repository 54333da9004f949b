"""Long lists stay short on a phone: words and sources of two lines that open, a finder whose results are near."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser_site import Opener
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PathOf = Callable[[str], str]
HEIGHTS = """most => { for (const group of document.querySelectorAll("details[data-group]")) group.open = true;
  const tall = [...document.querySelectorAll(".entry")].filter((one) => one.getBoundingClientRect().height > most);
  return [document.querySelectorAll(".entry").length, tall.map((one) => one.id)]; }"""


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize(("kind", "most"), [("words", 64), ("sources", 72)])
def test_a_closed_entry_takes_two_lines(open_page: Opener, path_of: PathOf, kind: str, most: int, width: int) -> None:
    number, tall = open_page(path_of(kind), width=width).evaluate(HEIGHTS, most)
    assert number and not tall


@pytest.mark.parametrize("js", [True, False])
@pytest.mark.parametrize("kind", ["words", "sources"])
def test_an_entry_that_an_address_names_is_open(open_page: Opener, path_of: PathOf, kind: str, js: bool) -> None:
    last = str(open_page(path_of(kind)).locator(".entry").last.get_attribute("id"))
    page = open_page(f"{path_of(kind)}#{last}", width=390, js=js)
    entry = page.locator(f"[id='{last}']")
    expect(entry.locator("summary")).to_be_in_viewport()
    for line in entry.locator("p").all():
        expect(line).to_be_visible()


@pytest.mark.parametrize("kind", ["words", "sources"])
def test_a_list_can_be_filtered_and_is_whole_again(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), width=390)
    names = page.locator(".entry :is(dfn, cite)").all_text_contents()
    page.get_by_role("searchbox").first.fill(names[-1].upper())
    shown = page.locator(".entry:visible")
    expect(shown.last).to_contain_text(names[-1])
    assert shown.count() < len(names)
    page.get_by_role("searchbox").first.fill("qqqqqq")
    expect(page.locator(".filter [role=status]")).not_to_be_empty()
    expect(shown).to_have_count(0)
    page.get_by_role("searchbox").first.fill("")
    assert page.locator(".entry:not([hidden])").count() == len(names)


@pytest.mark.parametrize("kind", ["words", "sources"])
def test_on_paper_every_entry_is_open(open_page: Opener, path_of: PathOf, kind: str) -> None:
    page = open_page(path_of(kind), js=False)
    page.emulate_media(media="print")
    line = page.locator(".entry p").last
    expect(line).to_be_visible()


def test_the_first_trial_stands_in_the_second_screen_at_most(open_page: Opener, path_of: PathOf) -> None:
    page = open_page(path_of("finder"), width=390)
    first = page.locator(".found li:visible").first
    assert first.evaluate("(one) => one.getBoundingClientRect().top + scrollY") < 2 * 844


@pytest.mark.parametrize("width", [390, 1280])
def test_how_many_fit_stays_in_view(open_page: Opener, path_of: PathOf, width: int) -> None:
    page = open_page(path_of("finder"), width=width)
    page.locator("#find-age").fill("5")
    told = page.locator(".found-count")
    expect(page.locator(".matches")).to_be_visible()
    page.locator(".matches li:visible").last.scroll_into_view_if_needed()
    expect(told).to_be_in_viewport()
