"""Time since a treatment: `at least 21 days since chemotherapy`, `surgery within 4 weeks before day 1`."""

import re
from collections.abc import Sequence

from plainfacts.claims.measures.lexicon import Mention
from plainfacts.claims.quantities_in_text import unit_of_time
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.measures.measure import Measure
from plainfacts.registry.measures.negation import is_allowed, left_out
from plainfacts.registry.measures.washout_conditions import further_time, if_prior, kind_of_treatment

_SAYS = Patterns(__name__)
_BRACKETS = re.compile(r"\([^()]*\)")
_JOINED = re.compile(r"\bor\b(?=\s+(?!\d)[a-z])", re.IGNORECASE)
_SENTENCE = re.compile(r";|\.\s+(?=[A-Z(])")
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
    if barred and _SAYS["washed_out"].search(line):
        return []
    start = 0
    brackets = [bracket.span() for bracket in _BRACKETS.finditer(line)]
    cuts = [cut.start() for cut in _SAYS["clause"].finditer(line)]
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
    span = _SAYS["span"].search(rest)
    if _SAYS["span"].search(line, start, end) or not span or line[end : end + 1] != ",":
        return False
    return not any(end <= mention.start < end + span.start() for mention in mentions) and span.start() < _LIST_ENDS


def _in_clause(line: str, start: int, end: int, mentions: Sequence[Mention], barred: bool) -> list[Measure]:
    found: list[Measure] = []
    spans = list(_SAYS["span"].finditer(line, start, end))
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
        unit = unit_of_time(span["unit"]) or span["unit"]
        for mention in taken:
            when = kind_of_treatment(line, mention, span)
            found.append(Measure(mention.name, turned, float(span["number"]), unit, when))
        further = further_time(line[span.end() :]) if len(taken) == 1 else None
        if further:
            found.append(Measure(taken[0].name, turned, further[0], further[1], further[2]))
    return found


def _is_other_matter(clause: str, named: int) -> bool:
    """Tell whether a clause speaks of another time, by what stands up to the first `or` after time and treatment.

    `named` is where the two end: `surgery within 4 weeks or planned within 6 months` is still of surgery.
    """
    joined = _JOINED.search(clause, named)
    return bool(
        _SAYS["other_matter"].search(_SAYS["aside"].sub("", clause[: joined.start() if joined else len(clause)]))
    )


def _turned(how: str, barred: bool, before: str) -> str | None:
    """Give how a time is compared in the sense of its list, or None where it says nothing about who can join.

    Among what keeps out a requirement is turned round (`at least 7 days must have elapsed`); in a criterion to join
    what is forbidden is (`no radiotherapy within 4 weeks`), and what is allowed says nothing.
    """
    if barred:
        return _OPPOSITE.get(how, how)
    if how in ("at_least", "above"):
        return how
    return _FORBIDDEN[how] if _SAYS["negated"].search(_SENTENCE.split(before)[-1]) else None


def _meant(line: str, span: re.Match[str], mentions: Sequence[Mention], barred: bool) -> tuple[str, list[Mention]]:
    """Give how the time is compared, and the treatments it counts from; none where that is not clear."""
    sign = span["sign"]
    before = [mention for mention in mentions if mention.end <= span.start()]
    after = [mention for mention in mentions if mention.start >= span.end() and mention.start - span.end() <= _FAR]
    rest = _SAYS["half_lives"].sub("", line[span.end() :])
    if sign in ("≥", ">"):
        how = "at_least" if sign == "≥" else "above"
        if after and (_SAYS["since"].match(rest) or if_prior(rest)):
            return how, _together(line, after)
        said = _SAYS["before"].match(rest) or _SAYS["since"].match(rest) or _ends_a_label(line, before, span)
        return how, _nearest(line, before, span.start()) if said or _tells_a_time_since(line, before, span) else []
    how = "below" if sign == "<" else "at_most"
    named = _SAYS["before"].match(rest) or _SAYS["since"].match(rest) or re.match(r"\s*of\b", rest)
    touches = (
        barred
        and bool(before)
        and not line[before[-1].end : span.start()].strip()
        and bool(_SAYS["before_what"].search(rest))
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
    return (
        bool(before)
        and bool(_SAYS["time_since"].search(line[: before[-1].start]))
        and before[-1].end + 2 >= span.start()
    )


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
    return len(between) < 40 and bool(_SAYS["listed"].fullmatch(between))
