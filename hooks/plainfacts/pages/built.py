"""A built page as a browser would meet it: its links, ids, headings, facts and scripts, read from the finished HTML."""

from __future__ import annotations

import json
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree, html

_PARSER = html.HTMLParser(encoding="utf-8")
_ELSEWHERE = re.compile(r"//|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LOADING = ["stylesheet", "icon", "preload", "manifest", "modulepreload", "apple-touch-icon"]

_ids = etree.XPath("//@id", smart_strings=False)
_links = etree.XPath("//a/@href", smart_strings=False)
_headings = etree.XPath("//h1|//h2|//h3|//h4|//h5|//h6")
_facts = etree.XPath("//*[@data-fact]")
_loaded = etree.XPath(
    "//script/@src|//img/@src|//iframe/@src|//source/@src|//video/@src|//audio/@src", smart_strings=False
)
_relations = etree.XPath("//link[@href]")
_handlers = etree.XPath("//@*[starts-with(name(), 'on') or name() = 'style']")
_data = etree.XPath("//script[@type='application/ld+json']")
_scripts = etree.XPath("//script[not(@src) and not(@type='application/ld+json')]")


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

    def between(self, above: BuiltPage, below: Sequence[BuiltPage]) -> BuiltPage:
        """The page with parts of it that were read apart: what stands above its own text, and what stands below."""
        parts = (above, self, *below)
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


def link_on(path: str, written: str) -> Link:
    """A link or an address that is loaded, as the page at `path` means it (RFC 3986, 5.2)."""
    if _ELSEWHERE.match(written):
        return Link(written, None)
    address, _, anchor = written.partition("#")
    address = unquote(address.partition("?")[0])
    if not address:
        return Link(sys.intern(written), path, unquote(anchor))
    file = posixpath.normpath(posixpath.join("/", posixpath.dirname(path), address)).lstrip("/")
    if address.endswith(("/", "/.", "/..")) or address in (".", ".."):
        file = posixpath.join(file, "index.html")
    return Link(sys.intern(written), sys.intern(file), unquote(anchor))


def read_built(files: Iterable[tuple[str, str]]) -> dict[str, BuiltPage]:
    """Every HTML file of a built site by its path from the root of the site, in the order of the paths."""
    found = {path: read_built_page(path, text) for path, text in files if path.endswith(".html")}
    return dict(sorted(found.items()))


def read_built_page(path: str, text: str) -> BuiltPage:
    """One HTML file, or a part of one. Malformed HTML is read as far as a browser would."""
    root = html.document_fromstring(text.encode(), parser=_PARSER)
    return BuiltPage(
        path=path,
        language=root.get("lang", ""),
        title=_plain(root.findtext("head/title") or ""),
        description=_meta(root, "name", "description"),
        policy=_meta(root, "http-equiv", "content-security-policy"),
        headings=tuple((int(one.tag[1]), _plain(one.text_content())) for one in _headings(root)),
        ids=tuple(map(sys.intern, _ids(root))),
        links=tuple(link for written in _links(root) if (link := link_on(path, written)).file is not None),
        loaded=tuple(link_on(path, written) for written in _what_is_loaded(root)),
        facts=_what_is_said(root),
        scripts=tuple(one.text or "" for one in _scripts(root)),
        handlers=tuple(str(one.attrname) for one in _handlers(root)),
        data=tuple(_json(one.text or "") for one in _data(root)),
    )


def _meta(root: Any, key: str, name: str) -> str:
    found = (one.get("content", "") for one in root.iter("meta") if one.get(key, "").lower() == name)
    return next(found, "")


def _what_is_loaded(root: Any) -> Iterator[str]:
    yield from _loaded(root)
    for one in _relations(root):
        if set(one.get("rel", "").split()) & set(_LOADING):
            yield one.get("href", "")


def _what_is_said(root: Any) -> dict[str, str]:
    """The text of each fact; one that is printed twice has both."""
    said: dict[str, str] = {}
    for one in _facts(root):
        key, text = one.get("data-fact", ""), _plain(one.text_content())
        said[key] = f"{said[key]} {text}" if key in said else text
    return said


def _plain(text: str) -> str:
    return " ".join(text.split())


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
