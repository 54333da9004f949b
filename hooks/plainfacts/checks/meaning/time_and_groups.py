"""Tenses against the day, phases against their purpose, and groups of people swapped for others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.findings import in_line, proses, quoted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import dates
from plainfacts.claims.ways_of_saying import phrases_of
from plainfacts.facts.records.reference import Chance, Figure

_BY_THEN = re.compile(r"\b(?:before|by|until|till) (?:the )?(?:end of )?$", re.IGNORECASE)
_ADVICE = re.compile(r"\b(?:can|must|should|will|need|apply|ask|send|may)\b", re.IGNORECASE)
_PHASE = re.compile(r"\bphase (?P<number>[1-4])\b(?!/)", re.IGNORECASE)
_SWAPPED = (
    (
        "children",
        re.compile(r"\b(?:child\w*|p(?:a)?ediatric|bab(?:y|ies)|infants?|teenage\w*|adolescen\w*)\b", re.IGNORECASE),
    ),
    ("adults", re.compile(r"\badults?\b", re.IGNORECASE)),
    ("relapsed", re.compile(r"\b(?:relaps\w*|came back|comes back|come back)\b", re.IGNORECASE)),
    ("newly found", re.compile(r"\b(?:newly|first(?:ly)? diagnos\w*|first treatment|just found)\b", re.IGNORECASE)),
    ("girls", re.compile(r"\b(?:girls?|female\w*|women|woman)\b", re.IGNORECASE)),
    ("boys", re.compile(r"\b(?:boys?|male\w*|men|man)\b", re.IGNORECASE)),
)
_OTHERS = {0: 1, 1: 0, 2: 3, 3: 2, 4: 5, 5: 4}
_OPPOSITES = (
    *(("larger", "smaller"), ("more", "less"), ("higher", "lower"), ("longer", "shorter"), ("first", "second")),
    *(("before", "after"), ("always", "never"), ("all", "none"), ("can", "cannot"), ("earlier", "later")),
    *(("younger", "older"), ("better", "worse"), ("adults", "children"), ("with", "without"), ("starts", "ends")),
)
_OPPOSITE = {word: number for number, pair in enumerate(_OPPOSITES) for word in pair}
_WORD = re.compile(r"[\w'-]+")
_LEAST_WORDS = 7
_LEAD = re.compile(r"(?:^|[.!?]\s+|\n\n)(?P<words>[^.!?\n{}]+):\s*$")


@rule("tense", ref="D10", english=True)
def tense(matter: Matter) -> Findings:
    """What a text tells as past lies before today, and what it tells as still to come does not.

    Why: "In February 2027, the Senate voted" is a slip in the year; "apply before June" helps nobody in November.
    Example: a future month with "was", "wrote" or "approved"; "before 30 June 2026" in advice read later.
    Fix: look the date up in the source; leave out advice whose time has passed. The second is a warning.
    Source: rules of good patient information D10.
    """
    phrases = phrases_of(matter.readable.language)
    for piece in matter.family_texts:
        for sentence in piece.sentences if phrases and piece.has_digit else ():
            assert phrases
            for said in dates(sentence.text):
                before = sentence.text[: said.start]
                to_come, line = phrases.to_come.search(sentence.text), piece.line(sentence.start + said.start)
                if said.date.first > matter.today and phrases.past.search(sentence.text) and not to_come:
                    message = f"{said.text} is still to come, but the sentence tells it as past."
                    yield Finding(piece.place, piece.part, message, "Look the date up in the source.", line=line)
                elif said.date.last < matter.today and _BY_THEN.search(before) and _is_advice(sentence.text):
                    message = f"{said.text} has passed; does this advice still help anybody?"
                    fix = "Say what holds now, or leave it out."
                    yield Finding(piece.place, piece.part, message, fix, "warning", line)


def _is_advice(sentence: str) -> bool:
    phrases = phrases_of("en")
    return bool(_ADVICE.search(sentence)) and not (phrases and phrases.past.search(sentence))


@rule("phase-purpose", ref="T6", severity="warning", english=True)
def phase_purpose(matter: Matter) -> Findings:
    """A sentence on a phase gives it the purpose of this phase.

    Why: only a third of parents understood what a phase 1 trial is for.
    Example: "Phase 3 trials look for a safe dose."
    Fix: phase 1 looks for a safe dose, phase 2 if it works, phase 3 compares. A trial can do more: a warning.
    Source: rules of good patient information T6.
    """
    phrases = phrases_of(matter.readable.language)
    for _, prose in proses(matter):
        for passage in prose.passages:
            for line in passage.sentences if phrases and "phase" in passage.text.lower() else ():
                assert phrases
                numbers = {found["number"] for found in _PHASE.finditer(line.text)}
                purposes = {number for number, found in phrases.purposes.items() if found.search(line.text)}
                if len(numbers) == 1 and purposes and not numbers & purposes:
                    message = f"The sentence gives phase {min(numbers)} the purpose of phase {min(purposes)}."
                    yield in_line(line, message, "Say what this phase is for, or name the other phase.")


@rule("group-swapped", ref="N9", needs=("sources",))
def group_swapped(matter: Matter) -> Findings:
    """A figure is told of the people whom its source is about: children or adults, first found or come back.

    Why: what happens in adults is often not what happens in children.
    Example: `who: children with ALL` with a source "... in adults with ALL"; a figure with `adults: yes` fetched in a
    sentence about children.
    Fix: look it up in the source, and correct the group. From the title of a source alone, it is a warning.
    Source: rules of good patient information N9.
    """
    records: list[Chance | Figure] = [*matter.chances, *matter.figures]
    for record in records:
        source = matter.facts.sources.get(record.source)
        field, who = ("who", record.who) if isinstance(record, Chance) else ("about", record.about)
        for name, other in _swapped(who, source.title if source else "", adults=record.adults):
            there = f"{source.place.path}:{source.place.line('title')}" if source else ""
            message = f"{name} stands here, but the title of the source ({there}) says {other}."
            yield Finding(record.place, field, message, "Look it up in the source.", "warning")
    yield from _led_in(matter)
    fetched: dict[str, Chance | Figure] = {**matter.facts.chances, **matter.facts.figures}
    for piece in matter.family_texts:
        for position, call in piece.calls:
            record_ = next((one for name, one in fetched.items() if f'"{name}"' in call), None)
            text = next((one.text for one in piece.sentences if one.start <= position < one.start + len(one.text)), "")
            if record_ and record_.adults and _SWAPPED[0][1].search(text) and not _SWAPPED[1][1].search(text):
                message = f"The figure {record_.id} is of adults, but the sentence speaks of children only."
                line = piece.line(position)
                yield Finding(piece.place, piece.part, message, "Say that it is a figure for adults.", line=line)


def _led_in(matter: Matter) -> Findings:
    """A sentence that leads into a chance: "This is what happened in adults:" above a chance of children."""
    for page in matter.pages:
        for call in page.calls:
            chance = matter.facts.chances.get(call.values.get("chance", ""))
            lead = _LEAD.search(page.body[: call.start]) if chance else None
            if chance is None or lead is None:
                continue
            for name, other in _swapped(lead["words"], chance.who, adults=chance.adults):
                there = f"{chance.place.path}:{chance.place.line('who')}"
                message = f"{name} stands in the sentence above the chance, but {there} says {other}."
                line = page.start + page.body.count("\n", 0, lead.start("words"))
                yield Finding(page.front.place, "body", message, "Look it up in the source.", "warning", line)


def _swapped(text: str, title: str, *, adults: bool) -> Iterator[tuple[str, str]]:
    """The groups of a text for which a title has only the opposite one."""
    said, told = ({number for number, (_, found) in enumerate(_SWAPPED) if found.search(one)} for one in (text, title))
    for number in said:
        other = _OTHERS[number]
        if other in told and number not in told and other not in said and not (adults and other == 1):
            yield _SWAPPED[number][0], _SWAPPED[other][0]


@rule("pages-differ", ref="N15", severity="warning", across=True, english=True)
def pages_differ(matter: Matter) -> Findings:
    """Two pages do not say opposite things in the same words.

    Why: a parent who reads both trusts neither.
    Example: "the first group is the larger" on one page, "the first group is the smaller" on another.
    Fix: look it up in the source. It is a warning: the two sentences may be about two things.
    Source: rules of good patient information N15.
    """
    seen: dict[str, tuple[tuple[str, ...], str]] = {}
    for text, _ in proses(matter):
        for line in text.lines:
            words = [word.lower() for word in _WORD.findall(line.text)]
            said = tuple(word for word in words if word in _OPPOSITE)
            if not said or len(words) < _LEAST_WORDS:
                continue
            key = " ".join(f"<{_OPPOSITE[word]}>" if word in _OPPOSITE else word for word in words)
            others, there = seen.setdefault(key, (said, f"{line.passage.path}:{line.line}"))
            if others != said:
                message = f"{quoted(line.text)} is the opposite of what {there} says."
                yield in_line(line, message, "Look it up in the source, and correct one of the two.")
