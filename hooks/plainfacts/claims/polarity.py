"""Whether a criterion denies what it is about: the plain words and the exact ones must do it alike.

Only clear cases are read, as in ConText (Harkema and others 2009): a negation in the first sentence of one text, and
none of the many ways to deny or limit in the whole of the other.
"""

from __future__ import annotations

import re

_BRACKETS = re.compile(r"\([^()]*\)")
_FIRST = re.compile(r"(?<=[.;])\s")
_PLAIN = re.compile(
    r"\b(?:is|are|was|were|has|have|had|do|does|did|may|can) not\b|\b(?:has|have) had no\b|\bnever\b", re.I
)
_EXACT = re.compile(
    r"\b(?:no(?! (?:more|less))|not(?! (?:be )?(?:more|less|eligible|allowed|permitted|participate))|without|negative"
    r"|absence of|never|lack of)\b|-negative\b",
    re.IGNORECASE,
)
_IN_ANY_WAY = re.compile(
    r"\b(?:no|not|never|without|none|nothing|nobody|cannot|nor|neither|absen\w+|lack\w*|negative|free|unless|except\w*"
    r"|exclud\w*|separate\w*|instead|only|other|another|before|until|stop\w*|ended|finished|gone|allowed|harm\w*|end"
    r"|little|low|few\w*|un\w{4,}|in(?:ability|sufficient|adequate|toleran\w+|eligible\w*)|fail\w*|refus\w*|R/R|naive"
    r"|refractory|resistan\w*|contra-?indicat\w*|preclud\w*|prohibit\w*|impossible|newly|germline|wild\W?type|less"
    r"|persist\w*|relaps\w*|non)\b|n['’]t\b|\bnon-",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b[A-Z]+\d+[A-Z\d]*\b|\b[A-Za-z][a-z-]{4,}")
_EMPTY = frozenset(["child", "childr", "patien", "partic", "their", "there", "which", "these", "those"])
_LONGEST = 240  # characters; a longer wording says more than one thing


def denies_otherwise(plain: str, exact: str) -> str | None:
    """The negation that one of two wordings of a criterion has and the other has not; None where both may agree."""
    first, wording = _FIRST.split(plain)[0], _BRACKETS.sub("", _FIRST.split(exact)[0])
    if len(exact) > _LONGEST or not _words(first) & _words(wording):
        return None
    said = _PLAIN.search(first)
    if said and not _IN_ANY_WAY.search(exact):
        return said[0]
    denied = _EXACT.search(wording)
    return denied[0] if denied and not _IN_ANY_WAY.search(plain) else None


def _words(text: str) -> set[str]:
    """The telling words of a text, shortened so that their forms are alike."""
    return {match[0].lower()[:6] for match in _WORD.finditer(text)} - _EMPTY
