"""Finds the ids that records refer to and that do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.lookup import may_exist, where_to_look
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.listed import ListedTrial
from plainfacts.facts.records.reference import Topic, Treatment
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem


def unknown_ids(facts: Facts) -> Iterator[Problem]:
    """A Problem for each id that a record refers to and that does not exist."""
    for trial in facts.trials.values():
        yield from _of_trial(facts, trial)
    for listed in facts.listed.values():
        yield from _of_listed(facts, listed)
    for topic in facts.topics.values():
        yield from _of_topic(facts, topic)
    for term in facts.glossary.values():
        if term.source:
            yield from _unknown(facts, "source", term.source, term.place, "source")
    for urgent in facts.urgent.values():
        yield from _unknown(facts, "source", urgent.source, urgent.place, "source")
    for sign in facts.signs.values():
        yield from _unknown(facts, "source", sign.source, sign.place, "source")
        for number, name in enumerate(sign.after):
            yield from _unknown(facts, "treatment", name, sign.place, f"after.{number}")


def _unknown(facts: Facts, kind: str, name: str, place: Place, part: str) -> Iterator[Problem]:
    """A Problem if no record of this kind can have the id `name`; `part` is where the record refers to it."""
    if not may_exist(facts, kind, name):
        message = f"No {kind} has the id `{name}`."
        yield format_rules.UNKNOWN_ID.at(place.path, place.line(part), message, where_to_look(kind))


def _of_trial(facts: Facts, trial: Trial) -> Iterator[Problem]:
    place = trial.place
    yield from _unknown(facts, "source", trial.source, place, "source")
    if trial.part_of:
        yield from _unknown(facts, "trial", trial.part_of, place, "part_of")
    for field, fact in trial.facts().items():
        yield from _of_fact(facts, trial.place, field, fact)
    for kind in ("condition", "treatment"):
        field = f"{kind}s"
        for number, name in enumerate(getattr(trial, field).known or ()):
            yield from _unknown(facts, kind, name, place, _item(place, field, number))
    yield from _of_measures(facts, trial)


def _of_listed(facts: Facts, listed: ListedTrial) -> Iterator[Problem]:
    yield from _unknown(facts, "source", listed.source, listed.place, "source")
    for number, name in enumerate(listed.conditions.known or ()):
        yield from _unknown(facts, "condition", name, listed.place, _item(listed.place, "conditions", number))


def _of_fact(facts: Facts, place: Place, field: str, fact: Fact[Any]) -> Iterator[Problem]:
    if place.has(f"{field}.source"):
        yield from _unknown(facts, "source", fact.source, place, f"{field}.source")
    for number, other in enumerate(fact.differs):
        yield from _unknown(facts, "source", other.source, place, f"{field}.differs.{number}.source")


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
                yield from _unknown(facts, "measure", measure.name, trial.place, part)


def _of_topic(facts: Facts, topic: Topic) -> Iterator[Problem]:
    kind = "condition" if topic.id in facts.conditions else "treatment"
    yield from _unknown(facts, "source", topic.source, topic.place, "source")
    if topic.part_of:
        yield from _unknown(facts, kind, topic.part_of, topic.place, "part_of")
    for record in (*topic.chances, *topic.figures, *getattr(topic, "approvals", ())):
        yield from _unknown(facts, "source", record.source, record.place, "source")
    for chance in topic.chances:
        if chance.years_source:
            yield from _unknown(facts, "source", chance.years_source, chance.place, "years_source")
    for field, fact in topic.what_it_is().items():
        yield from _of_fact(facts, topic.place, field, fact)
    if isinstance(topic, Treatment):
        for number, name in enumerate(topic.listed("aims_at")):
            yield from _unknown(facts, "marker", name, topic.place, _item(topic.place, "aims_at", number))
