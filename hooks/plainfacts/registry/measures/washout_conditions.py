"""For whom a time since a treatment holds: half-lives, doses, kinds of the treatment, and further times for some."""

import re

from plainfacts.registry.measures.lexicon import Mention

TIME = r"(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>hours?|hrs?|days?|weeks?|wks?|months?|years?|yrs?)\b"
LIVES = (
    r"\d+(?:\.\d+)?\s*(?:x|times)?\s*(?:the\s+)?(?:drug |elimination |terminal )*half-?\s?li\w+"
    r"(?:\s+of\s+(?:the\s+)?(?:\w+\s){0,2}?(?:drug|agent|product|medication|medicine|therapy|treatment))?"
)
_WHICHEVER = (
    r"(?:\s*,?\s*\(?(?:whichever|whatever)[^),;.]{0,24}?(?:shorter|longer|later|earlier|first|last|greater)\)?)?"
)
_OR_LIVES = rf"(?P<words>(?:or|and)\s+(?:within\s+)?[≥≤<>]?\s*{LIVES}{_WHICHEVER})"
HALF_LIVES = re.compile(rf"^[\s,(]*{_OR_LIVES}", re.IGNORECASE)
_HALF_LIVES_LATER = re.compile(rf"^[^;]{{0,80}}?\b{_OR_LIVES}", re.IGNORECASE)
_FIRST_LIVES = re.compile(LIVES, re.IGNORECASE)
_WHICHEVER_THEN = re.compile(rf"^{_WHICHEVER}", re.IGNORECASE)
_EXCEPTED = re.compile(r"(?:-\s*)?(except for [^:]{3,120}):", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"^\s*\((?P<words>(?:for|if|in case of)\s[^()]{3,80})\)", re.IGNORECASE)
_IF_PRIOR = re.compile(
    r"^\s*(?:(?:must|should) have elapsed\s+)?(?P<words>if (?:prior|other|previous|received)\b[^;.,]{3,80})",
    re.IGNORECASE,
)
_FOR_WHAT = re.compile(r"\s*(?P<words>(?:for|to) (?:the )?[a-z][\w-]*(?: [a-z][\w-]*){0,3})\s*", re.IGNORECASE)
_OVER_A_DOSE = "over the dose in the exact wording"  # no dose is published
_DOSE = re.compile(r"[≥>]\s*\d[\d.]*\s*m?g(?:/[\w^]+)*(?:\s+(?:per|a) day|\s+daily)?", re.IGNORECASE)
_NARROWER = re.compile(
    r"\b(?:autologous|allogen(?:e)?ic|minor|palliative|craniospinal|whole[- ]brain|focal|local|topical|inhaled"
    r"|intrathecal|intraocular|intravitreal|stereotactic|total body|TBI|long[- ]acting|short[- ]acting|pegylated"
    r"|high[- ]dose|nitrosoureas?)\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    rf"(?:(?P<opens>\()|,\s*|\bor\s+|\band\s+)(?:[≥≤<]\s*|within\s+)?{TIME}"
    r"\s+\(?(?P<words>(?:for|if|in case of|in)\s+(?(opens)[^();]|[^();,.]){3,80})",
    re.IGNORECASE,
)
_NOT_WHEN = re.compile(
    r"half-?\s?li|\b(?:day|week|month|year)s?\b|contracept|pregnan|donat|relaps|progress", re.IGNORECASE
)
_SENTENCE = re.compile(r";|\.\s+(?=[A-Z(])")
_FAR = 140  # characters after a time within which a further one for some people stands


def if_prior(rest: str) -> str | None:
    """Take what follows a time and give the condition that also names the treatment: `if prior craniospinal RT`."""
    found = _IF_PRIOR.match(rest)
    return found["words"].strip() if found else None


def kind_of_treatment(line: str, mention: Mention, span: re.Match[str]) -> str | None:
    """Take a line, a treatment in it and a time (with the group `lives`), and give when the time holds, or None.

    That is what the line excepts, the half-lives that count as well, a bracket after the time, a dose, or the word
    that narrows the treatment down (`autologous`, `minor`).
    """
    rest = line[span.end() :]
    excepted, bracket, prior = _EXCEPTED.match(line), _IN_BRACKETS.match(rest), if_prior(rest)
    if excepted:
        return excepted[1]
    lives = _half_lives(line, span)
    if lives:
        return lives
    if bracket or prior:
        return bracket["words"] if bracket else prior
    between = line[mention.end : max(mention.end, span.start())]
    dose, purpose = _DOSE.search(between), _FOR_WHAT.fullmatch(between)
    if dose or purpose:
        return _OVER_A_DOSE if dose else purpose["words"] if purpose else None
    narrower = _NARROWER.findall(line[max(0, mention.start - 32) : mention.end])
    both = re.search(r"\b([\w-]+) or ([\w-]+)\s*$", line[: mention.start])
    if both and len(narrower) > 1 and both[1].casefold() in {one.casefold() for one in narrower}:
        return None  # either of two kinds is no narrower than the treatment
    if both and narrower and both[2].casefold() == narrower[-1].casefold():
        return f"{both[1].lower()} or {narrower[-1]}"
    return narrower[-1] if narrower else None


def _half_lives(line: str, span: re.Match[str]) -> str | None:
    """Give the half-lives told before a time (`5 half-lives or 4 weeks`) or after it, with which of the two counts."""
    rest = line[span.end() :]
    first = _FIRST_LIVES.match(span["lives"] or "")
    if first:
        then = _WHICHEVER_THEN.match(rest)
        return _bare(f"or {first[0]}{then[0] if then else ''}")
    later = _HALF_LIVES_LATER.match(rest)
    if not later or re.search(TIME, rest[: later.start("words")], re.IGNORECASE):
        return None
    return _bare(later["words"])


def _bare(words: str) -> str:
    return re.sub(r"[()]", "", words).strip(" ,")


def further_time(rest: str) -> tuple[float, str, str] | None:
    """Take what follows a time and give a further one for some of the same treatment: number, unit and condition.

    `(6 weeks for nitrosoureas)` is 6, `weeks` and `for nitrosoureas`. None where there is none.
    """
    found = _FURTHER.search(_SENTENCE.split(rest)[0][:_FAR])
    if not found or _NOT_WHEN.search(found["words"]):
        return None
    return float(found["number"]), found["unit"], found["words"].strip()
