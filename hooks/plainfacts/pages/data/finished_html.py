"""A built page as a browser would meet it: its links, ids, headings, facts and scripts, read from the finished HTML."""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LOADING = {"stylesheet", "icon", "preload", "manifest", "modulepreload", "apple-touch-icon"}
_LOADED = {"script", "img", "iframe", "source", "track", "video", "audio"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_TEXTS = _HEADINGS | {"head", "title", "script"}
_DATA = "application/ld+json"

Span = list[int | None]
"""The pieces of text of an element: the place of the first, and that after the last as soon as it is known."""


class Link(NamedTuple):
    """A link as it is written, and where it leads: a file of the site and an id in it; another site is no file."""

    written: str
    file: str | None
    anchor: str = ""


@dataclass(frozen=True)
class BuiltPage:
    """What stands in the HTML of one page. `facts` are the `data-fact` keys with the text they hold."""

    path: str
    language: str = ""
    title: str = ""
    description: str = ""
    policy: str = ""
    headings: tuple[tuple[int, str], ...] = ()
    ids: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    loaded: tuple[Link, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    handlers: tuple[str, ...] = ()
    data: tuple[Any, ...] = ()

    @property
    def url(self) -> str:
        """The address of the page from the root: `car-t/index.html` is `/car-t/`."""
        return url_of(self.path)

    @property
    def trace(self) -> BuiltPage:
        """As much of the page as rules across pages look at; links to its own ids are found right already."""
        links = tuple(link for link in self.links if link.file != self.path or link.anchor not in self.ids)
        return BuiltPage(self.path, title=self.title, ids=self.ids, links=links, loaded=self.loaded)

    def between(self, *apart: BuiltPage) -> BuiltPage:
        """The page with parts of it that were read apart: what stands above its own text, and what stands below."""
        parts = (*apart[:1], self, *apart[1:])
        return replace(
            self,
            headings=tuple(chain(*(part.headings for part in parts))),
            ids=tuple(chain(*(part.ids for part in parts))),
            links=tuple(chain(*(part.links for part in parts))),
            loaded=tuple(chain(*(part.loaded for part in parts))),
            scripts=tuple(chain(*(part.scripts for part in parts))),
            handlers=tuple(chain(*(part.handlers for part in parts))),
        )


def url_of(path: str) -> str:
    """The address of a file from the root of the site: `car-t/index.html` is `/car-t/`."""
    return "/" + path.removesuffix("index.html")


def link_on(path: str, written: str, base: str = "/") -> Link:
    """A link or an address that is loaded, as the page at `path` means it (RFC 3986, 5.2).

    The site is published below the path `base`: an address from the root of the host that does not begin with it leads
    to no file of the site, and its file keeps its `/`.
    """
    if written.startswith("#"):
        return Link(sys.intern(written), path, unquote(written[1:]))
    if _ELSEWHERE.match(written):
        return Link(written, None)
    address, _, anchor = written.partition("#")
    address = unquote(address.partition("?")[0])
    if not address:
        return Link(sys.intern(written), path, unquote(anchor))
    home = unquote(base)
    file = posixpath.normpath(posixpath.join(home, posixpath.dirname(path), address))
    if address.endswith(("/", "/.", "/..")) or address in (".", ".."):
        file = posixpath.join(file, "index.html")
    file = file.removeprefix(home)
    return Link(sys.intern(written), sys.intern(file), unquote(anchor))


def read_built_page(path: str, text: str, base: str = "/") -> BuiltPage:
    """One HTML file, or a part of one, of a site published below the path `base`.

    Malformed HTML is read as far as a browser would.
    """
    found = _Events()
    etree.fromstring(text.encode(), parser=etree.HTMLParser(encoding="utf-8", target=found))
    leads = {written: link_on(path, written, base) for written in dict.fromkeys(found.links)}
    scripts = [(kind, found.text(span)) for kind, span in found.scripts]
    return BuiltPage(
        path=path,
        language=found.language,
        title=_plain("".join(map(found.text, found.titles))),
        description=_meta(found.metas, "name", "description"),
        policy=_meta(found.metas, "http-equiv", "content-security-policy"),
        headings=tuple((level, _plain(found.text(span))) for level, span in found.headings),
        ids=tuple(map(sys.intern, found.ids)),
        links=tuple(link for written in found.links if (link := leads[written]).file is not None),
        loaded=tuple(link_on(path, written, base) for written in (*found.loaded, *found.related)),
        facts=_what_is_said((key, found.text(span)) for key, span in found.facts),
        scripts=tuple(code for kind, code in scripts if kind != _DATA),
        handlers=tuple(name for name in found.names if name == "style" or name.startswith("on")),
        data=tuple(_json(code) for kind, code in scripts if kind == _DATA),
    )


class _Events:
    """What stands in a page, as the parser of lxml tells it, element by element: no tree is made.

    All text is one list of pieces, and the text of an element a span of it: where it begins, and where it ends.
    """

    def __init__(self) -> None:
        self.language = ""
        self.titles: list[Span] = []
        self.metas: list[Mapping[str, str]] = []
        self.headings: list[tuple[int, Span]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.related: list[str] = []
        self.facts: list[tuple[str, Span]] = []
        self.scripts: list[tuple[str, Span]] = []
        self.names: dict[str, str] = {}
        self._pieces: list[str] = []
        self._in_head = False
        self._open: list[Span | None] = []
        self.data = self._pieces.append  # a piece of text, or of a script

    def text(self, span: Span) -> str:
        """The text of an element; one that was never closed ends with the page."""
        return "".join(self._pieces[slice(*span)])

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        span = [len(self._pieces), None] if tag in _TEXTS or "data-fact" in attributes else None
        self._open.append(span)
        if span:
            self._hear(tag, attributes, span)
        if attributes:
            self._note(tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        span = self._open.pop()
        if span:
            span[1] = len(self._pieces)
            self._in_head = self._in_head and tag != "head"

    def close(self) -> None:
        """The page ends."""

    def _hear(self, tag: str, attributes: Mapping[str, str], span: Span) -> None:
        """Remember the span of an element whose text matters."""
        if tag in _HEADINGS:
            self.headings.append((int(tag[1]), span))
        elif tag == "script" and (attributes.get("type") == _DATA or "src" not in attributes):
            self.scripts.append((attributes.get("type", ""), span))
        elif tag == "title" and self._in_head:
            self.titles.append(span)
        elif tag == "head":
            self._in_head = True
        if "data-fact" in attributes:
            self.facts.append((attributes["data-fact"], span))

    def _note(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Remember what the attributes of an element name: addresses, ids, and which attributes there are."""
        self.names.update(attributes)
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "a":
            self.links += [attributes["href"]] if "href" in attributes else []
        elif tag in _LOADED:
            self.loaded += [attributes["src"]] if "src" in attributes else []
        elif tag == "link":
            loads = "href" in attributes and _LOADING & set(attributes.get("rel", "").split())
            self.related += [attributes["href"]] if loads else []
        elif tag == "meta":
            self.metas.append(attributes)
        elif tag == "html":
            self.language = attributes.get("lang", "")


def _meta(metas: Iterable[Mapping[str, str]], key: str, name: str) -> str:
    return next((one.get("content", "") for one in metas if one.get(key, "").lower() == name), "")


def _what_is_said(facts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The text of each fact; one that is printed twice has both."""
    said: dict[str, str] = {}
    for key, held in facts:
        text = _plain(held)
        said[key] = f"{said[key]} {text}" if key in said else text
    return said


def _plain(text: str) -> str:
    return " ".join(text.split())


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
