"""Acronyms that a text writes out: "(cytokine release syndrome, CRS)", "chimeric antigen receptor (CAR)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainfacts.facts.facts import Facts

_SHORT = r"(?P<short>[A-Z][A-Za-z-]*[A-Z])s?"
_INSIDE = re.compile(rf"\((?P<long>[^(),]{{6,70}}), {_SHORT}\)")
_BEFORE = re.compile(rf"(?P<long>(?:[\w'’-]+ ){{1,8}})\({_SHORT}\)")
_NAME = re.compile(rf"^(?P<long>[^()]+) \({_SHORT}\)$")
_LETTERS = re.compile(r"[A-Z]")

Long = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class WrittenOut:
    """An acronym with the words that a text gives for it, at text[start:]."""

    short: str
    words: str
    start: int


def meanings(facts: Facts) -> Long:
    """What each acronym stands for, as the glossary and the names of illnesses and treatments write it."""
    found: dict[str, set[str]] = defaultdict(set)
    groups = [(term.term, *term.also) for term in facts.glossary.values()]
    groups += [topic.names for topic in facts.topics.values()]
    for forms in groups:
        longs = {_even(match["long"] if (match := _NAME.match(form)) else form) for form in forms}
        shorts = {match["short"] if (match := _NAME.match(form)) else form for form in forms}
        for short in shorts:
            if len(short) > 1 and len(_LETTERS.findall(short)) * 2 > len(short):
                found[short] |= {form for form in longs if form != _even(short)}
    return {short: frozenset(longs) for short, longs in found.items() if longs}


def wrongly_written_out(text: str, known: Long) -> Iterator[WrittenOut]:
    """The acronyms that a text writes out otherwise than `known` does; plain words before the brackets are no fault."""
    for match in _INSIDE.finditer(text):
        longs = known.get(match["short"])
        if longs and not _is_one(_even(match["long"]), longs):
            yield WrittenOut(match["short"], match["long"], match.start())
    for match in _BEFORE.finditer(text):
        longs, words = known.get(match["short"]), _even(match["long"])
        if longs and not _is_one(words, longs) and (said := _spelt(words, match["short"]) or _another(words, known)):
            yield WrittenOut(match["short"], said, match.start())


def written_out(text: str) -> Iterator[WrittenOut]:
    """Every acronym that a text writes out with words of the same first letters."""
    for match in _INSIDE.finditer(text):
        if _spelt(_even(match["long"]), match["short"]):
            yield WrittenOut(match["short"], _even(match["long"]), match.start())
    for match in _BEFORE.finditer(text):
        if said := _spelt(_even(match["long"]), match["short"]):
            yield WrittenOut(match["short"], said, match.start())


def _even(text: str) -> str:
    return " ".join(text.lower().replace("-", " ").replace("’", "'").split())


def _is_one(words: str, longs: frozenset[str]) -> bool:
    return any(words.removesuffix("s").endswith(form.removesuffix("s")) for form in longs)


def _spelt(words: str, short: str) -> str:
    """The last words where their first letters are those of the acronym."""
    letters = [letter.lower() for letter in short if letter.isalpha()]
    last = words.split()[-len(letters) :]
    return " ".join(last) if [word[0] for word in last] == letters and last[0] not in ("a", "an", "the") else ""


def _another(words: str, known: Long) -> str:
    """What stands for another acronym, where the words end with it."""
    ends = (form for longs in known.values() for form in longs if " " in form and words.endswith(f" {form}"))
    return max(ends, key=len, default="")
