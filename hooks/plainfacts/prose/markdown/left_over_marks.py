"""Marks that this site does not know: left alone, families would read them. Each is told at its line, with the fix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from plainfacts.problems import Problem, nearest
from plainfacts.prose.markdown import markdown_rules
from plainfacts.prose.markdown.icon_names import ICON, icons_of
from plainfacts.prose.markdown.markdown_tokens import tokens
from plainfacts.prose.page import Page

_HIDDEN = "\ufffc"
"""Stands for what is no text, such as a picture, where marks are looked for."""


class _Mark(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    fix: str
    first: bool = True  # whether it counts on the first line of a block too


def _mark(pattern: str, what: str, fix: str, *, first: bool = True) -> _Mark:
    return _Mark(re.compile(pattern), what, fix, first)


_MARKS = (
    _mark(r"^[ ]*[•●▪◦‣∙·]", "A sign is used as a bullet", "Begin the line with `- `."),
    _mark(r"^[-*+](?=[A-Za-z])(?!.*[*+])", "A space is missing after the bullet", "Write `- ` and then the words."),
    _mark(r"^\d{1,3}[.)](?=[A-Za-z])", "A space is missing after the number", "Write `1. ` and then the words."),
    _mark(
        r"^\d{1,2}[.)] ",
        "A number begins this line, but no list",
        "Put an empty line above the list, or the number at the end of the line before.",
        first=False,
    ),
    _mark(r"^#{1,6}(?=[A-Za-z])", "A space is missing after `#`", "Write `## ` and then the words."),
    _mark(
        r"^\|.*\|[ ]*$",
        "These columns are no table",
        "Write `|---|---|` below the line of headings, with as many columns as it has.",
    ),
    _mark(r"^[;-]*-{1,2}8<-{1,2}", "Files are not put into each other here", "Write the text itself, or link to it."),
    _mark(r"^\*\[[^\]]{1,60}\]:", "Short forms are not explained in a page", "Put the word into data/glossary.yaml."),
    _mark(r"^\[TOC\]", "The list of sections stands on each page by itself", "Delete this line."),
    _mark(
        r"^(?::{3,}|/{3}|!!!|\?\?\?)",
        "This block is not known",
        'Write `!!! note "Title"` and indent its text by 4 spaces.',
    ),
    _mark(r"\[\^[^\]\s]{1,60}\]", "This note has no text", "Add a line such as `[^1]: The text of the note.`"),
    _mark(
        r"(?<![\w:]):(?!(?:material|octicons)-)[a-z][a-z0-9_+-]{1,60}:(?![\w:])",
        "A short name of a sign stands here",
        "Type the sign itself, or take an icon: `:material-phone:`, `:octicons-check-16:`.",
    ),
    _mark(
        r"==(?=\S)[^=]{1,200}==|\^\^(?=\S)[^^]{1,200}\^\^|\+\+(?=\S)[^+]{1,200}\+\+",
        "This mark is not known",
        "Write `**words**` where words matter most.",
    ),
    _mark(
        r"\{[:#.+~=-][^{}]{0,200}\}",
        "These braces have no meaning here",
        "Only `{#name}` and `{.class}` right after a heading, link or picture have one.",
    ),
    _mark(r"(?<!\w)~~|~~(?!\w)", "This stroke has no beginning or no end", "Write `~~words~~`, or leave it out."),
    _mark(
        r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=\w)",
        "This bold text has no beginning or no end",
        "Write `**words**`, without spaces inside the stars.",
    ),
    _mark(
        r"!?\[[^\[\]]{0,200}\]\([^)]{0,200}(?:\)|$)",
        "This link cannot be read",
        "Write `[words](page.md)`; put an address with spaces into `<` and `>`.",
    ),
)


def left_over(page: Page) -> Iterator[Problem]:
    """A Problem for each mark that would stay in the text, and for each block of code."""
    for token in tokens(page):
        line = page.start + (token.map[0] if token.map else 0)
        if token.type in ("fence", "code_block"):
            yield markdown_rules.CODE_BLOCK.at(page.path, line, *_code(token))
        for offset, text in enumerate(_lines(token.children or ())):
            yield from _no_icons(page, line + offset, text)
            for mark in _MARKS:
                found = mark.pattern.search(text) if offset or mark.first else None
                if found:
                    message = f"{mark.what}: `{found[0].strip()[:40]}`."
                    yield markdown_rules.LEFT_OVER.at(page.path, line + offset, message, mark.fix)


def _no_icons(page: Page, line: int, text: str) -> Iterator[Problem]:
    """A Problem for each icon that Material does not have; those that it has are no text any more."""
    for match in ICON.finditer(text):
        near = nearest(match["name"], icons_of(match["set"]))
        fix = f"Write `:{near}:`." if near else "Look for its name among Material's icons, or leave it out."
        yield markdown_rules.LEFT_OVER.at(page.path, line, f"No icon has this name: `{match[0]}`.", fix)


def _code(token: Token) -> tuple[str, str]:
    first = token.content.strip().partition("\n")[0][:40]
    if token.type == "fence":
        return f"This text is marked as the code of a program: `{first}`.", "Delete the lines of three signs around it."
    return (
        f"This text is indented by 4 spaces or more, which makes code of it: `{first}`.",
        "Begin it at the start of the line, or below the words of its list item.",
    )


def _lines(children: Sequence[Token]) -> Sequence[str]:
    """The text of a block line by line, as families would read it; what is no text is one sign."""
    lines = [""]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.nesting == 0:
            lines[-1] += child.content if child.type == "text" else _HIDDEN
    return lines
