"""The text of eligibility criteria as lines, with their indents and list marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from plainfacts.registry.clinicaltrials.text_repair import unescape


class Mark(Enum):
    """The kinds of list marks."""

    NONE = 0
    BULLET = 1
    NUMBER = 2
    LETTER = 3
    ROMAN = 4


@dataclass(frozen=True)
class Line:
    """One line: indent in spaces, kind of mark, the mark itself, its number (1 for `1.`, `a)`, `i.`), the words."""

    indent: int
    mark: Mark
    sign: str
    number: int
    text: str

    @property
    def bare(self) -> bool:
        """Whether the line has no mark."""
        return self.mark is Mark.NONE


_BULLET = re.compile(r"(?:\\?[*•·●○◦▪■□➢►‣⁃∙➤✓]|\\?[-–—](?=\s|[A-Za-z(])|o(?=\s))\s*(?=\S)")
_NUMBER = re.compile(
    r"\(?(\d{1,2})\\?[.):](?=\s|[A-Za-z(≥≤<>\\])(?!\s*\d+[.,]?\d*\s*(?:%|x\b|mg|g/))\s*|\((\d{1,2})\)\s*"
)
_ROMAN_NUMBER = re.compile(r"\(?((?:x{0,2}(?:ix|iv|v?i{0,3})))\\?[.)]\s+", re.IGNORECASE)
_LETTER = re.compile(r"\(?([A-Za-z])\\?[.)]\s+|\(([A-Za-z])\)\s*")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_INLINE = re.compile(r"(?<=[\s;.,])\(?(\d{1,2})[.)](?=\s*[A-Za-z(≥≤<>])\s*")
_ONLY_SIGNS = re.compile(r"[\W_]*")


def read_lines(text: str) -> list[Line]:
    """The non-empty lines of the text of criteria (repaired, but with Markdown escapes).

    Numbered entries on one line (`1. Age over 18. 2. Consent.`) are split.
    """
    lines: list[Line] = []
    for raw in text.split("\n"):
        body = raw.strip()
        if not _ONLY_SIGNS.fullmatch(body):
            lines.append(_read_line(len(raw) - len(raw.lstrip()), body, lines))
    return [part for index, line in enumerate(lines) for part in _run_on(line, lines[index + 1 :])]


def _run_on(line: Line, after: list[Line]) -> list[Line]:
    """The lines in a numbered line, unless the next number starts a later line."""
    if line.mark is not Mark.NUMBER:
        return [line]
    following = next(
        (other.number for other in after if other.mark is Mark.NUMBER and abs(other.indent - line.indent) < 2), 0
    )
    parts, number, start = [], line.number, 0
    for found in _INLINE.finditer(line.text):
        if int(found[1]) == number + 1 != following and _opens(line.text[start : found.start()], found[0]):
            parts.append(replace(line, number=number, text=line.text[start : found.start()].strip()))
            number, start = number + 1, found.end()
    return [*parts, replace(line, number=number, text=line.text[start:].strip())]


def _opens(before: str, sign: str) -> bool:
    """Whether a number starts an entry: after a sentence or with a bracket, but not inside brackets."""
    if before.count("(") > before.count(")") or not before.strip():
        return False
    return ")" in sign or before.rstrip().endswith((".", ";", ","))


def _read_line(indent: int, body: str, before: list[Line]) -> Line:
    found = _BULLET.match(body)
    if found and not body.startswith("**"):
        if _NUMBER.match(body[found.end() :]):  # `* 1. Age`: the number says more than the bullet
            return _read_line(indent, body[found.end() :], before)
        return Line(indent, Mark.BULLET, found[0].strip().strip("\\"), 0, unescape(body[found.end() :]).strip())
    found = _NUMBER.match(body)
    if found:
        return Line(
            indent,
            Mark.NUMBER,
            unescape(found[0].strip()),
            int(found[1] or found[2]),
            unescape(body[found.end() :]).strip(),
        )
    for mark, sign, number, text in _lettered(body):
        if number == 1 or any(
            line.mark in (Mark.LETTER, Mark.ROMAN) and _follows(line, mark, number) for line in before[-12:]
        ):
            return Line(indent, mark, sign, number, text)
    return Line(indent, Mark.NONE, "", 0, unescape(body.replace("**", "")).strip())


def _lettered(body: str) -> Iterator[tuple[Mark, str, int, str]]:
    """The readings of letters before a full stop or bracket: as a Roman number, or as a letter."""
    roman = _ROMAN_NUMBER.match(body)
    if roman and roman[1].casefold() in _ROMAN:
        yield Mark.ROMAN, roman[0].strip(), _ROMAN.index(roman[1].casefold()) + 1, unescape(body[roman.end() :]).strip()
    letter = _LETTER.match(body)
    if letter:
        name = (letter[1] or letter[2]).casefold()
        yield Mark.LETTER, letter[0].strip(), ord(name) - ord("a") + 1, unescape(body[letter.end() :]).strip()


def _follows(line: Line, mark: Mark, number: int) -> bool:
    return line.mark is mark and line.number == number - 1
