"""Time since a treatment: `at least 21 days since chemotherapy`, `surgery within 4 weeks before day 1`."""

import re
from collections.abc import Sequence

from plainfacts.registry.measures.lexicon import Mention
from plainfacts.registry.measures.measure import Measure
from plainfacts.registry.measures.negation import is_allowed, left_out
from plainfacts.registry.measures.washout_conditions import (
    HALF_LIVES,
    LIVES,
    TIME,
    further_time,
    if_prior,
    kind_of_treatment,
)

_SPAN = re.compile(
    r"(?P<sign>[≥≤<>]|\bwithin|\b(?:in|during)(?= the \d+\s*\w+ (?:prior|before|preceding))"
    r"|\b(?:in|during|over|for) the (?:last|past|previous|preceding|prior))"
    r"\s*(?:the\s+)?(?:last|past|previous|preceding|prior)?\s*(?:≤\s*|<\s*)?(?:(?:a|an)\s+)?"
    rf"(?P<lives>{LIVES}\s*,?\s*or\s+(?:within\s+)?[≥≤<>]?\s*)?{TIME}",
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
    r"|s|ning)?\b(?! (?:start|first|treatment|study|date|enrol|infusion|therapy))|toxicit|adverse|stable|survival|"
    r"life expectancy|remission|refractory|intoleran|(?:last|final) dose of (?:the )?(?:study|trial|protocol"
    r"|investigational)|infection|fever"
    r"|wound|diagnos|MRI|measured|failure|requires? further",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\bif (?:used|given|administered)\b[^,;:.]*,"
    r"|\brecover\w* from (?:the )?(?:acute )?(?:toxic )?(?:side )?(?:effects|toxicit\w+)\b(?: of)?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_CLAUSE = re.compile(
    r";|\.\s+(?=[A-Z(])|,\s+(?:and|or|but|unless|except)\s(?!\d|within \d)|\b(?:or|and)\s+(?=who\b|(?:is |are )?receiv)"
    r"|\bor\s+(?=requir|have|has|major|any (?!other|prior|investigational|experimental|type|form)|treatment with)"
)
_NEGATED = re.compile(
    r"\b(?:no|not|never|without|must not|may not|cannot)\b(?![^,;]*\b(?:unless|allowed)\b)", re.IGNORECASE
)
_LISTED = re.compile(r"[\s,/()]*(?:\w+[\s,]+){0,2}?(?:or|and|and/or)?[\s,(]*(?:\w+[\s-]){0,2}", re.IGNORECASE)
_BEFORE_WHAT = re.compile(r"^[^;.]{0,90}?\b(?:before|prior to|preceding)\b", re.IGNORECASE)
_JOINED = re.compile(r"\bor\b(?=\s+(?!\d)[a-z])", re.IGNORECASE)
_TIME_SINCE = re.compile(r"\b(?:time|interval|period)\b[^,;:.]*\b(?:since|from|after)\b[^,;:.]*$", re.IGNORECASE)
_SENTENCE = re.compile(r";|\.\s+(?=[A-Z(])")
_WASHED_OUT = re.compile(r"\bwash-?out\b[^.;]*\b(?:is|are) (?:permitted|allowed|required)\b", re.IGNORECASE)
_LIST_ENDS = 60  # characters after a comma within which the last things of a list and their time stand
_NEAR = 90  # characters between a treatment and a time after it
_FAR = 130  # the same for a treatment after its time
_OPPOSITE = {"at_least": "below", "above": "at_most"}
_FORBIDDEN = {"at_most": "above", "below": "at_least"}


def find_elapsed(line: str, mentions: Sequence[Mention], barred: bool) -> list[Measure]:
    """Give the measures of time since a treatment in a line of evened text.

    Clauses that speak of contraception, relapse, recovery and the like are left alone: their time is since something
    else.
    """
    found: list[Measure] = []
    for first, last in left_out(line):
        line = f"{line[:first]}{' ' * (last - first)}{line[last:]}"
    mentions = [one for one in mentions if line[one.start : one.end].strip()]
    if barred and _WASHED_OUT.search(line):
        return []
    start = 0
    brackets = [bracket.span() for bracket in _BRACKETS.finditer(line)]
    cuts = [cut.start() for cut in _CLAUSE.finditer(line)]
    for end in [*(cut for cut in cuts if not any(a < cut < b for a, b in brackets)), len(line)]:
        inside = [mention for mention in mentions if mention.elapsed and start <= mention.start < end]
        if inside and _waits_for_its_time(line, start, end, mentions):
            continue
        if inside:
            found += _in_clause(line, start, end, inside, barred)
        start = end
    return found


def _waits_for_its_time(line: str, start: int, end: int, mentions: Sequence[Mention]) -> bool:
    """Tell whether a list goes on past an `or` to the time of all: `surgery, biopsy, or injury within 3 weeks`."""
    rest = _SENTENCE.split(line[end:])[0]
    span = _SPAN.search(rest)
    if _SPAN.search(line, start, end) or not span or line[end : end + 1] != ",":
        return False
    return not any(end <= mention.start < end + span.start() for mention in mentions) and span.start() < _LIST_ENDS


