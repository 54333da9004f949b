"""At the root of a host and below a path, as project Pages have it: search, finder and menu lead to pages of the site."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_site import Opener, served
from playwright.sync_api import Page, expect

from building import BELOW, ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module", params=["/", BELOW])
def path(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture(scope="module")
def built(path: str, other_site: Path, site_below: Path) -> Path:
    return site_below / "site" if path == BELOW else other_site


@pytest.fixture(scope="module")
def home(path: str, built: Path) -> Iterator[str]:
    """The address of the first page of a site that is served at the path it was built for."""
    with served(built, path) as address:
        yield address


@pytest.fixture
def address(home: str) -> str:
    return home


@pytest.fixture
def page(open_page: Opener) -> Page:
    return open_page(width=390)


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
    page.get_by_role("button", name="Search", exact=True).click()
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
    expect(page.locator(".found-count")).to_contain_text("fit")  # the list was made anew
    page.locator(":is(.found, .matches) li:visible > a[href*='bellows-b']").first.click()
    opens(page, home, "trials/bellows-b/")


@pytest.mark.parametrize("js", [True, False])
def test_an_old_address_leads_on_by_itself(open_page: Opener, home: str, js: bool) -> None:
    opens(open_page("explained/", js=js), home, "words/")


def test_a_copy_in_a_folder_opens_by_a_double_click(page: Page, built: Path, tmp_path: Path) -> None:
    """Styles, links, and old addresses: all but the search, which needs a server."""
    copied = tmp_path / "preview"
    subprocess.run([sys.executable, ROOT / ".ci/preview.py", built, copied], check=True)
    page.goto((copied / "explained/index.html").as_uri())
    page.wait_for_url((copied / "words/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute"
    page.goto((copied / "404.html").as_uri())
    page.locator("main .ways a", has_text="All pages").click()
    page.wait_for_url((copied / "all-pages/index.html").as_uri())


def test_nothing_beside_the_site_is_asked_for(page: Page, home: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name in ("", "trials/", "a/gone/"):
        page.goto(home + name)
        page.get_by_role("button", name="Search", exact=True).click()
        page.locator("#search-words").fill("cough")
        page.locator(".results li").first.wait_for()
    assert [url for url in asked if not url.startswith(home)] == [], urlsplit(home).path
