"""At the root of a host and below a path, as project Pages have it: search, finder and menu lead to pages of the site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_site import served
from playwright.sync_api import Browser, Page

from building import OTHER, OTHER_DAY, below_a_path, build

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["/", "/lamps/here/"])
def home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the first page of a site that is served at the path it was built for."""
    root = below_a_path(OTHER, tmp_path_factory.mktemp("below") / "root", request.param)
    built: Path = build(root, root / "site", OTHER_DAY)
    with served(built, request.param) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.set_default_timeout(8000)
    yield context.new_page()
    context.close()


def opens(page: Page, home: str, name: str) -> None:
    """The page stands at this address of the site, and is not the one for what is not there."""
    page.wait_for_url(f"{home}{name}**")
    assert page.locator("h1").inner_text() != "This page is not here"


@pytest.mark.parametrize("lost", ["gone", "a/b/c/gone/", "trials/gone/sheet/"])
def test_the_search_leads_on_from_a_page_that_is_not_there(page: Page, home: str, lost: str) -> None:
    answer = page.goto(home + lost)
    assert answer is not None and answer.status == 404
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    )  # its style is there
    page.get_by_role("button", name="Search").click()
    page.locator("#search-words").fill("bellows b")
    page.locator(".results a").first.click()
    opens(page, home, "trials/bellows-b/")


def test_menu_and_name_lead_on_from_a_page_that_is_not_there(page: Page, home: str) -> None:
    page.goto(f"{home}a/b/gone/")
    page.locator("header summary").click()
    page.locator("header nav a", has_text="Words").first.click()
    opens(page, home, "words/")
    page.goto(f"{home}a/b/gone/")
    page.locator("a.site-name").click()
    page.wait_for_url(home)


def test_the_finder_leads_to_a_trial(page: Page, home: str) -> None:
    page.goto(f"{home}trials/")
    page.locator("#find-words").fill("bellows b")
    page.locator("main li:visible a[href*='bellows-b']").first.click()
    opens(page, home, "trials/bellows-b/")


def test_nothing_beside_the_site_is_asked_for(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("", "trials/", "a/gone/"):
        page.goto(home + name)
        page.get_by_role("button", name="Search").click()
        page.locator("#search-words").fill("cough")
        page.locator(".results li").first.wait_for()
    assert [url for url in asked if not url.startswith(home)] == [], urlsplit(home).path
