"""How many of something a sentence counts, and what it then lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plainfacts.claims.quantities_in_text import NUMBER, PEOPLE, SPANS, read_words

_COUNTED = re.compile(
    rf"(?P<number>{NUMBER})\s(?:(?!(?:of|to|or|and|in|out|more|times)\b)[a-z-]+\s){{0,2}}?(?P<noun>[a-z]{{3,}}s)\b",
    re.IGNORECASE,
)
_NO_LIST = re.compile(rf"{SPANS}|{PEOPLE}|times|cells|courses|doses|cycles|plus|this|minutes|grams", re.IGNORECASE)
_NAMED = re.compile(
    r"(?::|,) (?P<list>(?!(?:and|or|which|who|with|for|so|but|as|in|one|is) )[\w' -]+(?:, [\w' -]+)*,? and [\w' -]+)"
    r"[.]?$"
)
_AFTER_COLON = re.compile(r": (?P<list>[\w' -]+(?:, [\w' -]+)*,? (?:and|or) [\w' -]+)[.]?$")
_ARE = re.compile(r"(?P<list>[\w' -]+(?:, [\w' -]+)*,? and [\w' -]+) are (?:the )?(?:main )?$")
_PARTED = re.compile(r", (?:and|or) |, | (?:and|or) ")
_NO_NAME = re.compile(r"\b\d|^\w+ing\b")
_MOST, _WORDS = 9, 4
_OF_WHOLE = re.compile(
    rf"\bof (?:every |these )?(?P<whole>{NUMBER}) (?:{PEOPLE}), (?P<first>{NUMBER}) (?P<rest>[^.;]*)", re.IGNORECASE
)
_OTHER_PART = re.compile(rf",? and (?P<number>{NUMBER}) (?!years|months|weeks|days|times|more)[a-z]", re.IGNORECASE)


@dataclass(frozen=True)
class Counted:
    """A count of things in a sentence: its words, the number, its place."""

    words: str
    number: Decimal
    start: int
    end: int


def counts_in(text: str) -> Iterator[Counted]:
    """The counts of a text that a list can follow: neither of people nor of time."""
    for match in _COUNTED.finditer(text):
        number = read_words(match["number"])
        if number is not None and 1 < number <= _MOST and not _NO_LIST.fullmatch(match["noun"]):
            yield Counted(match[0], number, *match.span())


def too_many_in(text: str) -> Counted | None:
    """The parts of a whole that are more than it is: "Of 3 children, 1 has tablets, and 3 have none"; or None."""
    for match in _OF_WHOLE.finditer(text):
        written = (match["first"], *(part["number"] for part in _OTHER_PART.finditer(match["rest"])))
        parts, whole = [read_words(number) for number in written], read_words(match["whole"])
        total = sum(part for part in parts if part)
        if whole and len(parts) > 1 and total > whole:
            return Counted(match[0], Decimal(total), *match.span())
    return None


def listed_in(text: str, counted: Counted) -> list[str]:
    """What a sentence lists with a count: "3 groups: low, middle and high risk", "A and B are 2 kinds"; or nothing."""
    found = (
        _NAMED.match(text, counted.end) or _AFTER_COLON.search(text, counted.end) or _ARE.match(text[: counted.start])
    )
    names = _PARTED.split(found["list"]) if found else []
    return names if all(len(name.split()) <= _WORDS and not _NO_NAME.search(name) for name in names) else []
