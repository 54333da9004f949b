"""What to read again since an earlier version: each fact that changed, with the sentences that rest on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plainfacts.checks.engine.rule import Matter
from plainfacts.checks.since.changed_facts import Changed, changed_facts
from plainfacts.checks.since.resting_sentences import to_read_again
from plainfacts.facts.files import Files
from plainfacts.facts.load import load
from plainfacts.problems import Problem
from plainfacts.prose.page import read_page

Again = Sequence[tuple[Changed, Sequence[Problem]]]


def read_again(before: Files, now: Files, today: date) -> Again:
    """Each fact that differs between two versions of a site's files, with a problem for each sentence to read again."""
    facts = load(now).facts
    written = (read_page(raw, path)[0] for path, raw in sorted(now.items()) if path.endswith(".md"))
    matter = Matter(facts, [page for page in written if page], today)
    return [(change, to_read_again(change, matter)) for change in changed_facts(load(before).facts, facts)]


def as_list(again: Again, revision: str) -> str:
    """The facts that changed, each with its sentences, and how many there are."""
    lines: list[str] = []
    for change, problems in again:
        what = f"read {_counted(len(problems), 'this sentence', 'these {} sentences')} again."
        place = f"{change.place.path}:{change.place.line(change.part)}"
        lines.append(f"{place}: {change.says}: {what if problems else 'no sentence rests on it.'}")
        lines += [f"  {one.path}:{one.line}: {one.message.partition('rests on it: ')[2]}" for one in problems]
    sentences = len({(one.path, one.line, one.message) for _, problems in again for one in problems})
    facts, told = _counted(len(again), "1 fact", "{} facts"), _counted(sentences, "1 sentence", "{} sentences")
    return "\n".join([*lines, f"{facts} changed since {revision}, {told} to read again."])


def _counted(count: int, one: str, more: str) -> str:
    return one if count == 1 else more.format(count)
