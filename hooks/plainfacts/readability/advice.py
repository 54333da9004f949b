"""The score of a text in a language other than English, from the rarity of its words and the length of its sentences.

The weights are fitted to 1,484 French sentences rated from 1 to 6 by readers (ReadMe++, Naous and others 2024); in
five-fold cross-validation, the rank correlation with the readers is .755 (length alone: .725). For the other languages
the score has not been compared with readers, and is advice only.
"""

from __future__ import annotations

import math
import re

from plainfacts.readability.frequency import zipf

MEASURED, ADVISED = ("fr",), ("de", "he", "nl")
_BASE, _RARITY, _LENGTH, _COMMON = -2.21, 0.71, 1.55, 7.0
_LOWEST, _HIGHEST = 1.0, 6.0
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"[.!?…](?=\s|$)")


def score_in(text: str, lang: str) -> float:
    """The score of a text, from 1 (easy) to 6 (hard); 0.0 without words. Raises ValueError for an unknown language."""
    if lang not in (*MEASURED, *ADVISED):
        known = ", ".join((*MEASURED, *ADVISED))
        raise ValueError(f"There is no score for the language `{lang}`. There is one for: {known}.")
    words = _WORD.findall(text.lower())
    if not words:
        return 0.0
    rarity = sum(max(0.0, _COMMON - zipf(word, lang)) for word in words) / len(words)
    length = math.log(len(words) / max(1, len(_END.findall(text))))
    return min(_HIGHEST, max(_LOWEST, _BASE + _RARITY * rarity + _LENGTH * length))
