"""What a sentence claims of medicines: the marker that one finds, how it is given, its kind, its other name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from plainfacts.claims.subjects import Lexicon, Mention
from plainfacts.claims.ways_of_saying import Phrases, is_denied

AIMS, GIVEN, KIND, CALLED = "aims at", "is given", "is of kind", "is called"
ON, BESIDE, MARKS = "is on", "is beside", "marks"
_BRACKET = re.compile(r" \([^()]*")
_OPENED = re.compile(r"\s*\($")
_CLASS_AT = re.compile(r"^(?:An?|One|The) (?:[\w-]+ ){0,2}$")
_ARTICLE, _NO_LIST = re.compile(r"\b[Aa]n? (?:[\w-]+ )?$"), re.compile(r",(?! (?:and|or)\b)|[.]?$")
_APPOSED_ENDS = re.compile(r"\)?(?:[.;:]|$| (?:that|which|for|made|against|by)\b|, (?:that|which)\b)")


@dataclass(frozen=True)
class Claim:
    """That a subject stands in a relation to a value, said at text[start:end]; `denied` where it says "not".

    `subject` is the id of a record, or a word; `words` are those of the text.
    """

    subject: str
    relation: str
    value: str
    words: str
    start: int
    end: int
    denied: bool = False


def read_medicines(
    text: str, about: Sequence[str], lexicon: Lexicon, phrases: Phrases, before: str = ""
) -> Iterator[Claim]:
    """The claims of a sentence.

    `about` are the medicines that it speaks of where it names none itself; `before` is the sentence before it.
    """
    named = list(lexicon.medicines.find(text))
    markers = list(lexicon.markers.find(text))
    if named:
        yield from _other_names(text, named)
        yield from _beside(text, named, phrases)
        yield from _of_kinds(text, named, phrases, before)
    if markers:
        yield from _aims(text, named, markers, about, phrases)
        yield from _cells(text, markers, phrases)
    subjects = [*dict.fromkeys(one.id for one in named)] or list(about)
    if marked := phrases.marks.search(text):
        inside = [one.id for one in named if _BRACKET.fullmatch(text, marked.end(), one.start)]
        denied = is_denied(text, marked.start(), phrases)
        for subject in inside[:1] or (subjects if len(subjects) == 1 else ()):
            yield Claim(subject, MARKS, marked["cells"], marked[0], *marked.span(), denied)
    if len(subjects) == 1:
        yield from _given(text, subjects[0], named, phrases)
        yield from _kinds(text, subjects[0], bool(named), phrases)


def _aims(
    text: str, named: Sequence[Mention], markers: Sequence[Mention], about: Sequence[str], phrases: Phrases
) -> Iterator[Claim]:
    """Which marker the medicine before it finds; where none stands before it, that one which the text is about."""
    if not phrases.aims.search(text):
        return
    for marker in markers:
        before = [one for one in named if one.end <= marker.start]
        subjects = [before[-1].id] if before else [one.id for one in named[:1]] or about
        if len(set(subjects)) == 1:
            denied = is_denied(text, marker.start, phrases)
            yield Claim(subjects[0], AIMS, marker.id, marker.words, marker.start, marker.end, denied)


def _cells(text: str, markers: Sequence[Mention], phrases: Phrases) -> Iterator[Claim]:
    """On which cells a marker is, said right after it."""
    for marker in markers:
        found = phrases.cells.search(text, marker.end, marker.end + 45)
        if found and not any(marker.end < other.start < found.start() for other in markers):
            yield Claim(marker.id, ON, found["cells"], f"{marker.words} … {found[0]}", marker.start, found.end())


def _given(text: str, subject: str, named: Sequence[Mention], phrases: Phrases) -> Iterator[Claim]:
    """How a medicine is given, said close after its name, or of "it" or of what a record is about."""
    for route, pattern in phrases.routes.items():
        found = pattern.search(text)
        close = phrases.giving.fullmatch(text, named[-1].end, found.start()) if found and named else None
        it = phrases.pronoun.match(text) if found and not named else None
        if found and (close or (it and "," not in text[it.end() : found.start()])):
            denied = is_denied(text, found.start(), phrases)
            yield Claim(subject, GIVEN, route, found[0], *found.span(), denied)


def _kinds(text: str, subject: str, is_named: bool, phrases: Phrases) -> Iterator[Claim]:
    """The kind that a text gives a medicine in its first words: "An antibody that ..."."""
    for kind, pattern in phrases.classes.items() if not is_named else ():
        found = pattern.search(text)
        if found and _CLASS_AT.match(text[: found.start()]):
            yield Claim(subject, KIND, kind, found[0], *found.span())


def _of_kinds(text: str, named: Sequence[Mention], phrases: Phrases, before: str) -> Iterator[Claim]:
    """The kind that a text gives medicines: as examples ("antibodies such as X"), or by name ("X, a steroid")."""
    for kind, pattern in phrases.classes.items():
        for found in pattern.finditer(text):
            after = [one for one in named if one.start >= found.end()]
            in_commas = bool(after) and _is_in_commas(text, found, after[0])
            if after and (in_commas or phrases.examples.fullmatch(text, found.end(), after[0].start)):
                yield from _each(text, kind, found[0], after, phrases)
            last = next((one for one in reversed(named) if one.end <= found.start()), None)
            if (
                last
                and phrases.apposed.fullmatch(text, last.end, found.start())
                and _APPOSED_ENDS.match(text, found.end())
            ):
                yield Claim(last.id, KIND, kind, text[last.start : found.end()], last.start, found.end())
    if phrases.goes_on.fullmatch(text, 0, named[0].start):
        said = {kind: word[0] for kind, pattern in phrases.classes.items() if (word := pattern.search(before))}
        for kind, words in said.items() if len(said) == 1 else ():
            yield from _each(text, kind, words, named, phrases)


def _is_in_commas(text: str, kind: re.Match[str], one: Mention) -> bool:
    """Whether a medicine is named between commas right after its kind: "an antibody, X, that ...", and no list."""
    article, gap = _ARTICLE.search(text[: kind.start()]), text[kind.end() : one.start]
    return bool(article and gap == ", " and _NO_LIST.match(text, one.end))


def _each(text: str, kind: str, words: str, named: Sequence[Mention], phrases: Phrases) -> Iterator[Claim]:
    """That each medicine of a row is of a kind; the row ends where anything but "and" or "or" stands between two."""
    for number, one in enumerate(named):
        if number and not phrases.joined.fullmatch(text, named[number - 1].end, one.start):
            return
        if not is_denied(text, one.start, phrases):
            yield Claim(one.id, KIND, kind, f"{words} … {one.words}", one.start, one.end)


def _other_names(text: str, named: Sequence[Mention]) -> Iterator[Claim]:
    """The name in brackets right after a medicine: "tisagenlecleucel (Kymriah)"."""
    for first, second in pairwise(named):
        between = text[first.end : second.start]
        if _OPENED.fullmatch(between) and text[second.end : second.end + 1] == ")":
            yield Claim(first.id, CALLED, second.id, text[first.start : second.end + 1], first.start, second.end)


def _beside(text: str, named: Sequence[Mention], phrases: Phrases) -> Iterator[Claim]:
    """Two medicines of which a sentence says one thing: "imatinib and dasatinib block this protein"."""
    for first, second in pairwise(named):
        joined = phrases.joined.fullmatch(text[first.end : second.start])
        if joined and phrases.shared_act.match(text, second.end):
            yield Claim(first.id, BESIDE, second.id, text[first.start : second.end], first.start, second.end)
