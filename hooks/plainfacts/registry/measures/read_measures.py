"""Numeric criteria to measures: which measure, compared how, with what value and unit, and when."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from plainfacts.claims.measures.even_wording import even, in_words
from plainfacts.claims.measures.lexicon import Lexicon, Mention
from plainfacts.claims.quantities_in_text import has_number
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.measures.creatinine_tables import creatinine_by_age
from plainfacts.registry.measures.measure import Measure
from plainfacts.registry.measures.negation import excepted_people, is_allowed, is_exception
from plainfacts.registry.measures.quantities import Value, find_values
from plainfacts.registry.measures.unit_fit import is_scale_end, takes, unit_for
from plainfacts.registry.measures.washouts import find_elapsed
from plainfacts.registry.measures.when_it_counts import bracketed, condition_after, condition_before

__all__ = ["Measure", "find_measures"]

_LONGEST = 4_000  # characters; no criterion of the 145 records comes near, and what is longer is no sentence
_CLOSE = 40  # characters before a value within which it is named an age or a condition
_GAP = 90  # characters between a measure and its value; farther apart they seldom belong together
_BREAK = re.compile(r"[.;]\s+[A-Z(]|;|\.\s*$")
_OPPOSITE = {"at_least": "below", "below": "at_least", "at_most": "above", "above": "at_most"}
_SAYS = Patterns(__name__)
_NORMAL = re.compile(r"\bnormal\s+$", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")


def find_measures(
    exact: str, lexicon: Lexicon, *, barred: bool, group: str | None = None, heading: str | None = None
) -> tuple[Measure, ...]:
    """Take the exact words of a criterion and give its measures in order, each once.

    `barred` says that the criterion keeps people out: what it says is then what keeps them out. A criterion to join
    that forbids a value (`no QTc above 480 ms`) is turned round. `heading` is the heading above (`Life expectancy`),
    `group` the same where it names some of the people.
    """
    if not (_SAYS["limit_in_words"].search(exact) or has_number(exact)):
        return ()
    lines = [even(line) if len(line) <= _LONGEST else "" for line in exact.split("\n")]
    if heading and not lexicon.find(lines[0]) and lexicon.find(even(heading)):
        lines[0] = f"{even(heading)}: {lines[0]}"
    found: list[Measure] = []
    for index, line in enumerate(lines):
        mentions = lexicon.find(line)
        amounts = [each for each in mentions if not each.elapsed and not _SAYS["share_of"].search(line[: each.start])]
        rows = creatinine_by_age(line, lines[0] if index else None, lexicon)
        found += rows or _in_line(line, amounts, lexicon, barred)
        found += find_elapsed(line, mentions, barred)
    one_of_several = not barred and bool(_SAYS["any_of"].search(lines[0])) and (len(lines) > 2 or ":" in lines[0])
    when = group or ("one of several ways to meet this criterion" if one_of_several else None)
    return _without_doubles([_with_condition(measure, when) for measure in found], lexicon)


def _in_line(line: str, mentions: Sequence[Mention], lexicon: Lexicon, barred: bool) -> list[Measure]:
    """Give the measures of one line: each value belongs to the mentions before it that take its unit."""
    inside = [*((mention.start, mention.end) for mention in mentions), *bracketed(line)]
    tokens: list[Mention | Value] = sorted([*mentions, *find_values(line)], key=lambda token: token.start)
    tokens = _inherit([token for token in tokens if isinstance(token, Mention) or _is_free(token, inside, line)], line)
    found: list[Measure] = []
    group: list[Mention] = []
    fresh = True  # whether the group still waits for its first value
    for index, token in enumerate(tokens):
        if isinstance(token, Mention):
            breaks = bool(group) and bool(_BREAK.search(line[group[-1].end : token.start]))
            group = [*group, token] if fresh and group and not breaks else [token]
            fresh = True
            continue
        taken = _each_once([mention for mention in group if takes(mention, token, lexicon, line)])
        taken = [one for one in taken if one is taken[-1] or not _NORMAL.search(line[: one.start])]
        if found and taken and not barred and _SAYS["for_those_with"].search(line[: taken[0].start]):
            end = _next_break(line, token.end)
            found = [
                one if one.when else replace(one, when=in_words(f"with {line[taken[0].start : end]}")) for one in found
            ]
            continue
        if taken and is_exception(line[: taken[0].start], line[taken[0].start :], barred):
            continue
        if taken and not barred and is_allowed(line, taken[0].start, token.end):
            continue
        if taken and _is_near(line, group, token, fresh):
            found += _measures(
                line, taken, token, tokens[:index], tokens[index + 1 :], lexicon, barred, fresh, group[0].start
            )
            fresh = False
        elif not group and token.bounds and token.unit in ("%", None):
            found += _value_first(line, token, tokens[index + 1 :])
    return found


def _next_break(line: str, start: int) -> int:
    found = re.search(r"[;,.](?:\s|$)|$", line[start:])
    return start + (found.start() if found else 0)


def _is_free(value: Value, spans: Sequence[tuple[int, int]], line: str) -> bool:
    """Tell whether a value can be a measure's: not within a name or a condition, and no age of people."""
    if any(start <= value.start < end for start, end in spans):
        return False
    before = line[max(0, value.start - _CLOSE) : value.start]
    if _SAYS["is_condition"].search(before):
        return value.unit is None or value.unit.startswith("year")
    return value.unit is not None or not _SAYS["is_age"].search(before)


