"""Shares in the texts of a trial against the chances of the same source, and chances that rise with time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from plainfacts.checks.engine.access import value
from plainfacts.checks.engine.pieces import trial_of
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.groups import RELAPSED, groups_in
from plainfacts.claims.quantities_in_text import hundred, hundreds, spans
from plainfacts.facts.facts import Facts
from plainfacts.facts.medicines import treatments_in
from plainfacts.facts.records.reference import Chance, CountRange, Figure
from plainfacts.facts.records.times import DAYS_IN
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown

_SURVIVES = re.compile(r"\b(?:alive|surviv\w*|lived|event-free|had not come back|no sign)\b", re.IGNORECASE)
_TELLING = re.compile(r"\b(?!children|people|young|adults|trials?\b)[a-z]{4,}")
_NUMBER = re.compile(r"(?<![\d.,])\d[\d,]*(?![\d.]*\d)")


@rule("trial-figure", ref="N15", needs=("treatments",))
def trial_figure(matter: Matter) -> Findings:
    """A share in the text of a trial is one of the chances that the data has of what it tests, from the same source.

    Why: with 97 for 79 out of 100, a family weighs another treatment.
    Example: "97 out of 100 had a strong reaction", while the chance of this source is 79.
    Fix: look the number up in the source, and correct the text or the chance that the message names.
    Source: rules of good patient information N15, N6.
    """
    for piece in matter.family_texts:
        trial = trial_of(piece)
        if not trial or not piece.has_digit:
            continue
        source = _source(trial, piece.part)
        chances, figures = _records(matter.facts, trial)
        told = [chance for chance in chances if chance.source == source]
        known = {number for chance in chances for number in hundreds(chance)}
        for said in piece.shares if told else ():
            if said.kind in ("percent", "out of") and hundred(said) not in known:
                near = ", ".join(one.place.told("count") for one in told)
                message = f'"{said.text}" stands here, but no chance of this source has it ({near}).'
                yield Finding(piece.place, piece.part, message, "Look the number up in the source.")
        yield from (
            Finding(piece.place, piece.part, message, "Look the number up in the source.")
            for sentence in piece.sentences
            for message in _parts_of_figures(sentence.text, [one for one in figures if one.source == source])
        )


def _source(trial: Trial, part: str) -> str:
    fact = trial.facts().get(part.split(".")[0])
    return fact.source if fact else trial.source


def _records(facts: Facts, trial: Trial) -> tuple[list[Chance], list[Figure]]:
    """The chances and figures of the medicines that a trial tests."""
    tested = [one for item in value(trial, "being_tested") or () for one in treatments_in(facts, item)]
    return [one for topic in tested for one in topic.chances], [one for topic in tested for one in topic.figures]


def _parts_of_figures(sentence: str, figures: list[Figure]) -> Iterator[str]:
    """A figure such as "4 of 137 children" of which a sentence has the part or the whole, and another number."""
    numbers = set(_NUMBER.findall(sentence))
    for figure in figures:
        own = set(_NUMBER.findall(figure.says))
        if len(own) == 2 and len(own & numbers) == 1 and len(numbers) > 1 and _is_about(figure, sentence):
            there = f"{figure.place.path}:{figure.place.line('says')}"
            yield f"The sentence has {min(own & numbers)}, but not the {min(own - numbers)} of the figure in {there}."


def _is_about(figure: Figure, sentence: str) -> bool:
    """Whether a sentence speaks of what a figure is about: it has some of its telling words."""
    return len({*_TELLING.findall(figure.about.lower())} & {*_TELLING.findall(sentence.lower())}) > 1


@rule("chance-rises", ref="N15")
def chance_rises(matter: Matter) -> Findings:
    """Of one group, no more are alive after a longer time.

    Why: survival can only fall with time; one of the two numbers, or of the times, is wrong.
    Example: 63 out of 100 alive after 3 years, and 75 of the same children after 5 years.
    Fix: look both up in their sources.
    Source: rules of good patient information N15 (consistency).
    """
    for topic in matter.topics:
        for first, later in permutations(topic.chances, 2):
            if (first.who, first.outcome, first.place_, first.out_of) != (
                *(later.who, later.outcome, later.place_, later.out_of),
            ) or not _SURVIVES.search(later.outcome):
                continue
            days, more = _days(first), _days(later)
            if days and more and days < more and _least(later) > _most(first):
                there = first.place.told("count")
                message = f"{_least(later):f} out of {later.out_of} after {later.over}, but fewer before ({there})."
                yield Finding(later.place, "count", message, "Look both numbers up in their sources.")
        yield from _above_first(topic.chances)


def _above_first(chances: Sequence[Chance]) -> Findings:
    """Of people whose illness came back, no more are alive than of all who have it, after the same time."""
    alive = [one for one in chances if one.outcome == "were alive" and _days(one)]
    for again in alive:
        others = [one for one in alive if _days(one) == _days(again) and RELAPSED not in groups_in(one.who)]
        first = max(others, key=_most, default=again)
        if RELAPSED in groups_in(again.who) and _least(again) > _most(first):
            there = f"{first.place.path}:{first.place.line('count')}"
            message = f"{_least(again):f} out of {again.out_of} after it came back are more than before ({there})."
            yield Finding(again.place, "count", message, "Look both numbers up in their sources.", "warning")


def _days(chance: Chance) -> float | None:
    over = "" if isinstance(chance.over, Unknown) else chance.over
    said = next(spans(over), None)
    return float(said.values[0] * DAYS_IN[f"{said.unit}s"]) if said and f"{said.unit}s" in DAYS_IN else None


def _most(chance: Chance) -> Decimal:
    count = chance.count
    return (count.to or Decimal(chance.out_of)) if isinstance(count, CountRange) else count


def _least(chance: Chance) -> Decimal:
    count = chance.count
    return (count.from_ or count.at_least or Decimal(0)) if isinstance(count, CountRange) else count
