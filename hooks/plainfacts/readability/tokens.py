"""Splits a text into words with their offsets. Web addresses, link targets and HTML tags are skipped."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Letters, digits, combining accents and soft hyphens; not the superscript digits of footnotes.
_LETTER = r"[^\W_⁰¹²³⁴-⁹]"
_ACCENT = r"[\u0300-\u036f\u00ad]"
_CHAR = rf"(?:{_LETTER}|{_ACCENT})"
_RUN = rf"(?:{_LETTER}|(?={_ACCENT})){_LETTER}*(?:{_ACCENT}+{_LETTER}*)*"
_JOIN = r"['’ʼ‘‐‑-]"

# No two parts of a run can start with the same character, so that matching is linear in the length of the text. No
# possessive quantifiers or atomic groups (`++`, `(?>...)`): Python before 3.11.5 can loop for ever in them.
WORD = re.compile(
    r"(?<![\w.])[^\W\d_](?:(?:\.[^\W\d_]){8}|(?:\.[^\W\d_]){1,7}(?!\.[^\W\d_]))(?!\w)"  # e.g. U.S. a.m.
    rf"|\d+(?:[.,]\d+)+(?!{_CHAR}|[.,]\d)"  # 0.05 1,000
    rf"|{_RUN}(?:{_JOIN}{_RUN})*"  # don't, follow-up, T-cell, CD19, 3-year, 60
)

_NOT_PROSE = re.compile(
    r"(?:https?://|www\.)[^\s<>\[\]()]+"
    r"|(?<=\])\([^()\[\]\n]{0,500}\)"  # the target of a Markdown link
    r"|</?[a-zA-Z][^<>\n]{0,300}>"
    r"|&(?:\#\d{1,6}|[a-zA-Z]{2,8});"
    r"|(?<![\w.+-])[\w.+-]{1,64}@\w[\w.-]{0,250}"
)
_SIGNS_OF_NOT_PROSE = ("://", "www.", "](", "<", "&", "@")
_TO_STRAIGHT = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "‐": "-", "‑": "-", "\u00ad": None})


class Word(NamedTuple):
    """A word: its normalised `text` (see `clean`), and its offsets, source[start:end]."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """The words and numbers of a text in order; "follow-up", "don't" and "0.05" are one word each."""
    return [Word(clean(found.group()), found.start(), found.end()) for found in WORD.finditer(prose_only(text))]


@lru_cache(maxsize=1_024)
def word_texts(text: str) -> tuple[str, ...]:
    """The words and numbers of a text without their offsets. Cached: scores and grades use the same ones."""
    found: list[str] = WORD.findall(prose_only(text))
    return tuple(found) if text.isascii() else tuple(clean(word) for word in found)


def prose_only(text: str) -> str:
    """The text with each address, link target, tag and entity replaced by spaces of the same length."""
    if not any(sign in text for sign in _SIGNS_OF_NOT_PROSE):
        return text
    return _NOT_PROSE.sub(lambda found: " " * len(found.group()), text)


def clean(word: str) -> str:
    """A word with straight apostrophes and hyphens, without soft hyphens, in Unicode normal form NFKC."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFKC", word.translate(_TO_STRAIGHT))


def is_number(word: str) -> bool:
    """Whether a word has no letters: "60", "0.05"."""
    return not any(character.isalpha() for character in word)
