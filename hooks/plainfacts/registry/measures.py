"""Numeric criteria to measures: which measure, compared how, with what value and unit, and when."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from plainfacts.registry.conditions import age_brackets, condition_after, condition_before
from plainfacts.registry.elapsed import find_elapsed
from plainfacts.registry.lexicon import Lexicon, Mention, read_lexicon
from plainfacts.registry.quantities import Value, find_values
from plainfacts.registry.wording import even, in_words

__all__ = ["Measure", "find_measures", "read_lexicon"]

_LONGEST = 4_000  # characters; no criterion of the 145 records comes near, and what is longer is no sentence
_GAP = 90  # characters between a measure and its value; farther apart they seldom belong together
_BREAK = re.compile(r"[.;]\s+[A-Z(]|;|\.\s*$")
_OPPOSITE = {"at_least": "below", "below": "at_least", "at_most": "above", "above": "at_most"}
_NEGATED = re.compile(
    r"\b(?:no|not have(?: had)?|absence of|without|not having|no evidence of)\s+(?:(?:an?|any|known|evidence of"
    r"|history of|clinically significant|prolonged|baseline|serum|elevated|abnormal|a history of)\s+)*$",
    re.IGNORECASE,
)
_TAKES_BACK = re.compile(
    r"\b(?:unless|with the exception of|except (?:for|if|when)|as long as|provided that)\b", re.IGNORECASE
)
_EXPLAINS = re.compile(r"\b(?:an(?:a)?emia|\w*cytopenia|neutropenia|\w*philia|dysfunction)\s*\(\s*$", re.IGNORECASE)
_ALLOWS = re.compile(
    r"\b(?:can enrol|may enrol|(?:are|is|may be|can be|will be) (?:eligible|allowed|permitted|included|acceptable"
    r"|enrolled)|must have returned|(?:are|is) not excluded)",
    re.IGNORECASE,
)
_ANY_OF = re.compile(r"\b(?:any|one|either|1)\b(?: or more| or >)?(?: \w+)? of\b", re.IGNORECASE)
_AGE_ROW = re.compile(
    r"^(?:-\s*|\d+[.)]\s+|[a-z][.)]\s+)?(?:age:?\s*)?(?P<age>(?:[<>≥≤]\s*\d+(?:\s*(?:months?|years?|mos?|yrs?))?"
    r"|\d+(?:\s*(?:months?|years?|mos?|yrs?))?\s*(?:to|-)\s*[<≤]?\s*\d+\s*(?:months?|years?|mos?"
    r"|yrs?)))(?:\s*of age)?\s*[:,(-]*\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_BY_AGE = re.compile(
    r"\b(?:based on|by|according to|for|adjusted for|per) (?:\w+ )?(?:age|gender|sex)\b|\bage\s*(?:/|and"
    r"|or)\s*(?:gender|sex)\b|\bas follows\b",
    re.IGNORECASE,
)
_SEXED = re.compile(
    r"(?:(?P<before>(?:fe)?males?)\s*[:=]?\s*)?(?:[≤<]\s*)?(?P<number>\d+(?:\.\d+)?)\s*(?:mg/dl)?\s*\(?"
    r"(?P<after>(?:fe)?males?|boys|girls)?\)?",
    re.IGNORECASE,
)
_PLAUSIBLE: Mapping[str, tuple[float, float]] = {
    "lvef": (10, 90),
    "shortening-fraction": (5, 60),
    "qtc": (300, 700),
    "oxygen-saturation": (50, 100),
    "gfr": (5, 250),
    "neutrophils": (0, 100),
    "platelets": (1, 2000),
    "lymphocytes": (0, 200),
    "white-blood-cells": (0, 1000),
    "haemoglobin": (3, 25),
    "lansky": (1, 100),
    "karnofsky": (1, 100),
    "ecog": (0, 5),
    "blasts": (0, 100),
    "albumin": (0.5, 7),
    "weight": (0.4, 300),
    "bmi": (8, 70),
    "creatinine": (0.05, 30),
    "bilirubin": (0.05, 60),
    "direct-bilirubin": (0.05, 60),
    "inr": (0.5, 20),
    "life-expectancy": (0.5, 1500),
}
_SCALE_ENDS: Mapping[str, tuple[float, float]] = {
    "ecog": (0, 5),
    "lansky": (0, 100),
    "karnofsky": (0, 100),
    "lvef": (0, 100),
    "oxygen-saturation": (0, 100),
}


@dataclass(frozen=True)
class Measure:
    """One comparison: `how` is at_least, at_most, above or below; `when` a condition in words, or None."""

    name: str
    how: str
    value: float
    unit: str
    when: str | None = None


def find_measures(
    exact: str, lexicon: Lexicon, *, barred: bool, group: str | None = None, heading: str | None = None
) -> tuple[Measure, ...]:
    """Take the exact words of a criterion and give its measures in order, each once.

    `barred` says that the criterion keeps people out: what it says is then what keeps them out. A criterion to join
    that forbids a value (`no QTc above 480 ms`) is turned round. `heading` is the heading above (`Life expectancy`),
    `group` the same where it names some of the people.
    """
    lines = [even(line) if len(line) <= _LONGEST else "" for line in exact.split("\n")]
    if heading and not lexicon.find(lines[0]) and lexicon.find(even(heading)):
        lines[0] = f"{even(heading)}: {lines[0]}"
    found: list[Measure] = []
    for index, line in enumerate(lines):
        mentions = lexicon.find(line)
        amounts = [mention for mention in mentions if not mention.elapsed]
        above = lexicon.find(lines[0]) if index and not amounts else []
        rows = _age_row(line, lines[0], above) if index else None
        found += rows if rows else _in_line(line, amounts, lexicon, barred)
        found += find_elapsed(line, mentions, barred, Measure)
    one_of_several = not barred and bool(_ANY_OF.search(lines[0])) and (len(lines) > 2 or ":" in lines[0])
    when = group or ("one of several ways to meet this criterion" if one_of_several else None)
    return _without_doubles([_with_condition(measure, when) for measure in found], lexicon)


def _in_line(line: str, mentions: Sequence[Mention], lexicon: Lexicon, barred: bool) -> list[Measure]:
    """Give the measures of one line: each value belongs to the mentions before it that take its unit."""
    inside = [*((mention.start, mention.end) for mention in mentions), *age_brackets(line)]
    tokens: list[Mention | Value] = sorted([*mentions, *find_values(line)], key=lambda token: token.start)
    tokens = [token for token in tokens if not (isinstance(token, Value) and _is_inside(token, inside))]
    found: list[Measure] = []
    group: list[Mention] = []
    fresh = True  # whether the group still waits for its first value
    for index, token in enumerate(tokens):
        if isinstance(token, Mention):
            breaks = bool(group) and bool(_BREAK.search(line[group[-1].end : token.start]))
            group = [*group, token] if fresh and group and not breaks else [token]
            fresh = True
            continue
        taken = [mention for mention in group if _takes(mention, token, lexicon, line)]
        if taken and _is_exception(line[: taken[0].start], line[taken[0].start :], barred):
            continue
        if taken and _is_near(line, group, token, fresh):
            found += _measures(line, taken, token, tokens[:index], tokens[index + 1 :], lexicon, barred)
            fresh = False
        elif not group and token.bounds and token.unit == "%":
            found += _value_first(line, token, tokens[index + 1 :])
    return found


def _is_inside(value: Value, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= value.start < end for start, end in spans)


def _value_first(line: str, value: Value, after: Sequence[Mention | Value]) -> list[Measure]:
    """Read `≥ 5% blasts`, the one measure whose value registries put first."""
    following = after[0] if after else None
    if not isinstance(following, Mention) or following.name != "blasts" or following.start - value.end > 40:
        return []
    return [Measure("blasts", how, number, "%", None) for how, number in value.bounds]


def _is_near(line: str, group: Sequence[Mention], value: Value, fresh: bool) -> bool:
    gap = line[group[-1].end : value.start]
    if not fresh:  # a further limit of the same measures: `< 88 % if ...; or < 94 %`
        gap = gap.replace("; or ", " or ")
    return bool(value.bounds) and not _BREAK.search(gap) and (len(gap) <= _GAP or not fresh)


def _takes(mention: Mention, value: Value, lexicon: Lexicon, line: str) -> bool:
    """Tell whether a measure can have this value: its unit is one of the measure's, or none and the number tells."""
    if mention.elapsed or not value.bounds:
        return False
    unit = unit_for(mention.name, value, lexicon, line)
    return unit is not None and all(_plausible(mention.name, number, unit, lexicon) for _, number in value.bounds)


