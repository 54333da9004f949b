"""Parses a Markdown page into its front matter, its body, and the inline facts in the body."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Annotated

from plainfacts.facts.records.form import Place, Record
from plainfacts.facts.records.trial import Review
from plainfacts.facts.records.values import Id, Items, Name, OneOf, Paragraph, Title
from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.document import conflict_markers, decode, long_lines, read_yaml
from plainfacts.facts.yaml.forms import read_form
from plainfacts.problems import Problem
from plainfacts.prose.inline_facts import Call, calls_in

AUDIENCES = ("family", "teen", "child")
Audience = Annotated[str, OneOf(AUDIENCES, "one of these audiences")]

_FRONT = re.compile(r"---[ ]*\n(.*?\n)---[ ]*(?:\n|\Z)", re.DOTALL)


class FrontMatter(Record):
    """The front matter of a page: title, one-sentence description, audience, topics, sources, search words, review."""

    title: Title
    description: Paragraph
    audience: Audience = "family"
    about: Items[Id] = ()
    sources: Items[Id] = ()
    search: Items[Name] = ()
    review: Review


@dataclass(frozen=True)
class Page:
    """A page as written. `start` is the line in the file on which `body` starts, `calls` are its inline facts."""

    path: str
    front: FrontMatter
    body: str
    start: int
    calls: tuple[Call, ...] = field(default=())

    @property
    def url(self) -> str:
        """The address on the site: `/car-t/` for `content/car-t.md`, `/trials/` for `content/trials/index.md`."""
        return address(self.path)


def address(path: str) -> str:
    """The address on the site of a Markdown file, given its path in content/."""
    name = path.removeprefix("content/").removesuffix(".md")
    name = name.removesuffix("index") if name == "index" or name.endswith("/index") else f"{name}/"
    return f"/{name}"


def read_page(raw: bytes, path: str) -> tuple[Page | None, list[Problem]]:
    """A page from a file's bytes, or None if its front matter cannot be read; and the problems of both."""
    text, problems = decode(raw, path)
    problems += [*long_lines(text, path), *conflict_markers(text, path)]
    if problems:
        return None, problems
    match = _FRONT.match(text)
    if not match:
        fix = "Start the file with `---`, then title, description and review, then `---`."
        return None, [format_rules.MISSING_KEY.at(path, 1, "The page has no front matter.", fix)]
    document, problems = read_yaml("\n" + match[1], path)
    if problems:
        return None, problems
    lines = {f"{key}": line for key, line in document.lines.items()}
    front, problems = read_form(FrontMatter, document.value or {}, Place(path, 1, lines))
    start = text.count("\n", 0, match.end()) + 1
    body = text[match.end() :]
    calls, wrong = calls_in(body, path, start)
    if front is None:
        return None, [*problems, *wrong]
    return Page(path, front, body, start, tuple(calls)), [*problems, *wrong]
