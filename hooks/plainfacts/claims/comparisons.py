"""Comparisons in a text: each number with the sign that stands beside it, and whether the text turns them round."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from plainfacts.claims.quantities_in_text import read_words

_WORDS = {
    "≥": ">=|=>|≥|⩾|at least|minimum of|not less than|no less than|or more|or older|or greater|or higher|or above"
    "|equal to or greater than|greater than or equal to|not below",
    "≤": "<=|=<|≤|⩽|at most|maximum of|up to|not more than|no more than|or less|or younger|or lower|or below"
    "|less than or equal to|equal to or less than|not exceeding|not above",
    ">": ">|more than|greater than|above|over|exceeding|higher than|older than",
    "<": "<|less than|below|under|lower than|younger than|fewer than",
}
_SIGNS = {word: sign for sign, words in _WORDS.items() for word in words.split("|")} | {"within": "≲"}
_LONGEST_FIRST = sorted(_SIGNS, key=len, reverse=True)
_BEFORE = "|".join(re.escape(word) for word in _LONGEST_FIRST if not word.startswith("or "))
_AFTER = "|".join(re.escape(word) for word in _LONGEST_FIRST if word.startswith("or "))
_DIGITS = re.compile(r"(?<![\w.])\d+(?:[.,]\d+)*")
_NEAR, _FAR = 45, 120
_BEFORE_NUMBER = re.compile(rf"({_BEFORE})[ ]*$", re.IGNORECASE)
_AFTER_NUMBER = re.compile(rf"[ ]*(?:%|[a-zµ×]\S*)?[ ]*({_AFTER})\b", re.IGNORECASE)
_NOT_WITHIN = re.compile(r"\bnot\b[^.;:]*\bwithin[ ]*$", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:absence|no|not|without|lack|exclud\w*|unless|except)\b", re.IGNORECASE)
_DEMANDED = re.compile(r"\b(?:must|should|need|required?|elapsed|at least)\b", re.IGNORECASE)
_MENDED = re.compile(r"\[([≥≤<>])\]")  # a sign that the registry's copy had lost
_WAITS = re.compile(r"\b(?:waits?|passed|elapsed)\b", re.IGNORECASE)
_OPPOSITE = {"≥": "<", ">": "≤", "≤": ">", "<": "≥"}
_UP, _DOWN = "≥>", "≤<≲"


def comparisons(text: str) -> Iterator[tuple[Decimal, str]]:
    """Each number in a text with the sign or words of comparison beside it, or an empty text."""
    text = _MENDED.sub(r"\1", text)
    for match in _DIGITS.finditer(text):
        number = read_words(match[0])
        before = _BEFORE_NUMBER.search(text[max(0, match.start() - _NEAR) : match.start()])
        after = None if before else _AFTER_NUMBER.match(text[match.end() : match.end() + _NEAR])
        word = before or after
        sign = _SIGNS.get(word[1].lower(), "") if word else ""
        if sign == "≲" and _NOT_WITHIN.search(text[max(0, match.start() - _FAR) : match.start()]):
            sign = "≥"
        if number is not None:
            yield number, sign


def is_turned(text: str, side: str) -> bool:
    """Whether a text turns its comparisons round: "absence of", or what is demanded in the list that keeps out."""
    return bool(_TURNED.search(text) or (side == "cannot_join" and _DEMANDED.search(text)))


def may_mean(sign: str, signs: Collection[str], *, turned: bool) -> bool:
    """Whether a limit is said: as it is, without a sign, or turned round ("absence of", "must have elapsed")."""
    return sign in signs or ("≲" in signs and sign in "<≤") or (_OPPOSITE[sign] in signs and turned)


def points_elsewhere(sign: str, signs: Collection[str], plain: str, exact: str, side: str) -> bool:
    """Whether a comparison in plain words points to the other side than the exact wording does.

    What must have elapsed in the list that keeps out is turned round: the plain words then point to the other side.
    """
    if any((sign in _UP) == (other in _UP) for other in signs):
        return side == "cannot_join" and "elapsed" in exact and sign in _UP and not _WAITS.search(plain)
    return not is_turned(exact, side)
