"""Private, safe and light: nothing from elsewhere, nothing kept, a foreign script does not run, little to load."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser_site import KINDS, Opener, all_pages

pytestmark = pytest.mark.browser

PathOf = Callable[[str], str]
INJECT = """() => { const script = document.createElement("script");
  script.textContent = "window.hacked = 1"; document.body.append(script);
  document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.hacked = 2'><a id=x href='javascript:window.hacked=3'>x</a>");
  document.getElementById("x").click(); }"""


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_loaded_from_elsewhere_nothing_is_kept_and_no_foreign_script_runs(
    open_page: Opener, address: str, path_of: PathOf, kind: str
) -> None:
    page = open_page()
    asked: list[str] = []
    told: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(address + path_of(kind))
    title = page.locator("h1").inner_text()
    page.locator("header .bar > button").click()
    page.locator("#search-words").fill(title.split(":")[0])
    page.locator("#search [role=status]").filter(has_text=re.compile(".")).wait_for()
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(address).netloc}
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert told == []
    page.evaluate(INJECT)
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None


@pytest.mark.proof
def test_the_policy_holds_on_every_page(open_page: Opener, built_site: Path, address: str) -> None:
    page, wrong = open_page(), []
    for path in all_pages(built_site):
        page.goto(address + path)
        page.evaluate(INJECT)
        page.wait_for_timeout(30)
        wrong += [path] * (page.evaluate("window.hacked || null") is not None)
    assert wrong == []


def test_the_first_visit_to_a_trial_is_light(
    open_page: Opener, built_site: Path, address: str, path_of: PathOf
) -> None:
    page = open_page()
    context = page.context.browser.new_context(viewport={"width": 390, "height": 800})  # type: ignore[union-attr]
    asked: list[str] = []
    fresh = context.new_page()
    fresh.on("request", lambda request: asked.append(request.url))
    fresh.goto(address + path_of("trial"), wait_until="networkidle")
    context.close()
    size = 0
    for url in asked:
        name = urlsplit(url).path.lstrip("/")
        raw = (built_site / (f"{name}index.html" if name.endswith("/") else name)).read_bytes()
        size += len(raw) if name.endswith(".woff2") else len(gzip.compress(raw, 6))
    assert len(asked) <= 6, asked
    assert size <= 60_000
