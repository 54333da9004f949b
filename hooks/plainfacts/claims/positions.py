"""Where something stands in a row, by the words that say so: "Step 3", "Third phase", "The second is"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainfacts.claims.quantities_in_text import NUMBER, read_words
from plainfacts.facts.records.times import DAYS_IN

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTING = "step|phase|part|stage|situation|group|question|rule"
_TIMES = "day|week|month|year|cycle|course|block|visit"
_NUMBERED = re.compile(rf"^(?P<unit>{_COUNTING}|{_TIMES})s? (?P<number>\d+)\b", re.IGNORECASE)
_NAMED = re.compile(rf"\b(?P<unit>{_COUNTING}) (?P<number>\d+)\b", re.IGNORECASE)
_COUNTED_TIMES = re.compile(rf"\b(?P<number>{NUMBER}) (?P<unit>cycle|course|block)s\b", re.IGNORECASE)
_NUMBERED_TIMES = re.compile(
    r"\b(?P<unit>cycle|course|block)s? (?P<numbers>\d+(?:(?:,(?! \d+ (?!and\b|or\b)[a-z])| to| and| or) \d+)*)",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    rf"^(?:the )?(?P<number>{'|'.join(_ORDINALS)})(?P<unit> (?:{_COUNTING})\b| (?:one )?(?=is\b|are\b|was\b))",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"^(?P<number>\d+)(?: to \d+)? (?P<unit>{'|'.join(name.rstrip('s') for name in DAYS_IN)})s? before\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Position:
    """A place in a row: what is counted, and its number. Of what is `counted` one by one, none may be left out."""

    unit: str
    number: float
    counted: bool


def position_in(text: str) -> Position | None:
    """The position that a text begins with, or None. Time before something counts backwards, in days."""
    if found := _NUMBERED.match(text):
        unit = found["unit"].lower()
        return Position(unit, float(found["number"]), unit in _COUNTING)
    if found := _ORDINAL.match(text):
        return Position(found["unit"].strip().lower(), _ORDINALS.index(found["number"].lower()) + 1, counted=True)
    if found := _BEFORE.match(text):
        return Position("day", -float(found["number"]) * float(DAYS_IN[f"{found['unit'].lower()}s"]), counted=False)
    return None


def named_in(text: str) -> Iterator[tuple[int, Position]]:
    """The counted things that a text names by their number ("before step 3"), each with its place."""
    for found in _NAMED.finditer(text):
        yield found.start(), Position(found["unit"].lower(), float(found["number"]), counted=True)


def counted_times(text: str) -> Iterator[tuple[int, str, float]]:
    """How many cycles, courses or blocks a text counts: the place, the unit and the number."""
    for found in _COUNTED_TIMES.finditer(text):
        if number := read_words(found["number"]):
            yield found.start(), found["unit"].lower(), float(number)


def numbered_times(text: str, unit: str) -> Iterator[int]:
    """The numbers that a text gives to cycles, courses or blocks: 3 and 6 in "Courses 3 to 6"."""
    for found in _NUMBERED_TIMES.finditer(text):
        if found["unit"].lower() == unit:
            yield from (int(number) for number in re.findall(r"\d+", found["numbers"]))


def out_of_order(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The texts that stand in the wrong place of a row, by their numbers, each with the one of its kind before it."""
    last: dict[str, tuple[int, Position]] = {}
    for at, text in enumerate(texts):
        here = position_in(text)
        if here is None:
            continue
        before = last.get(here.unit)
        if before and (here.number < before[1].number or (here.counted and here.number != before[1].number + 1)):
            yield at, before[0]
        last[here.unit] = at, here
