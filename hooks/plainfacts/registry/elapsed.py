"""Time since a treatment: `at least 21 days since chemotherapy`, `surgery within 4 weeks before day 1`."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from plainfacts.registry.lexicon import Mention

M = TypeVar("M")

_TIME = r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?)\b"
_SPAN = re.compile(
    rf"(?P<sign>[≥≤<>]|\bwithin|\b(?:in|during|over|for) the (?:last|past|previous|preceding"
    rf"|prior))\s*(?:the\s+)?(?:last|past|previous|preceding|prior)?\s*(?:≤\s*|<\s*)?(?:(?:a|an)\s+)?{_TIME}",
    re.IGNORECASE,
)
_UNITS = {"hr": "hours", "hrs": "hours", "wk": "weeks", "wks": "weeks", "yr": "years", "yrs": "years"}
_SINCE = re.compile(
    r"^[\s,)]*(?:\([^)]*\)\s*)?(?:must\s+)?(?:have\s+|has\s+)?(?:elapsed|passed|should have elapsed|out)?\s*(?:since"
    r"|after|from|following|post)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"^[\s,)]*(?:\([^)]*\)\s*)?(?:prior|before|preceding|earlier|previously|ago|must have elapsed|have elapsed)\b",
    re.IGNORECASE,
)
_OTHER_MATTER = re.compile(
    r"contracept|breast-?\s?feed|pregnan|donat|abstain|abstinen|relaps|progress|recurr|respon[sd]|recover|plan(?:ned"
    r"|s|ning)?\b|toxicit|adverse|stable|survival|"
    r"life expectancy|remission|refractory|intoleran|(?:last|final) dose of (?:the )?(?:study|trial|protocol"
    r"|investigational)|infection|fever"
    r"|wound|diagnos|MRI|measured|failure|requires? further",
    re.IGNORECASE,
)
_HALF_LIVES = re.compile(
    r"^,?\s*(?:or|and)\s+(?:within\s+)?[≥≤<>]?\s*\d+(?:\.\d+)?\s*(?:x|times)?\s*(?:the\s+)?(?:drug )?(?:elimination "
    r"|terminal )*half-?\s?li\w+"
    r"(?:\s*,?\s*\(?(?:whichever|whatever)[^),;]{0,24}?(?:shorter|longer|later|first)\)?)?",
    re.IGNORECASE,
)
_NARROWER = re.compile(
    r"\b(?:autologous|allogen(?:e)?ic|minor|palliative|craniospinal|whole[- ]brain|focal)\b", re.IGNORECASE
)
_EXCEPTED = re.compile(r"(?:-\s*)?(except for [^:]{3,120}):", re.IGNORECASE)
_CLAUSE = re.compile(
    r";|\.\s+(?=[A-Z(])|,\s+(?:and|or|but|unless|except)\s|\bor\s+(?=received|requir|have|has|major|any|treatment)"
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|must not|may not|cannot)\b(?![^,;]*\b(?:unless|allowed)\b)", re.IGNORECASE
)
_NEAR = 90
_OPPOSITE = {"at_least": "below", "above": "at_most"}


def find_elapsed(
    line: str, mentions: Sequence[Mention], barred: bool, make: Callable[[str, str, float, str, str | None], M]
) -> list[M]:
    """Give the measures of time since a treatment in a line of evened text.

    `make` takes name, how, value, unit and condition. Clauses that speak of contraception, relapse, recovery and the
    like are left alone: their time is since something else.
    """
    found: list[M] = []
    start = 0
    for end in [*(cut.start() for cut in _CLAUSE.finditer(line)), len(line)]:
        inside = [mention for mention in mentions if mention.elapsed and start <= mention.start < end]
        clause = line[start:end]
        if inside and not _OTHER_MATTER.search(clause):
            found += _in_clause(line, start, end, inside, barred, make)
        start = end
    return found


def _in_clause(
    line: str,
    start: int,
    end: int,
    mentions: Sequence[Mention],
    barred: bool,
    make: Callable[[str, str, float, str, str | None], M],
) -> list[M]:
    found: list[M] = []
    spans = list(_SPAN.finditer(line, start, end))
    for index, span in enumerate(spans):
        since = spans[index - 1].end() if index else start
        until = spans[index + 1].start() if index + 1 < len(spans) else end
        how, taken = _meant(line, span, [mention for mention in mentions if since <= mention.start < until])
        if how in ("at_least", "above") and barred:
            how = _OPPOSITE[how]  # a requirement among what keeps out: `at least 7 days must have elapsed`
        elif how == "at_most" and not barred and _NEGATED.search(line[start : span.start()]):
            how = "above"
        elif how == "below" and not barred and _NEGATED.search(line[start : span.start()]):
            how = "at_least"
        elif how in ("at_most", "below") and not barred:
            continue  # `radiotherapy within 4 weeks is allowed`: says nothing about who can join
        unit = span["unit"].casefold()
        unit = _UNITS.get(unit, unit if unit.endswith("s") else unit + "s")
        for mention in taken:
            found.append(make(mention.name, how, float(span["number"]), unit, _kind(line, mention, span.end())))
    return found


def _kind(line: str, mention: Mention, after: int) -> str | None:
    """Give as a condition what a line excepts, or the word that narrows a treatment down (`autologous`, `minor`)."""
    excepted = _EXCEPTED.match(line)
    if excepted:
        return excepted[1]
    half_lives = _HALF_LIVES.match(line[after:])
    if half_lives:
        return re.sub(r"[()]", "", half_lives[0]).strip(" ,")
    found = _NARROWER.findall(line[max(0, mention.start - 24) : mention.end])
    return found[-1] if found else None


def _meant(line: str, span: re.Match[str], mentions: Sequence[Mention]) -> tuple[str, list[Mention]]:
    """Give how the time is compared, and the treatments it counts from; none where that is not clear."""
    sign = span["sign"]
    before = [mention for mention in mentions if mention.end <= span.start()]
    after = [mention for mention in mentions if mention.start >= span.end() and mention.start - span.end() <= _NEAR]
    rest = _HALF_LIVES.sub("", line[span.end() :])
    if sign in ("≥", ">"):
        how = "at_least" if sign == "≥" else "above"
        if _SINCE.match(rest) and after:
            return how, _together(line, after)
        return how, _nearest(line, before, span.start()) if _BEFORE.match(rest) or _SINCE.match(rest) else []
    how = "below" if sign == "<" else "at_most"
    if sign in ("<", "≤") and not (_BEFORE.match(rest) or _SINCE.match(rest) or re.match(r"\s*of\b", rest)):
        return how, []
    if before:
        return how, _nearest(line, before, span.start())
    return how, _together(line, after) if after and re.match(
        r"\s*(?:of|after|from|following|since|post)\b", rest
    ) else []


def _nearest(line: str, before: Sequence[Mention], position: int) -> list[Mention]:
    """Give the treatments named together just before a position."""
    if not before or position - before[-1].end > _NEAR:
        return []
    taken = [before[-1]]
    for mention in reversed(before[:-1]):
        if not _is_list(line[mention.end : taken[0].start]):
            break
        taken.insert(0, mention)
    return taken


def _together(line: str, after: Sequence[Mention]) -> list[Mention]:
    taken = [after[0]]
    for mention in after[1:]:
        if not _is_list(line[taken[-1].end : mention.start]):
            break
        taken.append(mention)
    return taken


def _is_list(between: str) -> bool:
    """Tell whether two names stand in one list: only commas, `or`, `and` and a word or two lie between."""
    if re.search(r"\b(?:than|except|excluding|not)\b", between):
        return False
    return (
        bool(
            re.fullmatch(
                r"[\s,/()]*(?:\w+[\s,]+){0,2}?(?:or|and|and/or)?[\s,(]*(?:\w+[\s-]){0,2}", between, re.IGNORECASE
            )
        )
        and len(between) < 40
    )
