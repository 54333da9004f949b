"""Finds the ids by which records refer to others and that do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.lookup import may_exist, where_to_look
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Form, Place, form_in
from plainfacts.facts.records.roles import referred_kind
from plainfacts.facts.texts import reference_records, shape_of
from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem

Reference = tuple[str, str, str]
"""The kind of record that is referred to, its id, and the dotted path of the id."""


def unknown_ids(facts: Facts) -> Iterator[Problem]:
    """A Problem for each id that a record refers to and that does not exist."""
    other = (record for _, record in reference_records(facts))
    for record in (*facts.trials.values(), *facts.listed.values(), *other, *facts.urgent.values()):
        for kind, name, part in _references(record, "", record.place):
            if not may_exist(facts, kind, name):
                message = f"No {kind} has the id `{name}`."
                yield format_rules.UNKNOWN_ID.at(
                    record.place.path, record.place.line(part), message, where_to_look(kind)
                )


@cache
def _referring(form: type[Form]) -> Mapping[str, tuple[str, str | None]]:
    """The fields of a form that contain references: the key in the file, and the kind of what the field refers to."""
    return {
        name: (field.alias or name, referred_kind(field))
        for name, field in form.model_fields.items()
        if referred_kind(field) or ((inner := form_in(field.annotation)) and _referring(inner))
    }


def _references(form: Form, prefix: str, place: Place) -> Iterator[Reference]:
    for name, (key, kind) in _referring(type(form)).items():
        yield from _in_value(getattr(form, name), f"{prefix}{key}", kind, place)


def _in_value(value: Any, part: str, kind: str | None, place: Place) -> Iterator[Reference]:
    shape = shape_of(value.__class__)
    if shape is str and kind:
        yield kind, value, part
    elif shape is tuple:
        for number, item in enumerate(value):
            yield from _in_value(item, f"{part}.{number}", kind, place)
    elif shape is Fact:
        if kind or "value" in _referring(value.__class__):
            yield from _in_value(value.value, f"{part}.value" if place.has(f"{part}.value") else part, kind, place)
        if place.has(f"{part}.source"):  # otherwise it is the record's
            yield "source", value.source, f"{part}.source"
        for number, other in enumerate(value.differs):
            yield "source", other.source, f"{part}.differs.{number}.source"
    elif shape is Form:
        yield from _references(value, f"{part}.", place)
