"""Texts without what is not language: inline facts, link targets, ids, placeholders."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from plainfacts.translations.notes import MARKS, NAME

IN_BRACKETS = re.compile(r"\(([^(),]+)(?:, [A-Z-]+)?\)")
"""A word in brackets, behind plain words that explain it."""
_ENDS = re.compile(r"(?<=[.!?…])[\"'»“”’)]*\s+(?=[\"'«„“(\[]?\w)")


@lru_cache(maxsize=8192)  # each rule asks for the same text
def without_marks(text: str) -> str:
    """The words of a text, without markup and placeholders."""
    return NAME.sub(" ¤ ", MARKS.sub(" ", text))


@lru_cache(maxsize=8192)
def sentences(text: str) -> list[str]:
    """The sentences of a text, in any language that ends them with a full stop."""
    return [part for part in _ENDS.split(without_marks(text).strip()) if part.strip()]


def aligned(english: str, other: str) -> Sequence[tuple[str, str]]:
    """The sentences of two texts in pairs; the whole texts as one pair if their numbers differ."""
    first, second = sentences(english), sentences(other)
    if len(first) != len(second):
        return [(without_marks(english), without_marks(other))]
    return list(zip(first, second, strict=True))
