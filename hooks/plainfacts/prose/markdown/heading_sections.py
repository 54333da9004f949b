"""Splits the Markdown of a page into the sections below its headings, with the ids of the headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown.extensions.toc import slugify_unicode, unique
from markdown_it.token import Token

from plainfacts.prose.markdown.markdown_tokens import tokens
from plainfacts.prose.page import Page


@dataclass(frozen=True)
class HeadingSection:
    """A heading, its id, and the Markdown up to the next heading.

    The id is empty if it depends on an inline fact. The text before the first heading has an empty heading.
    """

    id: str
    heading: str
    text: str


def sections(page: Page, ids: Sequence[str]) -> Iterator[HeadingSection]:
    """The sections of a page in order. `ids` are those of its headings, from `written_ids`."""
    lines, found = page.body.split("\n"), _headings(page)
    first = found[0][0].map[0] if found and found[0][0].map else len(lines)
    yield HeadingSection("", "", "\n".join(lines[:first]))
    after = [token.map[0] if token.map else 0 for token, _ in found] + [len(lines)]
    for (token, inner), own, (start, end) in zip(found, ids, pairwise(after), strict=True):
        begins = token.map[1] if token.map else start
        yield HeadingSection(own, _words(inner), "\n".join(lines[begins:end]))


def written_ids(page: Page) -> Sequence[str]:
    """The ids of a page's headings in order, without `#`; empty for a heading with an inline fact."""
    found = [(str(token.attrGet("id") or ""), inner) for token, inner in _headings(page)]
    used = {own for own, _ in found if own}
    ids = [own or unique(slugify_unicode(_words(inner), "-"), used) for own, inner in found]
    return ["" if "{{" in inner.content else own for own, (_, inner) in zip(ids, found, strict=True)]


def _headings(page: Page) -> Sequence[tuple[Token, Token]]:
    return [(token, inner) for token, inner in pairwise(tokens(page)) if token.type == "heading_open"]


def _words(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.type != "image" and child.nesting == 0)
