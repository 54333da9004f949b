"""What editors add to a page fits a phone, is reached by keys, and loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import Opener, served
from measures import SMALL_LETTERS, SMALL_TARGETS, violations
from playwright.sync_api import Page

from building import mkdocs, write
from site_files import BODY, page, site_files

pytestmark = pytest.mark.browser

ADDED = """
## A table

Table: When to ring the ward

| What you see | What you do now, and whom you ask | At what hour | Who answers the telephone | Note |
|---|---|--:|:-:|---|
| A rash that spreads | Ring the ward and ask for the nurse | 8 | Nurse | Day |

![A wide drawing](wide.svg "The ward at night.")

Read the [plan for the ward](plan.pdf).

!!! warning "Ring the ward"
    If it bleeds, ring.[^a]

??? tip "More about the ward"
    It is open all day.

- [ ] A toy
- [x] A book

[To the first page](index.md){.md-button}

[^a]: The note says more.
"""
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="1220" height="600"><rect width="1220" height="600"/></svg>'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    files = site_files(**{"content/leukaemia.md": page(body=BODY + ADDED)})
    more = {"content/wide.svg": DRAWING, "content/plan.pdf": b"%PDF" + b"x" * 9000}
    root = write(tmp_path_factory.mktemp("media"), {**files, **more})
    done = mkdocs(root)
    assert done.returncode == 0, done.stderr
    with served(root / "site") as address:
        yield address


@pytest.fixture(params=[("light", 320), ("dark", 320), ("light", 1280)], ids=str)
def view(request: pytest.FixtureRequest, open_page: Opener) -> Page:
    scheme, width = request.param
    return open_page("leukaemia/", width=width, scheme=scheme)


def test_nothing_is_wider_than_the_screen_and_no_word_is_torn(view: Page) -> None:
    width = view.viewport_size["width"] if view.viewport_size else 0
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    assert view.locator("figure img").evaluate("(e) => e.getBoundingClientRect().width") <= width
    torn = """() => [...document.querySelectorAll("th, td")].filter((cell) => cell.scrollWidth > cell.clientWidth)
      .map((cell) => cell.textContent)"""
    assert view.evaluate(torn) == []


def test_it_is_reached_by_everyone(view: Page) -> None:
    view.locator("details.note").evaluate("(e) => { e.open = true }")
    assert violations(view) == []
    assert view.evaluate(SMALL_LETTERS) == []
    assert view.evaluate(SMALL_TARGETS) == []


def test_a_wide_table_moves_by_keys_and_has_a_name(view: Page) -> None:
    region = view.get_by_role("region", name="When to ring the ward")
    region.focus()
    if region.evaluate("(e) => e.scrollWidth > e.clientWidth"):
        view.keyboard.press("ArrowRight")
        view.wait_for_function("(e) => e.scrollLeft > 0", arg=region.element_handle())  # it moves softly
