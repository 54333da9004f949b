"""Right to left: a page in Hebrew, with its telephone numbers and doses in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import measures
import pytest
from browser_site import Opener, served

from building import build, write
from site_files import page, site_files, trial_with

pytestmark = pytest.mark.browser

BODY = """\
## \u05e2\u05d9\u05e7\u05e8

- \u05d1\u05d9\u05ea
- \u05d9\u05dc\u05d3
- Ask your team.

Leukaemia is a cancer of the blood.

## \u05e9\u05d0\u05dc\u05d5\u05ea

\u05de\u05d4 \u05dc\u05e9\u05d0\u05d5\u05dc?

## What we do not know yet

Ask your team.
"""
CONTACT = "\u05d1\u05d9\u05ea \u05d7\u05d5\u05dc\u05d9\u05dd, \u05d8\u05dc\u05e4\u05d5\u05df +972 3 000 0000 \u05d1\u05d1\u05d5\u05e7\u05e8"
TESTED = "\u05ea\u05e8\u05d5\u05e4\u05d4 5 mg/kg \u05d1\u05d9\u05d5\u05dd"
TOKENS = {"+972 3 000 0000", "5 mg/kg", "NCT01234567"}
DRAWN = """(e) => { const range = document.createRange(), text = e.firstChild, boxes = [];
  for (let at = 0; at < text.length; at++) { range.setStart(text, at); range.setEnd(text, at + 1);
    boxes.push([range.getBoundingClientRect().left, text.data[at]]); }
  return boxes.sort((one, two) => one[0] - two[0]).map((pair) => pair[1]).join(""); }"""


@pytest.fixture(scope="module")
def hebrew(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hebrew")
    slugs = "!!python/name:markdown.extensions.toc.slugify_unicode"
    extensions = f"markdown_extensions:\n  - toc:\n      slugify: {slugs}\n"
    extensions += "extra:\n  language: he\n"
    words = "site:\n  menu: תפריט\n"
    trial = trial_with("  sponsor:", f"  contact: {CONTACT}\n  sponsor:").replace("name: examplinib", f"name: {TESTED}")
    changed = {"content/leukaemia.md": page(body=BODY), "data/wording/he.yaml": words, "data/trials.yaml": trial}
    write(root, site_files(**changed, **{"data/style.yaml": None}), extensions)
    return build(root, root / "site", "2026-05-01")


@pytest.fixture(scope="module")
def address(hebrew: Path) -> Iterator[str]:
    with served(hebrew) as found:
        yield found


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_reads_from_right_to_left(open_page: Opener, address: str, width: int) -> None:
    shown = open_page("trials/lamp-1/", width=width)
    assert shown.locator("html").get_attribute("dir") == "rtl"
    assert shown.locator("html").get_attribute("lang") == "he"
    assert shown.evaluate(measures.SIDEWAYS) <= 0
    shown.evaluate("document.querySelectorAll('main details').forEach((fold) => { fold.open = true; })")
    drawn = {text.text_content(): text.evaluate(DRAWN) for text in shown.locator("main bdi").all() if text.is_visible()}
    assert drawn.keys() >= TOKENS
    assert all(found == as_drawn for found, as_drawn in drawn.items())
    assert shown.locator("h1").evaluate("(e) => getComputedStyle(e).direction") == "rtl"
    shown.goto(f"{address}leukaemia/")
    ids = shown.locator("main h2[id]").evaluate_all("all => all.map((e) => e.id)")
    assert "\u05e2\u05d9\u05e7\u05e8" in ids and "\u05e9\u05d0\u05dc\u05d5\u05ea" in ids
