"""The structure of Markdown pages: lists, sections, key points first, an action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.findings import at, listed, on_page, proses, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.prose.passages import ListBlock, Passage, Prose, Section

_LEAST_WORDS = 120
"""A page with fewer words has no summary of its own (PEMAT: "very short" materials)."""
_MAIN_SENTENCES = 3
_SIGNS = re.compile(r"\b(?:symptoms?|signs?|side\s+effects?)\b", re.IGNORECASE)
_YOU = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)


@rule("list-length", ref="R9", severity="warning")
def list_length(matter: Matter) -> Findings:
    """A list has at most 6 items (list_items in style.yaml); of symptoms, signs or side effects 10 (sign_list_items).

    Why: nobody remembers more than a handful of things; only a list in which people look for their own may be longer.
    Example: a list of eleven side effects, or of eight steps.
    Fix: split it under two lead-in lines, or leave items out.
    Source: NHS content guide; CDC Clear Communication Index 8; rules of good patient information R9.
    """
    style = matter.facts.style
    for block in _lists(matter):
        looked_through = block.lead is not None and _SIGNS.search(block.lead.text)
        most = int(style.limit("sign_list_items" if looked_through else "list_items"))
        if len(block.items) > most:
            message = f"This list has {len(block.items)} items; the limit is {most}."
            yield at(block.items[0], 0, message, "Split it under two lead-in lines, or leave items out.")


@rule("list-lead-in", ref="R9", severity="warning")
def list_lead_in(matter: Matter) -> Findings:
    """A list follows a lead-in line that ends with a colon.

    Why: a list without its beginning is a riddle, most of all for people who listen to a page.
    Example: a heading with a list right below it.
    Fix: add a line such as "You can ask:" above the list.
    Source: NHS content guide; rules of good patient information R9.
    """
    for block in _lists(matter):
        lead = block.lead
        if lead is None or lead.kind == "heading" or not lead.text.rstrip().endswith(":"):
            message = "No line that ends with a colon introduces this list."
            yield at(block.items[0], 0, message, 'Add a line such as "You can ask:" above the list.')


@rule("list-item-sentence", ref="R9", severity="warning")
def list_item_sentence(matter: Matter) -> Findings:
    """An item of a list is one sentence or a part of one.

    Why: items are read at a glance; a paragraph in an item is not.
    Example: an item with three sentences.
    Fix: keep the first sentence, or make a paragraph of the item.
    Source: NHS content guide; rules of good patient information R9.
    """
    for block in _lists(matter):
        for item in block.items:
            count = len(item.sentences)
            if count > 1:
                message = f"This item has {count} sentences: {quoted(item.text)}"
                yield at(item, 0, message, "Keep one sentence, or make a paragraph of it.")


@rule("section-length", ref="R11", severity="warning")
def section_length(matter: Matter) -> Findings:
    """There is a heading at least every 200 words (section_words in style.yaml).

    Why: people find their place by headings, by eye and with a screen reader.
    Example: 350 words below one heading.
    Fix: add a heading that says what comes next.
    Source: PEMAT 8 and 9; CDC Clear Communication Index 9; rules of good patient information R11.
    """
    most = int(matter.facts.style.limit("section_words"))
    for _, prose in proses(matter):
        for section in prose.sections:
            if section.words > most:
                first = section.heading or section.passages[0]
                name = f" below {quoted(section.heading.text)}" if section.heading else ""
                message = f"There are {section.words} words{name} without a heading; the limit is {most}."
                yield at(first, 0, message, "Add a heading that says what comes next.")


@rule("key-points", ref="R12")
def key_points(matter: Matter) -> Findings:
    """A page begins with its key points: a list of 3 to 5 items with at most 20 words each (key_point* in style.yaml).

    Why: many people read only the first screen.
    Example: a page that begins with the history of a treatment.
    Fix: begin with "## Key points", a line that ends with a colon, and the list; {{ urgent() }} alone may come first.
    Source: PEMAT 11; CDC Clear Communication Index 2 and 10; rules of good patient information R12.
    """
    style = matter.facts.style
    least, most = int(style.limit("key_points_least")), int(style.limit("key_points_most"))
    longest = int(style.limit("key_point_words"))
    for text, prose in proses(matter):
        points = _first_list(prose)
        if points is None:
            if _is_long(prose):
                fix = 'Begin with "## Key points", a line that ends with a colon, and a list.'
                yield on_page(text, "The first section has no list of key points.", fix)
            continue
        if not least <= len(points) <= most:
            message = f"The page has {len(points)} key points; {least} to {most} are asked for."
            yield at(points[0], 0, message, "Keep what a reader must know, and leave the rest for below.")
        for point in points:
            words = sum(line.words for line in point.sentences)
            if words > longest:
                message = f"This key point has {words} words; the limit is {longest}: {quoted(point.text)}"
                yield at(point, 0, message, "Shorten it.")


@rule("main-message", ref="R13", severity="warning")
def main_message(matter: Matter) -> Findings:
    """The text before and around the key points has at most 3 sentences.

    Why: the main message must not be buried under an introduction.
    Example: six sentences of welcome above the key points.
    Fix: keep one to three short sentences, and move the rest below.
    Source: CDC Clear Communication Index 1 and 3; rules of good patient information R13.
    """
    style = matter.facts.style
    least, most = style.limit("key_points_least"), style.limit("key_points_most")
    for text, prose in proses(matter):
        first = [p for section in _beginning(prose) for p in section.passages if p.kind == "paragraph"]
        count = sum(len(p.sentences) for p in first if not p.text.rstrip().endswith(":"))
        has_key_points = least <= len(_first_list(prose) or ()) <= most  # otherwise `key-points` reports it
        if count > _MAIN_SENTENCES + len(_beginning(prose)) - 1 and has_key_points:
            message = f"The first section has {count} sentences beside its key points; the limit is {_MAIN_SENTENCES}."
            yield on_page(text, message, "Keep the main message, and move the rest below.")


@rule("speaks-to-reader", ref="R14", severity="info")
def speaks_to_reader(matter: Matter) -> Findings:
    """Most sections of a page for families say "you" or "your child".

    Why: people see sooner that a text is for them.
    Example: a page about "patients" and "parents".
    Fix: say "you" and "your child".
    Source: NHS content guide; PEMAT 21; rules of good patient information R14.
    """
    for text, prose in proses(matter):
        told = [section for section in prose.sections if section.heading and section.passages]
        without = [section for section in told if not any(_YOU.search(p.text) for p in section.passages)]
        if text.audience == "family" and len(told) > 2 and len(without) * 2 > len(told):
            names = listed([section.heading.text for section in without if section.heading][:3])
            message = f'{len(without)} of {len(told)} sections never say "you" or "your child", such as {names}.'
            yield on_page(text, message, 'Say "you" and "your child" where it fits.')


@rule("action", ref="R15")
def action(matter: Matter) -> Findings:
    """A page names at least one thing that the reader can do, as an instruction (actions in style.yaml).

    Why: people who know what to do next feel less helpless, and ask.
    Example: a page that explains how a treatment works and stops there.
    Fix: add a sentence such as "Ask your team if this could be right for your child."
    Source: PEMAT 20; CDC Clear Communication Index 5; rules of good patient information R15.
    """
    verbs = "|".join(map(re.escape, matter.facts.style.actions))
    told = re.compile(rf"(?i)(?:\A|[:,;]\s|\b(?:you can|please|then|and|do)\s)(?:{verbs})\b") if verbs else None
    for text, prose in proses(matter):
        if told and not any(told.search(line.text) for line in text.lines) and _is_long(prose):
            fix = 'Add a sentence such as "Ask your team if this could be right for your child."'
            yield on_page(text, "The page names nothing that the reader can do.", fix)


def _lists(matter: Matter) -> Iterator[ListBlock]:
    return (block for _, prose in proses(matter) for block in prose.lists if block.items)


def _beginning(prose: Prose) -> list[Section]:
    """The sections up to the first with a heading and text: what stands above it is a card, as of emergencies."""
    found: list[Section] = []
    for section in prose.sections:
        found.append(section)
        if section.heading and section.passages:
            break
    return found


def _first_list(prose: Prose) -> tuple[Passage, ...] | None:
    for section in _beginning(prose):
        within = {id(passage) for passage in section.passages}
        for block in sorted(prose.lists, key=lambda block: block.line):
            if block.items and id(block.items[0]) in within:
                return block.items
    return None


def _is_long(prose: Prose) -> bool:
    return sum(section.words for section in prose.sections) >= _LEAST_WORDS
