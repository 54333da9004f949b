"""Every part of the pages in every state, on one page: its colours and letters, in every scheme and direction.

Out of its place a part does not tell how wide it is: that is looked at on the pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser_site import Opener, served
from measures import SMALL_LETTERS
from test_browser_media import ADDED, DRAWING

from building import ROOT, mkdocs, write
from gallery import PARTS, classes, gallery, write_page
from site_files import BODY, page, site_files

pytestmark = pytest.mark.browser

NOTES = ("warning", "caution", "attention", "important", "danger", "error", "failure", "bug")
HOME = """
## What brought you here

- "My child is unwell": see [the first page](index.md).
- "We have just heard": read about [leukaemia](leukaemia.md).

{{ picture("trial-phases") }}
"""
PACKAGE = ROOT / "hooks/plainfacts"
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]},
    "rules": {"color-contrast-enhanced": {"enabled": True}},
}


def one_line(kind: str) -> str:
    return f'\n!!! {kind} "Ring the ward"\n    If it bleeds, ring.\n'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> list[Path]:
    """The tests' own site, and a small one with all that editors add."""
    rich = BODY + ADDED + "".join(map(one_line, NOTES)) + "\nPress :material-phone: now.\n"
    pages = {"content/leukaemia.md": page(body=rich), "content/index.md": page("Home", BODY + HOME)}
    files = {**site_files(**pages), "content/wide.svg": DRAWING, "content/plan.pdf": b"%PDF" + b"x" * 9000}
    root = write(tmp_path_factory.mktemp("gallery"), files)
    done = mkdocs(root)
    assert done.returncode == 0, done.stderr
    return [built_site, root / "site"]


@pytest.fixture(scope="module")
def address(built: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("shown")
    for direction in ("ltr", "rtl"):
        write_page(built, root / direction / "index.html", direction)
    with served(root) as found:
        yield found


def test_every_class_of_a_stylesheet_is_made_somewhere() -> None:
    """What no template, code or script writes is left over from a part that is gone."""
    made = "".join(path.read_text("utf-8") for kind in ("html", "py", "js") for path in PACKAGE.rglob(f"*.{kind}"))
    named = {name for part in PARTS.glob("*.css") for name in classes(part.read_text("utf-8"))}
    begun = {name for name in named if f"{name.rpartition('-')[0]}-{{" in made}  # note-{kind}
    assert sorted(name for name in named - begun if not re.search(rf"(?<![\w-]){name}(?![\w-])", made)) == []


def test_the_gallery_shows_most_states(built: list[Path]) -> None:
    states = [state for states in gallery(built).values() for state in states]
    shown = [state.name for state in states if state.examples]
    assert len(shown) > 0.8 * len(states), {state.name for state in states} - set(shown)


@pytest.mark.parametrize(
    ("scheme", "width", "direction"), [("light", 320, "ltr"), ("dark", 390, "rtl"), ("dark", 1280, "ltr")]
)
def test_each_part_can_be_read_in_each_state(open_page: Opener, scheme: str, width: int, direction: str) -> None:
    view = open_page(f"{direction}/", width=width, scheme=scheme)
    view.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert Axe().run(view, options=COLOURS).response["violations"] == []
    assert view.evaluate(SMALL_LETTERS) == []
