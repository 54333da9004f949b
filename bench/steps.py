"""The steps of one round: a stock build, then checks and builds of the same pages, each from a defined state."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.cost import Cost, python
from bench.edits import PAGE, WORDS, add_line, edit_page, edit_trial
from bench.sites import INPUTS, NAV

STOCK = """\
site_name: Measured site
repo_url: https://code.example/measured/site
edit_uri: edit/main/docs/
theme: {{name: material, font: false}}
plugins: [search]
markdown_extensions: [toc]
nav: [{nav}]
not_in_nav: /trials/
"""

STOCK_BUILD = "stock build"
CHECK_COLD = "check, cold"
CHECK_SAME = "check, nothing changed"
CHECK_TRIAL = "check, one trial changed"
RENDER = "rendering and writing"
COLD = "build, cold"
SAME = "build, nothing changed"
TRIAL = "build, one trial changed"
LINE = "build, a line added above a trial"
PAGE_CHANGED = "build, one page changed"

_BUILD = ("-m", "mkdocs", "build", "--quiet")
_CHECK = ("-m", "plainfacts", "check")


def write_stock(site: Path, stock: Path) -> None:
    """Export the pages of a site for stock MkDocs with Material, with the trials outside its navigation."""
    python(site, "-m", "plainfacts", "export", str(stock))
    nav = ", ".join(f"{name}.md" for name in NAV)
    (stock / "mkdocs.yml").write_text(STOCK.format(nav=nav), "utf-8")


def clear(site: Path) -> None:
    """Delete everything that commands have left in the folder of a site: the built site, caches, logs."""
    for path in site.iterdir():
        if path.name not in INPUTS:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@contextmanager
def restored(*files: Path) -> Iterator[None]:
    """Restore files to their original content after the block."""
    before = {file: file.read_bytes() for file in files}
    try:
        yield
    finally:
        for file, raw in before.items():
            file.write_bytes(raw)


def one_round(site: Path, stock: Path) -> dict[str, Cost]:
    """The cost of each step, by name. Leaves the files unchanged and the site built from them."""
    shutil.rmtree(stock / "site", ignore_errors=True)
    costs = {STOCK_BUILD: python(stock, *_BUILD)}
    with restored(site / "data/trials.yaml", site / "content" / f"{PAGE}.md"):
        costs |= _checks(site) | _builds(site)
    python(site, *_BUILD)
    return costs


def _checks(site: Path) -> dict[str, Cost]:
    """The checks, then the first build with their caches: `rendering and writing`."""
    clear(site)
    costs = {CHECK_COLD: python(site, *_CHECK), CHECK_SAME: python(site, *_CHECK)}
    edit_trial(site, WORDS[0])
    return costs | {CHECK_TRIAL: python(site, *_CHECK), RENDER: python(site, *_BUILD)}


def _builds(site: Path) -> dict[str, Cost]:
    clear(site)
    edits: dict[str, Callable[[], None]] = {
        COLD: lambda: None,
        SAME: lambda: None,
        TRIAL: lambda: edit_trial(site, WORDS[1]),
        LINE: lambda: add_line(site),
        PAGE_CHANGED: lambda: edit_page(site / "content", PAGE, WORDS[0]),
    }
    costs = {}
    for name, edit in edits.items():
        edit()
        costs[name] = python(site, *_BUILD)
    return costs
