"""Every text of a site with the place where it stands: what families read, in records and on pages."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plainfacts.checks.text_numbers import Said, shares
from plainfacts.facts.models import Fact, Trial
from plainfacts.facts.place import Form, Place, Record
from plainfacts.prose.markdown import tokens
from plainfacts.prose.page import Page
from plainfacts.readability.sentences import Sentence, split_sentences

FAMILY_KEYS = frozenset(
    [
        "title",
        "summary",
        "plain",
        "what_happens",
        "when",
        "what",
        "may_help",
        "side_effects",
        "other_choices",
        "not_known",
        "how_to_join",
        "questions",
        "nights_away",
        "school",
        "results",
        "who",
        "outcome",
        "over",
        "place",
        "years",
        "says",
        "about",
        "for",
        "description",
        "body",
    ]
)
"""The keys whose text is written for families; a trial's `name` and everything exact is not."""

_OTHER_TEXTS = frozenset(
    [
        "name",
        "also",
        "also_called",
        "funders",
        "city",
        "sponsor",
        "contact",
        "exact",
        "official_title",
        "publisher",
        "by",
    ]
)
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
CALL_MARK = "\ufffc"
"""Stands in a page's text where a fact is fetched: it takes the place of the whole call."""


@dataclass(frozen=True)
class Piece:
    """One text: its key in the record or `body`, and its owner. `breaks` are the offsets of line breaks."""

    place: Place
    part: str
    key: str
    text: str
    owner: Record | Page
    first_line: int | None = None
    breaks: Sequence[int] = ()
    calls: Sequence[tuple[int, str]] = ()

    @property
    def is_family(self) -> bool:
        """Whether families read it as running text."""
        return self.key in FAMILY_KEYS

    @property
    def audience(self) -> str:
        """`family`, `teen` or `child`."""
        return self.owner.front.audience if isinstance(self.owner, Page) else "family"

    def line(self, position: int = 0) -> int:
        """The line of the file: of the field in a record, exact to the line on a page."""
        if self.first_line is None:
            return self.place.line(self.part)
        return self.first_line + bisect_left(self.breaks, position)

    @cached_property
    def shares(self) -> Sequence[Said]:
        """The shares and counts of people in the text."""
        return shares(self.text)

    @cached_property
    def sentences(self) -> Sequence[Sentence]:
        """The sentences of the text."""
        return split_sentences(self.text)


def record_pieces(record: Record, only: Collection[str] | None = None) -> Iterator[Piece]:
    """All texts of a record, or those of some of its fields, with the dotted path of each."""
    for part, key, text in _texts(record, record.place, "", only):
        yield Piece(record.place, part, key, text, record)


def _texts(
    form: Form, place: Place, prefix: str, only: Collection[str] | None = None
) -> Iterator[tuple[str, str, str]]:
    for name, field in type(form).model_fields.items():
        if only is not None and name not in only:
            continue
        key = field.alias or name
        value = getattr(form, name)
        if isinstance(value, Record | Sequence) and key in ("chances", "figures", "approvals"):
            continue
        yield from _inside(value, key, f"{prefix}{key}", place)


def _inside(value: object, key: str, part: str, place: Place) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, Fact):
        long = f"{part}.value"
        yield from _inside(value.value, key, long if place.has(long) else part, place)
    elif isinstance(value, str):
        if key in FAMILY_KEYS or key in _OTHER_TEXTS:
            yield part, key, value
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _inside(item, key, f"{part}.{number}", place)
    elif isinstance(value, Form):
        yield from _texts(value, place, f"{part}.")


def page_pieces(page: Page) -> Iterator[Piece]:
    """Title, description and each block of text of a page; a fetched fact is one CALL_MARK."""
    for key in ("title", "description"):
        yield Piece(page.front.place, key, key, getattr(page.front, key), page)
    lines = page.body.split("\n")
    for token in tokens(page):
        if token.type == "inline" and token.map:
            yield _block(page, token.map[0], token.content, lines)


def _block(page: Page, first: int, content: str, lines: Sequence[str]) -> Piece:
    """A block as text. A line break inside a call is kept in the count of lines."""
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
    return Piece(page.front.place, "body", "body", text, page, page.start + first, tuple(breaks), tuple(calls))


def trial_of(piece: Piece) -> Trial | None:
    """The trial that a text belongs to, if it is one of a trial's record."""
    return piece.owner if isinstance(piece.owner, Trial) else None