def unit_for(name: str, value: Value, lexicon: Lexicon, line: str) -> str | None:
    """Give the unit in which a measure has this value, or None where it cannot have it."""
    units = lexicon.units[name]
    if value.unit in units:
        return value.unit
    if value.unit is not None:
        return None
    if name == "white-blood-cells" and re.search(r"\bCSF\b|cerebrospinal", line):
        return None
    number = value.number
    following = line[value.end : value.end + 14].strip().casefold()
    if re.match(
        r"(?:grade|years?|yrs?|prior|lines?|lesions?|cm|mm\b|of the|x\b|times|-|mg|doses?|or 5 half)", following
    ):
        return None
    if "grade" in units:
        return "grade" if number == int(number) and number <= 5 else None
    if name in ("lvef", "shortening-fraction", "lansky", "karnofsky", "oxygen-saturation"):
        return "fraction" if number < 1 and "fraction" in units else "%" if number > 1 else None
    if "10^9/L" in units:
        return "/µL" if number >= 200 else "10^9/L" if name == "platelets" or number < 20 else None
    if name == "bmi":
        return "kg/m2" if 10 <= number <= 60 else None
    guesses = {"haemoglobin": "g/dL" if number < 25 else "g/L", "inr": "ratio", "gfr": "mL/min", "qtc": "ms"}
    return guesses.get(name)


