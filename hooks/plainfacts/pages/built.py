"""A built page as a browser would meet it: its links, ids, headings, facts and scripts, read from the finished HTML."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

_LOADS = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "link": "href",
}
_RELATIONS_THAT_LOAD = {"stylesheet", "icon", "preload", "manifest", "modulepreload", "apple-touch-icon"}
_VOID = {"meta", "link", "img", "br", "hr", "input", "source", "wbr", "col", "area", "base", "embed", "track"}


@dataclass
class BuiltPage:
    """What stands in the HTML of one page. `facts` are the `data-fact` keys with the text they hold."""

    path: str
    language: str = ""
    title: str = ""
    description: str = ""
    policy: str = ""
    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    facts: dict[str, str] = field(default_factory=dict)
    scripts: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    data: list[Any] = field(default_factory=list)
    text: str = ""

    @property
    def url(self) -> str:
        """The address of the page from the root: `car-t/index.html` is `/car-t/`."""
        return "/" + self.path.removesuffix("index.html")


def read_built(files: Mapping[str, str]) -> dict[str, BuiltPage]:
    """Every HTML file of a built site, by its path from the root of the site."""
    return {path: read_built_page(path, html) for path, html in sorted(files.items()) if path.endswith(".html")}


def read_built_page(path: str, html: str) -> BuiltPage:
    """One HTML file. Malformed HTML is read as far as a browser would."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    reader.page.text = " ".join(" ".join(reader.words).split())
    return reader.page


class _Reader(HTMLParser):
    """Collects while it reads; knows which element is open, so that a fact's text ends with its element."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = BuiltPage(path)
        self.words: list[str] = []
        self._open: list[tuple[str, str | None, int]] = []
        self._script: dict[str, str] | None = None
        self._heading = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._attributes(tag, found)
        if tag == "script":
            self._script = found
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self._heading = int(tag[1])
            self.page.headings.append((self._heading, ""))
        if tag not in _VOID:
            self._open.append((tag, found.get("data-fact"), len(self.words)))

    def _attributes(self, tag: str, found: dict[str, str]) -> None:
        page = self.page
        if tag == "html":
            page.language = found.get("lang", "")
        if tag == "meta" and found.get("name") == "description":
            page.description = found.get("content", "")
        if tag == "meta" and found.get("http-equiv", "").lower() == "content-security-policy":
            page.policy = found.get("content", "")
        if "id" in found:
            page.ids.append(found["id"])
        if tag == "a" and "href" in found:
            page.links.append(found["href"])
        page.handlers += [name for name in found if name.startswith("on") or name == "style"]
        loads = found.get(_LOADS.get(tag, ""), "")
        if loads and (tag != "link" or _RELATIONS_THAT_LOAD & set(found.get("rel", "").split())):
            page.loaded.append(loads)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._script = None
        if self._heading and tag == f"h{self._heading}":
            self._heading = 0
        while any(name == tag for name, _, _ in self._open):
            name, fact, start = self._open.pop()
            if fact:
                said = " ".join("".join(self.words[start:]).split())
                self.page.facts[fact] = f"{self.page.facts[fact]} {said}" if fact in self.page.facts else said
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        open_tag = self._open[-1][0] if self._open else ""
        if self._script is not None:
            self._take_script(data)
        elif open_tag == "title" and not any(name == "svg" for name, _, _ in self._open):
            self.page.title += data
        elif open_tag != "style":
            self.words.append(data)
            if self._heading:
                level, text = self.page.headings[-1]
                self.page.headings[-1] = (level, text + data)

    def _take_script(self, data: str) -> None:
        kind = (self._script or {}).get("type", "")
        if kind == "application/ld+json":
            try:
                self.page.data.append(json.loads(data))
            except ValueError:
                self.page.data.append(None)
        elif "src" not in (self._script or {}):
            self.page.scripts.append(data)
