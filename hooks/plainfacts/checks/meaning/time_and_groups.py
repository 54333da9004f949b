"""Tenses against the day, phases against their purpose, and groups of people swapped for others."""

from __future__ import annotations

import re

from plainfacts.checks.engine.access import value
from plainfacts.checks.engine.findings import in_line, proses
from plainfacts.checks.engine.pieces import Piece, trial_of
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.checks.engine.trial_names import TrialNames
from plainfacts.claims.groups import ADULTS, CHILDREN, groups_in, swapped
from plainfacts.claims.quantities_in_text import dates
from plainfacts.claims.subjects import lexicon_of
from plainfacts.claims.ways_of_saying import phrases_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.form import Record
from plainfacts.facts.records.reference import Chance, Figure
from plainfacts.facts.records.trial import Trial

_BY_THEN = re.compile(r"\b(?:before|by|until|till) (?:the )?(?:end of )?$", re.IGNORECASE)
_ADVICE = re.compile(r"\b(?:can|must|should|will|need|apply|ask|send|may)\b", re.IGNORECASE)
_PHASE = re.compile(r"\bphase (?P<number>[1-4])\b(?!/)", re.IGNORECASE)
_TELLS_WHOM = re.compile(r"(?:title|summary|voices\.\w+\.about|being_tested\..*plain)\b")
_IS_FOR = re.compile(r"(?:It|They|This \w+|[A-Z]\w+(?: \w+)?) (?:is|are) (?:only )?for\b")
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
    for passage in matter.readable.passages:
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
        for name, other in swapped(who, source.title if source and not record.adults else ""):
            there = f"{source.place.path}:{source.place.line('title')}" if source else ""
            message = f"{name} stands here, but the title of the source ({there}) says {other}."
            yield Finding(record.place, field, message, "Look it up in the source.", "warning")
    yield from (*_led_in(matter), *_of_trials(matter), *_of_medicines(matter))
    fetched: dict[str, Chance | Figure] = {**matter.facts.chances, **matter.facts.figures}
    for piece in matter.family_texts:
        for position, call in piece.calls:
            record_ = next((one for name, one in fetched.items() if f'"{name}"' in call), None)
            text = next((one.text for one in piece.sentences if one.start <= position < one.start + len(one.text)), "")
            if record_ and record_.adults and CHILDREN in groups_in(text) and ADULTS not in groups_in(text):
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
            for name, other in swapped(lead["words"], "" if chance.adults else chance.who):
                there = f"{chance.place.path}:{chance.place.line('who')}"
                message = f"{name} stands in the sentence above the chance, but {there} says {other}."
                line = page.start + page.body.count("\n", 0, lead.start("words"))
                yield Finding(page.front.place, "body", message, "Look it up in the source.", "warning", line)


def _of_trials(matter: Matter) -> Findings:
    """What texts say of a trial, its own and those of pages, against its official title and its illnesses."""
    names = matter.shared.once(TrialNames)
    for piece in matter.family_texts:
        own = trial_of(piece)
        if own is None:
            for sentence, trials in names.by_sentence(piece) if not isinstance(piece.owner, Record) else ():
                for trial in trials[:1] if len(trials) == 1 else ():
                    yield from _swapped_in(matter.facts, trial, piece, sentence.text, sentence.start)
        elif _TELLS_WHOM.match(piece.part):
            yield from _swapped_in(matter.facts, own, piece, piece.text, 0)
            yield from _other_cells(own, piece)


def _other_cells(trial: Trial, piece: Piece) -> Findings:
    """Whose cells are given, in what is tested against what happens."""
    happens = value(trial, "what_happens") or ""
    for name, other in swapped(piece.text, happens) if piece.part.startswith("being_tested") else ():
        if "cells" in name:
            there = f"{trial.place.path}:{trial.place.line('what_happens')}"
            yield Finding(
                piece.place, piece.part, f"{name} stands here, but {other} in {there}.", "Look it up.", "warning"
            )


def _swapped_in(facts: Facts, trial: Trial, piece: Piece, text: str, start: int) -> Findings:
    illnesses = (facts.conditions[name].name for name in value(trial, "conditions") or () if name in facts.conditions)
    for name, other in swapped(text, " ".join((value(trial, "official_title") or "", *illnesses))):
        there = f"{trial.place.path}:{trial.place.line('official_title')}"
        message = f"{name} stands here, but the official title or the illnesses of {trial.id} ({there}) say {other}."
        yield Finding(piece.place, piece.part, message, "Look it up in the source.", "warning", piece.line(start))


def _of_medicines(matter: Matter) -> Findings:
    """For whom a section about a medicine says that it is, against what it is approved for."""
    lexicon = matter.shared.once(lexicon_of)
    for _, prose in proses(matter):
        for section in prose.sections:
            about = {one.id for one in lexicon.medicines.find(section.heading.text)} if section.heading else set()
            approved = matter.facts.treatments[min(about)].approvals if len(about) == 1 else ()
            for line in (line for one in section.passages for line in one.sentences) if approved else ():
                for name, other in (
                    swapped(line.text, " ".join(one.for_ for one in approved)) if _IS_FOR.match(line.text) else ()
                ):
                    there = f"{approved[0].place.path}:{approved[0].place.line('for')}"
                    message = f"{name} stands here, but what it is approved for ({there}) says {other}."
                    yield in_line(line, message, "Look it up in the source.", "warning")
