"""Renders Markdown as HTML: HTML in it is shown as text, inline facts are filled in afterwards."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape
from xml.etree.ElementTree import Element, ElementTree

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry
from markupsafe import Markup

from plainfacts.facts.house.wording import Wording
from plainfacts.pages.figures.svg_drawings import scene_of
from plainfacts.pages.topic.token_tree import tree
from plainfacts.prose.inline_facts import Call
from plainfacts.prose.markdown.site_markdown import blocks

_MARK = re.compile("(<p>)?\ue000(\\d+)\ue001(</p>)?")
_BLOCKS = ("<h2", "<div", "<ul", "<ol", "<section", "<dl", "<figure", "<details", "<p", "<table", "<aside", "<form")
_SAFE_ADDRESS = re.compile(r"(https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])", re.IGNORECASE)


class SiteMarkdown(Extension):
    """Makes Python-Markdown, which MkDocs calls, use the parser of the checks (decision 13).

    Its own parsers are removed, so that no HTML passes, whatever extensions a site uses. Tree processors (ids of
    headings, links between files) are kept.
    """

    def __init__(self, words: Wording) -> None:
        super().__init__()
        self.words = words

    def extendMarkdown(self, md: Markdown) -> None:
        """Replace the parser, and sanitise the tree last."""
        md.preprocessors = Registry()
        md.parser = _OneReading(md, self.words)
        md.treeprocessors.deregister("inline")
        md.treeprocessors.register(_Clean(md), "safe", -100)


class _OneReading(BlockParser):
    def __init__(self, md: Markdown, words: Wording) -> None:
        super().__init__(md)
        self.words = words

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:
        return ElementTree(tree(blocks("\n".join(lines)), self.words))


class _Clean(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            for name, value in list(element.attrib.items()):
                unsafe_link = name in ("href", "src") and not _is_safe(str(value))
                if name.lower().startswith("on") or name == "style" or unsafe_link:
                    del element.attrib[name]


def _is_safe(address: str) -> bool:
    tidy = re.sub(r"[\x00-\x20]", "", unescape(unescape(address)))
    return bool(_SAFE_ADDRESS.match(tidy)) and not tidy.startswith("//")


def with_marks(body: str, calls: Sequence[Call]) -> str:
    """The body with each call replaced by a placeholder that Markdown leaves alone."""
    parts, end = [], 0
    for number, call in enumerate(calls):
        parts += [body[end : call.start], f"\ue000{number}\ue001"]
        end = call.end
    return "".join([*parts, body[end:]])


def filled(html: str, values: Sequence[Markup]) -> str:
    """The HTML with each placeholder replaced by its value; a block replaces the paragraph around it."""

    def value(match: re.Match[str]) -> str:
        found = str(values[int(match[2])])
        if match[1] and match[3] and (not found or found.lstrip().startswith(_BLOCKS)):
            return found
        return f"{match[1] or ''}{found}{match[3] or ''}"

    return _MARK.sub(value, html)


_LIST = re.compile(r"<ul>\n(?:<li>(?:(?!</?[uo]l>).)*?</li>\n)+</ul>", re.DOTALL)
_POINT = re.compile(r"<li>(?:\"|&quot;)(?P<said>.+?)(?:\"|&quot;): (?P<rest>.*?)</li>", re.DOTALL)
_LINKS = re.compile(r'<a [^>]*href="([^"]*)"')
_QUOTED = re.compile(r"<li>(?:\"|&quot;)(.+?)(?:\"|&quot;): ")


def entrances(html: str) -> str:
    """Lists in which every item starts with a quotation, rendered as the entrances of the site.

    The section with such a list comes first: families start from what brought them here.
    """

    def styled(match: re.Match[str]) -> str:
        whole = match[0]
        if len(_QUOTED.findall(whole)) != whole.count("<li>"):
            return whole
        return _POINT.sub(_door, whole).replace("<ul>", '<ul class="entrances">', 1)

    sections = re.split(r"(?=<h2 )", _LIST.sub(styled, html))
    return "".join([sections[0], *sorted(sections[1:], key=lambda section: 'class="entrances"' not in section)])


def _door(match: re.Match[str]) -> str:
    """An item of such a list; one with a single link is a door with a drawing, all of which is the link."""
    links = _LINKS.findall(match["rest"])
    drawn = scene_of(links[0]) if len(links) == 1 else ""
    return f"<li>{drawn}<span><strong>{match['said']}</strong> {match['rest']}</span></li>"


_LONE = re.compile(r"<(li|p)>(<a [^>]*>[^<]*</a>[.:]?)</\1>")


def lone_links(html: str) -> str:
    """Gives links that are a whole list item or paragraph a class, as targets 44 px high (WCAG 2.2, 2.5.5)."""
    return _LONE.sub(r'<\1 class="alone">\2</\1>', html)
