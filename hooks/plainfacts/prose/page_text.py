"""A page or a trial as one text: its passages in reading order and their sentences, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from plainfacts.facts.records.form import Place
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.family_text import trial_text
from plainfacts.prose.passages import Line, Passage, Prose

RUNNING = ("paragraph", "item")
"""The kinds of passages that are made of sentences."""


@dataclass(frozen=True)
class PageText:
    """All that a family reads on one page: of Markdown (then with its `prose`) or of a trial's record."""

    owner: str
    place: Place
    audience: str
    passages: tuple[Passage, ...]
    prose: Prose | None = None

    @property
    def path(self) -> str:
        """The file that it is written in."""
        return self.place.path

    @property
    def name(self) -> str:
        """Its title."""
        return next((passage.text for passage in self.passages if passage.kind == "title"), self.owner)

    @cached_property
    def running(self) -> tuple[Passage, ...]:
        """Its paragraphs and items."""
        return tuple(passage for passage in self.passages if passage.kind in RUNNING)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The sentences of its paragraphs and items."""
        return tuple(line for passage in self.running for line in passage.sentences)


def page_texts(trials: Iterable[Trial], proses: Iterable[Prose]) -> tuple[PageText, ...]:
    """Pages as texts: those people write, then those of trials."""
    written = [
        PageText(prose.page.url, prose.page.front.place, prose.page.front.audience, prose.passages, prose)
        for prose in proses
    ]
    records = [PageText(trial.id, trial.place, "family", tuple(trial_text(trial))) for trial in trials]
    return (*written, *records)
