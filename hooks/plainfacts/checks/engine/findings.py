"""Makes findings for passages, sentences and pages, and quotes words for messages."""

from __future__ import annotations

from collections.abc import Iterator

from plainfacts.checks.engine.access import spot
from plainfacts.checks.engine.pieces import Piece
from plainfacts.checks.engine.rule import Finding, Matter
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.trial import Trial
from plainfacts.problems import Severity
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Line, Passage, Prose

EVERYDAY = 1.5
"""The rarity (docs/readability.md) below which capitals are a word and not an acronym: "STOP"."""


def proses(matter: Matter) -> Iterator[tuple[PageText, Prose]]:
    """The Markdown pages, each as a text and with its sections and lists."""
    return ((text, text.prose) for text in matter.readable.texts if text.prose)


def texts_for(matter: Matter, *audiences: str) -> Iterator[PageText]:
    """The pages and voices for some audiences."""
    return (text for text in matter.readable.texts if text.audience in audiences)


def at(passage: Passage, offset: int, message: str, fix: str, severity: Severity | None = None) -> Finding:
    """A finding at a character of a passage."""
    line = passage.line_at(offset)
    return Finding(Place(passage.path, line), "", message, fix, severity, line)


def in_line(line: Line, message: str, fix: str, severity: Severity | None = None) -> Finding:
    """A finding about a sentence."""
    return at(line.passage, line.start, message, fix, severity)


def in_trial(trial: Trial, path: str, message: str, fix: str, severity: Severity | None = None) -> Finding:
    """A finding about a part of a trial, by its dotted path; for a fact in its long form, at its value."""
    return Finding(trial.place, spot(trial, path), message, fix, severity)


def in_piece(piece: Piece, position: int, message: str, fix: str, severity: Severity | None = None) -> Finding:
    """A finding at a character of a text."""
    return Finding(piece.place, piece.part, message, fix, severity, piece.line(position))


def on_page(text: PageText, message: str, fix: str, severity: Severity | None = None) -> Finding:
    """A finding about a whole page, at its title; about a voice, at its start."""
    return Finding(text.place, text.part, message, fix, severity)


def quoted(words: str, longest: int = 90) -> str:
    """Words in quotation marks on one line; a long sentence is cut between words."""
    plain = " ".join(words.split())
    if len(plain) > longest:
        plain = plain[: longest - 2].rsplit(" ", 1)[0] + " …"
    return f'"{plain}"'


def counted(number: float, one: str, more: str = "") -> str:
    """A number with its noun: "1 group", "3 groups"; `more` is a plural without -s."""
    return f"{number} {one if number == 1 else more or f'{one}s'}"


def listed(words: list[str]) -> str:
    """Words in quotation marks, separated by commas."""
    return ", ".join(quoted(word) for word in words)
