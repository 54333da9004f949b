"""Whether a criterion denies what it is about: the plain words and the exact ones must do it alike.

Only clear cases are read, as in ConText (Harkema and others 2009): a negation in the first sentence of one text, and
none of the many ways to deny or limit in the whole of the other; or a thing that the exact wording names only where it
denies it, and that the plain words say in sentences that deny and limit nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

_NUMBERED = re.compile(r"^(?:\d+|[a-z])[.)] ")
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
    r"|exclud\w*|separate\w*|instead|only|first|other|another|before|until|stop\w*|ended|finished|gone|allowed|end"
    r"|little|low|few\w*|un\w{4,}|in(?:ability|sufficient|adequate|toleran\w+|eligible\w*)|fail\w*|refus\w*|R/R|naive"
    r"|refractory|resistan\w*|contra-?indicat\w*|preclud\w*|prohibit\w*|impossible|newly|germline|wild\W?type|less"
    r"|persist\w*|relaps\w*|non)\b|n['’]t\b|\bnon-",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b[A-Z]+\d+[A-Z\d]*\b|\b[A-Za-z][a-z-]{4,}")
_EMPTY = frozenset(["child", "childr", "patien", "partic", "their", "there", "which", "these", "those"])
_NO_THING = _EMPTY | {"within", "before", "after", "least", "weeks", "months", "years", "values", "level", "levels"}
_LONGEST = 240  # characters; a longer wording says more than one thing
_BEGINS = re.compile(
    r"^(?:[^:]{0,40}: )?(?P<no>no|not|absence of|lack of|without|none|never|free of)\b(?! (?:more|less))", re.IGNORECASE
)
_DENIES_AT_ALL = re.compile(
    r"\b(?:no|not|never|without|none|nothing|nobody|cannot|nor|neither|absen\w+|lack\w*|negative|free|unless|except\w*"
    r"|exclud\w*|separate\w*|stop\w*|ended|finished|gone|normal|well|healthy|wild\W?type|less|few\w*|low|little|naive"
    r"|only|first|newly|under|below|at most|up to|refus\w*)\b"
    r"|n['’]t\b|\bnon-",
    re.IGNORECASE,
)
_SCOPE = re.compile(
    r"\b(?P<no>no|not|without|absence of|lack of|lacking|never|negative for|free of|neither|nor)\b"
    r"(?! (?:more|less|limited|later|earlier|be)\b)(?P<scope>[^.;,:()]{0,60})",
    re.IGNORECASE,
)
_SCOPE_BEFORE = re.compile(r"(?P<scope>[^.;,:()\s]+(?: [\w-]+)?)[ -](?P<no>negative|absent)\b", re.IGNORECASE)
_KEPT_OUT = re.compile(
    r"\b(?:not|cannot)(?: be)? (?:eligible|allowed|permitted|enrolled|included|participate)\b"
    r"|\bineligible\b|\bexcluded\b",
    re.IGNORECASE,
)
_LET_IN = re.compile(
    r"(?<!not )(?<!not be )\b(?:eligible|allowed|permitted|except for"
    r"|(?:may|can) (?:be enrolled|be included|participate))\b",
    re.IGNORECASE,
)
_CAN_JOIN, _CANNOT_JOIN = (
    re.compile(rf"\b(?:{words}) (?:join|take part)\b|\b{is_} allowed\b", re.I)
    for words, is_ in (("can|may", "(?:is|are)"), ("cannot|does not|do not", "not"))
)

Find = Callable[[str], Iterable[tuple[str, int]]]
"""The things that a text names by words of the glossary, each with its place."""


def denies_otherwise(plain: str, exact: str, find: Find = lambda text: (), *, who_can: bool = False) -> str | None:
    """The negation that one of two wordings of a criterion has and the other has not; None where both may agree.

    `who_can`: the criterion tells who can join; then what the exact wording keeps out, the plain words must deny.
    """
    exact = _NUMBERED.sub("", exact)
    begins = _BEGINS.search(exact) if not _DENIES_AT_ALL.search(plain) else None
    if begins:
        return begins["no"]
    return _of_joining(plain, exact, who_can) or _in_first_sentence(plain, exact) or _of_one_thing(plain, exact, find)


def _of_joining(plain: str, exact: str, who_can: bool) -> str | None:
    """That only one of the two keeps those out whom it names."""
    kept_out, let_in, cannot = _KEPT_OUT.search(exact), _LET_IN.search(exact), _CANNOT_JOIN.search(plain)
    if cannot and let_in and not kept_out and not _CAN_JOIN.search(plain):
        return cannot[0]
    first = _FIRST.split(exact)[0]
    is_denied = cannot or _IN_ANY_WAY.search(_FIRST.split(plain)[0])
    return kept_out[0] if who_can and kept_out and kept_out[0] in first and not let_in and not is_denied else None


def _of_one_thing(plain: str, exact: str, find: Find) -> str | None:
    """The negation of a thing that the exact wording names only where it denies it, and the plain words nowhere."""
    scopes = [*_SCOPE.finditer(exact), *_SCOPE_BEFORE.finditer(exact)]
    denied: dict[str, str] = {}
    for thing, start in (*_things(exact), *find(exact)) if scopes else ():
        within = next((one["no"] for one in scopes if one.start("scope") <= start < one.end()), "")
        denied[thing] = within and denied.get(thing, within)
    said = {thing: no for thing, no in denied.items() if no}
    for sentence in _FIRST.split(plain) if said else ():
        named = {thing for thing, _ in (*_things(sentence), *find(sentence))}
        said = {thing: no for thing, no in said.items() if thing not in named or not _IN_ANY_WAY.search(sentence)}
    told = {thing for thing, _ in (*_things(plain), *find(plain))}
    return next((no for thing, no in said.items() if thing in told), None)


def _things(text: str) -> Iterator[tuple[str, int]]:
    found = ((match[0].lower()[:6], match.start()) for match in _WORD.finditer(text))
    return (one for one in found if one[0] not in _NO_THING)


def _in_first_sentence(plain: str, exact: str) -> str | None:
    first, wording = _FIRST.split(plain)[0], _BRACKETS.sub("", _FIRST.split(exact)[0])
    if len(exact) > _LONGEST or not _words(first) & _words(wording):
        return None
    said = _PLAIN.search(first)
    if said and not _IN_ANY_WAY.search(exact):
        return said[0]
    denied = _EXACT.search(wording)
    return denied[0] if denied and not _IN_ANY_WAY.search(plain) else None


def shared_things(text: str, other: str) -> frozenset[str]:
    """The telling words that two texts share, shortened so that their forms are alike."""
    return frozenset({thing for thing, _ in _things(text)} & {thing for thing, _ in _things(other)})


def _words(text: str) -> set[str]:
    """The telling words of a text, shortened so that their forms are alike."""
    return {match[0].lower()[:6] for match in _WORD.finditer(text)} - _EMPTY
