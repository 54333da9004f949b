"""The built site for the browser tests: built once, served from this machine, with one page for each template."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-20"
Opener = Callable[..., Page]
"""Opens a page of the site; see the fixture `open_page`."""

TRIAL = "trials/hem-ismart-b/"

PAGES = (
    "",
    "car-t/",
    "leukaemia/",
    TRIAL,
    "trials/",
    f"{TRIAL}sheet/",
    "sheets/car-t/",
    "words/",
    "sources/",
    "all-pages/",
    "children/",
    "404.html",
)
"""One page a template and kind."""


def build(root: Path, target: Path, today: str = TODAY) -> None:
    """Build the site below a folder into another. Raises AssertionError with what the build said."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": today, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(target)]
    done = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server on this machine that serves a folder."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


def all_pages(folder: Path) -> list[str]:
    """The address of every page of a built site."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in found)
