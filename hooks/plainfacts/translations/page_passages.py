"""The passages of a page for translators: each in Markdown, with its position in the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it.token import Token

from plainfacts.prose.inline_facts import calls_in
from plainfacts.prose.markdown.markdown_tokens import tokens
from plainfacts.prose.page import Page

_CALLS = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]")
_NOT_SLUG = re.compile(r"[^\w]+")


@dataclass(frozen=True)
class PagePassage:
    """A passage of a page: body[start:end], and the same text on one line, as translators see it."""

    place: str
    text: str
    kind: str
    line: int
    start: int
    end: int


@lru_cache(maxsize=512)  # each language asks for those of the same pages
def page_passages(page: Page) -> list[PagePassage]:
    """The passages of a page that have words, in order. An inline fact alone is not a passage."""
    found: list[PagePassage] = []
    section, number, at = "top", 0, 0
    starts = [0, *(match.end() for match in re.finditer("\n", page.body)), len(page.body)]
    for kind, token in _inline(tokens(page)):
        span = _span(page.body, token, starts, at)
        if span is None:
            continue
        start, at = span
        text = " ".join(page.body[start:at].split())
        if kind == "heading":
            section, number = _NOT_SLUG.sub("-", _CALLS.sub("", text).lower()).strip("-")[:40], 0
        if _WORD.search(_CALLS.sub("", text)):
            line = page.start + page.body.count("\n", 0, start)
            found.append(PagePassage(f"{page.path}#{section}.{number}", text, kind, line, start, at))
            number += 1
    return _told_apart(found)


def _told_apart(texts: Sequence[PagePassage]) -> list[PagePassage]:
    """The passages with unique places: if two sections have one name, those of the second get a number."""
    seen: dict[str, int] = {}
    found = []
    for text in texts:
        times = seen[text.place] = seen.get(text.place, 0) + 1
        found.append(PagePassage(f"{text.place}~{times}", *_rest(text)) if times > 1 else text)
    return found


def _rest(text: PagePassage) -> tuple[str, str, int, int, int]:
    return text.text, text.kind, text.line, text.start, text.end


def _inline(tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """The tokens with text, each with the kind of passage that it is."""
    lists, kind = 0, ""
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open", "bullet_list_close", "ordered_list_close"):
            lists += token.nesting
        elif token.type in ("heading_open", "th_open", "dt_open", "admonition_title_open", "caption_open"):
            kind = "heading" if token.type == "heading_open" else "label"
        elif token.type == "inline":
            yield kind or ("item" if lists else "paragraph"), token
            kind = ""


def _span(body: str, token: Token, starts: Sequence[int], after: int) -> tuple[int, int] | None:
    """The position of a token's text in the body, from `after` on; None if it is part of an earlier passage."""
    first, last = token.map or (0, len(starts) - 1)
    at, begin = max(after, starts[first]), -1
    limit = starts[min(last, len(starts) - 1)]
    for line in token.content.split("\n"):
        found = next((hit for way in (line, line.replace("|", r"\|")) if (hit := _find(body, way, at, limit))), None)
        if found is None:
            return None
        begin, at = (found[0] if begin < 0 else begin), found[1]
    return begin, at


def _find(body: str, text: str, start: int, limit: int) -> tuple[int, int] | None:
    at = body.find(text, start, limit)
    return None if at < 0 else (at, at + len(text))


def with_texts(page: Page, replaced: Callable[[PagePassage], str]) -> Page:
    """A copy of a page with each passage replaced."""
    parts, end = [], 0
    for text in page_passages(page):
        parts += [page.body[end : text.start], replaced(text)]
        end = text.end
    body = "".join([*parts, page.body[end:]])
    return Page(page.path, page.front, body, page.start, tuple(calls_in(body, page.path, page.start)[0]))
