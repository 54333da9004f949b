"""Passages: stretches of text that families read, with their file and lines, from whatever source.

The language checks see only passages, so that Markdown, YAML and the generator's wording follow the same rules. Exact
criteria, official titles and names are not passages. This module reads those of pages, `page_text` those of data/.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from markdown_it.token import Token

from plainfacts.prose.inline_facts import Call
from plainfacts.prose.markdown.site_markdown import alternative, blocks
from plainfacts.prose.page import Page
from plainfacts.prose.phrases import Token as WordToken
from plainfacts.prose.phrases import words_of
from plainfacts.readability.sentences import split_sentences
from plainfacts.readability.tokens import word_texts

_START = attrgetter("start")

Fill = Callable[[Call], str]
"""Returns what a call prints in a sentence, as plain text; empty for a block of its own."""


@dataclass(frozen=True)
class Link:
    """A link in a passage: its text, its target, its line in the file."""

    text: str
    address: str
    line: int


@dataclass(frozen=True, eq=False)
class Passage:
    """A stretch of text that a family reads. Compared by identity: two with the same text are not equal.

    `kind` is paragraph, item (also a table cell or a footnote), heading, title, description, term (also a short label
    for what is below it) or words (of the generator). `owner` is the page's address or the record's id, `part` the
    dotted path in a record. `text` keeps its line breaks. `strong` are the words in bold or italics.
    """

    path: str
    line: int
    text: str
    kind: str
    owner: str
    audience: str = "family"
    part: str = ""
    level: int = 0
    links: tuple[Link, ...] = ()
    strong: tuple[str, ...] = ()

    def line_at(self, offset: int) -> int:
        """The line in the file of the character at an offset. In YAML, the line of the field."""
        return self.line + self.text.count("\n", 0, offset) if not self.part else self.line

    @cached_property
    def sentences(self) -> tuple[Line, ...]:
        """Its sentences; a fragment counts as one."""
        return tuple(Line(self, found.text, found.start) for found in split_sentences(self.text))

    def sentence_at(self, offset: int) -> Line:
        """The sentence that contains the character at an offset, or ends just before it."""
        return next((line for line in reversed(self.sentences) if line.start <= offset), self.sentences[0])


@dataclass(frozen=True, eq=False)
class Line:
    """A sentence of a passage: passage.text[start:start + len(text)]."""

    passage: Passage
    text: str
    start: int

    @cached_property
    def line(self) -> int:
        """The line in the file on which it starts."""
        return self.passage.line_at(self.start)

    @cached_property
    def words(self) -> int:
        """The number of words and numbers in it."""
        return len(word_texts(self.text))

    @property
    def tokens(self) -> Sequence[WordToken]:
        """Its words, with offsets in the passage: a slice of the passage's words, which are cached."""
        every = words_of(self.passage.text)
        first = bisect_left(every, self.start, key=_START)
        return every[first : bisect_left(every, self.start + len(self.text), first, key=_START)]


@dataclass(frozen=True)
class Section:
    """A heading with the passages below it; the first section of a page may have none."""

    heading: Passage | None
    passages: tuple[Passage, ...]

    @cached_property
    def words(self) -> int:
        """The number of words in it, without the heading."""
        return sum(len(passage.text.split()) for passage in self.passages)


@dataclass(frozen=True)
class ListBlock:
    """A list: its items, the passage before it, and its line in the file."""

    lead: Passage | None
    items: tuple[Passage, ...]
    line: int


