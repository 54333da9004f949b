"""A compact form of many trials: each value is in a table once, and referred to by its index there."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.pages.finder.index_entry import TrialEntry, above
from plainfacts.pages.formats import labelled
from plainfacts.pages.trial.fact_html import STATUS_GROUPS

_AT = "trials/{id}/"
_ONE = ("day", "ages", "sponsor")
"""Columns with at most one value per trial."""
_SEVERAL = ("countries", "tested", "sites", "funders")
"""Columns with several values per trial."""


def packed(facts: Facts, entries: Sequence[TrialEntry], listed_at: str = "") -> dict[str, Any]:
    """The trials as `columns` and `tables`; match.js unpacks them. A column has one item per trial, in one order.

    Columns: `id` (0 if it is the name in lower case, with hyphens for what is not a letter or digit), `name`, `title`,
    `part` (1 for a part of another trial), `numbers` (separated by spaces), `status`. Each other column has a table of
    its values, the commonest first (`topics` is that of conditions and treatments). `day`, `ages` and `sponsor` are an
    index in their table, -1 for none; `conditions`, `treatments`, `countries`, `tested`, `sites` and `funders` are
    ascending indexes, each but the first as the difference from the one before: `3 1 5` is 3, 4, 9.

    Tables: `status` by code (group, text, text for an old copy with `{date}`), `topics` (id, index of the parent or -1,
    names), `day` (ISO date, in words), `ages` (youngest, first too old, in words), `countries` (code, name), `sites`
    (name, city), `tested`, `sponsor` and `funders` (text). `at` is the address of a trial, with `{id}`; `called` its
    title and `told` its description, with `{name}` and `{title}`; `sheet` the title of its sheet, with `{name}`.
    `few` is what few trials have, by row: `others` (see `TrialEntry`) and `parts`, the rows of the parts of a trial.
    From the row `listed` on, if it is given, all trials are listed ones; then `told` is their description, and `at` the
    address of their pages (`listed_at`).
    """
    topics = _topics(facts, entries)
    places = {topic: place for place, topic in enumerate(topics)}
    columns: dict[str, list[Any]] = {
        "id": [0 if entry["id"] == _as_id(entry["name"]) else entry["id"] for entry in entries],
        "name": [entry["name"] for entry in entries],
        "title": [entry["title"] for entry in entries],
        "part": [int(bool(entry["of"])) for entry in entries],
        "status": [entry["status"] for entry in entries],
        "numbers": [" ".join(entry["numbers"]) for entry in entries],
        "conditions": [_gaps(places[name] for name in entry["conditions"] if name in places) for entry in entries],
        "treatments": [_gaps(places[name] for name in entry["treatments"] if name in places) for entry in entries],
    }
    tables: dict[str, Any] = {
        "status": {name: _status(facts, name) for name in sorted({entry["status"] for entry in entries})},
        "topics": [_topic(facts, topic, places) for topic in topics],
    }
    for name in _ONE:
        values = [_key(entry[name]) for entry in entries]  # type: ignore[literal-required]
        table = _table(value for value in values if value != "[]")
        columns[name], tables[name] = [table.get(value, -1) for value in values], [json.loads(key) for key in table]
    for name in _SEVERAL:
        lists = [[_key(value) for value in entry[name]] for entry in entries]  # type: ignore[literal-required]
        table = _table(value for values in lists for value in values)
        columns[name] = [_gaps(table[value] for value in values) for values in lists]
        tables[name] = [json.loads(key) for key in table]
    texts = facts.wording.texts
    told, sheet = texts["trial.description"], texts["sheet.title_trial"]
    rows = {entry["id"]: row for row, entry in enumerate(entries)}
    others = {rows[entry["id"]]: entry["others"] for entry in entries if entry["others"]}
    parts: dict[int, list[int]] = {}
    for entry in entries:
        if entry["of"] in rows:
            parts.setdefault(rows[entry["of"]], []).append(rows[entry["id"]])
    few: dict[str, Any] = {"others": others, "parts": parts}
    if listed := [row for row, entry in enumerate(entries) if entry["listed"]]:
        few |= {"listed": listed[0], "told": facts.wording("listed.found"), "at": listed_at or _AT}
    called = labelled(facts.wording, "{name}", "{title}")
    return {"at": _AT, "called": called, "told": told, "sheet": sheet, "columns": columns, "tables": tables, "few": few}


def _key(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _table(values: Iterable[str]) -> dict[str, int]:
    """Each value with its index, the commonest first (small indexes are short), then by first use."""
    ranked = sorted(Counter(values).items(), key=lambda pair: -pair[1])
    return {value: place for place, (value, _) in enumerate(ranked)}


def _gaps(places: Iterable[int]) -> str:
    """Indexes in ascending order, each but the first as the difference from the one before."""
    rising = sorted(set(places))
    return " ".join(str(place - before) for before, place in zip([0, *rising], rising, strict=False))


def _topics(facts: Facts, entries: Sequence[TrialEntry]) -> list[str]:
    """The ids of the topics that some trial is about and of all that these are part of, the commonest first."""
    named = (name for entry in entries for name in (*entry["conditions"], *entry["treatments"]))
    return list(_table(topic for name in named for topic in above(facts, name)))


def _topic(facts: Facts, topic: str, places: dict[str, int]) -> list[Any]:
    found = facts.topics[topic]
    return [topic, places.get(found.part_of or "", -1), *found.names]


def _status(facts: Facts, status: str) -> list[str]:
    texts = facts.wording.texts
    return [STATUS_GROUPS[status], texts[f"trial.status.{status}"], texts[f"trial.status_was.{status}"]]


def _as_id(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
