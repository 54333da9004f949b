"""The tokens of a page with their lines (markdown-it-py), and the HTML and links in it that are not allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from markdown_it.token import Token

from plainfacts.problems import Problem
from plainfacts.prose.markdown import markdown_rules, site_markdown
from plainfacts.prose.page import Page

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_ALLOWED_SCHEMES = ("https:", "http:", "mailto:", "tel:")
_CARDS = re.compile(r"</?div[^>]*\bgrid\b", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z!][^>]{0,60}>?", re.IGNORECASE)


@lru_cache(maxsize=256)
def _read(body: str) -> Sequence[Token]:
    return site_markdown.blocks(body)


def tokens(page: Page) -> Sequence[Token]:
    """The tokens of a page's body; `map` counts lines from 0 at the body's start. Cached: do not modify them."""
    return _read(page.body)


def unsafe_parts(page: Page) -> Iterator[Problem]:
    """A Problem for each piece of HTML and each link to an address that is not allowed."""
    for token in tokens(page):
        line = page.start + (token.map[0] if token.map else 0)
        if token.type == "html_block":
            yield _raw_html(page, line, token.content)
        for offset, child in with_offsets(token.children or []):
            if child.type == "html_inline":
                yield _raw_html(page, line + offset, child.content)
            address = child.attrGet("href") if child.type == "link_open" else child.attrGet("src")
            if isinstance(address, str) and _is_unsafe(address):
                message = f"A link leads to `{address[:60]}`."
                yield markdown_rules.LINK_ADDRESS.at(
                    page.path, line + offset, message, "Correct the address or delete the link."
                )


def with_offsets(children: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """Each inline token with the number of line breaks before it."""
    offset = 0
    for child in children:
        yield offset, child
        offset += child.type in ("softbreak", "hardbreak")


def _is_unsafe(address: str) -> bool:
    tidy = re.sub(r"[\x00-\x20]", "", address)
    scheme = _SCHEME.match(tidy)
    return bool(scheme and scheme[0].lower() not in _ALLOWED_SCHEMES) or tidy.startswith("//")


def _raw_html(page: Page, line: int, content: str) -> Problem:
    tag = _TAG.search(content)
    message = f"This is HTML: `{(tag[0] if tag else content.strip())[:40]}`."
    fix = "Write it in Markdown, or `&lt;` for the character <."
    if _CARDS.search(content):
        fix = "Delete the lines of `<div>`: a list whose items start with words in quotation marks becomes cards."
    return markdown_rules.RAW_HTML.at(page.path, line, message, fix)