def _plausible(name: str, number: float, unit: str, lexicon: Lexicon) -> bool:
    """Tell whether a value can be meant: a slip in the record (`50,000 x 10^3/µL`) gives no measure."""
    if unit.startswith("x "):
        return 0 < number <= 25
    low, high = _PLAUSIBLE.get(name, (0, float("inf")))
    amount = number * lexicon.units[name][unit]
    return (
        low <= amount <= high
        or (name in ("ecog",) and number <= 5)
        or (name in _SCALE_ENDS and number in _SCALE_ENDS[name])
    )


def _measures(
    line: str,
    mentions: Sequence[Mention],
    value: Value,
    before: Sequence[Mention | Value],
    after: Sequence[Mention | Value],
    lexicon: Lexicon,
    barred: bool,
) -> list[Measure]:
    """Give a measure for each mention and bound of one value, with its condition."""
    until = next(
        (t.start for t in after if isinstance(t, Mention) or any(_takes(m, t, lexicon, line) for m in mentions)),
        len(line),
    )
    following = condition_after(line[value.end : until], closed=until < len(line))
    since = max(
        (t.end for t in before if isinstance(t, Mention) or any(_takes(m, t, lexicon, line) for m in mentions)),
        default=0,
    )
    lead = line[since : value.start]
    if since > mentions[-1].end and re.search(r"(?:\bor|\band|[;,])\s*$", lead) and "case" not in lead:
        lead = ""  # what stands between two limits and is closed belongs to the first
    turned = not barred and bool(_NEGATED.search(line[: mentions[0].start]))
    found = []
    for mention in mentions:
        beneath = line[mention.end : _next_start(line, mention, mentions)]
        own = condition_after(lead if mention is mentions[-1] else beneath)
        when = following or own or condition_before(line[: mention.start])
        unit = unit_for(mention.name, value, lexicon, line)
        for how, number in value.bounds:
            if unit is not None and not _is_scale_end(mention.name, number, value):
                found.append(Measure(mention.name, _OPPOSITE[how] if turned else how, number, unit, when))
    return found


def _next_start(line: str, mention: Mention, mentions: Sequence[Mention]) -> int:
    return next((other.start for other in mentions if other.start > mention.start), len(line))


def _is_exception(before: str, after: str, barred: bool) -> bool:
    """Tell whether a measure stands in words that take a rule back: `unless ANC ...`, `patients with ... can enrol`."""
    sentence = re.split(r"\.\s+(?=[A-Z])", before)[-1]
    if _TAKES_BACK.search(sentence) or (not barred and _EXPLAINS.search(sentence)):
        return True
    rest = re.split(r"\.\s+(?=[A-Z])", after)[0]
    return (
        barred
        and bool(_ALLOWS.search(sentence + rest))
        and not re.search(r"\bnot (?:be )?(?:eligible|allowed|permitted|included)", sentence + rest)
    )


def _is_scale_end(name: str, number: float, value: Value) -> bool:
    """Tell whether one end of a range is only the end of the scale (`50-100 %`, `0 or 1`)."""
    return len(value.bounds) == 2 and name in _SCALE_ENDS and number in _SCALE_ENDS[name]


def _age_row(line: str, first: str, above: Sequence[Mention]) -> list[Measure] | None:
    """Read a row of a table by age beneath a measure: `2 to < 6 years: 0.8 mg/dL` is creatinine at most 0.8 mg/dL."""
    row = _AGE_ROW.match(line)
    if not row or not any(mention.name == "creatinine" for mention in above) or not _BY_AGE.search(first):
        return None
    numbers = [found for found in _SEXED.finditer(row["rest"]) if 0.1 <= float(found["number"]) <= 3]
    rows = [(float(found["number"]), (found["after"] or found["before"] or "").casefold()) for found in numbers]
    if len({number for number, _ in rows}) == 1:
        rows = [(rows[0][0], "")]
    unit = "µmol/L" if re.search(r"µmol", row["rest"] + first) else "mg/dL"
    return [
        Measure("creatinine", "at_most", number, unit, ", ".join(part for part in (row["age"], sex) if part))
        for number, sex in rows
    ]


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