def _inherit(tokens: Sequence[Mention | Value], line: str) -> list[Mention | Value]:
    """Give a value without a sign that of the one before it: `≤ 3 x ULN (5 x ULN for patients with metastases)`."""
    given: list[Mention | Value] = []
    for token in tokens:
        before = given[-1] if given else None
        if isinstance(token, Value) and isinstance(before, Value) and token.unit and token.unit == before.unit:
            says_when = re.match(r"\s*(?:for|if|in)\b", line[token.end :])
            if (
                says_when
                and not token.bounds
                and re.fullmatch(r"[\s,]*(?:\(|\bor)?\s*", line[before.end : token.start])
            ):
                token = replace(token, bounds=tuple((how, token.number) for how, _ in before.bounds[:1]))
        given.append(token)
    return given


def _each_once(mentions: Sequence[Mention]) -> list[Mention]:
    """Give one mention for each measure, the last: `aspartate aminotransferase (AST)` is one measure."""
    return list({mention.name: mention for mention in mentions}.values())


def _value_first(line: str, value: Value, after: Sequence[Mention | Value]) -> list[Measure]:
    """Read `≥ 5% blasts` and `performance status ≥ 60 % (Lansky)`, the measures whose value registries put first."""
    following = after[0] if after else None
    if not isinstance(following, Mention):
        return []
    if following.name == "blasts":
        near = following.start - value.end <= 40 and value.unit == "%"
        return [] if not near or _SAYS["of_blasts"].search(line[: value.start]) else _given(following, value, None)
    if not _SAYS["performance"].search(line[: value.start]) or not _SAYS["by_scale"].fullmatch(
        line[value.end : following.start]
    ):
        return []
    names = [mention for mention in after if isinstance(mention, Mention)]
    ends = [*(mention.start for mention in names[1:]), len(line)]
    return [
        measure
        for mention, end in zip(names, ends, strict=True)
        if (mention.name == "ecog") == (value.unit is None and value.number <= 5)
        for measure in _given(mention, value, condition_after(line[mention.end : end]))
    ]


def _given(mention: Mention, value: Value, when: str | None) -> list[Measure]:
    """Give the measures for the bounds of a value that stands before its name."""
    if mention.name not in ("blasts", "ecog", "lansky", "karnofsky"):
        return []
    unit = "grade" if mention.name == "ecog" else "%"
    return [
        Measure(mention.name, how, number, unit, when)
        for how, number in value.bounds
        if not is_scale_end(mention.name, number, value)
    ]


def _is_near(line: str, group: Sequence[Mention], value: Value, fresh: bool) -> bool:
    gap = line[group[-1].end : value.start]
    if not fresh:  # a further limit of the same measures: `< 88 % if ...; or < 94 %`
        gap = _SAYS["with_next"].sub(" or ", gap, count=1).replace("; or ", " or ")
    if _SAYS["foreign"].search(_BRACKETS.sub("", gap)) and (not fresh or value.unit in ("%", None)):
        return False
    return bool(value.bounds) and not _BREAK.search(gap) and (len(gap) <= _GAP or not fresh)


