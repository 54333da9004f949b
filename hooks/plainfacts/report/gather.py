"""Collects the data of the report for staff: the scores, hardest sentences and problems of each page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plainfacts.checks.engine.readable import Readable
from plainfacts.checks.engine.rule import Matter
from plainfacts.checks.language.terms_explained import terms_to_explain
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Review
from plainfacts.pages.sources.source_usage import Standing
from plainfacts.problems import Problem
from plainfacts.prose.page import Page
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Line, Passage
from plainfacts.prose.review_fingerprint import review_of
from plainfacts.readability import Grades, hard_words

MARKED = 3
"""The minimum number of sentences that are marked on a page, the hardest first; all that are too hard are."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a passage: a marked sentence with its score, or the unmarked text between (`score` None)."""

    text: str
    score: float | None = None
    too_hard: bool = False
    hard_words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Block:
    """A passage of a page: its kind, its line in the file, and its pieces."""

    kind: str
    line: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class PageReport:
    """The data of one page.

    `score` and `raw` (all words counted as unknown) go from 1 (easy) to 6 (hard), `most` is the limit. `to_explain`
    maps words to lines.
    """

    text: PageText
    most: float
    score: float
    raw: float
    grades: Grades
    review: Review
    next_review: date | None
    blocks: tuple[Block, ...]
    to_explain: Mapping[str, int]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Report:
    """The data of the whole report, the hardest page first."""

    name: str
    today: date
    pages: tuple[PageReport, ...]
    problems: tuple[Problem, ...]
    standing: Standing


def gather(facts: Facts, pages: Sequence[Page], problems: Sequence[Problem], standing: Standing, today: date) -> Report:
    """The data of the report on a site on a given day."""
    matter = Matter(facts, pages, today)
    by_owner = _by_owner(matter.readable, problems)
    found = [_page(text, matter, by_owner[text.owner]) for text in matter.readable.scored]
    ranked = sorted(found, key=lambda page: (-page.score, page.text.path, page.text.owner))
    return Report(facts.settings.site_name, today, tuple(ranked), tuple(problems), standing)


def _page(text: PageText, matter: Matter, problems: Sequence[Problem]) -> PageReport:
    readable, record = matter.readable, text.trial or (text.prose.page if text.prose else None)
    assert record is not None
    review = review_of(record)
    return PageReport(
        text=text,
        most=matter.facts.style.limit(f"{text.audience}_score"),
        score=readable.score(text),
        raw=readable.score(text, raw=True),
        grades=readable.grades(text),
        review=review,
        next_review=review.next if isinstance(review.next, date) else None,
        blocks=_blocks(text, matter),
        to_explain={use.text: use.line.line for use in terms_to_explain(text, matter).values()},
        problems=tuple(problems),
    )


def _blocks(text: PageText, matter: Matter) -> tuple[Block, ...]:
    most = matter.facts.style.limit("hard_sentence_score")
    ranked = matter.readable.hardest(text)
    marked = {line: score for number, (score, line) in enumerate(ranked) if number < MARKED or score >= most}
    known = matter.readable.explained[text.owner].words
    return tuple(
        Block(passage.kind, passage.line, tuple(_pieces(passage, marked, most, known, matter.readable.language)))
        for passage in text.passages
    )


def _pieces(
    passage: Passage, marked: Mapping[Line, float], most: float, known: frozenset[str], language: str
) -> Sequence[Piece]:
    found, end = [], 0
    for line in passage.sentences:
        if line in marked:
            words = tuple(hard_words(line.text, known, language))
            found += [
                Piece(passage.text[end : line.start]),
                Piece(line.text, marked[line], marked[line] >= most, words),
            ]
            end = line.start + len(line.text)
    return [*found, Piece(passage.text[end:])]


def _by_owner(readable: Readable, problems: Sequence[Problem]) -> Mapping[str, Sequence[Problem]]:
    """The problems by page: those in its file, or from its first line to the next record's in a file of several."""
    found: dict[str, list[Problem]] = defaultdict(list)
    starts: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for text in readable.texts:
        starts[text.path].append((text.first_line, text.owner))
    for problem in problems:
        before = [owner for line, owner in sorted(starts.get(problem.path, ())) if line <= problem.line]
        if before:
            found[before[-1]].append(problem)
    return found
