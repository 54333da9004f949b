"""A whole site in which every text is odd: what an editor may paste, and what is designed to take long."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from itertools import cycle
from typing import Any

import yaml

from building import OTHER
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.facts.records.form import Record
from plainfacts.facts.texts import record_texts, reference_records
from plainfacts.site import examine

TODAY = date(2026, 5, 1)
LENGTH = 300

PIECES = (
    *(
        "Wait … ",
        "…",
        ". ",
        "a.",
        "A. ",
        '."',
        "?! ",
        "- ",
        "1. ",
        "• ",
        "\n",
        "# ",
        "| ",
        "> ",
        "* ",
        "_a",
        "a* ",
        "`",
    ),
    *("(", "[1", ".[1,", "](", "[a](", "![", "<a ", "</a", "<!--", "&a", "&#1", "{{ ", "}}", "{% ", "\\", "--", "~~"),
    *("http://", "www.", "a@", "a@b.", "1,", "1.1.", "10 of ", "1 out of ", "one hundred and ", "5 mg per ", "99 % "),
    *(
        "é",
        "e\u0301",
        "ﬁ",
        "٣",
        "漢字",
        "שלום ",
        "🙂",
        "İ",
        "ß",
        "\u00a0",
        "CD19",
        "x-",
        "don't ",
        "'a",
        "Dr A. ",
        "+32 2 ",
    ),
    *("12 years to ", "2026-", "1 May 2026, ", "in May ", "not ", "he ", "at least 3 and ", ">= 5 ", "≥", "µg/", "°"),
)


def odd_files(first: int) -> dict[str, bytes]:
    """The files of a real site with every text, and the end of each page, replaced by the next piece, repeated."""
    files, _ = read_site(OTHER)
    odd = (f"A {(piece * LENGTH)[:LENGTH]}" for piece in cycle((*PIECES[first:], *PIECES[:first])))
    values = {path: yaml.load(raw, Loader=yaml.CBaseLoader) for path, raw in files.items() if path.endswith(".yaml")}
    for record in _records(
        load(files | _as_json(values)).facts
    ):  # JSON is parsed as a whole, so that every part has its path
        for found in record_texts(record):
            part = f"{record.place.prefix}{found.part}".split(".")
            if record.place.path in values:  # leaves out the default measures
                _set(values[record.place.path], part, next(odd))
    pages = {
        path: raw + f"\n{next(odd)[2:]}\n\n{next(odd)}\n".encode()
        for path, raw in files.items()
        if path.endswith(".md")
    }
    return files | _as_json(values) | pages


def _as_json(values: dict[str, Any]) -> dict[str, bytes]:
    return {
        path: json.dumps(value, ensure_ascii=False).replace("}, ", "},\n").encode() for path, value in values.items()
    }


def _records(facts: Facts) -> Iterator[Record]:
    yield from facts.trials.values()
    yield from facts.sources.values()
    yield from (record for _, record in reference_records(facts))


def _set(value: Any, steps: list[str], text: str) -> None:
    *above, last = (int(step) if step.isdigit() else step for step in steps)
    for step in above:
        value = value[step]
    value[last] = text


def examine_odd(first: int) -> int:
    """The number of problems of a site of odd texts whose first text is this piece."""
    return len(examine(odd_files(first), TODAY).problems)


if __name__ == "__main__":
    for number in range(0, len(PIECES), 8):
        assert examine_odd(number)
