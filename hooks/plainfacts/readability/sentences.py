"""Splits a text into sentences with their offsets.

A dot ends a sentence only if it does not belong to an abbreviation, initial or list number, and what follows looks like
the start of a sentence. The lines of a paragraph belong together; a blank line, a bullet or a heading separates them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from plainfacts.readability.language import Language, language


class Sentence(NamedTuple):
    """A sentence: `text` is source[start:end], without a bullet or heading mark before it."""

    text: str
    start: int
    end: int


Span = tuple[int, int]

_BULLETS = "•‣◦▪●·"
_MARK = rf"(?:[-*+–{_BULLETS}]|\#{{1,6}}|>|\d{{1,3}}[.)]|\(?[a-zA-Z][)]|\([ivx]{{1,4}}\)|\[[ xX]\])"
_LINE_MARKS = re.compile(rf"[ \t]*(?:{_MARK}[ \t]+){{0,4}}")
_LINE = re.compile(r"[^\n]*\n?")
_INNER_BULLET = re.compile(rf"(?<=\s)[{_BULLETS}](?=\s)")

# A run of end marks, closing marks after it, footnote numbers, then a space. No two parts can start with the same
# character, and a search never starts inside a run, so that the time is linear even on a line of a million dots.
_END = re.compile(
    r"[.!?…](?<![.!?…]{2})[.!?…]*"
    r"(?:(?P<close>[\"'”’»)\]}*_]{0,6})"
    r"(?:\[\d[\d,;\s–-]{0,30}\]|[¹²³⁰⁴-⁹][¹²³⁰⁴-⁹,]{0,12}|(?<=[a-z)][.])\d{1,3}(?:[,–-]\d{1,3}){0,6}){0,3}(?=\s)"
    r"|(?P<unspaced>(?<=[a-z]{3}[.!?])(?=[A-Z][a-z]{0,20}\s)(?!(?:Com|Gov|Org|Net|Js)\b)))"
)
_OPENING = re.compile(r"[\s\"'“”‘’«(\[{*_¿¡]{0,12}")
_CAMEL = re.compile(r"[a-z]{1,3}[A-Z0-9]")  # mRNA, pH7, iPhone: lower-case first letter, but can start a sentence
_NUMBERED = re.compile(r"[A-Z]?\d")
_NEXT_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_DOTTED = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_GOES_ON = re.compile(r"[<=>≤≥+&%/|,;:)]")
_LONGEST_TOKEN = 40
_LONGEST_PLAIN_HEADING = 40


@lru_cache(maxsize=1_024)
def split_sentences(text: str, lang: str = "en") -> tuple[Sentence, ...]:
    """The sentences of a text in order. They contain all of it except space, bullets, list numbers and heading marks.

    Takes time linear in the length of the text. Cached: many rules look at the same texts. Raises ValueError for an
    unknown language.
    """
    known = language(lang)
    return tuple(
        Sentence(text[start:end], start, end)
        for block in _blocks(text, known)
        for part in _list_parts(text, block)
        for start, end in _split(text, part, known)
    )


def _blocks(text: str, known: Language) -> Iterator[Span]:
    """The start and end of each paragraph, list item and heading, without its bullet or heading mark."""
    start, end, heading = -1, -1, False
    widest = max((len(line) for line in text.split("\n")), default=0)
    for line in _LINE.finditer(text):
        first = _after_marks(text, line.start(), line.end())
        last = first + len(text[first : line.end()].rstrip())
        marks = text[line.start() : first].strip(" \t>")
        if start >= 0 and (
            last == first or marks or heading or _is_heading(text, (start, end), (first, last), widest, known)
        ):
            yield start, end
            start = -1
        if last > first:
            start, end, heading = (first if start < 0 else start), last, "#" in marks
    if start >= 0:
        yield start, end


def _after_marks(text: str, start: int, end: int) -> int:
    found = _LINE_MARKS.match(text, start, end)
    return found.end() if found else start


def _is_heading(text: str, before: Span, line: Span, widest: int, known: Language) -> bool:
    """Whether a short line was ended on purpose: the next line starts with a capital and would have fitted a word."""
    start, end = before
    if end - start > _LONGEST_PLAIN_HEADING or not text[line[0]].isupper() or not text[end - 1].isalnum():
        return False
    lines = text[start:end]
    next_word = text[line[0] : line[1]].split(maxsplit=1)[0]
    last_word = lines.rsplit(maxsplit=1)[-1].lower()
    return "\n" not in lines and last_word not in known.starters and end - start + 1 + len(next_word) < widest


def _list_parts(text: str, block: Span) -> Iterator[Span]:
    """The parts of a block that has bullets inside its lines: "• rest • drink"."""
    start, end = block
    for bullet in _INNER_BULLET.finditer(text, start, end):
        yield start, bullet.start()
        start = bullet.end()
    yield start, end


def _split(text: str, part: Span, known: Language) -> Iterator[Span]:
    start, end = part
    for found in _END.finditer(text, start, end):
        if _is_end(text, start, found, end, known):
            yield from _trimmed(text, start, found.end())
            start = found.end()
    yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        left = start + len(piece) - len(piece.lstrip())
        yield left, left + len(bare)


def _is_end(text: str, start: int, found: re.Match[str], end: int, known: Language) -> bool:
    """Whether the end marks in `found` end the sentence that starts at `start`."""
    if found["unspaced"] is not None:
        return True
    opening = _OPENING.match(text, found.end(), end)
    after = opening.end() if opening else found.end()
    following = text[after : after + 1]
    if _GOES_ON.match(following) or (following.islower() and not _CAMEL.match(text, after)):
        return False
    mark = found.start()
    if text[mark] != "." or (found.end() - mark > 1 and text[mark + 1] == "."):
        return True
    if found["close"]:
        return not following.isdigit()
    return _dot_ends(text, start, mark, after, known)


def _dot_ends(text: str, start: int, dot: int, after: int, known: Language) -> bool:
    """Whether a single dot before a capital or a digit ends a sentence, judging by the words on both sides."""
    *earlier, token = text[max(start, dot - _LONGEST_TOKEN) : dot].split()[-2:] or [""]
    token = token.lstrip("([{\"'“‘*_")
    lower = token.lower()
    if lower in known.never_last or (lower in known.before_number and _NUMBERED.match(text, after)):
        return False
    if token.isdigit():
        return text[start:dot].strip() != token
    following = _NEXT_WORD.match(text, after)
    starts = following is not None and following.group().lower() in known.starters
    if len(token) == 1 and token.isupper():
        return starts or any(word in known.lettered for word in earlier)
    return starts or not (lower in known.may_be_last or _DOTTED.fullmatch(token))
