"""Finds the fact in data/ that a figure typed on a page repeats or contradicts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from plainfacts.checks.engine.access import stated
from plainfacts.claims.quantities_in_text import Said, hundred, hundreds, money, shares, spans
from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Chance, CountRange, Figure
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown

_WORD = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "with that thi have were they from their them than children child people young adult year day week month "
        "after about which into some more most other whose been your team when what",
    )
)
_FOR_A_SPAN = 1
"""How many more words a record and a sentence must share if the figure is a length of time: many are "2 weeks"."""


@dataclass(frozen=True)
class Match:
    """The fact for a typed figure: the call that fetches it, what it says, its place, and whether the two agree."""

    call: str
    says: str
    line: str
    agrees: bool


@dataclass(frozen=True)
class Typed:
    """A fact typed by hand: the words, their position, and the fact in data/ that they repeat or contradict."""

    words: str
    position: int
    match: Match | None


def match_in_trial(facts: Facts, trial: Trial, field: str, says: str, *, agrees: bool) -> Match:
    """The match with a field of a trial, or with the field of the first sub-trial that has it."""
    family = (trial, *facts.sub_trials.get(trial.id, ()))
    holder = next((one for one in family if getattr(one, field) is not None), trial)
    line = f"{holder.place.path}:{holder.place.line(field)}"
    return Match(f'fact("{trial.id}", "{field}")', says, line, agrees)


@dataclass(frozen=True)
class Known:
    """The figures of a site, to compare typed ones with."""

    facts: Facts

    def records(self, about: Sequence[str]) -> list[Chance | Figure]:
        """The chances and figures of the topics of a page and of their parts; all of them if it has no topics."""
        within = self.facts.within
        wanted = {topic for topic, ids in within.items() if ids & set(about)}
        found: list[Chance | Figure] = [*self.facts.chances.values(), *self.facts.figures.values()]
        return [record for record in found if not wanted or self.facts.topics_of[record.id] in wanted]

    def match(self, said: Said, sentence: str, about: Sequence[str], trials: Sequence[Trial]) -> Match | None:
        """The fact that a typed figure repeats, or the one that it contradicts; None if no fact is similar."""
        for trial in trials:
            if found := self._in_trial(said, trial):
                return found
        records = self.records([name for name in about if name in self.facts.topics])
        more = _FOR_A_SPAN if said.kind == "span" else 0
        agreeing = [record for record in records if _is(record, said) and _overlap(record, sentence) >= more]
        if agreeing:
            best = max(agreeing, key=lambda record: (_overlap(record, sentence), record.id))
            return _as_match(best, agrees=True)
        near = [record for record in records if _same_kind(record, said) and _overlap(record, sentence) >= 2 + more]
        if near:
            return _as_match(max(near, key=lambda record: (_overlap(record, sentence), record.id)), agrees=False)
        return None

    def _in_trial(self, said: Said, trial: Trial) -> Match | None:
        """The participants, funding or duration of a trial that the sentence names, if the figure is one of these."""
        field = {"people": "participants", "money": "funding", "span": "duration"}.get(said.kind)
        if field is None:
            return None
        fact = fact_of(self.facts, trial, field)
        if fact is None or fact.known is None:
            return None
        numbers = set(_numbers(field, fact.known))
        also = {number for found in stated(trial, field) for number in _numbers(field, found)}
        if not numbers or (field == "duration" and said.unit != fact.known.unit.rstrip("s")):
            return None
        told = " or ".join(f"{number:f}" for number in sorted(numbers))
        return match_in_trial(self.facts, trial, field, f"{field}: {told}", agrees=said.values[0] in numbers | also)


def _numbers(field: str, found: object) -> Iterator[Decimal]:
    names = {"participants": ("planned", "actual"), "funding": ("amount",), "duration": ("amount",)}[field]
    for name in names:
        number = getattr(found, name)
        if number is not None and not isinstance(number, Unknown):
            yield Decimal(number)


def _is(record: Chance | Figure, said: Said) -> bool:
    """Whether a record has exactly this figure."""
    if isinstance(record, Chance):
        if said.kind == "people":
            return any(other.kind == "people" and other.values == said.values for other in _said_in(record.who))
        return said.kind in ("percent", "out of") and hundred(said) in hundreds(record)
    return any(_equal(other, said) for other in _said_in(record.says))


@lru_cache(maxsize=4_096)
def _said_in(text: str) -> tuple[Said, ...]:
    """All figures in a text of a record. Cached: each figure on each page is compared with them."""
    return (*shares(text), *spans(text), *money(text))


def _equal(one: Said, other: Said) -> bool:
    if {one.kind, other.kind} <= {"percent", "out of"}:
        return hundred(one) == hundred(other)
    return one.kind == other.kind and one.unit == other.unit and bool(set(one.values) & set(other.values))


def _same_kind(record: Chance | Figure, said: Said) -> bool:
    if isinstance(record, Chance):
        return said.kind in ("percent", "out of")
    kinds = {
        (other.kind.replace("percent", "out of"), other.unit) for other in (*shares(record.says), *spans(record.says))
    }
    return (said.kind.replace("percent", "out of"), said.unit) in kinds


def _words(text: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in _WORD.findall(text.lower())) - _EMPTY


def _overlap(record: Chance | Figure, sentence: str) -> int:
    """The number of characteristic words that a record and a sentence share."""
    text = (
        f"{record.who} {record.outcome} {record.over}"
        if isinstance(record, Chance)
        else f"{record.says} {record.about}"
    )
    return len(_words(text) & _words(sentence))


def _as_match(record: Chance | Figure, *, agrees: bool) -> Match:
    path, line = record.place.path, record.place.line
    if isinstance(record, Figure):
        return Match(f'figure("{record.id}")', record.says, f"{path}:{line('says')}", agrees)
    says = f"{_count(record.count)} out of {record.out_of}"
    return Match(f'chance("{record.id}")', says, f"{path}:{line('count')}", agrees)


def _count(count: object) -> str:
    if not isinstance(count, CountRange):
        return str(count)
    return f"at least {count.at_least}" if count.at_least is not None else f"{count.from_} to {count.to}"
