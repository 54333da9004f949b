"""Finds leftover markup that this site does not support, which families would see as it was typed."""

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
"""Stands in for what is not text, such as a picture, in the text that is searched."""


class _Mark(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    fix: str
    first: bool = True  # whether it applies to the first line of a block too


def _mark(pattern: str, what: str, fix: str, *, first: bool = True) -> _Mark:
    return _Mark(re.compile(pattern), what, fix, first)


_MARKS = (
    _mark(r"^[ ]*[•●▪◦‣∙·]", "A symbol is used as a bullet", "Start the line with `- `."),
    _mark(r"^[-*+](?=[A-Za-z])(?!.*[*+])", "A space is missing after the bullet", "Write `- ` before the text."),
    _mark(r"^\d{1,3}[.)](?=[A-Za-z])", "A space is missing after the number", "Write `1. ` before the text."),
    _mark(
        r"^\d{1,2}[.)] ",
        "This line starts with a number but is not in a list",
        "If it is a list, put an empty line above it; otherwise move the number to the line before.",
        first=False,
    ),
    _mark(r"^#{1,6}(?=[A-Za-z])", "A space is missing after `#`", "Write `## ` before the text."),
    _mark(
        r"^\|.*\|[ ]*$",
        "This row is not part of a table",
        "Write `|---|---|` below the line of headings, with as many columns as it has.",
    ),
    _mark(r"^[;-]*-{1,2}8<-{1,2}", "Files cannot be included here", "Write the text itself, or link to it."),
    _mark(r"^\*\[[^\]]{1,60}\]:", "A page cannot define abbreviations", "Add the word to data/glossary.yaml."),
    _mark(r"^\[TOC\]", "Every page already has a list of its sections", "Delete this line."),
    _mark(
        r"^(?::{3,}|/{3}|!!!|\?\?\?)",
        "This kind of block is not supported",
        'Write `!!! note "Title"` and indent its text by 4 spaces.',
    ),
    _mark(r"\[\^[^\]\s]{1,60}\]", "This footnote has no text", "Add a line such as `[^1]: The text of the note.`"),
    _mark(
        r"(?<![\w:]):(?!(?:material|octicons)-)[a-z][a-z0-9_+-]{1,60}:(?![\w:])",
        "Emoji names are not supported",
        "Type the character itself, or use an icon: `:material-phone:`, `:octicons-check-16:`.",
    ),
    _mark(
        r"==(?=\S)[^=]{1,200}==|\^\^(?=\S)[^^]{1,200}\^\^|\+\+(?=\S)[^+]{1,200}\+\+",
        "This markup is not supported",
        "Use `**words**` for what matters most.",
    ),
    _mark(
        r"\{[:#.+~=-][^{}]{0,200}\}",
        "These braces have no effect here",
        "Put `{#name}` or `{.class}` directly after a heading, link or picture, or delete it.",
    ),
    _mark(r"(?<!\w)~~|~~(?!\w)", "This strikethrough has no start or no end", "Write `~~words~~`, or delete it."),
    _mark(
        r"\*\*(?=\S)|(?<=\S)\*\*|(?<!\w)__(?=\w)",
        "This bold text has no start or no end",
        "Write `**words**`, without spaces inside the asterisks.",
    ),
    _mark(
        r"!?\[[^\[\]]{0,200}\]\([^)]{0,200}(?:\)|$)",
        "This link cannot be read",
        "Write `[words](page.md)`; put an address with spaces between `<` and `>`.",
    ),
)


def left_over(page: Page) -> Iterator[Problem]:
    """A Problem for each piece of markup that would be shown as text, and for each code block."""
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
    """A Problem for each icon that Material does not have; icons that exist are no longer text here."""
    for match in ICON.finditer(text):
        near = nearest(match["name"], icons_of(match["set"]))
        fix = f"Write `:{near}:`." if near else "Look for its name among Material's icons, or delete it."
        yield markdown_rules.LEFT_OVER.at(page.path, line, f"No icon has this name: `{match[0]}`.", fix)


def _code(token: Token) -> tuple[str, str]:
    first = token.content.strip().partition("\n")[0][:40]
    if token.type == "fence":
        return f"This text is marked as program code: `{first}`.", f"Delete the lines of {token.markup} around it."
    return (
        f"This text is indented by 4 spaces or more, which turns it into code: `{first}`.",
        "Delete the spaces, or align it with the text of its list item.",
    )


def _lines(children: Sequence[Token]) -> Sequence[str]:
    """The text of a block line by line, as families would read it; anything else is one _HIDDEN character."""
    lines = [""]
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            lines.append("")
        elif child.nesting == 0:
            lines[-1] += child.content if child.type == "text" else _HIDDEN
    return lines
