"""Splits the registry's text of eligibility criteria into criteria for who can and who cannot join."""

import re
from dataclasses import dataclass, replace

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.criteria.criteria_headings import (
    BARRED,
    JOIN,
    OTHER,
    label_of,
    section_heading,
    split_swallowed,
)
from plainfacts.registry.criteria.lines import Line, Mark, read_lines
from plainfacts.registry.criteria.outline import Entry, outline

_SAYS = Patterns(__name__)


@dataclass(frozen=True)
class Criterion:
    """A criterion: its exact wording with sub-entries on lines; `group` is the heading that says who it is for."""

    exact: str
    group: str | None = None


@dataclass(frozen=True)
class Criteria:
    """The criteria for who can and cannot join, notes that are not criteria, and remarks on what looks wrong."""

    can_join: tuple[Criterion, ...] = ()
    cannot_join: tuple[Criterion, ...] = ()
    notes: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class _List:
    kind: str
    label: str | None
    lines: tuple[Line, ...] = ()


def split_criteria(text: str | None) -> Criteria:
    """The criteria in the text of a record (repaired, but with Markdown escapes)."""
    sections, remarks = _sections(read_lines(text or ""))
    sections = _settle_opening(sections)
    lists: dict[str, list[Criterion]] = {JOIN: [], BARRED: [], OTHER: []}
    notes: list[str] = []
    for section in sections:
        kept = [line for line in section.lines if not _is_note(line)]
        notes += [line.text for line in section.lines if _is_note(line)]
        lists[section.kind] += _criteria(section.label, kept)
    notes += [criterion.exact for criterion in lists[OTHER]]
    if lists[JOIN] and not any(section.kind is BARRED for section in sections):
        remarks.append("the record has no heading for who cannot join; look for such criteria among these")
    return Criteria(tuple(lists[JOIN]), tuple(lists[BARRED]), tuple(notes), tuple(remarks))


def _sections(lines: list[Line]) -> tuple[list[_List], list[str]]:
    """The sections between headings; lines before the first heading are inclusion criteria. And remarks."""
    opened: list[tuple[str, str | None, list[Line]]] = [(JOIN, None, [])]
    remarks: list[str] = []
    for whole in lines:
        pieces = split_swallowed(whole)
        if len(pieces) > 1:
            remarks.append("a heading was in the middle of a line; the lists are split there")
        for line in pieces:
            heading = section_heading(line)
            if heading is None:
                opened[-1][2].append(line)
                continue
            if line.mark is not Mark.NONE or (line.indent > 2 and opened[-1][2]):
                remarks.append(f"the heading “{line.text[:40]}” was inside a list; the lists are split there")
            opened.append((heading.kind, heading.label, _rest_lines(heading.rest)))
    return [_List(kind, label, tuple(lines)) for kind, label, lines in opened], list(dict.fromkeys(remarks))


def _rest_lines(rest: str) -> list[Line]:
    """The lines in the text after a heading on the same line, split at numbers or dashes."""
    opening = re.match(r"[-–•*]\s*(?=\S)", rest)
    parts = re.split(r"\s[-–•*]\s+(?=\S)", rest[opening.end() :]) if opening else [rest]
    if len(parts) > 1:
        return [Line(0, Mark.BULLET, "-", 0, part.strip()) for part in parts]
    return read_lines(parts[0])


def _settle_opening(sections: list[_List]) -> list[_List]:
    """The sections, with a few words before the first heading as their label (`Part A`), or dropped."""
    first, *others = sections
    if not others or len(first.lines) != 1 or not first.lines[0].bare:
        return sections
    text = first.lines[0].text
    if _introduces_all(text):
        return others
    if len(text.split()) <= 6 and not text.endswith((".", ";")):
        label = text.strip(" :")
        return [
            replace(section, label=" / ".join(part for part in (label, section.label) if part)) for section in others
        ]
    return sections


def _is_note(line: Line) -> bool:
    return (bool(_SAYS["note"].match(line.text)) and len(line.text) < 160) or line.text.casefold().startswith(
        "the information listed above is not"
    )


def _criteria(label: str | None, lines: list[Line]) -> list[Criterion]:
    """The criteria in the lines of a section, each with the headings above it."""
    entries = _unfold(outline(lines))
    found: list[Criterion] = []
    for entry in entries:
        exact = entry.exact.strip()
        if not _SAYS["nothing"].fullmatch(exact) and not (len(entries) == 1 and _SAYS["none_at_all"].fullmatch(exact)):
            groups = [part for part in (label, _label(entry.group)) if part]
            found.append(Criterion(exact, " / ".join(groups) or None))
    return found


def _label(group: str | None) -> str | None:
    """A heading in a list, or None if it only announces the list."""
    if not group or (_introduces_all(group) and "." not in group):
        return None
    return label_of(group)


def _introduces_all(text: str) -> bool:
    return bool((_SAYS["all_of"].search(text) or "not limited to" in text.casefold()) and _SAYS["anyone"].search(text))


def _unfold(entries: list[Entry]) -> list[Entry]:
    """The sub-entries as entries, if the only entry just announces them (`if all of these apply:`)."""
    if len(entries) != 1 or len(entries[0].lines) < 3:
        return entries
    first, *inner = entries[0].lines
    if not _introduces_all(first.text) or len(first.text.split()) >= 30 or not first.text.endswith(":"):
        return entries
    return outline(inner)
