"""Walks the texts of a record with their roles, for everything that reads or changes texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import is_not
from typing import Any, NamedTuple, TypeVar

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Form, Place, Record, changed
from plainfacts.facts.records.roles import CODE, FAMILY, Role, audience_of, role_of

F = TypeVar("F", bound=Form)
R = TypeVar("R", bound=Record)


class RecordText(NamedTuple):
    """A text of a record: dotted path (`eligibility.can_join.0.plain`), key (`plain`), role and audience."""

    part: str
    key: str
    text: str
    role: Role
    audience: str = FAMILY


def record_texts(record: Record) -> Sequence[RecordText]:
    """All texts of a record except codes, in the order of its model.

    Texts of records inside it (the chances of an illness) are left out.
    """
    found: list[RecordText] = []

    def keep(text: RecordText) -> str:
        found.append(text)
        return text.text

    with_texts(record, keep)
    return found


def reference_records(facts: Facts) -> Iterator[tuple[str, Record]]:
    """Every topic, chance, figure, approval, term, sign and measure, each as (owner of its texts, record)."""
    for topic in facts.topics.values():
        inner = (*topic.chances, *topic.figures, *getattr(topic, "approvals", ()))
        yield from ((topic.id, record) for record in (topic, *inner))
    yield from facts.glossary.items()
    yield from facts.signs.items()
    yield from facts.measures.items()


@cache
def _fields(form: type[Form]) -> tuple[tuple[str, str, Role, str | None], ...]:
    """The fields of a form, each as (name, key in the file, role, audience)."""
    return tuple(
        (name, field.alias or name, role_of(field) or CODE, audience_of(field))
        for name, field in form.model_fields.items()
    )


@cache
def shape_of(kind: type) -> type | None:
    """How a walk of a record treats values of a type: as Fact, str, tuple or Form, or not at all (None).

    A record inside a record is not walked, since it has a place of its own.
    """
    held = next((known for known in (Fact, str, tuple, Form) if issubclass(kind, known)), None)
    return None if held is Form and issubclass(kind, Record) else held


def with_texts(record: R, change: Callable[[RecordText], str]) -> R:
    """A copy of a record with `change` applied to each text that `record_texts` returns."""
    return _form(record, "", record.place, FAMILY, change)


def _form(form: F, prefix: str, place: Place, audience: str, change: Callable[[RecordText], str]) -> F:
    """A form with its texts changed; the form itself where nothing changes."""
    found = {}
    for name, key, role, own in _fields(type(form)):
        old = getattr(form, name)
        new = _value(old, key, prefix + key, role, place, own or audience, change)
        if new is not old:
            found[name] = new
    return changed(form, found) if found else form


def _value(
    value: Any, key: str, part: str, role: Role, place: Place, audience: str, change: Callable[[RecordText], str]
) -> Any:
    held = shape_of(value.__class__)
    if held is str:
        return value if role.kind == "code" else change(RecordText(part, key, value, role, audience))
    if held is tuple:
        found = [_value(item, key, f"{part}.{at}", role, place, audience, change) for at, item in enumerate(value)]
        return tuple(found) if any(map(is_not, found, value)) else value
    if held is Fact:
        ((name, _, inner, _), *_) = _fields(value.__class__)
        long = f"{part}.value"
        new = _value(value.value, key, long if place.has(long) else part, inner, place, audience, change)
        return changed(value, {name: new})
    return _form(value, f"{part}.", place, audience, change) if held is Form else value
