"""Finds acronyms in a text, and whether they are written out there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plainfacts.prose.passages import Passage

_ACRONYM = re.compile(
    r"(?<!\d/)(?<![\w@.'’-])(?P<word>[A-Z][A-Za-z]{0,6}[A-Z][a-z]?|[a-z][A-Z]{2,5})(?=s?(?:['’]s)?(?![\w@/]|\.\w))"
)
_GENE_AFTER = re.compile(r"s?\s+(?:genes?|proteins?|genotypes?)\b")
_GENE_BEFORE = re.compile(r"\b(?:genes?|proteins?|genotypes?)\s+(?:called\s+)?\Z")
_FIGURE = re.compile(r"-?\d")
_ROMAN = re.compile(r"[IVX]+\Z")
_SHORTEST, _LONGEST = 2, 6
_BEFORE_WORDS = 10
_SAYS = re.compile(
    r"\b(?:called|short\s+for|known\s+as|stands?\s+for|(?:shortened|abbreviated)\s+(?:to|as))\s+(?:an?\s+|the\s+)?[\"“']?\Z"
)
_STANDS_FOR = re.compile(r"[\"”']?\s+(?:stands?\s+for|is\s+short\s+for|means)\b")


@dataclass(frozen=True)
class Acronym:
    """An acronym in a passage, at passage.text[start:end]."""

    word: str
    passage: Passage
    start: int
    end: int


def acronyms_in(passage: Passage) -> Iterator[Acronym]:
    """Words of two to six letters, mostly capitals; without Roman numerals, genes, and names with a digit."""
    for match in _ACRONYM.finditer(passage.text):
        word = match["word"]
        word = word[:-1] if word.endswith("s") and word[:-1].isupper() else word
        capitals = sum(letter.isupper() for letter in word)
        mostly = capitals >= _SHORTEST and capitals * 2 > len(word)
        if _GENE_AFTER.match(passage.text, match.end()) or _GENE_BEFORE.search(passage.text[: match.start()]):
            continue
        if mostly and len(word) <= _LONGEST and not _ROMAN.match(word) and not _FIGURE.match(passage.text, match.end()):
            yield Acronym(word, passage, match.start("word"), match.start("word") + len(word))


def is_written_out(acronym: Acronym, terms: Collection[str]) -> bool:
    """Whether its passage writes it out: "magnetic resonance imaging (MRI)", "MRI (magnetic ...)", "short for" ...

    `terms` are acronyms in the glossary; any plain words before their brackets are enough.
    """
    text, word = acronym.passage.text, acronym.word
    before, after = text[: acronym.start], text[acronym.end :]
    opened = before.rfind("(")
    if opened > before.rfind(")"):
        outside, inside = before[:opened], before[opened + 1 :]
        return word in terms or _holds(f"{outside} {inside}", word) or len(inside.split()) >= 2
    bracket = re.match(r"s?[\"”']?\s*\(([^()]{3,120})\)", after)
    if bracket:
        return _holds(bracket[1], word) or len(re.findall(r"\b[a-z]{2,}", bracket[1])) >= 2
    return bool(_SAYS.search(before) or _STANDS_FOR.match(after) or _set_beside(before, after, word))


def _holds(words: str, acronym: str) -> bool:
    """Whether the words contain the letters of the acronym in order, the first one at the start of a word."""
    near = " ".join(words.split()[-_BEFORE_WORDS:]).lower()
    letters = ".*?".join(re.escape(letter) for letter in acronym.lower())
    return re.search(rf"\b{letters}", near, re.DOTALL) is not None


def _set_beside(before: str, after: str, acronym: str) -> bool:
    """Whether it reads "acute lymphoblastic leukaemia, or ALL" or "ALL, or acute lymphoblastic leukaemia"."""
    if re.search(r",?\s+or\s+\Z", before):
        return _initials(before.rsplit(" or", 1)[0].rstrip(", ").split()[-len(acronym) - 1 :], acronym)
    follows = re.match(r",\s+(?:or|that is,?)\s+([^,.;]{5,100})", after)
    return bool(follows) and _initials(follows[1].split() if follows else [], acronym)


def _initials(words: list[str], acronym: str) -> bool:
    first = "".join(word[0] for part in words for word in part.split("-") if word).lower()
    return acronym.lower() in first or _is_spread(acronym.lower(), first)


def _is_spread(small: str, big: str) -> bool:
    rest = iter(big)
    return all(letter in rest for letter in small)
