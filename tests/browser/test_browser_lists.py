"""A list of trials that is too long for one page: narrowed over all of it, by keyboard and by address, and by everyone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import measures
import pytest
from browser_site import Opener, served
from playwright.sync_api import Page, Route, expect

from many_trials import build_many, many_built
from shared import Once

pytestmark = pytest.mark.browser

TRIALS = 240
LATER = "2026-11-20"
NUMBERED = "trials/list/closed/2/"
IN_NL = "40 trials fit. 20 more may fit: ask. 20 are closed to new children."
"""A third of the trials: half of these are open or will be, a quarter may be, a quarter is closed."""


@pytest.fixture(scope="module")
def many_site(once: Once) -> Path:
    return many_built(once, TRIALS)


@pytest.fixture(scope="module")
def address(many_site: Path) -> Iterator[str]:
    with served(many_site) as found:
        yield found


def names(page: Page) -> list[str]:
    """The names of the trials that the page shows."""
    links = page.locator(".trial-list li:visible > a")
    return links.evaluate_all("all => all.map((link) => link.textContent.split(':')[0])")


def test_nothing_is_fetched_before_the_form_is_used(open_page: Opener) -> None:
    page = open_page("trials/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.wait_for_timeout(300)
    assert not [name for name in asked if name.endswith(".json")]
    with page.expect_request("**/search.json"):
        page.locator("#find-words").focus()
    page.locator("#find-age").focus()
    page.wait_for_timeout(100)
    assert asked.count("search.json") == 1


def test_the_form_narrows_over_all_pages_by_keyboard(open_page: Opener) -> None:
    page = open_page("trials/", width=390)
    field = page.get_by_label("Country, town or hospital")
    field.focus()
    page.keyboard.type("blue Utrecht")
    page.keyboard.press("Enter")
    expected = [f"LAMP {number}" for number in range(1, TRIALS + 1) if number % 5 == 1 and number % 3 == 1]
    expect(page.locator(".matches")).to_be_visible()
    expect(page.locator(".found-count")).to_have_text(
        "8 trials fit. 4 more may fit: ask. 4 are closed to new children."
    )
    assert sorted(names(page)) == sorted(expected)
    expect(page.locator(".found")).to_be_hidden()
    page.get_by_role("button", name="Start again").press("Enter")
    expect(page.locator(".found")).to_be_visible()
    expect(page.locator(".matches")).to_be_hidden()
    expect(page.locator(".found-count")).to_have_text(f"This list has {TRIALS} trials.")


def test_open_trials_come_first_and_each_says_what_its_page_says(open_page: Opener) -> None:
    page = open_page("trials/?country=NL")
    expect(page.locator(".found-count")).to_have_text(IN_NL)
    first = page.locator(".matches li").first
    assert first.evaluate("(item) => item.innerText.split('\\n').filter(Boolean)") == [
        "LAMP 1: A blue medicine that blocks a growth signal",
        "Taking part is possible",
        "Aged 2 years to under 18 years. Where: Netherlands.",
    ]
    groups = page.locator(".matches li .status").evaluate_all("all => all.map((one) => one.className)")
    ranks = ["status status-open", "status status-later", "status status-unknown", "status status-closed"]
    assert [ranks.index(group) for group in groups] == sorted(ranks.index(group) for group in groups)
    first.locator("a").click()
    expect(page).to_have_url(f"{page.url.split('/trials/')[0]}/trials/lamp-1/?country=NL")
    assert page.locator("h1").inner_text() == "A blue medicine that blocks a growth signal"


def test_more_are_shown_when_asked_for_and_the_first_new_one_has_the_focus(open_page: Opener) -> None:
    page = open_page("trials/?treatment=tablets")
    fitting, maybe = page.locator("[data-fit=fits] li"), page.locator("[data-fit=may] li")
    expect(fitting).to_have_count(50)
    page.get_by_role("button", name="Show more trials Fits what you chose").press("Enter")
    expect(fitting).to_have_count(100)
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-fit=fits] li a')[50]")
    page.get_by_role("button", name="Show more trials Fits what you chose").press("Enter")
    expect(fitting).to_have_count(TRIALS // 2)
    expect(page.get_by_role("button", name="Show more trials Fits what you chose")).to_be_hidden()
    expect(maybe).to_have_count(50)
    page.get_by_role("button", name="Show more trials May fit: ask").press("Enter")
    expect(maybe).to_have_count(TRIALS // 4)
    assert len(set(names(page))) == len(names(page))


@pytest.mark.parametrize(
    ("query", "fits", "may", "closed"),
    [
        ("treatment=medicines", 120, 60, 60),
        ("treatment=tablets&status=open", 60, 60, 0),
        ("country=BE&status=closed", 0, 20, 20),
        ("age=9", 120, 60, 60),
        ("age=1", 14, 6, 6),
        ("country=NL&age=1", 0, 0, 0),
        ("words=NCT00000123", 0, 0, 1),
        ("words=pills", 120, 60, 60),
        ("words=qqqqqq", 0, 0, 0),
    ],
)
def test_the_address_holds_the_choice(open_page: Opener, query: str, fits: int, may: int, closed: int) -> None:
    page = open_page(f"trials/?{query}")
    told = page.locator(".found-count")
    expect(told).to_contain_text(f"{fits} trial" if fits else "No trial in our list")
    for name, number in {"fits": fits, "may": may, "closed": closed}.items():
        expect(page.locator(f"[data-fit={name}] li")).to_have_count(min(number, 50))
    assert page.url.endswith(query)


def test_a_name_that_is_typed_comes_first(open_page: Opener) -> None:
    page = open_page("trials/?words=lamp+20")
    expect(page.locator(".found-count")).to_contain_text("fit")
    assert names(page)[0] == "LAMP 20"


def test_a_list_that_cannot_be_fetched_is_told_and_the_pages_stay(open_page: Opener) -> None:
    page = open_page("trials/")

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/search.json", fail)
    page.locator("#find-words").fill("Netherlands")
    expect(page.locator(".found-count")).to_have_text(
        "The whole list could not be loaded. You can look through all trials below."
    )
    expect(page.locator(".found")).to_be_visible()
    page.unroute("**/search.json", fail)
    page.get_by_role("button", name="Show trials").click()
    expect(page.locator(".found-count")).to_have_text(IN_NL)


def test_old_copies_are_never_called_open(open_page: Opener, tmp_path: Path) -> None:
    page = open_page()
    with served(build_many(tmp_path, 120, LATER)) as address:
        page.goto(f"{address}trials/?words=lamp+1")
        expect(page.locator(".matches")).to_be_visible()
        item = page.locator(".matches li").first
        assert "Open on 28 April 2026. Ask if it still is." in item.inner_text()
        assert item.locator(".status").get_attribute("class") == "status status-was"
        page.goto(f"{address}trials/?status=open")
        expect(page.locator(".found-count")).to_have_text("30 trials fit. 60 more may fit: ask.")
        assert page.locator(".status-open").count() == 0


def test_the_search_finds_trials_of_all_pages(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("LAMP 199")
    link = page.locator(".results a").first
    expect(link).to_have_text("LAMP 199: A black medicine that blocks a growth signal")
    assert link.evaluate("(link) => new URL(link.href).pathname") == "/trials/lamp-199/"


def follow(page: Page, link: str) -> None:
    """Click a link, and wait until the page it leads to is there, however busy the machine is."""
    found = page.locator(link)
    address = found.evaluate("(link) => link.href")
    found.click()
    page.wait_for_url(address)


def test_without_scripts_the_list_goes_on_page_after_page(open_page: Opener) -> None:
    page = open_page("trials/", js=False)
    assert not page.locator("form.finder").is_visible()
    found = set(names(page))
    for group in ("open", "later", "unknown", "closed"):
        page.goto(f"{page.url.split('/trials/')[0]}/trials/")
        follow(page, f"section:has(#group-{group}) [rel=next]")
        while True:
            found |= set(names(page))
            if not page.locator("[rel=next]").count():
                break
            follow(page, "[rel=next]")
    assert found == {f"LAMP {number}" for number in range(1, TRIALS + 1)}


VIEWS = ["trials/", NUMBERED, "trials/?country=NL"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", VIEWS)
def test_axe_finds_nothing_and_targets_are_large(open_page: Opener, path: str, scheme: str) -> None:
    page = open_page(path, width=390, scheme=scheme)
    if "?" in path:
        expect(page.locator(".matches")).to_be_visible()
    assert measures.violations(page) == []
    assert measures.hard_to_read(page) == []


@pytest.mark.parametrize("path", VIEWS)
def test_no_list_scrolls_sideways(open_page: Opener, path: str) -> None:
    page = open_page(path, width=320)
    if "?" in path:
        expect(page.locator(".matches")).to_be_visible()
    assert page.evaluate(measures.SIDEWAYS) <= 0
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(measures.SIDEWAYS) <= 0, "at twice the size of letters"
