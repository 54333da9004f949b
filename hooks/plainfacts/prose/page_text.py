"""The text of a page, a trial or a voice: its passages in reading order. And the passages that belong to no page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.form import Place, Record
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.texts import record_texts, reference_records
from plainfacts.prose.passages import Line, Passage, Prose

RUNNING = ("paragraph", "item")
"""The kinds of passage that consist of sentences."""


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


@dataclass(frozen=True)
class PageText:
    """The text of one page of the site.

    It comes from a Markdown page (with `prose`), a trial's record or one of its voices (with `trial`). Messages about
    the whole text are given at the line of `part`.
    """

    owner: str
    place: Place
    audience: str
    passages: tuple[Passage, ...]
    prose: Prose | None = None
    trial: Trial | None = None
    part: str = "title"

    @property
    def path(self) -> str:
        """The file that it comes from."""
        return self.place.path

    @property
    def first_line(self) -> int:
        """The line on which it starts in its file; 0 for a Markdown page."""
        return 0 if self.prose else self.place.line(self.part if self.audience != FAMILY else "")

    @property
    def name(self) -> str:
        """Its title, or the owner if it has none."""
        return next((passage.text for passage in self.passages if passage.kind == "title"), self.owner)

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """Its passages that are paragraphs or items."""
        return tuple(passage for passage in self.passages if passage.kind in RUNNING)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences of its paragraphs and items."""
        return tuple(line for passage in self.running for line in passage.sentences)


def page_texts(trials: Iterable[Trial], proses: Iterable[Prose]) -> tuple[PageText, ...]:
    """The texts of the Markdown pages, followed by those of each trial and its voices."""
    written = [
        PageText(prose.page.url, prose.page.front.place, prose.page.front.audience, prose.passages, prose)
        for prose in proses
    ]
    return (*written, *(text for trial in trials for text in _of_trial(trial)))


def _of_trial(trial: Trial) -> Iterator[PageText]:
    yield PageText(trial.id, trial.place, FAMILY, tuple(trial_text(trial)), trial=trial)
    for audience in trial.told_to():
        passages, part = tuple(trial_text(trial, audience)), f"voices.{audience}"
        yield PageText(f"{trial.id}.{part}", trial.place, audience, passages, trial=trial, part=part)


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
