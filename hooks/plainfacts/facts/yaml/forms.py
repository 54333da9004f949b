"""Validates parsed values as frozen records, and turns pydantic's errors into messages that an editor can act on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from plainfacts.facts.records.form import Form, Place, Record, form_in
from plainfacts.facts.records.values import show
from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem, nearest

R = TypeVar("R", bound=Record)

_TODO = re.compile(r"\bTODO\b")
_FORM_TYPES = {"dict_type", "model_type", "model_attributes_type", "dataclass_type"}


def read_form(model: type[R], value: Any, place: Place) -> tuple[R | None, list[Problem]]:
    """A record of `model` from a parsed value, or None with the problems that prevent it."""
    todos = list(_todos(value, place, "")) if "TODO" in str(value) else []
    try:
        record = model.model_validate(value, context={"place": place})
    except ValidationError as error:
        found = error.errors(include_url=False)
        open_parts = {problem.line for problem in todos}
        problems = [problem for detail in found if (problem := _problem(detail, model, value, place))]
        told = [problem for problem in problems if problem.line not in open_parts or problem.rule == "unknown-key"]
        return None, todos + told
    return (None, todos) if todos else (record, [])


def _todos(value: Any, place: Place, part: str) -> Iterator[Problem]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _todos(item, place, f"{part}{key}.")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _todos(item, place, f"{part}{number}.")
    elif isinstance(value, str) and _TODO.search(value):
        name = part.rstrip(".")
        message = f"`{_field(name)}` still says TODO."
        fix = "Write it in plain words, or `unknown` where no source says it."
        yield format_rules.TODO.at(place.path, place.line(name), message, fix)


def _problem(detail: ErrorDetails, model: type[Record], value: Any, place: Place) -> Problem | None:
    loc = tuple(str(step) for step in detail["loc"])
    part = _written(loc, place)
    if detail["type"] == "missing":
        return _missing(loc, model, place)
    if detail["type"] == "extra_forbidden":
        return _unknown_key(loc, model, place)
    if loc[-1:] in (("source",), ("checked",)) and len(loc) > 1 and not place.has(".".join(loc)):
        return None  # inherited from the record, where it is reported
    if detail["type"] in _FORM_TYPES:
        keys = ", ".join(_keys(_form_at(model, loc)))
        message = f"`{_field(part)}`: Found {show(detail['input'])}; expected named values: {keys}."
        return format_rules.WRONG_VALUE.at(place.path, place.line(part), message, "Write each as `name: value`.")
    context = detail.get("ctx") or {}
    text = context.get("text") or f"Found {show(detail['input'])}, which is not allowed here."
    fix = context.get("fix") or "Compare it with another record."
    return format_rules.WRONG_VALUE.at(place.path, place.line(part), f"`{_field(part)}`: {text}", fix)


def _missing(loc: tuple[str, ...], model: type[Record], place: Place) -> Problem | None:
    part, key = ".".join(loc[:-1]), loc[-1]
    if part and not place.has(_written(loc[:-1], place)):
        return None
    where = f" in `{_field(part)}`" if part else ""
    message = f"The key `{key}` is missing{where}."
    return format_rules.MISSING_KEY.at(place.path, place.line(part), message, _fix_for_missing(key))


def _fix_for_missing(key: str) -> str:
    if key in ("id", "source", "checked", "who", "outcome", "review", "name", "title"):
        return f"Add a line `{key}: …`."
    return f"Add a line `{key}: …`, or `{key}: unknown` where no source says it."


def _unknown_key(loc: tuple[str, ...], model: type[Record], place: Place) -> Problem:
    key, allowed = loc[-1], _keys(_form_at(model, loc[:-1]))
    near = nearest(key, allowed)
    fix = f"Write `{near}`." if near else f"Use one of: {', '.join(allowed)}; or delete the line."
    return format_rules.UNKNOWN_KEY.at(
        place.path, place.line(_written(loc, place)), f"No key is called {show(key)} here.", fix
    )


def _written(loc: tuple[str, ...], place: Place) -> str:
    """The dotted path as it is in the file: the short form of a fact has no `value`."""
    full = ".".join(loc)
    if place.has(full) or "value" not in loc:
        return full
    position = loc.index("value")
    return ".".join(loc[:position] + loc[position + 1 :])


def _field(part: str) -> str:
    """A part as a message names it: `eligibility.can_join.0.plain` is "eligibility can_join item 1 plain"."""
    steps = [f"item {int(step) + 1}" if step.isdigit() else step for step in part.split(".")]
    return " ".join(steps) or "record"


def _form_at(model: type[Form], loc: tuple[str, ...]) -> type[Form]:
    """The form at a location inside a model."""
    for step in loc:
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        if step in fields:
            model = form_in(fields[step].annotation) or model
    return model


def _keys(model: type[Form]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]
