"""How hard a text in another language is: by how rare its words are and how long its sentences.

The weights are fitted to 1,484 French sentences that readers rated from 1 to 6 (ReadMe++, Naous and others 2024): by
five-fold cross-validation the ranks agree with the readers' by .755 (length alone: .725). In no other language has
anybody compared them with readers: there the number is advice.
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
    """From 1 (easy) to 6 (hard), 0.0 where a text has no words. Raises ValueError for a language without word data."""
    if lang not in (*MEASURED, *ADVISED):
        raise ValueError(f"Nothing is known of the words of `{lang}`. Known are: {', '.join((*MEASURED, *ADVISED))}.")
    words = _WORD.findall(text.lower())
    if not words:
        return 0.0
    rarity = sum(max(0.0, _COMMON - zipf(word, lang)) for word in words) / len(words)
    length = math.log(len(words) / max(1, len(_END.findall(text))))
    return min(_HIGHEST, max(_LOWEST, _BASE + _RARITY * rarity + _LENGTH * length))
