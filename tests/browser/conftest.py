"""A browser for the tests, and the tests' own site, served once for each worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import WAIT, Opener, Pages, served
from playwright.sync_api import Browser, Page, expect, sync_playwright

from get_browser import browser_path

expect.set_options(timeout=WAIT)


@pytest.fixture(scope="session")
def built_site(other_site: Path) -> Path:
    return other_site


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    with served(built_site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    assert path, "No browser is here. Run: python -m playwright install --with-deps chromium"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=path, args=arguments)
        yield found
        found.close()


@pytest.fixture(scope="session")
def pages(browser: Browser) -> Pages:
    return Pages(browser)


@pytest.fixture
def open_page(pages: Pages, address: str) -> Iterator[Opener]:
    """Opens a page of the site: `open_page("words/", width=390, scheme="dark", js=True)`."""

    def opened(path: str = "", width: int = 1280, scheme: str = "light", js: bool = True, **options: object) -> Page:
        page = pages.take(width, color_scheme=scheme, java_script_enabled=js, **options)
        page.goto(address + path)
        return page

    yield opened
    pages.give_back()
