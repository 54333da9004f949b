"""Parses a file that is a list record by record, so that unchanged records come from the cache."""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from plainfacts.facts.records.form import Place
from plainfacts.facts.yaml.document import Value, read_yaml

_START = re.compile(r"^-(?=[ \n])", re.MULTILINE)
_OTHER = re.compile(r"^(?![ #\n]|-[ \n]).", re.MULTILINE)
"""A line at the left margin that neither starts a record nor is a comment: the file is not a plain list."""
_BEFORE = re.compile(r"(?:[ ]*(?:#.*)?\n)*")


class Cache(Protocol):
    """A cache of results, keyed by the hash of all that they are computed from. Values must be JSON."""

    def get(self, key: str) -> Any:
        """The value stored under a key, or None."""

    def put(self, key: str, value: Any) -> None:
        """Store a value under a key."""


class NoCache:
    """A cache that stores nothing."""

    def get(self, key: str) -> Any:
        """Always None."""
        return None

    def put(self, key: str, value: Any) -> None:
        """Do nothing."""


@dataclass(frozen=True)
class Typed:
    """A record as typed in its file: its place, its first and last line (`span`), the SHA-256 of its text (`hash`)."""

    place: Place
    span: tuple[int, int]
    hash: str

    @property
    def key(self) -> tuple[str, int, str]:
        """Equal for a record whose text and position have not changed."""
        return self.place.path, self.span[0], self.hash


def read_list(text: str, path: str, kept: Cache) -> list[tuple[Value, Typed]] | None:
    """The values of a list, each parsed on its own; None if the file must be parsed as a whole.

    That is so where it is not a list at the left margin, or where anything is wrong with it: `read_yaml` alone reports
    problems.
    """
    if not _is_list(text):
        return None
    found = []
    for first, part in _cut(text):
        typed = _record(part, first, path, kept)
        if typed is None:
            return None
        found.append(typed)
    return found


def _is_list(text: str) -> bool:
    """Whether all lines at the left margin start a record or are comments.

    A quoted scalar or a bracketed list may contain such a line too; then its first part does not parse on its own.
    """
    first = _START.search(text)
    return bool(first and not _OTHER.search(text) and _BEFORE.fullmatch(text, 0, first.start()))


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """The first line and the text of each record of a list, from its `- ` up to the next one."""
    starts = [match.start() for match in _START.finditer(text)]
    line = text.count("\n", 0, starts[0]) + 1
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        part = text[start:end]
        yield line, part
        line += part.count("\n")


def _record(part: str, first: int, path: str, kept: Cache) -> tuple[Value, Typed] | None:
    name = hashlib.sha256(part.encode("utf-8", "surrogatepass")).hexdigest()
    value, lines = kept.get(name) or _parsed(part, path)
    if value is None:
        return None
    kept.put(name, [value, lines])
    shared = {sys.intern(key): line for key, line in lines.items()}  # records have the same keys
    place = Place(path, first - 1 + shared["0"], shared, "0.", first - 1)
    return value, Typed(place, (first, first + max(part.count("\n"), 1) - 1), name)


def _parsed(part: str, path: str) -> tuple[Value | None, Mapping[str, int]]:
    document, problems = read_yaml(part, path)
    if problems or not isinstance(document.value, list) or len(document.value) != 1:
        return None, {}
    return document.value[0], document.lines


def records_of(value: Value | None, lines: Mapping[str, int], path: str, text: str) -> Iterator[tuple[Value, Typed]]:
    """The values of a file that was parsed as a whole; a file that is one record counts as a list of one."""
    last = text.count("\n") + 1
    name = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if isinstance(value, dict):
        yield value, Typed(Place(path, min(lines.values(), default=1), lines), (1, last), name)
    elif isinstance(value, list):
        starts = [lines[str(number)] for number in range(len(value))]
        for number, item in enumerate(value):
            place = Place(path, starts[number], lines, f"{number}.")
            end = starts[number + 1] - 1 if number + 1 < len(starts) else last
            yield item, Typed(place, (starts[number], max(end, starts[number])), f"{name} {number}")
