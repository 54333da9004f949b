"""Counts before a list, and steps in the order that their own words give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from plainfacts.checks.engine.access import spot, value, where
from plainfacts.checks.engine.findings import at, proses, quoted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.counts import Counted, counts_in, listed_in
from plainfacts.prose.passages import ListBlock, Passage, Prose, Section

_LABEL = re.compile(r"^\W*(?P<label>[A-Z][\w -]{1,28}):")
_SAME_LABELS = 3
_ORDINAL = re.compile(
    r"^(?P<unit>day|week|month|year|cycle|course|part|block|phase|step|visit) (?P<number>\d+)", re.IGNORECASE
)
_EARLY = re.compile(r"^(?:before|first|at the start|to begin|tests? before|screening)\b", re.IGNORECASE)
_LATE = re.compile(r"^(?:after\w*|the next|later|then|last\w*|(?:at )?the end|follow-up)\b", re.IGNORECASE)


@rule("count-listed", ref="N15", english=True)
def count_listed(matter: Matter) -> Findings:
    """A count before a list is the number of things in it.

    Why: a parent who reads "6 steps" and finds five thinks that one was kept from them.
    Example: "The treatment has 5 steps:" above six steps; "There are 3 main types: Hodgkin and non-Hodgkin."
    Fix: count again, and correct the number or the list.
    Source: rules of good patient information N15 (parts of a stated whole add up).
    """
    for _, prose in proses(matter):
        for lead, counted, number in (*_before_lists(prose), *_under_headings(prose)):
            if number != counted.number:
                message = f"{quoted(counted.words)} stands here, but {number} follow."
                yield at(lead, counted.start, message, "Count again, and correct the number or the list.")
    for piece in matter.family_texts:
        for sentence in piece.sentences if piece.has_number else ():
            for counted in counts_in(sentence.text):
                names = listed_in(sentence.text, counted)
                if names and len(names) != counted.number:
                    message = f"{quoted(counted.words)} stands here, but {len(names)} follow: {', '.join(names)}."
                    fix, line = "Count again, and correct the number or the list.", piece.line(sentence.start)
                    yield Finding(piece.place, piece.part, message, fix, line=line)


def _before_lists(prose: Prose) -> Iterator[tuple[Passage, Counted, int]]:
    """The count that a passage ends with, and how many items the list after it has."""
    for block in prose.lists:
        if block.lead and block.lead.text.rstrip().endswith(":"):
            last = block.lead.sentences[-1]
            found = list(counts_in(last.text))
            if len(found) == 1:
                one = found[0]
                start = last.start + one.start
                yield block.lead, Counted(one.words, one.number, start, start + len(one.words)), _size(block)


def _size(block: ListBlock) -> int:
    return len({item.line for item in block.items})


def _under_headings(prose: Prose) -> Iterator[tuple[Passage, Counted, int]]:
    """The count in a heading such as "The 3 phases", and how many items the only list below it has."""
    for section in prose.sections:
        blocks = [block for block in prose.lists if _is_in(block, section)]
        for counted in counts_in(section.heading.text) if section.heading and len(blocks) == 1 else ():
            assert section.heading
            yield section.heading, counted, _size(blocks[0])


def _is_in(block: ListBlock, section: Section) -> bool:
    return bool(block.items) and any(block.items[0] is passage for passage in section.passages)


@rule("steps-order", ref="N15", english=True)
def steps_order(matter: Matter) -> Findings:
    """The steps of a trial stand in the order that their own words give.

    Why: the picture of the course is drawn from them, and families plan by it.
    Example: "The next 5 years" above "Day 1"; "Cycle 2" above "Cycle 1".
    Fix: put the steps in order, or correct the words that say when.
    Source: rules of good patient information N15.
    """
    for trial in matter.trials:
        steps = value(trial, "steps") or ()
        for number, (first, second) in enumerate(pairwise(steps)):
            if _is_late(first.when, second.when):
                there = where(trial, f"steps.{number}")
                message = f'"{second.when}" stands after "{first.when}" ({there}).'
                yield Finding(trial.place, spot(trial, f"steps.{number + 1}.when"), message, "Put the steps in order.")


def _is_late(first: str, second: str) -> bool:
    """Whether the first of two steps comes later than the second, by the words that say when."""
    one, other = _ORDINAL.match(first), _ORDINAL.match(second)
    if one and other and one["unit"].lower() == other["unit"].lower():
        return Decimal(one["number"]) > Decimal(other["number"])
    begins = _EARLY.match(second) or (other and other["number"] in ("0", "1"))
    return bool(begins and _LATE.match(first))


@rule("steps-differ", ref="N15", severity="warning", across=True, english=True)
def steps_differ(matter: Matter) -> Findings:
    """Steps with the same names stand in the same order on all pages.

    Why: a teenager and a parent who read two orders ask which of the pages is wrong.
    Example: "Collect", "Change", "Grow" on one page, "Change", "Collect", "Grow" on another.
    Fix: look the order up in the source. It is a warning, since two treatments can share names of steps.
    Source: rules of good patient information N15.
    """
    seen: list[tuple[Sequence[str], Passage]] = []
    for _, prose in proses(matter):
        for block in prose.lists:
            items = block.items if block.lead and "step" in block.lead.text.lower() else ()
            labels = [found["label"] for item in items if (found := _LABEL.match(item.text))]
            if len(labels) < _SAME_LABELS:
                continue
            for others, first in seen:
                ours = [label for label in labels if label in others]
                theirs = [label for label in others if label in labels]
                if len(ours) >= _SAME_LABELS and ours != theirs:
                    message = f"The steps are {', '.join(ours)}; in {first.path}:{first.line} {', '.join(theirs)}."
                    yield at(block.items[0], 0, message, "Look the order up in the source.")
            seen.append((labels, block.items[0]))
