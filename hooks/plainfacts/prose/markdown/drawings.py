"""Finds anything but drawing in the SVG pictures that editors add, since a browser would run it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from plainfacts.facts.media import Media
from plainfacts.problems import Problem
from plainfacts.prose.markdown import markdown_rules

_RUN_CODE = ("script", "handler", "listener", "animate", "set", "animatemotion", "animatetransform", "a")
_HOLD_PAGES = ("foreignobject", "iframe", "object", "embed", "video", "audio", "canvas")
_REFUSED = frozenset((*_RUN_CODE, *_HOLD_PAGES))
_LOADS = re.compile(r"url\((?!\s*['\"]?\s*#)|@import|expression\(|javascript:", re.IGNORECASE)
_FIX = "Save it again as plain SVG, with text and pictures as paths; or save it as PNG."


def unsafe_drawings(media: Media) -> Iterator[Problem]:
    """A Problem for each part of an SVG file that is not drawing."""
    for path, medium in media.items():
        if medium.drawing:
            yield from _unsafe(path, medium.drawing)


def _unsafe(path: str, raw: bytes) -> Iterator[Problem]:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        root = etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        line = error.lineno or 1
        yield markdown_rules.PICTURE_CODE.at(path, line, "This picture cannot be read as SVG.", "Save it again.")
        return
    if root.getroottree().docinfo.internalDTD is not None:
        yield _told(path, 1, "a list of entities (<!DOCTYPE>)")
    for node in (*root.itersiblings(preceding=True), *root.iter()):
        for what in _wrong(node):
            yield _told(path, node.sourceline or 1, what)


def _wrong(node: etree._Element) -> Iterator[str]:
    if not isinstance(node.tag, str):
        if node.tag is etree.ProcessingInstruction:
            yield f"a processing instruction: `{str(node)[:40]}`"
        return
    name = etree.QName(node).localname
    if name.lower() in _REFUSED:
        yield f"`<{name}>`"
    if name.lower() == "style" and _LOADS.search("".join(node.itertext())):
        yield "a style that loads something"
    for key, value in node.attrib.items():
        key = etree.QName(key).localname.lower()
        if key.startswith("on") or (key in ("href", "src") and not str(value).strip().startswith("#")):
            yield f'`{key}="{str(value)[:40]}"`'
        elif _LOADS.search(str(value)):
            yield f"`{key}` that loads something"


def _told(path: str, line: int, what: str) -> Problem:
    return markdown_rules.PICTURE_CODE.at(path, line, f"This picture contains more than a drawing: {what}.", _FIX)
