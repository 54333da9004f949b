"""Writes data/listed.yaml, and lists what a newer table changes."""

from collections.abc import Iterator, Mapping

from plainfacts.facts.records.listed import ListedTrial
from plainfacts.registry.drafts.compare import as_words
from plainfacts.registry.drafts.yaml_writer import as_date, flow
from plainfacts.registry.table.entries import Table

HEAD = (
    "# Trials that are open in the registry's table and that nobody has written in full yet: facts alone.\n"
    "# `plainfacts list FILE.csv --write` writes this file. Change nothing by hand: the next table would undo it.\n"
)
_IN_LINES = "sites"
_DAYS = ("checked", "start", "end")
_SHOWN = 70


def as_yaml(entries: Mapping[str, Mapping[str, object]]) -> str:
    """The text of the file, sorted by number, with one fact per line for readable diffs."""
    records = [_record(entries[number]) for number in sorted(entries)]
    return HEAD + "".join(f"\n{record}" for record in records)


def _record(entry: Mapping[str, object]) -> str:
    lines = [line for key, value in entry.items() for line in _lines(key, value)]
    return "".join(f"{'- ' if not number else '  '}{line}\n" for number, line in enumerate(lines))


def _lines(key: str, value: object) -> Iterator[str]:
    if key == _IN_LINES and isinstance(value, list):
        yield f"{key}:"
        yield from (f"  - {flow(item)}" for item in value)
    else:
        yield f"{key}: {flow(as_date(value) if key in _DAYS and isinstance(value, str) else value)}"


def changes(table: Table, old: Mapping[str, ListedTrial]) -> Iterator[str]:
    """What the table changes in the present list: a line for each new or removed trial and each changed fact."""
    before = {trial.number: trial for trial in old.values()}
    for number in sorted({*before, *table.entries}):
        entry, trial = table.entries.get(number), before.get(number)
        if entry is None and trial is not None:
            reason = table.left_out.get(number, "not in this table")
            yield f"gone: {number}: {reason}. {_short(trial.official_title.value)}"
        elif trial is None and entry is not None:
            yield f"new: {number}: {entry['status']}. {_short(entry['official_title'])}"
        elif trial is not None and entry is not None:
            yield from (f"changed: {number}: {line}" for line in _differences(trial, ListedTrial.model_validate(entry)))


def _differences(old: ListedTrial, new: ListedTrial) -> Iterator[str]:
    before, after = old.facts(), new.facts()
    for field in {**before, **after}:
        one, other = (as_words(facts[field].value) if field in facts else "nothing" for facts in (before, after))
        if one != other:
            yield f"{field}: {_short(one)} -> {_short(other)}"


def _short(text: object) -> str:
    words = str(text)
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
