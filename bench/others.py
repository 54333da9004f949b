"""Builds with other generators, if installed: Zensical and Hugo, from the same exported pages as stock MkDocs."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from bench.cost import Cost, run

HUGO = """\
baseURL = "https://measured.example/"
title = "Measured site"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
"""
LAYOUT = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body><main>{{ .Content }}</main></body>
</html>
"""
"""A bare layout without theme, menu and search, so that the figure is a lower bound for Hugo."""


def other_generators(stock: Path, folder: Path) -> Mapping[str, Cost | None]:
    """The cost of a build with each, or None if it is not installed. `stock` has the pages, `folder` is for output."""
    return {"Zensical": _zensical(stock, folder / "zensical"), "Hugo, bare layout": _hugo(stock, folder / "hugo")}


def _zensical(stock: Path, folder: Path) -> Cost | None:
    program = shutil.which("zensical")
    if not program:
        return None
    shutil.copytree(stock, folder, ignore=shutil.ignore_patterns("site"), dirs_exist_ok=True)
    return run(folder, program, "build", "--clean")


def _hugo(stock: Path, folder: Path) -> Cost | None:
    program = shutil.which("hugo")
    if not program:
        return None
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(stock / "docs", folder / "content")
    for page in list((folder / "content").rglob("index.md")):
        page.rename(page.with_name("_index.md"))  # for Hugo, `index.md` turns its whole folder into one page
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(LAYOUT, "utf-8")
    (folder / "hugo.toml").write_text(HUGO, "utf-8")
    return run(folder, program, "--quiet")
