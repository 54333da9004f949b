"""A browser for the tests, and the tests' own site, built and served once for each worker."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_site import Opener, served
from playwright.sync_api import Browser, Page, sync_playwright

from building import OTHER, OTHER_DAY, build
from get_browser import browser_path


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(OTHER, tmp_path_factory.mktemp("browser") / "site", OTHER_DAY)


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


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Opener]:
    """Opens a page of the site: `open_page("words/", width=390, scheme="dark", js=True)`."""
    contexts = []

    def opened(path: str = "", width: int = 1280, scheme: str = "light", js: bool = True, **options: object) -> Page:
        height = 800 if width < 700 else 900
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=js, **options
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        page = context.new_page()
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
