"""The addresses of the last release, which families may have saved, printed or passed on (data/addresses.txt)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plainfacts.facts.records.redirect import is_address
from plainfacts.facts.records.values import show
from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem

ADDRESSES = "data/addresses.txt"

_HEAD = "# Every address of the last release. Written by `plainfacts addresses --write`; do not edit by hand."


def read_addresses(raw: bytes) -> tuple[Mapping[str, int], list[Problem]]:
    """The line of each published address, and the problems of the file. A line that starts with `#` is a comment."""
    found: dict[str, int] = {}
    problems: list[Problem] = []
    for number, line in enumerate(raw.decode("utf-8-sig", "replace").splitlines(), start=1):
        text = line.strip()
        if is_address(text):
            found.setdefault(text, number)
        elif text and not text.startswith("#"):
            message = f"Found {show(text)}; expected an address from the root of the site, such as /about/."
            fix = "Take the file from the last release, or delete this line if nothing was published there."
            problems.append(format_rules.WRONG_VALUE.at(ADDRESSES, number, message, fix))
    return found, problems


def as_file(addresses: Iterable[str]) -> str:
    """The content of the file for these addresses."""
    return "\n".join([_HEAD, *sorted(addresses), ""])
