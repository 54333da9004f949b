"""Writes data as YAML for editors: block style, comments, and quotes where a YAML parser could misread a value."""

import datetime
import math
import re
import textwrap
from collections.abc import Mapping, Sequence
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
_SIMPLE = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}")  # one word needs no quotes and no turn of the line
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


def _write_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else '"' if _AMBIGUOUS.fullmatch(text) and not _PARTIAL_DATE.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _write_bool(dumper: yaml.SafeDumper, value: bool) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:bool", "yes" if value else "no")


_Dumper.add_representer(str, _write_text)
_Dumper.add_representer(bool, _write_bool)


def write_list(records: Sequence[object]) -> str:
    """The YAML of a list of mappings. Any value or list entry can be Noted; dates are datetime.date or text."""
    return "".join(_item(record, 0) for record in records)


def flow(value: object) -> str:
    """A value on one line, lists and mappings in brackets."""
    if isinstance(value, str):
        value = clean(value)
    text = yaml.dump(
        [value], Dumper=_Dumper, allow_unicode=True, width=math.inf, default_flow_style=True, sort_keys=False
    )
    return text.strip()[1:-1]


def _item(value: object, indent: int) -> str:
    """A list entry at an indent, with its comments above it."""
    comments, value = _noted(value)
    if isinstance(value, Mapping) and value:
        body = _mapping(value, indent + 2)
        lead, rest = _cut_leading_comments(body)
        return _comments(comments, indent) + lead + " " * indent + "- " + rest[indent + 2 :]
    return _comments(comments, indent) + " " * indent + "- " + _scalar(value, indent + 2)


def _cut_leading_comments(body: str) -> tuple[str, str]:
    """The comment lines at the start of a mapping, and the rest, so that the dash comes before the first key."""
    lines = body.splitlines(keepends=True)
    count = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    return "".join(lines[:count]), "".join(lines[count:])


def _mapping(value: Mapping[str, object], indent: int) -> str:
    return "".join(_pair(key, each, indent) for key, each in value.items())


def _pair(key: str, value: object, indent: int) -> str:
    """Give `key: value` at an indent; lists and mappings below their key."""
    comments, value = _noted(value)
    head = _comments(comments, indent) + " " * indent + f"{_key(key)}:"
    if isinstance(value, Mapping) and value:
        return head + "\n" + _mapping(value, indent + 2)
    if isinstance(value, list | tuple) and value:
        return head + "\n" + "".join(_item(each, indent + 2) for each in value)
    return head + " " + _scalar(value, indent + 2, key)


def _scalar(value: object, indent: int, key: str = "k") -> str:
    """A scalar as PyYAML writes it after its key, with its other lines indented."""
    if isinstance(value, list | tuple | Mapping):
        return "{}\n" if isinstance(value, Mapping) else "[]\n"
    if isinstance(value, str):
        value = clean(value)
        if _SIMPLE.fullmatch(value) and not _AMBIGUOUS.fullmatch(value):
            return value + "\n"
    text = yaml.dump({key: value}, Dumper=_Dumper, allow_unicode=True, width=WIDTH - indent, default_flow_style=False)
    first, *rest = text[len(f"{_key(key)}: ") :].splitlines()
    lines = [first, *(" " * (indent - 2) + line if line.strip() else "" for line in rest)]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    """A key, quoted if YAML 1.1 would read it as a boolean (`on`)."""
    return f'"{key}"' if _AMBIGUOUS.fullmatch(key) else key


def _noted(value: object) -> tuple[tuple[str, ...], object]:
    return (value.comments, value.value) if isinstance(value, Noted) else ((), value)


def _comments(comments: Sequence[str], indent: int) -> str:
    lines = [line for comment in comments for line in _comment_lines(comment, WIDTH - indent - 2)]
    return "".join(" " * indent + f"# {line}\n" for line in lines)


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
