"""A page, a trial or a voice as one text: its passages in reading order, and their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from plainfacts.facts.records.form import Place
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.family_text import trial_text
from plainfacts.prose.passages import Line, Passage, Prose

RUNNING = ("paragraph", "item")
"""The kinds of passage that consist of sentences."""


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
