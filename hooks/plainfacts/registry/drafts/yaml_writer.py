"""Writes data as YAML for editors: block style, comments, and quotes where a YAML parser could misread a value."""

import datetime
import math
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import yaml

WIDTH = 120
TODO = "TODO"  # what a person has still to write; never published
# What some reader of YAML (1.1 or 1.2) takes for a number, a time, a yes or no, or nothing, though it is text here.
_AMBIGUOUS = re.compile(
    r"(?:y|n|yes|no|on|off|true|false|null|~|)|[-+.]?[\d.][\d_,.]*(?:e[-+]?\d+)?|0[xob][0-9a-f_]+|[-+]?\.(?:inf|nan)"
    r"|\d+(?::[0-5]?\d)+(?:\.\d*)?|=|<<|[-?:]",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?P<indent> *)(?P<dash>- )?_comment_(?P<number>\d+)_(?P<key>: \"\")?")
_LONG_WORD = 8  # PyYAML breaks a line after the word that exceeds the width
_PARTIAL_DATE = re.compile(r"\d{4}-\d{2}")


@dataclass(frozen=True)
class Noted:
    """A value with comments for the editor, written above it."""

    value: object
    comments: tuple[str, ...] = ()


class _Dumper(yaml.SafeDumper):
    """A dumper of its own, because representers are registered on classes."""

    def ignore_aliases(self, data: object) -> bool:
        """Never write an alias."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists below their key."""
        super().increase_indent(flow, False)


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if _AMBIGUOUS.fullmatch(text) and not _PARTIAL_DATE.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _write_bool(dumper: yaml.SafeDumper, value: bool) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")


_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(bool, _write_bool)


def write_list(records: Sequence[object]) -> str:
    """The YAML of a list of mappings. Any value or list entry can be Noted; dates are datetime.date or text.

    PyYAML writes no comments, so each is first a key or an entry of its own, which is then replaced.
    """
    comments: list[Sequence[str]] = []
    text = yaml.dump(
        _marked(records, comments),
        Dumper=_Dumper,
        allow_unicode=True,
        width=WIDTH - _LONG_WORD,
        default_flow_style=False,
        sort_keys=False,
    )
    return "".join(f"{line}\n" for line in _with_comments(text.splitlines(), comments)) if records else ""


def _marked(value: object, comments: list[Sequence[str]]) -> object:
    """A value without Noted, in which marks stand for the comments that are added to `comments`."""
    if isinstance(value, Mapping):
        return {name: inner for key, each in value.items() for name, inner in _pair(key, each, comments)}
    if isinstance(value, list | tuple):
        return [one for each in value for mark, one in _pair("", each, comments) for one in ([mark] if mark else [one])]
    return clean(value) if isinstance(value, str) else value


def _pair(key: str, value: object, comments: list[Sequence[str]]) -> Iterator[tuple[str, object]]:
    """The mark of a value's comments, if it has any, and the value."""
    if isinstance(value, Noted):
        if value.comments:
            comments.append(value.comments)
            yield f"_comment_{len(comments) - 1}_", ""
        value = value.value
    yield key, _marked(value, comments)


def _with_comments(lines: Iterable[str], comments: Sequence[Sequence[str]]) -> Iterator[str]:
    dash: int | None = None  # the indent of a dash that belongs before the next key, not before its comment
    for line in lines:
        found = _MARK.fullmatch(line)
        if found:
            of_key = bool(found["dash"] and found["key"])
            indent = len(found["indent"]) + 2 * of_key
            dash = len(found["indent"]) if of_key else dash
            for comment in comments[int(found["number"])]:
                yield from (f"{' ' * indent}# {part}" for part in _comment_lines(comment, WIDTH - indent - 2))
        else:
            yield line if dash is None else f"{line[:dash]}- {line[dash + 2 :]}"
            dash = None


def flow(value: object) -> str:
    """A value on one line, lists and mappings in brackets."""
    if isinstance(value, str):
        value = clean(value)
    text = yaml.dump(
        [value], Dumper=_Dumper, allow_unicode=True, width=math.inf, default_flow_style=True, sort_keys=False
    )
    return text.strip()[1:-1]


def _comment_lines(comment: str, width: int) -> list[str]:
    """The lines of a comment, wrapped; one that starts with spaces is code to be pasted and is not changed."""
    words = clean(comment)
    depth = len(comment) - len(comment.lstrip(" "))
    return [" " * depth + words] if depth else textwrap.wrap(" ".join(words.split()), width)


def clean(text: str) -> str:
    """The text without control characters and trailing spaces."""
    kept = "".join(c for c in text if c in "\n\t" or (c.isprintable() and c != "\ufffd") or c == " ")
    return "\n".join(line.rstrip() for line in kept.replace("\t", " ").split("\n")).strip()


def as_date(text: str) -> object:
    """A day as a date, a year as a number, a month as text, so that each is written without quotes."""
    if re.fullmatch(r"\d{4}", text):
        return int(text)
    return datetime.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