@dataclass(frozen=True)
class Prose:
    """A page as readers see it: its sections and lists, with inline facts filled in."""

    page: Page
    sections: tuple[Section, ...]
    lists: tuple[ListBlock, ...]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Title, description, headings, paragraphs and items, in reading order."""
        head = tuple(self._front(name) for name in ("title", "description"))
        body = (
            passage
            for section in self.sections
            for passage in ((section.heading,) if section.heading else ()) + section.passages
        )
        return (*head, *body)

    def _front(self, name: str) -> Passage:
        front = self.page.front
        line, text = front.place.line(name), getattr(front, name)
        return Passage(self.page.path, line, text, name, self.page.url, front.audience, part=name)


def read_prose(page: Page, fill: Fill) -> Prose:
    """The sections, lists and passages of a page. `fill` returns the text of an inline fact."""
    return _Reader(page).read(blocks(_filled(page, fill)))


def _filled(page: Page, fill: Fill) -> str:
    parts, end = [], 0
    for call in page.calls:
        breaks = "\n" * page.body.count("\n", call.start, call.end)
        parts += [page.body[end : call.start], fill(call).replace("\n", " ") + breaks]
        end = call.end
    return "".join([*parts, page.body[end:]])


_LABELS = {f"{name}_{end}" for name in ("dt", "th", "admonition_title", "caption") for end in ("open", "close")}
_ITEMS = {f"{name}_{end}" for name in ("td", "footnote") for end in ("open", "close")}


class _Reader:
    """Walks the tokens of a page once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.sections: list[tuple[Passage | None, list[Passage]]] = [(None, [])]
        self.lists: list[ListBlock] = []
        self._items: list[tuple[int, Passage | None, list[Passage]]] = []
        self._labels = self._in_items = 0
        self._last: Passage | None = None

    def read(self, tokens: Sequence[Token]) -> Prose:
        heading = 0
        for token in tokens:
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._items.append((self._line(token), self._last, []))
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                line, lead, items = self._items.pop()
                self.lists.append(ListBlock(lead, tuple(items), line))
            elif token.type in _LABELS:
                self._labels += token.nesting
            elif token.type in _ITEMS:
                self._in_items += token.nesting
            elif token.type == "heading_open":
                heading = int(token.tag[1])
            elif token.type == "inline":
                self._take(token, heading)
                heading = 0
        return Prose(self.page, tuple(Section(head, tuple(body)) for head, body in self.sections), tuple(self.lists))

    def _line(self, token: Token) -> int:
        return self.page.start + (token.map[0] if token.map else 0)

    def _kind(self, heading: int) -> str:
        if heading or self._labels:
            return "heading" if heading else "term"
        return "item" if self._items or self._in_items else "paragraph"

    def _take(self, token: Token, heading: int) -> None:
        kind = self._kind(heading)
        text, links, strong = _plain(token, self._line(token))
        if not text.strip():
            return
        passage = Passage(
            path=self.page.path,
            line=self._line(token),
            text=text,
            kind=kind,
            owner=self.page.url,
            audience=self.page.front.audience,
            level=heading,
            links=tuple(links),
            strong=tuple(strong),
        )
        if heading:
            self.sections.append((passage, []))
        else:
            self.sections[-1][1].append(passage)
        if self._items and kind == "item":
            self._items[-1][2].append(passage)
        else:
            self._last = passage


def _plain(token: Token, line: int) -> tuple[str, list[Link], list[str]]:
    """The text of an inline token without markup, its links, and the words in bold or italics."""
    parts: list[str] = []
    links: list[Link] = []
    strong: list[str] = []
    open_link: tuple[str, int, int] | None = None
    opened: list[int] = []
    for child in token.children or []:
        if child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type in ("text", "code_inline", "html_inline"):
            parts.append(child.content)
        elif child.type == "image":
            parts.append(alternative(child))
        elif child.type in ("strong_open", "em_open"):
            opened.append(len(parts))
        elif child.type in ("strong_close", "em_close") and opened:
            strong.append("".join(parts[opened.pop() :]).replace("\n", " "))
        elif child.type == "link_open":
            open_link = (str(child.attrGet("href") or ""), len(parts), line + "".join(parts).count("\n"))
        elif child.type == "link_close" and open_link:
            address, start, at = open_link
            links.append(Link("".join(parts[start:]).replace("\n", " "), address, at))
            open_link = None
    return "".join(parts), links, strong