def _measures(
    line: str,
    mentions: Sequence[Mention],
    value: Value,
    before: Sequence[Mention | Value],
    after: Sequence[Mention | Value],
    lexicon: Lexicon,
    barred: bool,
    fresh: bool,
    opening: int,
) -> list[Measure]:
    """Give a measure for each mention and bound of one value, with its condition.

    `fresh` says that it is its mentions' first value, `opening` where the first of the names begins.
    """
    until = next((t.start for t in after if _closes(t, mentions, lexicon, line)), len(line))
    since = max((t.end for t in before if _closes(t, mentions, lexicon, line)), default=0)
    following = _condition_of(line[value.end : until], closed=until < len(line))
    lead = _lead(line[since : value.start], fresh)
    excepted = excepted_people(line[: mentions[0].start])
    forbids = _SAYS["negated"].search(line[:opening]) or _SAYS["excluded_after"].match(line, value.end)
    turned = not barred and bool(forbids)
    found = []
    for mention in mentions:
        beneath = line[mention.end : _next_start(line, mention, mentions)]
        own = condition_after(lead, leads=True) if mention is mentions[-1] or not fresh else condition_after(beneath)
        when = following or own or excepted or condition_before(line[: mention.start])
        unit = unit_for(mention.name, value, lexicon, line)
        for how, number in value.bounds:
            if unit is not None and not is_scale_end(mention.name, number, value):
                found.append(Measure(mention.name, _OPPOSITE[how] if turned else how, number, unit, when))
    return found


def _closes(token: Mention | Value, mentions: Sequence[Mention], lexicon: Lexicon, line: str) -> bool:
    """Tell whether the words that belong to a value end at this token: a name, or a further value of the same."""
    return isinstance(token, Mention) or any(takes(mention, token, lexicon, line) for mention in mentions)


def _condition_of(text: str, *, closed: bool) -> str | None:
    """Give the condition that follows a value, unless it opens what is said of the next one."""
    if closed and _SAYS["with_next"].match(text):
        return None
    own, semicolon, _ = text.partition(";") if closed else (text, "", "")
    return condition_after(own, closed=closed and not semicolon)


def _lead(text: str, fresh: bool) -> str:
    """Give the words before a value that can hold its condition, empty where they belong to the value before it."""
    if fresh or _SAYS["with_next"].match(text) or "case" in text:
        return text
    return "" if re.search(r"(?:\bor|\band|[;,])\s*$", text) else text


def _next_start(line: str, mention: Mention, mentions: Sequence[Mention]) -> int:
    return next((other.start for other in mentions if other.start > mention.start), len(line))


def _with_condition(measure: Measure, when: str | None) -> Measure:
    parts = [part for part in (when, measure.when) if part]
    return replace(measure, when=in_words("; ".join(parts)) if parts else None)


def _without_doubles(measures: Iterable[Measure], lexicon: Lexicon) -> tuple[Measure, ...]:
    """Leave out what is said twice in other units: `below 100,000/mm3` or `below 100 x 10^9/L`."""
    kept: dict[tuple[str, str, str, float, str | None], Measure] = {}
    for measure in measures:
        scale = measure.unit if measure.unit.startswith("x ") else ""
        amount = measure.value if scale else round(measure.value * lexicon.units[measure.name][measure.unit], 2)
        if any(_same(measure, other, amount, scale, lexicon) for other in kept.values()):
            continue
        kept[(measure.name, measure.how, scale, amount, measure.when)] = measure
    return tuple(kept.values())


def _same(measure: Measure, other: Measure, amount: float, scale: str, lexicon: Lexicon) -> bool:
    """Tell whether two measures say the same, give or take what rounding in another unit does (2 %)."""
    if (measure.name, measure.how, measure.when) != (other.name, other.how, other.when):
        return False
    if scale != (other.unit if other.unit.startswith("x ") else ""):
        return False
    other_amount = other.value if scale else other.value * lexicon.units[other.name][other.unit]
    tolerance = 0.02 * amount if measure.unit != other.unit else 1e-9
    return abs(amount - other_amount) <= tolerance
