"""What a sentence says about whether a trial is open, as the statuses that would make it true."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.access import CLOSED, OPEN

_IS = r"(?:is|are|was|were|has been|have been|had been|be)(?: now| still| already| currently| since)?"
_ALL_CLOSED = frozenset(CLOSED)
_LATER = frozenset({"not-yet-recruiting"})
_NOT_OPEN = _ALL_CLOSED | _LATER

_SAYS: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), statuses)
    for pattern, statuses in (
        (rf"\b{_IS} withdrawn\b|\bwithdrawn before\b", frozenset({"withdrawn"})),
        (r"\bstopped before it (?:began|started|opened)\b|\bdid not open\b|\bnever opened\b", frozenset({"withdrawn"})),
        (rf"\b{_IS} suspended\b|\b{_IS} (?:paused|on hold)\b", frozenset({"suspended"})),
        (rf"\b{_IS} (?:stopped|halted|terminated|ended early)\b", frozenset({"terminated", "suspended", "withdrawn"})),
        (rf"\b{_IS} (?:completed?|finished|over)\b|\bhas (?:ended|finished)\b", frozenset({"completed", "terminated"})),
        (
            rf"\b{_IS} not (?:yet )?(?:open|recruiting|started|opened)\b|\bhas not (?:yet )?(?:opened|started|begun)\b"
            r"|\bwill open\b|\bto be opened\b|\bnot yet (?:open|recruiting)\b",
            _NOT_OPEN,
        ),
        (
            rf"\bno longer (?:open|recruiting|takes|looking)\b|\b{_IS} (?:closed|full)\b|\bhas closed\b"
            r"|\b(?:nobody|no child|no one|no children) can join\b|\bno longer (?:be )?join",
            _NOT_OPEN,
        ),
        (rf"\b{_IS} (?:recruiting|enrolling|open)\b(?! label)|\bhas opened\b|\bnow recruit", frozenset(OPEN)),
    )
)
_HINTS = (
    *("recruit", "open", "clos", "complet", "withdr", "suspend", "stop", "halt", "terminat", "finish", "over"),
    *("paused", "hold", "join", "full", "end", "beg", "start", "enrol"),
)
_UNSURE = re.compile(
    r"\b(?:if|whether|when|ask|could|may|might|would|should|do not know|does not say|not known|hospitals?|sites?"
    r"|registry says)\b"
    r"|\?|\bwhich\b",
    re.IGNORECASE,
)


def may_say_status(text: str) -> bool:
    """Whether a text has a word of status at all: a quick look before it is parted into sentences."""
    lower = text.lower()
    return any(hint in lower for hint in _HINTS)


def said_statuses(sentence: str) -> Iterator[tuple[str, int, frozenset[str]]]:
    """The words that tell a status, their position, and the statuses they fit; nothing from a sentence in doubt."""
    if not may_say_status(sentence) or _UNSURE.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    for pattern, statuses in _SAYS:
        for match in pattern.finditer(sentence):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append((match.start(), match.end()))
                yield match[0], match.start(), statuses
