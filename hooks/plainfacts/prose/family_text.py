"""The passages in the data files and in the generator's wording, in the order of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.form import Record
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.texts import record_texts, reference_records
from plainfacts.prose.passages import Passage

_NOT_READ = (
    "language",
    "direction",
    "trial.phase_source",
    "search.same",
    "search.places",
    "search.sheets",
    "search.ignore",
    "search.hint",
)
"""Prefixes of keys whose values are not sentences: codes, ids, and words that people may type into the search."""
_NAME = re.compile(r"\{[^}]*\}")


def trial_text(trial: Trial, audience: str = FAMILY) -> Iterator[Passage]:
    """The passages of a trial for one audience; exact criteria, official titles and names are left out."""
    return (passage for passage in _family_texts(trial, trial.id) if passage.audience == audience)


def reference_text(facts: Facts) -> Iterator[Passage]:
    """The passages of the topics, terms, signs and measures."""
    for owner, record in reference_records(facts):
        yield from _family_texts(record, owner)


def _family_texts(record: Record, owner: str) -> Iterator[Passage]:
    place = record.place
    for found in record_texts(record):
        if found.role.kind == "family":
            line = place.line(found.part)
            yield Passage(place.path, line, found.text, found.role.passage, owner, found.audience, found.part)


def generated_text(wording: Wording) -> Iterator[Passage]:
    """The passages of the site's own wording file, with `…` for placeholders; none of the default wording."""
    for key, line in wording.lines.items():
        if not key.startswith(_NOT_READ):
            text = _NAME.sub("…", wording.texts[key])
            yield Passage(wording.path, line, text, "words", key, part=key)
