"""What a sentence says about whether a trial is open, as the statuses that would make it true."""

from __future__ import annotations

import re
from collections.abc import Iterator

OPEN = ("recruiting", "by-invitation")
"""Statuses in which people can join."""

CLOSED = ("active-not-recruiting", "suspended", "terminated", "withdrawn", "completed")
"""Statuses in which nobody can join."""

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
        (r"\b(?:closed|finished|completed|ended) (?:trial|study)\b", _ALL_CLOSED),
        (
            rf"\b{_IS} (?:recruiting|enrolling|open)\b(?! label)|\bhas opened\b|\bnow recruit"
            r"|\b(?:an open|a recruiting) (?:trial|study)\b",
            frozenset(OPEN),
        ),
    )
)
_HINTS = (
    *("recruit", "open", "clos", "complet", "withdr", "suspend", "stop", "halt", "terminat", "finish", "over"),
    *("paused", "hold", "place", "looking", "join", "room", "longer", "full", "end", "beg", "start", "enrol"),
)
_UNSURE = re.compile(
    r"\b(?:if|whether|when|ask|could|(?-i:may)|might|would|should|do not know|does not say|not known|hospitals?|sites?"
    r"|registry says)\b"
    r"|\?|\bwhich\b",
    re.IGNORECASE,
)


_INVITES = re.compile(
    r"\bif there (?:is|are) (?:still )?(?:a )?(?:places?|room)\b|\bhas (?:free )?places\b"
    r"|(?<!nobody )(?<!no one )\bcan (?:still )?join now\b"
    r"|\bplaces are (?:still )?(?:free|open|left)\b|\b(?:is|are) (?:still |now )?looking for (?:children|people)\b"
    r"|\b(?<!no longer )takes? (?:in )?(?:new )?(?:children|people) (?:for|into|in|now)\b",
    re.IGNORECASE,
)
_OPENED = re.compile(r"\b(?:opened|started|began) (?:on|in) (?=\w)", re.IGNORECASE)
_MAY_JOIN = frozenset((*OPEN, "not-yet-recruiting"))
_HAS_OPENED = frozenset((*OPEN, *CLOSED)) - {"withdrawn"}


def may_say_status(text: str) -> bool:
    """Whether a text has a word of status at all: a quick look before it is parted into sentences."""
    lower = text.lower()
    return any(hint in lower for hint in _HINTS)


def said_statuses(sentence: str) -> Iterator[tuple[str, int, frozenset[str]]]:
    """The words that tell a status, their position, and the statuses they fit; nothing from a sentence in doubt."""
    if not may_say_status(sentence):
        return
    yield from ((found[0], found.start(), _MAY_JOIN) for found in _INVITES.finditer(sentence))
    if _UNSURE.search(sentence):
        return
    yield from ((found[0].strip(), found.start(), _HAS_OPENED) for found in _OPENED.finditer(sentence))
    taken: list[tuple[int, int]] = []
    for pattern, statuses in _SAYS:
        for match in pattern.finditer(sentence):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append((match.start(), match.end()))
                yield match[0], match.start(), statuses
