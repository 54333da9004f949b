"""Built sites for the browser tests, served locally, and the addresses of their pages by kind."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, expect

Opener = Callable[..., Page]
"""Opens a page of the site; see the fixture `open_page`."""

TRIAL = "trials/bellows-b/"
"""Pages of the tests' own site for tests that need only one; ARTICLE has explained words and chances."""
ARTICLE = "modulators/"

_WRITTEN = {
    "home": r"\A",
    "article": r"\{\{ chance\(",
    "finder": r"\{\{ finder\(",
    "words": r"\{\{ glossary\(",
    "sources": r"\{\{ source_list\(",
    "child": r"^audience: child$",
    "teen": r"^audience: teen$",
}
"""Pages that people write, by what their Markdown contains."""
_MADE = {
    "trial": "trials/*/index.html",
    "sheet": "trials/*/sheet/index.html",
    "treatment sheet": "sheets/*/index.html",
    "all pages": "all-pages/index.html",
    "not found": "404.html",
}
"""Pages that are made from facts, by where they stand."""
WAIT = 120_000
"""Milliseconds to wait for what will come: so long that no busy machine comes near it."""
KINDS = (*_WRITTEN, *_MADE)
"""One page for each template and kind."""


def page_of(kind: str, root: Path, built: Path) -> str | None:
    """The address of the largest page of a kind in a built site, or None if it has no such page."""
    if kind == "home":
        return ""
    if kind in _MADE:
        found = [path for path in built.glob(_MADE[kind]) if (built / "trials/list") not in path.parents]
    else:
        pages = [path for path in (root / "content").rglob("*.md") if _holds(path, _WRITTEN[kind])]
        found = [_built_from(path.relative_to(root / "content"), built) for path in pages]
    heaviest = max(found, key=lambda path: (path.stat().st_size, path), default=None)
    return heaviest.relative_to(built).as_posix().removesuffix("index.html") if heaviest else None


def _holds(path: Path, pattern: str) -> bool:
    return bool(re.search(pattern, path.read_text("utf-8"), re.MULTILINE))


def _built_from(page: Path, built: Path) -> Path:
    return built / (page.parent if page.stem == "index" else page.with_suffix("")) / "index.html"


class Pages:
    """Pages of a browser, used again with the same settings: a new one costs as much as four visits."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[str, list[Page]] = defaultdict(list)
        self._taken: list[tuple[str, int, Page]] = []

    def take(self, width: int, **settings: Any) -> Page:
        """An empty page as wide as that; of two that one test takes, each is its own."""
        name = repr(sorted({"width": width, **settings}.items()))
        page = self._free[name].pop() if self._free[name] else self._new(width, settings)
        self._taken.append((name, width, page))
        return page

    def _new(self, width: int, settings: dict[str, Any]) -> Page:
        context = self._browser.new_context(viewport=_size(width), **settings)
        context.set_default_timeout(WAIT)
        return context.new_page()

    def give_back(self) -> None:
        """A test has ended: what it did to its pages is undone."""
        for name, width, page in self._taken:
            if page.is_closed():
                continue
            page.unroute_all(behavior="ignoreErrors")
            page.emulate_media(media="null")
            page.set_viewport_size(_size(width))
            page.mouse.move(-1, -1)
            page.goto("about:blank")
            page.context.clear_cookies()
            self._free[name].append(page)
        self._taken.clear()


def _size(width: int) -> ViewportSize:
    return {"width": width, "height": 800 if width < 700 else 900}


class _Host(http.server.SimpleHTTPRequestHandler):
    def __init__(self, path: str, *args: Any, **kwargs: Any) -> None:
        self._path = path
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        below = path.startswith(self._path)
        return super().translate_path(f"/{path.removeprefix(self._path)}" if below else "/nothing-is-here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not lost.exists():
            super().send_error(code, message, explain)
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(lost.read_bytes())

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")  # another site may stand at this address later
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path, path: str = "/") -> Iterator[str]:
    """Serve a folder locally, below a path, as hosts do; yields the address.

    A missing page is answered with the site's own 404 page; outside the path there is nothing.
    """
    handler = functools.partial(_Host, path, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{path}"
    finally:
        server.shutdown()


def all_pages(folder: Path) -> list[str]:
    """The address of every page of a built site."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return sorted(name.removesuffix("index.html") for name in found)


def results(page: Page, query: str) -> list[str]:
    """The addresses that the open search finds, best first, after Enter."""
    field = page.locator("#search-words")
    field.fill(query)
    field.press("Enter")
    expect(page.locator(".results a").first).to_be_focused()
    return page.locator(".results a").evaluate_all("links => links.map((link) => new URL(link.href).pathname.slice(1))")
