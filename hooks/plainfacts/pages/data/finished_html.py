"""Parses finished HTML as a browser would: links, ids, headings, facts and scripts, for the checks."""

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
_DATA = "application/ld+json"
_TEXT = etree.XPath("string()", smart_strings=False)


class Link(NamedTuple):
    """A link as it is written, and its target: a file of the site (None on another site) and an id in it."""

    written: str
    file: str | None
    anchor: str = ""


@dataclass(frozen=True)
class BuiltPage:
    """What the HTML of a page has. `facts` maps `data-fact` keys to the text of their elements."""

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
        """The part of the page that rules across pages need; links to ids of the page itself have been checked."""
        links = tuple(link for link in self.links if link.file != self.path or link.anchor not in self.ids)
        return BuiltPage(self.path, title=self.title, ids=self.ids, links=links, loaded=self.loaded)

    def between(self, *apart: BuiltPage) -> BuiltPage:
        """The page combined with parts of it that were parsed separately: the one above its text, and those below."""
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
    """A link or the address of a resource, resolved from the page at `path` (RFC 3986, 5.2).

    The site is published below the path `base`. The file of an address from the root of the host that is outside it
    keeps its `/`.
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

    Malformed HTML is read as a browser would read it.
    """
    root = etree.fromstring(text.encode(), parser=etree.HTMLParser(encoding="utf-8"))
    found = _Found()
    for element in root.iter(etree.Element):
        _note(element, found)
    leads = {written: link_on(path, written, base) for written in dict.fromkeys(found.links)}
    return BuiltPage(
        path=path,
        language=root.get("lang", ""),
        title=_plain("".join(found.titles)),
        description=_meta(found.metas, "name", "description"),
        policy=_meta(found.metas, "http-equiv", "content-security-policy"),
        headings=tuple((level, _plain(said)) for level, said in found.headings),
        ids=tuple(map(sys.intern, found.ids)),
        links=tuple(link for written in found.links if (link := leads[written]).file is not None),
        loaded=tuple(link_on(path, written, base) for written in (*found.loaded, *found.related)),
        facts={key: " ".join(map(_plain, texts)) for key, texts in found.facts.items()},
        scripts=tuple(code for kind, code in found.scripts if kind != _DATA),
        handlers=tuple(name for name in found.names if name == "style" or name.startswith("on")),
        data=tuple(_json(code) for kind, code in found.scripts if kind == _DATA),
    )


@dataclass
class _Found:
    """What the elements of a page have, in order; the keys of `names` are those of all attributes."""

    titles: list[str] = field(default_factory=list)
    metas: list[Mapping[str, str]] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    facts: dict[str, list[str]] = field(default_factory=dict)
    scripts: list[tuple[str, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)


def _note(element: Any, found: _Found) -> None:
    tag, attributes = element.tag, dict(element.items())
    found.names.update(attributes)
    if "id" in attributes:
        found.ids.append(attributes["id"])
    if "data-fact" in attributes:
        found.facts.setdefault(attributes["data-fact"], []).append(_TEXT(element))
    if tag == "a":
        found.links += [attributes["href"]] if "href" in attributes else []
    elif tag in _LOADED and "src" in attributes:
        found.loaded.append(attributes["src"])
    elif tag == "link" and _LOADING & set(attributes.get("rel", "").split()):
        found.related += [attributes["href"]] if "href" in attributes else []
    elif tag == "meta":
        found.metas.append(attributes)
    elif tag in _HEADINGS:
        found.headings.append((int(tag[1]), _TEXT(element)))
    elif tag == "title" and element.getparent().tag == "head":
        found.titles.append(_TEXT(element))
    if tag == "script" and (attributes.get("type") == _DATA or "src" not in attributes):
        found.scripts.append((attributes.get("type", ""), _TEXT(element)))


def _meta(metas: Iterable[Mapping[str, str]], key: str, name: str) -> str:
    return next((one.get("content", "") for one in metas if one.get(key, "").lower() == name), "")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
