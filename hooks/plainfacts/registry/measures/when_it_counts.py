"""When a value counts: the conditions that stand before or after it in evened text (`for patients > 12 years`)."""

import re

from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__)
_STARTS_FAR = 60  # characters after a value within which its condition must begin
_SENTENCE_END = re.compile(r"\.\s+(?=[A-Z(])")


def condition_after(text: str, *, closed: bool = False, leads: bool = False) -> str | None:
    """Take the text that follows a value (or a measure's name) and give the condition in it, or None.

    With `closed`, a condition that runs on to the end of the text belongs to what comes next, and is not given. With
    `leads`, the text stands between two values, and what it says of the second is given: after `≤ 3 unless the liver
    is ill, in which case` the liver is ill.
    """
    text = _SAYS["any_age"].sub("", _SENTENCE_END.split(text)[0])
    bracketed = _SAYS["in_brackets"].match(text.lstrip(" ,"))
    if bracketed:
        return bracketed["words"].strip()
    found = _SAYS["after"].search(text)
    if not found or found.start() > _STARTS_FAR or re.search(r"\b(?:or|and)\b\s+\w+ \w+", text[: found.start()]):
        return None
    turned = _SAYS["in_which_case"].search(text)
    if turned:
        return turned["words"] if leads else f"unless {turned['words']}"
    words = _SAYS["except"].sub("", found["words"], count=1) if leads else found["words"]
    words = words.split(":")[0]
    if closed and found.end() == len(text) and not _SAYS["end"].search(words) and not words.rstrip().endswith(","):
        return None
    for _ in range(3):
        words = _SAYS["end"].sub("", words).strip(" ,;:(.")
    words = words.split(",")[0] if len(words) > 160 else words
    return None if _SAYS["in_passing"].search(words) or len(words) > 160 or len(words.split()) < 2 else words


def bracketed(text: str) -> list[tuple[int, int]]:
    """Give where evened text names ages in brackets (`(16 years and under)`), whose numbers are no values."""
    return [found.span() for found in _SAYS["in_brackets"].finditer(text)]


def condition_before(text: str) -> str | None:
    """Take the text that precedes a measure's name and give the condition that opens its clause, or None."""
    clause = _SENTENCE_END.split(text)[-1]
    found = _SAYS["before"].search(clause) or _SAYS["aged"].search(clause)
    if not found:
        return None
    words = next(part for part in found.groups() if part).strip(" ,;:(")
    return words if len(words.split()) >= 2 and len(words) <= 120 else None
