"""A built page as a browser would meet it: its links, ids, headings, facts and scripts, read from the finished HTML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

_PARSER = html.HTMLParser(encoding="utf-8")
_LOADING = ["stylesheet", "icon", "preload", "manifest", "modulepreload", "apple-touch-icon"]

_ids = etree.XPath("//@id")
_links = etree.XPath("//a/@href")
_headings = etree.XPath("//h1|//h2|//h3|//h4|//h5|//h6")
_facts = etree.XPath("//*[@data-fact]")
_loaded = etree.XPath("//script/@src|//img/@src|//iframe/@src|//source/@src|//video/@src|//audio/@src")
_relations = etree.XPath("//link[@href]")
_handlers = etree.XPath("//@*[starts-with(name(), 'on') or name() = 'style']")
_data = etree.XPath("//script[@type='application/ld+json']")
_scripts = etree.XPath("//script[not(@src) and not(@type='application/ld+json')]")


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
    links: tuple[str, ...] = ()
    loaded: tuple[str, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
    scripts: tuple[str, ...] = ()
    handlers: tuple[str, ...] = ()
    data: tuple[Any, ...] = ()

    @property
    def url(self) -> str:
        """The address of the page from the root: `car-t/index.html` is `/car-t/`."""
        return "/" + self.path.removesuffix("index.html")


def read_built(files: Iterable[tuple[str, str]]) -> dict[str, BuiltPage]:
    """Every HTML file of a built site by its path from the root of the site, in the order of the paths."""
    found = {path: read_built_page(path, text) for path, text in files if path.endswith(".html")}
    return dict(sorted(found.items()))


def read_built_page(path: str, text: str) -> BuiltPage:
    """One HTML file. Malformed HTML is read as far as a browser would."""
    root = html.document_fromstring(text.encode(), parser=_PARSER)
    return BuiltPage(
        path=path,
        language=root.get("lang", ""),
        title=_plain(root.findtext("head/title") or ""),
        description=_meta(root, "name", "description"),
        policy=_meta(root, "http-equiv", "content-security-policy"),
        headings=tuple((int(one.tag[1]), _plain(one.text_content())) for one in _headings(root)),
        ids=tuple(map(str, _ids(root))),
        links=tuple(map(str, _links(root))),
        loaded=tuple(_what_is_loaded(root)),
        facts=_what_is_said(root),
        scripts=tuple(one.text or "" for one in _scripts(root)),
        handlers=tuple(str(one.attrname) for one in _handlers(root)),
        data=tuple(_json(one.text or "") for one in _data(root)),
    )


def _meta(root: Any, key: str, name: str) -> str:
    found = (one.get("content", "") for one in root.iter("meta") if one.get(key, "").lower() == name)
    return next(found, "")


def _what_is_loaded(root: Any) -> Iterator[str]:
    yield from map(str, _loaded(root))
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
