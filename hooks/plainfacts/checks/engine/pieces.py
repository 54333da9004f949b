"""Every text of a site with its place: what families read, in records and on pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plainfacts.claims.quantities_in_text import Said, has_number, shares
from plainfacts.facts.records.form import Place, Record
from plainfacts.facts.records.roles import FAMILY, Role
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.texts import record_texts
from plainfacts.prose.markdown.markdown_tokens import tokens
from plainfacts.prose.page import Page
from plainfacts.readability.sentences import Sentence, split_sentences

_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_DIGIT = re.compile(r"\d")
CALL_MARK = "\ufffc"
"""Replaces an inline fact in the text of a page."""

BODY = Role("family", "paragraph")
"""The role of the text of pages."""


@dataclass(frozen=True)
class Piece:
    """One text of a record or page.

    `part` is its dotted path in the record, `key` the last name in it (`body` on a page). `breaks` are the offsets of
    line breaks, `calls` those of the inline facts, with their source.
    """

    place: Place
    part: str
    key: str
    text: str
    owner: Record | Page
    role: Role = BODY
    first_line: int | None = None
    breaks: Sequence[int] = ()
    calls: Sequence[tuple[int, str]] = ()
    audience: str = FAMILY

    @property
    def is_family(self) -> bool:
        """Whether families read it as running text."""
        return self.role.kind == "family"

    def line(self, position: int = 0) -> int:
        """The line in the file of the character at a position; in a record, the line of the field."""
        if self.first_line is None:
            return self.place.line(self.part)
        return self.first_line + bisect_left(self.breaks, position)

    @cached_property
    def lower(self) -> str:
        """The text in lower case, for quick tests before slow ones."""
        return self.text.lower()

    @cached_property
    def has_digit(self) -> bool:
        """Whether the text has a digit."""
        return _DIGIT.search(self.text) is not None

    @cached_property
    def has_number(self) -> bool:
        """Whether the text has a digit or a number in words."""
        return has_number(self.text)

    @cached_property
    def shares(self) -> Sequence[Said]:
        """The proportions and counts of people in the text."""
        return shares(self.text) if self.has_number else ()

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of the text."""
        return split_sentences(self.text)


def record_pieces(record: Record) -> Iterator[Piece]:
    """The texts of a record."""
    for found in record_texts(record):
        yield Piece(record.place, found.part, found.key, found.text, record, found.role, audience=found.audience)


def page_pieces(page: Page) -> Iterator[Piece]:
    """The title, the description and each block of text of a page; an inline fact is one CALL_MARK."""
    for key in ("title", "description"):
        yield Piece(page.front.place, key, key, getattr(page.front, key), page, audience=page.front.audience)
    lines = page.body.split("\n")
    for token in tokens(page):
        if token.type == "inline" and token.map:
            yield _block(page, token.map[0], token.content, lines)


def _block(page: Page, first: int, content: str, lines: Sequence[str]) -> Piece:
    """The text of a block. A line break inside an inline fact counts."""
    parts: list[str] = []
    breaks: list[int] = []
    calls: list[tuple[int, str]] = []
    length = end = 0
    for match in [*_CALL.finditer(content), None]:
        plain = content[end : match.start() if match else None]
        breaks += [length + offset for offset, char in enumerate(plain) if char == "\n"]
        parts.append(plain)
        length += len(plain)
        if match:
            breaks += [length] * match[0].count("\n")
            calls.append((length, match[0]))
            parts.append(CALL_MARK)
            length, end = length + 1, match.end()
    text = "".join(parts)
    first_line, who = page.start + first, page.front.audience
    return Piece(page.front.place, "body", "body", text, page, BODY, first_line, tuple(breaks), tuple(calls), who)


def trial_of(piece: Piece) -> Trial | None:
    """The trial whose record a text belongs to, if any."""
    return piece.owner if isinstance(piece.owner, Trial) else None
