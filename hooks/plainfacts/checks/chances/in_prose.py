"""Chances inside running text: percentages that disagree, parts larger than their whole, relative figures, adults."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from plainfacts.checks.engine.findings import in_piece
from plainfacts.checks.engine.pieces import Piece
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import Said, shares
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.prose.page import Page

_SAYS = Patterns(__name__)
_RELATIVE_HINTS = ("times", "twice", "doubl", "tripl", "hal", "%", "percent", "per cent", "a third", "a quarter")


def _paragraph(piece: Piece, position: int) -> tuple[int, int]:
    """Where the paragraph around a position starts and ends."""
    start = piece.text.rfind("\n\n", 0, position) + 1
    end = piece.text.find("\n\n", position)
    return start, end if end >= 0 else len(piece.text)


@rule("percent-count", ref="N15")
def percent_count(matter: Matter) -> Findings:
    """A percentage beside an "x out of y" is the same number.

    Why: one of the two is wrong, and a reader believes the worse one.
    Example: "27 out of 100 (72 %)".
    Fix: look the figure up in the source.
    Source: rules of good patient information N1, N15 (agreement to 1 in 100).
    """
    for piece in matter.family_texts:
        if not _SAYS["percent"].search(piece.text):
            continue
        found = piece.shares
        for one, other in pairwise(found):
            if {one.kind, other.kind} != {"percent", "out of"} or other.start - one.end > 12:
                continue
            percent, count = (one, other) if one.kind == "percent" else (other, one)
            if len(count.values) == 2 and count.values[1] and abs(percent.values[0] - _of_100(count)) > 1:
                message = f"{percent.text} and {count.text} do not agree."
                fix = "Look the figure up in the source."
                yield in_piece(piece, one.start, message, fix)


def _of_100(count: Said) -> Decimal:
    return count.values[0] * 100 / count.values[1]


@rule("part-of-whole", ref="N15")
def part_of_whole(matter: Matter) -> Findings:
    """In "x out of y" x is not more than y, and y is not 0.

    Why: "120 out of 100 children" is a slip of the keyboard.
    Example: "8 out of 5 children".
    Fix: look the figure up in the source.
    Source: rules of good patient information N15.
    """
    for piece in matter.family_texts:
        for said in piece.shares:
            if said.kind == "out of" and len(said.values) == 2 and said.values[0] > said.values[1]:
                message = f"In {said.text} the part is more than the whole."
                yield in_piece(piece, said.start, message, "Look the figure up in the source.")
            elif said.kind == "percent" and said.values[0] > 100:
                message = f"{said.text} is more than all."
                yield in_piece(piece, said.start, message, "Look the figure up in the source.")


@rule("relative-figure", ref="N7")
def relative_figure(matter: Matter) -> Findings:
    """A relative figure (twice as many, halved, 50 % less) stands in one paragraph with the two numbers it compares.

    Why: "halves the risk" sounds the same for 40 to 20 out of 100 and for 2 to 1 out of 10,000.
    Example: "The medicine halves the chance that it comes back."
    Fix: say both numbers: "20 out of 100 with it, 40 out of 100 without it".
    Source: Patient Information Forum; rules of good patient information N7.
    """
    for piece in matter.family_texts:
        likely = any(hint in piece.lower for hint in _RELATIVE_HINTS)
        for match in _SAYS["relative"].finditer(piece.text) if likely else ():
            start, end = _paragraph(piece, match.start())
            counted = [said for said in shares(piece.text[start:end]) if said.kind == "out of"]
            fetched = sum(start <= position < end and "chance(" in call for position, call in piece.calls)
            if len(counted) + fetched < 2:
                message = f'"{match[0]}" compares, but the two numbers it compares do not stand here.'
                fix = 'Say both as "x out of 100".'
                yield in_piece(piece, match.start(), message, fix)


@rule("lone-percent", ref="N1", severity="warning")
def lone_percent(matter: Matter) -> Findings:
    """A share in a record's text is said as "x out of 100"; a percentage stands only in brackets after it.

    Why: many people cannot say what 20 % of 50 children are.
    Example: `about: 27 % of children`.
    Fix: write "27 out of 100".
    Source: Patient Information Forum 2023; NHS digital service manual; rules of good patient information N1.
    """
    for piece in matter.family_texts:
        if isinstance(piece.owner, Page):
            continue  # there a typed figure is a problem of its own
        for said in piece.shares:
            if said.kind == "percent" and not _in_brackets(piece.text, said):
                message = f'{said.text} stands without "out of 100".'
                fix = f'Write "{said.values[0]:f} out of 100".'
                yield in_piece(piece, said.start, message, fix)


def _in_brackets(text: str, said: Said) -> bool:
    before = text[: said.start].rstrip()
    return before.endswith("(") and bool(re.search(r"out of [\d,]+[^.]*$", before[:-1]))


@rule("one-in-x", ref="N3", severity="warning")
def one_in_x(matter: Matter) -> Findings:
    """A page or record with two chances does not say "1 in X".

    Why: with "1 in 25" and "1 in 10" people take the first for the larger chance.
    Example: "1 in 8" and "1 in 200" on one page.
    Fix: write both out of 100.
    Source: Zikmund-Fisher; BMC primer; rules of good patient information N3.
    """
    by_owner: dict[int, list[tuple[Piece, Said]]] = {}
    for piece in matter.family_texts:
        for said in piece.shares:
            if said.kind == "out of" and len(said.values) == 2:
                by_owner.setdefault(id(piece.owner), []).append((piece, said))
    for found in by_owner.values():
        if len({said.values[1] for _, said in found}) > 1:
            yield from (_odd(piece, said) for piece, said in _ones(found))


def _ones(found: Sequence[tuple[Piece, Said]]) -> Sequence[tuple[Piece, Said]]:
    return [(piece, said) for piece, said in found if said.values[0] == 1]


def _odd(piece: Piece, said: Said) -> Finding:
    message = f'"{said.text}" stands with other chances on the same page.'
    return in_piece(piece, said.start, message, "Write all of them out of 100.")