def _in_clause(line: str, start: int, end: int, mentions: Sequence[Mention], barred: bool) -> list[Measure]:
    found: list[Measure] = []
    spans = list(_SPAN.finditer(line, start, end))
    for index, span in enumerate(spans):
        since = spans[index - 1].end() if index else start
        until = spans[index + 1].start() if index + 1 < len(spans) else end
        how, taken = _meant(line, span, [mention for mention in mentions if since <= mention.start < until], barred)
        turned = _turned(how, barred, line[: span.start()])
        named = max((span.end(), *(mention.end for mention in taken)))
        if (
            turned is None
            or (not barred and is_allowed(line, span.start(), span.end()))
            or _is_other_matter(line[start:end], named - start)
        ):
            continue
        taken = list({mention.name: mention for mention in reversed(taken)}.values())[::-1]
        for mention in taken:
            when = kind_of_treatment(line, mention, span)
            found.append(Measure(mention.name, turned, float(span["number"]), _unit(span["unit"]), when))
        further = further_time(line[span.end() :]) if len(taken) == 1 else None
        if further:
            found.append(Measure(taken[0].name, turned, further[0], _unit(further[1]), further[2]))
    return found


def _is_other_matter(clause: str, named: int) -> bool:
    """Tell whether a clause speaks of another time, by what stands up to the first `or` after time and treatment.

    `named` is where the two end: `surgery within 4 weeks or planned within 6 months` is still of surgery.
    """
    joined = _JOINED.search(clause, named)
    return bool(_OTHER_MATTER.search(_ASIDE.sub("", clause[: joined.start() if joined else len(clause)])))


def _turned(how: str, barred: bool, before: str) -> str | None:
    """Give how a time is compared in the sense of its list, or None where it says nothing about who can join.

    Among what keeps out a requirement is turned round (`at least 7 days must have elapsed`); in a criterion to join
    what is forbidden is (`no radiotherapy within 4 weeks`), and what is allowed says nothing.
    """
    if barred:
        return _OPPOSITE.get(how, how)
    if how in ("at_least", "above"):
        return how
    return _FORBIDDEN[how] if _NEGATED.search(_SENTENCE.split(before)[-1]) else None


def _unit(word: str) -> str:
    unit = word.casefold()
    return _UNITS.get(unit, unit if unit.endswith("s") else unit + "s")


def _meant(line: str, span: re.Match[str], mentions: Sequence[Mention], barred: bool) -> tuple[str, list[Mention]]:
    """Give how the time is compared, and the treatments it counts from; none where that is not clear."""
    sign = span["sign"]
    before = [mention for mention in mentions if mention.end <= span.start()]
    after = [mention for mention in mentions if mention.start >= span.end() and mention.start - span.end() <= _FAR]
    rest = HALF_LIVES.sub("", line[span.end() :])
    if sign in ("≥", ">"):
        how = "at_least" if sign == "≥" else "above"
        if after and (_SINCE.match(rest) or if_prior(rest)):
            return how, _together(line, after)
        said = _BEFORE.match(rest) or _SINCE.match(rest) or _ends_a_label(line, before, span)
        return how, _nearest(line, before, span.start()) if said or _tells_a_time_since(line, before, span) else []
    how = "below" if sign == "<" else "at_most"
    named = _BEFORE.match(rest) or _SINCE.match(rest) or re.match(r"\s*of\b", rest)
    touches = (
        barred and bool(before) and not line[before[-1].end : span.start()].strip() and bool(_BEFORE_WHAT.search(rest))
    )
    if sign in ("<", "≤") and not named and not touches:
        return how, []
    if before:
        return how, _nearest(line, before, span.start())
    return how, _together(line, after) if after and re.match(
        r"\s*(?:of|after|from|following|since|post)\b", rest
    ) else []


def _ends_a_label(line: str, before: Sequence[Mention], span: re.Match[str]) -> bool:
    """Tell whether nothing but a time stands after a label: `Stem cell infusion: ≥ 42 days`."""
    rest = line[span.end() :].split(";")[0].strip(" .)")
    return bool(before) and not rest and ":" in line[before[-1].end : span.start()]


def _tells_a_time_since(line: str, before: Sequence[Mention], span: re.Match[str]) -> bool:
    """Tell whether the words before a time already say since what: `time since last radiotherapy ≥ 4 weeks`."""
    return bool(before) and bool(_TIME_SINCE.search(line[: before[-1].start])) and before[-1].end + 2 >= span.start()


def _nearest(line: str, before: Sequence[Mention], position: int) -> list[Mention]:
    """Give the treatments named together just before a position."""
    if not before or len(_BRACKETS.sub("", line[before[-1].end : position])) > _NEAR:
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
    return len(between) < 40 and bool(_LISTED.fullmatch(between))
