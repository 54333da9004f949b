"""The addresses of the last release: what families may have kept, printed or passed on (data/addresses.txt)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plainfacts.facts.records.redirect import is_address
from plainfacts.facts.records.values import show
from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem

ADDRESSES = "data/addresses.txt"

_HEAD = "# Every address of the last release. Written by `plainfacts addresses --write`; nobody types here."


def read_addresses(raw: bytes) -> tuple[Mapping[str, int], list[Problem]]:
    """The line of each published address, and what is wrong with the file. A line with `#` is a comment."""
    found: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(raw.decode("utf-8-sig", "replace").splitlines(), start=1):
        text = line.strip()
        if is_address(text):
            found.setdefault(text, number)
        elif text and not text.startswith("#"):
            message = f"Found {show(text)}; expected is an address from the root of the site, such as /about/."
            fix = "Take the file from the last release, or delete this line if nothing was published there."
            problems.append(format_rules.WRONG_VALUE.at(ADDRESSES, number, message, fix))
    return found, problems


def as_file(addresses: Iterable[str]) -> str:
    """The text of the file for these addresses."""
    return "\n".join([_HEAD, *sorted(addresses), ""])
