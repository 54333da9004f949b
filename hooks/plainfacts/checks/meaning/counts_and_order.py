"""Counts before a list, and steps in the order that their own words give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plainfacts.checks.engine.access import spot, value, where
from plainfacts.checks.engine.findings import at, proses, quoted
from plainfacts.checks.engine.findings import counted as with_noun
from plainfacts.checks.engine.pieces import Piece, trial_of
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.counts import Counted, counts_in, listed_in, too_many_in
from plainfacts.claims.positions import counted_times, named_in, numbered_times, out_of_order, position_in
from plainfacts.claims.quantities_in_text import has_number
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.inline_facts import PICTURES
from plainfacts.prose.passages import ListBlock, Passage, Prose, Section

_LABEL = re.compile(r"^\W*(?P<label>[A-Z][\w -]{1,28}):")
_SAME_LABELS = 3
_NEXT = 2
"""Lines from the end of a paragraph to what stands below it."""
_GOES_ON = re.compile(r"^(?:later|next|further|more|other)\b", re.IGNORECASE)
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
        for lead, counted, number in (*_before_lists(prose), *_under_headings(prose), *_before_rows(prose)):
            if number != counted.number:
                message = f"{quoted(counted.words)} stands here, but {with_noun(number, 'thing follows', 'follow')}."
                yield at(lead, counted.start, message, "Count again, and correct the number or the list.")
    for passage in matter.readable.passages:
        for sentence in passage.sentences if has_number(passage.text) else ():
            if many := too_many_in(sentence.text):
                message = f"{quoted(many.words)} stands here, but the parts make {many.number}."
                yield at(passage, sentence.start + many.start, message, "Count again, and correct the numbers.")
            for counted in counts_in(sentence.text):
                names = listed_in(sentence.text, counted)
                if names and len(names) != counted.number:
                    message = f"{quoted(counted.words)} stands here, but {len(names)} follow: {', '.join(names)}."
                    fix = "Count again, and correct the number or the list."
                    yield at(passage, sentence.start + counted.start, message, fix)


def _before_lists(prose: Prose) -> Iterator[tuple[Passage, Counted, int]]:
    """The count that a passage ends with, and how many items the list after it has."""
    for block in prose.lists:
        if block.lead and block.lead.text.endswith(":"):
            last = block.lead.sentences[-1]
            found = list(counts_in(last.text))
            if len(found) == 1:
                one = found[0]
                start = last.start + one.start
                yield block.lead, Counted(one.words, one.number, start, start + len(one.words)), _size(block)


def _before_rows(prose: Prose) -> Iterator[tuple[Passage, Counted, int]]:
    """The count before a picture with steps, or before "The first is ...", "The second is ...", and what follows."""
    for section in prose.sections:
        for number, passage in enumerate(section.passages):
            counted = [(line, one) for line in passage.sentences[-1:] for one in counts_in(line.text)]
            size = _steps_drawn(prose, passage) or _row_after(section.passages[number + 1 :])
            for line, one in counted if size else ():
                start = line.start + one.start
                yield passage, Counted(one.words, one.number, start, start + len(one.words)), size


def _steps_drawn(prose: Prose, passage: Passage) -> int:
    """How many steps the picture has that stands right below a passage which ends with a colon; 0 for none."""
    if not passage.text.endswith(":"):
        return 0
    below = passage.line + passage.text.count("\n")
    call = next((one for one in prose.page.calls if one.name == "picture" and 0 < one.line - below <= _NEXT), None)
    return PICTURES.get(call.values["picture"], 0) if call else 0


def _row_after(passages: Sequence[Passage]) -> int:
    """How many things the paragraphs that follow count up, the first of them at once."""
    places = [found for passage in passages if (found := position_in(passage.text)) and found.counted]
    begins = passages and position_in(passages[0].text)
    return int(max(one.number for one in places)) if begins and places[0].number == 1 and len(places) > 1 else 0


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
    """Steps, headings and lists stand in the order that their own words give, and none is left out.

    Why: the picture of a trial's course is drawn from its steps, and families plan by them.
    Example: "The next 5 years" above "Day 1"; "Step 4" below "Step 2".
    Fix: put the steps in order, or correct the words that say when.
    Source: rules of good patient information N15.
    """
    fix = "Put the steps in order, or correct the words that say which one it is."
    for trial in matter.trials:
        steps = [step.when for step in value(trial, "steps") or ()]
        late = [(at_ + 1, at_) for at_, (first, second) in enumerate(pairwise(steps)) if _is_late(first, second)]
        for number, first in dict([*late, *out_of_order(steps)]).items():
            there = where(trial, f"steps.{first}")
            message = f'"{steps[number]}" stands after "{steps[first]}" ({there}).'
            yield Finding(trial.place, spot(trial, f"steps.{number}.when"), message, fix)
    for _, prose in proses(matter):
        for row in _rows(prose):
            for number, before in out_of_order([passage.text for passage in row]):
                there = f"{row[before].path}:{row[before].line}"
                message = f"{quoted(row[number].text, 40)} stands after {quoted(row[before].text, 40)} ({there})."
                yield at(row[number], 0, message, fix)
        yield from _beyond_the_last(prose)
    for piece in matter.family_texts:
        own = trial_of(piece)
        if own and not piece.part.startswith(("eligibility", "steps")):
            yield from _more_than_its_steps(own, piece)


def _beyond_the_last(prose: Prose) -> Findings:
    """A step that the text of a page names, and that its headings do not have."""
    headings = [(section.heading, position_in(section.heading.text)) for section in prose.sections if section.heading]
    last: dict[str, tuple[float, Passage]] = {}
    for heading, position in headings:
        if position and position.counted and position.number > 1:
            last[position.unit] = (position.number, heading)
    for passage in (one for section in prose.sections for one in section.passages if last):
        for start, named in named_in(passage.text):
            number, heading = last.get(named.unit, (named.number, passage))
            if named.number > number:
                message = f"{named.unit} {named.number:g} is named here, but the last is {quoted(heading.text, 40)}"
                yield at(passage, start, f"{message} ({heading.path}:{heading.line}).", "Name the step that is meant.")


def _more_than_its_steps(trial: Trial, piece: Piece) -> Findings:
    """More cycles or courses in a text of a trial than its steps number, where no step tells of later ones."""
    steps = [step.when for step in value(trial, "steps") or ()]
    for start, unit, number in counted_times(piece.text) if steps else ():
        last = max((last for when in steps for last in numbered_times(when, unit)), default=0)
        if 1 < last < number and not any(_GOES_ON.match(when) for when in steps):
            message = f"{number:g} {unit}s stand here, but the steps ({where(trial, 'steps')}) number {last}."
            fix = "Look it up in the source, and correct one of the two."
            yield Finding(piece.place, piece.part, message, fix, "warning", piece.line(start))


def _rows(prose: Prose) -> Iterator[Sequence[Passage]]:
    """What stands in rows on a page: headings of one level, items of a list, paragraphs of a section."""
    headings = [section.heading for section in prose.sections if section.heading]
    yield from ([one for one in headings if one.level == level] for level in sorted({one.level for one in headings}))
    yield from (block.items for block in prose.lists)
    yield from ([one for one in section.passages if one.kind == "paragraph"] for section in prose.sections)


def _is_late(first: str, second: str) -> bool:
    """Whether the first of two steps comes later than the second, by words such as "after" and "before"."""
    other = position_in(second)
    begins = _EARLY.match(second) or (other and not other.counted and 0 <= other.number <= 1)
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
