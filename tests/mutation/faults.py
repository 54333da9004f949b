"""Single faults as people make them, put into a copy of the real data and content in memory.

A fault changes one line. It counts as found with a new problem of one of its rules at that line, at the line of the
field around it, or with that line named in its message (where two places disagree).
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from plainfacts.facts.facts import Facts
from plainfacts.facts.load import load
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.trial import Trial


@dataclass(frozen=True)
class Fault:
    """A changed line: the kind of fault, its file and line, the new text, and the rules that may find it."""

    kind: str
    path: str
    line: int
    text: str
    rules: frozenset[str]

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass
class World:
    """The untouched files, as lines and as facts."""

    files: dict[str, bytes]
    today: date
    lines: dict[str, list[str]] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = {path: raw.decode().split("\n") for path, raw in self.files.items()}

    @cached_property
    def facts(self) -> Facts:
        return load(self.files).facts

    def line(self, path: str, number: int) -> str:
        return self.lines[path][number - 1]

    def with_fault(self, fault: Fault) -> dict[str, bytes]:
        lines = list(self.lines[fault.path])
        lines[fault.line - 1] = fault.text
        return {**self.files, fault.path: "\n".join(lines).encode()}

    def field_line(self, path: str, number: int) -> int:
        """The line of the key to which a line of folded text belongs."""
        lines = self.lines[path]
        indent = len(lines[number - 1]) - len(lines[number - 1].lstrip())
        for at in range(number - 1, 0, -1):
            above = lines[at - 1]
            if above.strip() and len(above) - len(above.lstrip()) < indent:
                return at if re.search(r"[>|][-+]?\s*$", above) else number
        return number

    def field_of(self, place: Place, part: str) -> tuple[int, int]:
        """The first and last line of a part of a record."""
        first = place.line(part)
        lines, at = self.lines[place.path], first
        indent = len(lines[first - 1]) - len(lines[first - 1].lstrip())
        while at < len(lines) and (not lines[at].strip() or len(lines[at]) - len(lines[at].lstrip()) > indent):
            at += 1
        return first, at

    def trials(self, wanted: Callable[[Trial], bool] = lambda trial: True) -> list[Trial]:
        return [trial for trial in self.facts.trials.values() if wanted(trial)]


Maker = Callable[[World, random.Random], Iterator[tuple[str, int, str]]]
KINDS: dict[str, tuple[Maker, frozenset[str]]] = {}


def kind(*rules: str) -> Callable[[Maker], Maker]:
    """Register a kind of fault under the name of its function, with the rules that may find it."""

    def registered(maker: Maker) -> Maker:
        KINDS[maker.__name__.replace("_", " ")] = (maker, frozenset(rules))
        return maker

    return registered


def faults(world: World, seed: int, each: int) -> list[Fault]:
    """Up to `each` faults of every kind; the same seed gives the same faults."""
    found: list[Fault] = []
    for name, (maker, rules) in KINDS.items():
        rng = random.Random(f"{seed}:{name}")
        made = [
            Fault(name, path, line, text, rules)
            for path, line, text in maker(world, rng)
            if text != world.line(path, line)
        ]
        made = list({(fault.path, fault.line, fault.text): fault for fault in made}.values())
        rng.shuffle(made)
        found += made[:each]
    return found


def changed(
    world: World, place: Place, part: str, pattern: str, new: str | Callable[[re.Match[str]], str]
) -> Iterator[tuple[str, int, str]]:
    """The first line of a part that matches a pattern, with the match replaced."""
    first, last = world.field_of(place, part)
    for number in range(first, last + 1):
        line = world.line(place.path, number)
        if re.search(pattern, line):
            yield place.path, number, re.sub(pattern, new, line, count=1)
            return


def swapped(digits: str) -> str:
    """A number with two neighbouring digits swapped, or increased by one if they are equal."""
    for at in range(len(digits) - 1):
        if digits[at] != digits[at + 1]:
            return digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    return str(int(digits) + 10)
