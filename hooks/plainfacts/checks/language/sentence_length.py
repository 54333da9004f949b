"""The length of sentences and paragraphs, and the share of passive sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.findings import at, in_line, on_page, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Line, Passage
from plainfacts.readability import passive_spans, split_sentences

_LEAST_SENTENCES = 10
"""The fewest sentences for which shares and averages are judged: one long sentence of four is no pattern."""
_SENTENCE_KINDS = ("paragraph", "item", "description", "term", "part", "words")
_PASSIVES_SHOWN = 3


@rule("sentence-length", ref="R1", severity="warning")
def sentence_length(matter: Matter) -> Findings:
    """A sentence has at most 20 words; more than 30 stop the build (sentence_words_* in style.yaml).

    Why: a tired reader loses the beginning of a long sentence before its end.
    Example: a sentence with two commas, a bracket and 34 words.
    Fix: make two sentences of it, or a list.
    Source: NHS content guide (up to 20 words); Plain English Campaign (15 to 20 on average); rules of good patient
    information R1.
    """
    style = matter.facts.style
    most, too_many = int(style.limit("sentence_words_warn")), int(style.limit("sentence_words_error"))
    for passage in matter.readable.passages:
        for line in passage.sentences if passage.kind in _SENTENCE_KINDS else ():
            if line.words > most:
                message = f"This sentence has {line.words} words; the limit is {most}: {quoted(line.text)}"
                fix = "Make two sentences of it, or a list."
                yield in_line(line, message, fix, "error" if line.words > too_many else None)


@rule("sentence-mean", ref="R1", severity="warning")
def sentence_mean(matter: Matter) -> Findings:
    """The sentences of a page have at most 15 words on average (sentence_words_mean in style.yaml).

    Why: short sentences one after the other can be read in a waiting room.
    Example: a page whose sentences have 19 words on average.
    Fix: shorten the longest ones; `plainfacts score` shows them.
    Source: Plain English Campaign; rules of good patient information R1.
    """
    most = matter.facts.style.limit("sentence_words_mean")
    for text in _long_enough(matter):
        mean = mean_words(text)
        if mean > most:
            message = f"The sentences of this page have {mean:.1f} words on average; the limit is {most:g}."
            yield on_page(text, message, "Shorten the longest sentences.")


@rule("long-sentences", ref="R2", severity="warning")
def long_sentences(matter: Matter) -> Findings:
    """At most 10 of 100 sentences of a page have more than 20 words (long_sentence_share in style.yaml).

    Why: readers put up with one long sentence, but not with many.
    Example: 6 of 30 sentences with more than 20 words.
    Fix: shorten them; each is named at its line.
    Source: this project's choice, from the NHS limit of 20 words; rules of good patient information R2.
    """
    style = matter.facts.style
    most, words = style.limit("long_sentence_share"), style.limit("sentence_words_warn")
    for text in _long_enough(matter):
        count, total = sum(line.words > words for line in text.lines), len(text.lines)
        if count * 100 > most * total:
            message = f"{count} of {total} sentences have more than {words:g} words; the limit is {most:g} out of 100."
            yield on_page(text, message, "Shorten them; each is named at its line.")


@rule("paragraph-length", ref="R3", severity="warning")
def paragraph_length(matter: Matter) -> Findings:
    """A paragraph has at most 3 sentences (paragraph_sentences in style.yaml).

    Why: white space lets the eye rest and find its place again on a phone.
    Example: a paragraph of seven sentences.
    Fix: split it where the thought changes, or make a list.
    Source: NHS content guide; ONS style guide; rules of good patient information R3.
    """
    most = int(matter.facts.style.limit("paragraph_sentences"))
    for passage in matter.readable.passages:
        for start, count in _paragraphs(passage) if passage.kind == "paragraph" else ():
            if count > most:
                message = f"This paragraph has {count} sentences; the limit is {most}."
                yield at(passage, start, message, "Split it where the thought changes, or make a list.")


def _paragraphs(passage: Passage) -> Iterator[tuple[int, int]]:
    """The start and number of sentences of each paragraph of a passage; in YAML, each line is a paragraph."""
    if not passage.part or "\n" not in passage.text.rstrip("\n"):
        yield 0, len(passage.sentences)
        return
    for part in re.finditer(r"[^\n]+", passage.text):
        yield part.start(), len(split_sentences(part[0]))


@rule("passive", ref="R8", severity="info")
def passive(matter: Matter) -> Findings:
    """At least 80 of 100 sentences say who does what (passive_share in style.yaml). This is advice, never a gate.

    Why: "a nurse takes blood" shows who will come; "blood is taken" does not.
    Example: "Blood is taken each week."
    Fix: say who does it, where the reader needs to know.
    Source: PEMAT item 5; rules of good patient information R8. Passives do not make a text harder to read by
    themselves (docs/readability.md).
    """
    most = matter.facts.style.limit("passive_share")
    for text in _long_enough(matter):
        found = [(line, spans[0]) for line in text.lines if (spans := passive_spans(line.text))]
        if len(found) * 100 > most * len(text.lines):
            shown = ", ".join(_shown(line, span) for line, span in found[:_PASSIVES_SHOWN])
            message = f"{len(found)} of {len(text.lines)} sentences are passive, such as {shown}."
            yield on_page(text, message, "Say who does it, where the reader needs to know.")


def _shown(line: Line, span: tuple[int, int]) -> str:
    return f"{quoted(line.text[span[0] : span[1]])} (line {line.line})"


def mean_words(text: PageText) -> float:
    """The mean number of words of the sentences of a page; 0 without sentences."""
    return sum(line.words for line in text.lines) / len(text.lines) if text.lines else 0.0


def _long_enough(matter: Matter) -> Iterator[PageText]:
    return (text for text in matter.readable.texts if len(text.lines) >= _LEAST_SENTENCES)
