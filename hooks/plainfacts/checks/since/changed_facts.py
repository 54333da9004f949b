"""Which facts differ between two versions of a site's data; texts for families are no facts, and are left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Form, Place, Record
from plainfacts.facts.records.reference import Topic, Treatment
from plainfacts.facts.records.roles import role_of
from plainfacts.facts.records.trial import FACT_FIELDS, STATUSES, Trial
from plainfacts.facts.records.values import country_names

_NO_FACTS = frozenset({"id", "source", "checked", "differs", "years_source", "chances", "figures", "approvals"})
_COUNTS, _OF_PEOPLE = ("count", "out_of"), (" out of", " in", " of", "%", " %", " per cent")
"""A count alone is any number: it is looked for as a text would say it of people, "55 out of 100"."""
_LONGEST = 60


@dataclass(frozen=True)
class Changed:
    """A fact that changed: whose it is, how texts name that, its field, its place, what it was and is.

    `words` are what a text would say of the old value; `ids` are what a page fetches it by.
    """

    owner: str
    names: tuple[str, ...]
    field: str
    place: Place
    part: str
    before: str
    now: str
    words: frozenset[str]
    ids: frozenset[str]

    @property
    def says(self) -> str:
        """`status of LAMP 1 changed from recruiting to completed`."""
        what = f"{self.field} of {self.names[0]}" if self.field else self.names[0]
        return f"{what} changed from {self.before} to {self.now}" if self.now else f"{what} was taken away"


def changed_facts(before: Facts, now: Facts) -> Iterator[Changed]:
    """Every fact that differs, record by record. What is only new has no text yet that could rest on it."""
    for name, trial in before.trials.items():
        if name in now.trials:
            yield from _of_trial(before, now, trial, now.trials[name])
        elif now.is_whole("trials"):
            place = Place("data/trials.yaml", 1)
            yield Changed(name, _names(trial), "", place, "", "there", "", frozenset(), frozenset({name}))
    for name, topic in before.topics.items():
        if name in now.topics:
            yield from _of_topic(now, topic, now.topics[name])
    for name, old in before.markers.items():
        new = now.markers.get(name)
        if new and old.on != new.on:
            said = _short(old.on), _short(new.on)
            yield Changed(name, (name, *new.also), "on", new.place, "on", *said, frozenset(), frozenset())


def _of_trial(before: Facts, now: Facts, old: Trial, new: Trial) -> Iterator[Changed]:
    for field in FACT_FIELDS:
        was, is_ = (_bare(fact_of(facts, trial, field)) for facts, trial in ((before, old), (now, new)))
        if was != is_:
            whole = was
            was, is_ = _differing(was, is_)
            words = _words(_leaves(was) if any(_leaves(was)) else _leaves(whole), before, now)
            part = field if getattr(new, field) is not None else ""
            yield Changed(
                old.id, _names(new), field, new.place, part, _short(was), _short(is_), words, frozenset({old.id})
            )


def _of_topic(now: Facts, old: Topic, new: Topic) -> Iterator[Changed]:
    pairs: list[tuple[str, Record, Record | None]] = [("", old, new)]
    for list_ in ("chances", "figures"):
        ours = {one.id: one for one in getattr(new, list_)}
        pairs += [(one.id, one, ours.get(one.id)) for one in getattr(old, list_)]
    if isinstance(old, Treatment) and isinstance(new, Treatment):
        theirs = {(one.where, one.for_): one for one in new.approvals}
        pairs += [("approvals", one, theirs.get((one.where, one.for_))) for one in old.approvals]
    for key, was, is_ in pairs:
        yield from _of_record(key, old, new, was, is_, now)


def _of_record(key: str, old: Topic, new: Topic, was: Record, is_: Record | None, now: Facts) -> Iterator[Changed]:
    before, after = _stated(was), _stated(is_) if is_ else {}
    for field in before:
        if before[field] != after.get(field):
            said, told = _short(before[field]), _short(after[field]) if field in after else ""
            words = _words(_leaves(before[field]), now, now)
            if field in _COUNTS:
                words = frozenset(f"{word}{rest}" for word in words for rest in _OF_PEOPLE)
            place, part = (is_.place, field) if is_ else (new.place, "")
            name = f"{key}: {field}" if key else field
            yield Changed(
                old.id, (new.name, *new.also_called), name, place, part, said, told, words, frozenset({key or old.id})
            )
            if is_ is None:
                return


def _stated(record: Record) -> dict[str, Any]:
    """The values of a record; of a treatment also what it is, though families read its words ("into a vein")."""
    what = record.what_it_is() if isinstance(record, Topic) else {}
    return {**_bare(record), **{name: _bare(fact.value) for name, fact in what.items()}}


def _names(trial: Trial) -> tuple[str, ...]:
    return (str(trial.name.known or trial.id),)


def _bare(value: Any) -> Any:
    """A value without texts for families, ids of sources and dates of comparison."""
    if isinstance(value, Fact):
        return _bare(value.value) if _is_fact("value", type(value)) else None
    if isinstance(value, Form):
        return {name: _bare(getattr(value, name)) for name in type(value).model_fields if _is_fact(name, type(value))}
    return [_bare(item) for item in value] if isinstance(value, tuple) else value


def _is_fact(name: str, form: type[Form]) -> bool:
    if name in _NO_FACTS:
        return False
    try:
        role = role_of(form.model_fields[name])
    except TypeError:
        return True  # it holds texts of several kinds: they are told apart inside it
    return role is None or role.kind != "family" or form.__name__ in ("Chance", "Figure", "Approval")


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from chain.from_iterable(map(_leaves, value.values()))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from chain.from_iterable(map(_leaves, value))
    elif value is not None and not isinstance(value, bool):
        yield str(value.year) if isinstance(value, date) else str(value)


def _words(leaves: Iterator[str], before: Facts, now: Facts) -> frozenset[str]:
    """How a text would say the values: countries, illnesses and treatments by their names, no status."""
    countries, topics = country_names(), {**before.topics, **now.topics}
    found: set[str] = set()
    for leaf in leaves:
        names = (topics[leaf].name, *topics[leaf].also_called) if leaf in topics else (countries.get(leaf, leaf),)
        found.update(name for name in names if name not in STATUSES and len(name) > 1)
    return frozenset(found)


def _differing(was: Any, is_: Any) -> tuple[Any, Any]:
    """Of two lists what stands in one of them only; of two forms the parts that differ; other values whole."""
    if isinstance(was, list) and isinstance(is_, list):
        return [one for one in was if one not in is_], [one for one in is_ if one not in was]
    if isinstance(was, dict) and isinstance(is_, dict):
        pairs = {name: _differing(was[name], is_[name]) for name in was if was[name] != is_[name]}
        return {name: old for name, (old, _) in pairs.items()}, {name: new for name, (_, new) in pairs.items()}
    return was, is_


def _short(value: Any) -> str:
    text = ", ".join(_leaves(value)) or "nothing"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 2].rsplit(' ', 1)[0]} …"
