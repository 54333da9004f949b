"""Who can join by age: from, to and under across units, against criteria and against the master protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plainfacts.checks.engine.access import stated, value, where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.claims.quantities_in_text import unit_of_time
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.times import Span
from plainfacts.facts.records.trial import Ages, Criterion, Trial

_OLDEST = Span(120, "years")
_GROWN_UP = Span(18, "years")


@rule("ages-order", ref="T3")
def ages_order(matter: Matter) -> Findings:
    """The youngest age is below the highest, also across units.

    Why: otherwise no child could join, and the finder would show the trial to nobody.
    Example: `ages: {from: 18 months, under: 1 year}`.
    Fix: look both ages up in the source; mind the unit.
    Source: rules of good patient information T3.
    """
    for trial in matter.trials:
        ages: Ages | None = value(trial, "ages")
        if ages is None or ages.from_ is None or ages.end is None:
            continue
        if ages.from_.days > ages.end.days or (ages.under and ages.from_.days == ages.under.days):
            how = "under" if ages.under else "to"
            message = f"The youngest age ({ages.from_}) is not below the highest ({how} {ages.end})."
            yield in_trial(trial, "ages", message, "Look both ages up in the source, with their units.")
        elif ages.from_ == ages.end:
            message = f"The youngest and the highest age are the same ({ages.end})."
            fix = "Look both ages up in the source, with their units."
            yield in_trial(trial, "ages", message, fix, "warning")


@rule("ages-plausible", ref="T3")
def ages_plausible(matter: Matter) -> Findings:
    """Ages are such as people have, and children can join.

    Why: a wrong unit or digit hides the trial from the children it is for; this site is about trials for children.
    Example: `ages: {from: 1 year, under: 210 years}`; `ages: {from: 18 years}` (a warning).
    Fix: look the ages up in the source.
    Source: rules of good patient information T3; own choice of 120 years.
    """
    for trial in matter.trials:
        ages: Ages | None = value(trial, "ages")
        if ages is None:
            continue
        fix = "Look the ages up in the source, with their units."
        for age in (ages.from_, ages.end):
            if age and age.days > _OLDEST.days:
                yield in_trial(trial, "ages", f"An age of {age} is more than anyone reaches.", fix)
        if ages.from_ and ages.from_.days >= _GROWN_UP.days:
            message = f"The youngest age is {ages.from_}, so no child can join."
            yield in_trial(trial, "ages", message, fix, "warning")


@rule("ages-master", ref="T3", severity="warning")
def ages_master(matter: Matter) -> Findings:
    """The ages of a sub-trial lie within those of its master protocol.

    Why: a family that reads the main page would think that their child is too young or too old.
    Example: the main trial takes people under 21 years, its part C `to: 21 years`.
    Fix: correct the ages here, or in the main record that the message names.
    Source: rules of good patient information T3.
    """
    for trial in matter.trials:
        master = matter.facts.trials.get(trial.part_of or "")
        own, outer = value(trial, "ages"), value(master, "ages") if master else None
        if own and outer and master and not _is_within(own, outer):
            message = f"The ages ({_told(own)}) are not within those of {master.id} ({_told(outer)})."
            fix = f"Correct them here, or in {where(master, 'ages')}."
            yield in_trial(trial, "ages", message, fix)


def _is_within(own: Ages, outer: Ages) -> bool:
    low = outer.from_ is None or (own.from_ is not None and own.from_.days >= outer.from_.days)
    if outer.end is None:
        return low
    if own.end is None:
        return False
    return low and (own.end.days, bool(own.to)) <= (outer.end.days, bool(outer.to))


def _told(ages: Ages) -> str:
    named = {"from": ages.from_, "to": ages.to, "under": ages.under}
    return ", ".join(f"{name} {age}" for name, age in named.items() if age)


_SAYS = Patterns(__name__)
_AGE_HINTS = ("age", "year", "under")
_BELOW = ("less than", "under", "younger than", "below", "<")
_UP_TO = ("up to", "up to and including", "≤", "<=", "=<", "to", "and", "through", "-", "–")


@dataclass(frozen=True)
class _Said:
    """An age that a criterion names: its length, and how it stands there."""

    days: Decimal
    op: str


@rule("ages-criteria", ref="T3", severity="warning")
def ages_criteria(matter: Matter) -> Findings:
    """The ages agree with the criterion that names the ages of those who can join.

    Why: `to: 18 years` lets a child of 18 join, `under: 18 years` does not; one wrong word keeps a family away.
    Example: `ages: {from: 1 year, to: 21 years}` while a criterion says "less than 21 years at the time of inclusion".
    Fix: read the exact wording again; correct the ages or the criterion.
    Source: rules of good patient information T3 (inclusive or not).
    """
    for trial in matter.trials:
        ages, criteria = value(trial, "ages"), list(_about_age(trial))
        if ages is None or not criteria:
            continue
        exact = [age for _, criterion in criteria for age in _ages_in(criterion.exact or "")]
        plain = [age for _, criterion in criteria for age in _ages_in(criterion.plain)]
        noted = stated(trial, "ages")[1:]
        if any(not list(_disagreements(other, exact, plain)) for other in noted):
            continue  # another source says what the criterion says, and families are told
        for problem in _disagreements(ages, exact, plain):
            fix = f"Compare the ages with the criterion in {where(trial, criteria[0][0])}."
            yield in_trial(trial, "ages", problem, fix)


def _about_age(trial: Trial) -> Iterator[tuple[str, Criterion]]:
    """The criteria of joining that are about age: they name an age, and no measure or time since something."""
    eligibility = value(trial, "eligibility")
    criteria = eligibility.can_join if eligibility else ()
    for number, criterion in enumerate(criteria if isinstance(criteria, tuple) else ()):
        text = f"{criterion.plain} {criterion.exact or ''}"
        named = any(hint in text.lower() for hint in _AGE_HINTS) and _SAYS["about_age"].search(text)
        if named and all(measure.name == "weight" for measure in criterion.measures):
            yield f"eligibility.can_join.{number}", criterion


def _ages_in(text: str) -> Iterator[_Said]:
    """The ages in a text. A number before another takes the unit of that one: `aged 1 to 18 years`."""
    found = list(_SAYS["age"].finditer(text))
    for match, following in zip(found, [*found[1:], None], strict=False):
        unit = match["unit"] or (following["unit"] if following and _is_range(match, following) else "years")
        unit = unit_of_time(unit or "years") or "years"
        op = (match["op"] or "").lower()
        yield _Said(
            Span(int(match["amount"]), unit).days, "up to" if match["after"].endswith(("younger", "less")) else op
        )


def _is_range(match: re.Match[str], following: re.Match[str]) -> bool:
    return (following["op"] or "").lower() in ("to", "and", "-", "–") and following.start() - match.end() <= 1


def _disagreements(ages: Ages, exact: list[_Said], plain: list[_Said]) -> Iterator[str]:
    """What does not agree; whether the last age is in, the exact wording tells, or else the plain words."""
    said = [*exact, *plain]
    if not said:
        return
    for name, age in (("youngest", ages.from_), ("highest", ages.end)):
        if age and not any(abs(other.days - age.days) < 2 for other in said):
            yield f"The {name} age is {age}, but no criterion about age names it."
    ways = _ways(ages, exact) or _ways(ages, plain)
    if ages.to and ways & set(_BELOW) and not ways & set(_UP_TO):
        yield f"The ages say `to: {ages.to}`, but the criterion says less than that: `under: {ages.to}`."
    if ages.under and ways & set(_UP_TO) and not ways & set(_BELOW):
        yield f"The ages say `under: {ages.under}`, but the criterion includes that age: `to: {ages.under}`."


def _ways(ages: Ages, said: list[_Said]) -> set[str]:
    """How the last age stands in a text: below it, or up to it; empty where the text does not tell."""
    told = {other.op for other in said if ages.end and abs(other.days - ages.end.days) < 2}
    return told & {*_BELOW, *_UP_TO}
