"""Every id that a record names must exist; else the message names the nearest one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from plainfacts.facts import rules
from plainfacts.facts.facts import Facts
from plainfacts.facts.models import Fact, Trial
from plainfacts.facts.place import Place
from plainfacts.facts.reference import Topic
from plainfacts.problems import Problem, nearest


def unknown_ids(facts: Facts) -> Iterator[Problem]:
    """A Problem for each id that is named and does not exist."""
    for trial in facts.trials.values():
        yield from _of_trial(facts, trial)
    for topic in facts.topics.values():
        yield from _of_topic(facts, topic)
    for term in facts.glossary.values():
        if term.source:
            yield from unknown_id(term.source, facts.sources, "source", term.place, "source")
    for urgent in facts.urgent.values():
        yield from unknown_id(urgent.source, facts.sources, "source", urgent.place, "source")
    for sign in facts.signs.values():
        yield from unknown_id(sign.source, facts.sources, "source", sign.place, "source")
        for number, name in enumerate(sign.after):
            yield from unknown_id(name, facts.treatments, "treatment", sign.place, f"after.{number}")


def unknown_id(name: str, known: Collection[str], what: str, place: Place, part: str) -> Iterator[Problem]:
    """The Problem that `name` is none of the `known` ids, or nothing."""
    if name in known:
        return
    near = nearest(name, known)
    fix = f"Write `{near}`, or add `{name}`." if near else f"Add `{name}` to its file in data/, or correct it here."
    yield rules.UNKNOWN_ID.at(place.path, place.line(part), f"No {what} has the id `{name}`.", fix)


def _of_trial(facts: Facts, trial: Trial) -> Iterator[Problem]:
    place = trial.place
    yield from unknown_id(trial.source, facts.sources, "source", place, "source")
    if trial.part_of:
        trials = facts.trials.keys() | facts.drafts
        yield from unknown_id(trial.part_of, trials, "trial", place, "part_of")
    for field, fact in trial.facts().items():
        yield from _of_fact(facts, trial, field, fact)
    for field, known in (("conditions", facts.conditions), ("treatments", facts.treatments)):
        for number, name in enumerate(getattr(trial, field).known or ()):
            yield from unknown_id(name, known, field[:-1], place, _item(place, field, number))
    yield from _of_measures(facts, trial)


def _of_fact(facts: Facts, trial: Trial, field: str, fact: Fact[Any]) -> Iterator[Problem]:
    if trial.place.has(f"{field}.source"):
        yield from unknown_id(fact.source, facts.sources, "source", trial.place, f"{field}.source")
    for number, other in enumerate(fact.differs):
        yield from unknown_id(other.source, facts.sources, "source", trial.place, f"{field}.differs.{number}.source")


def _item(place: Place, field: str, number: int) -> str:
    long = f"{field}.value.{number}"
    return long if place.has(long) else f"{field}.{number}"


def _of_measures(facts: Facts, trial: Trial) -> Iterator[Problem]:
    eligibility = trial.eligibility.known
    if eligibility is None:
        return
    start = "eligibility.value" if trial.place.has("eligibility.value") else "eligibility"
    for side in ("can_join", "cannot_join"):
        criteria = getattr(eligibility, side)
        for number, criterion in enumerate(criteria if isinstance(criteria, tuple) else ()):
            for position, measure in enumerate(criterion.measures):
                part = f"{start}.{side}.{number}.measures.{position}.name"
                yield from unknown_id(measure.name, facts.measures, "measure", trial.place, part)


def _of_topic(facts: Facts, topic: Topic) -> Iterator[Problem]:
    same_kind = facts.conditions if topic.id in facts.conditions else facts.treatments
    yield from unknown_id(topic.source, facts.sources, "source", topic.place, "source")
    if topic.part_of:
        yield from unknown_id(topic.part_of, same_kind, "topic", topic.place, "part_of")
    for record in (*topic.chances, *topic.figures, *getattr(topic, "approvals", ())):
        yield from unknown_id(record.source, facts.sources, "source", record.place, "source")
    for chance in topic.chances:
        if chance.years_source:
            yield from unknown_id(chance.years_source, facts.sources, "source", chance.place, "years_source")
