"""Words with their places in a text. Web addresses, link targets and HTML tags are passed over."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

# Letters, digits, combining accents and soft hyphens; not the small raised digits of footnotes.
_LETTER = r"[^\W_⁰¹²³⁴-⁹]"
_ACCENT = r"[\u0300-\u036f\u00ad]"
_CHAR = rf"(?:{_LETTER}|{_ACCENT})"
_RUN = rf"(?:{_LETTER}|(?={_ACCENT})){_LETTER}*(?:{_ACCENT}+{_LETTER}*)*"
_JOIN = r"['’ʼ‘‐‑-]"

# No two parts of a run can begin alike, so the time stays linear on any text. Nothing is possessive (`++`, `(?>...)`):
# Python before 3.11.5 can hang in it for ever.
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
    """One word as cleaned `text` (straight apostrophes, no soft hyphens, NFKC), and its place: source[start:end]."""

    text: str
    start: int
    end: int


def words(text: str) -> list[Word]:
    """Give the words and numbers of a text in order; "follow-up", "don't" and "0.05" are one word each."""
    return [Word(clean(found.group()), found.start(), found.end()) for found in WORD.finditer(prose_only(text))]


@lru_cache(maxsize=1_024)
def word_texts(text: str) -> tuple[str, ...]:
    """Give the words and numbers of a text without their places. Remembered: scores and grades ask for the same."""
    found: list[str] = WORD.findall(prose_only(text))
    return tuple(found) if text.isascii() else tuple(clean(word) for word in found)


def prose_only(text: str) -> str:
    """Give the text with addresses, link targets, tags and entities turned into as many spaces."""
    if not any(sign in text for sign in _SIGNS_OF_NOT_PROSE):
        return text
    return _NOT_PROSE.sub(lambda found: " " * len(found.group()), text)


def clean(word: str) -> str:
    """Give the word with straight apostrophes and hyphens, without soft hyphens, in Unicode form NFKC."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFKC", word.translate(_TO_STRAIGHT))


def is_number(word: str) -> bool:
    """Tell whether a word has no letter: "60", "0.05"."""
    return not any(character.isalpha() for character in word)
