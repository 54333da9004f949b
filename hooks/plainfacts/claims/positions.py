"""Where something stands in a row, by the words that say so: "Step 3", "Third phase", "The second is"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainfacts.facts.records.times import DAYS_IN

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_COUNTING = "step|phase|part|stage|situation|group|question|rule"
_TIMES = "day|week|month|year|cycle|course|block|visit"
_NUMBERED = re.compile(rf"^(?P<unit>{_COUNTING}|{_TIMES})s? (?P<number>\d+)\b", re.IGNORECASE)
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
