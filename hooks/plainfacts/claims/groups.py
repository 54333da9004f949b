"""Which people, or whose cells, a text speaks of, in pairs that exclude each other: children or adults, own or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PAIRS = (
    (
        ("children", r"\b(?:child\w*|p(?:a)?ediatric|bab(?:y|ies)|infants?|teenage\w*|adolescen\w*)\b"),
        ("adults", r"\badults?\b"),
    ),
    (
        ("relapsed", r"\b(?:relaps\w*|refractory|R/R|came back|comes back|come back)\b"),
        ("newly found", r"\b(?:newly|first(?:ly)? diagnos\w*|first treatment|just found|untreated|frontline)\b"),
    ),
    (("girls", r"\b(?:girls?|female\w*|women|woman)\b"), ("boys", r"\b(?:boys?|male\w*|men|man)\b")),
    (("high risk", r"\bhigh[- ]risk\b"), ("low risk", r"\blow[- ]risk\b")),
    (
        ("own cells", r"\bown (?:\w+ ){0,3}cells\b|\bautologous\b"),
        ("cells of a donor", r"\bdonor(?:'s|s')? (?:\w+ ){0,2}cells\b|\ballogen\w+\b"),
    ),
)
_FOUND = tuple(
    (name, re.compile(pattern, re.IGNORECASE), number ^ 1)
    for number, (name, pattern) in enumerate(one for pair in _PAIRS for one in pair)
)
CHILDREN, ADULTS, RELAPSED = 0, 1, 2
"""The numbers of some groups."""


def groups_in(text: str) -> frozenset[int]:
    """The groups that a text names, by their numbers."""
    return frozenset(number for number, (_, found, _) in enumerate(_FOUND) if found.search(text))


def swapped(text: str, told: str) -> Iterator[tuple[str, str]]:
    """The groups of a text for which another has only the opposite one, each with that."""
    said, others = groups_in(text), groups_in(told)
    for number in sorted(said - others):
        name, _, other = _FOUND[number]
        if other in others and other not in said:
            yield name, _FOUND[other][0]
