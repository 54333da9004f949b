"""Walks the texts of a record with their roles, for everything that reads or changes texts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Form, Place, Record, changed
from plainfacts.facts.records.roles import CODE, FAMILY, Role, audience_of, role_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class RecordText:
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
    for name, key, role, audience in _fields(type(record)):
        _add_texts(found, getattr(record, name), key, key, role, record.place, audience or FAMILY)
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


def _add_texts(
    found: list[RecordText], value: Any, key: str, part: str, role: Role, place: Place, audience: str
) -> None:
    held = shape_of(value.__class__)
    if held is str:
        if role.kind != "code":
            found.append(RecordText(part, key, value, role, audience))
    elif held is Fact:
        ((_, _, inner, _), *_) = _fields(value.__class__)
        long = f"{part}.value"
        _add_texts(found, value.value, key, long if place.has(long) else part, inner, place, audience)
    elif held is tuple:
        for number, item in enumerate(value):
            _add_texts(found, item, key, f"{part}.{number}", role, place, audience)
    elif held is Form:
        for name, inner_key, inner, own in _fields(value.__class__):
            _add_texts(found, getattr(value, name), inner_key, f"{part}.{inner_key}", inner, place, own or audience)


def with_texts(record: R, change: Callable[[RecordText], str]) -> R:
    """A copy of a record with `change` applied to each text that `record_texts` returns."""
    return changed(record, _changes(record, "", record.place, FAMILY, change))


def _changes(
    form: Form, prefix: str, place: Place, audience: str, change: Callable[[RecordText], str]
) -> dict[str, Any]:
    return {
        name: _changed(getattr(form, name), key, f"{prefix}{key}", role, place, own or audience, change)
        for name, key, role, own in _fields(type(form))
    }


def _changed(
    value: Any, key: str, part: str, role: Role, place: Place, audience: str, change: Callable[[RecordText], str]
) -> Any:
    held = shape_of(value.__class__)
    if held is str:
        return value if role.kind == "code" else change(RecordText(part, key, value, role, audience))
    if held is Fact:
        ((name, _, inner, _), *_) = _fields(value.__class__)
        long = f"{part}.value"
        at = long if place.has(long) else part
        return changed(value, {name: _changed(value.value, key, at, inner, place, audience, change)})
    if held is tuple:
        found = [
            _changed(item, key, f"{part}.{number}", role, place, audience, change) for number, item in enumerate(value)
        ]
        return tuple(found) if any(new is not old for new, old in zip(found, value, strict=True)) else value
    return changed(value, _changes(value, f"{part}.", place, audience, change)) if held is Form else value
