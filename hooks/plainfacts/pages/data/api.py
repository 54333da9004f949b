"""All facts of all trials as JSON, for other programs."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from pydantic_core import to_json

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import LISTED_FIELDS, AnyTrial, ListedTrial
from plainfacts.facts.records.trial import DERIVED_FIELDS, FACT_FIELDS, Trial
from plainfacts.facts.schema import DIALECT
from plainfacts.pages.links import trial_url

VERSION = 1
"""The version of the format of api/trials.json, raised when programs that read it must change."""
_PARTS = ("value", "source", "checked", "differs")
_TEXT = {"type": "string"}
_NO_OTHER = {"additionalProperties": False}


def trials_json(facts: Facts) -> Iterator[str]:
    """`{"version": 1, "trials": [{"id", "url", "facts": {FIELD: {"value", "source", "checked", "differs"}}}]}`, by id.

    The format is that of `schema_json`. Listed trials are under the key `listed`, so that `trials` has only those that
    are written up. Yields trial by trial, since the whole text would be the largest object in a build.
    """
    yield f'{{\n "version": {VERSION},\n "trials": ['
    yield from _items(facts, facts.trials.values())
    if facts.listed:
        yield ',\n "listed": ['
        yield from _items(facts, facts.listed.values())
    yield "\n}\n"


def _items(facts: Facts, trials: Collection[AnyTrial]) -> Iterator[str]:
    """The items of a list and its closing bracket."""
    for number, trial in enumerate(trials):
        yield ("," if number else "") + "\n  " + trial_json(facts, trial)
    yield "\n ]" if trials else "]"


@cache
def schema_json() -> str:
    """The JSON Schema of api/trials.json, generated from the model of a trial."""
    forms = {name: _form_of(Trial.model_fields[name].annotation) for name in FACT_FIELDS}
    found, whole = models_json_schema([(form, "validation") for form in forms.values()], ref_template="#/$defs/{model}")
    shared = whole["$defs"]  # generated together, since models of different facts may have the same name
    named = {name: found[form, "validation"]["$ref"].rpartition("/")[2] for name, form in forms.items()}
    facts = {name: {**shared[key]["anyOf"][-1], "required": list(_PARTS)} for name, key in named.items()}
    trial = _object({"id": _TEXT, "url": _TEXT, "facts": {"type": "object", "properties": facts, **_NO_OTHER}})
    listed = _object({"id": _TEXT, "url": _TEXT, "facts": {"type": "object"}})
    form = _object({"version": {"const": VERSION}, "trials": {"type": "array", "items": trial}})
    form["properties"]["listed"] = {"type": "array", "items": listed}  # not required
    return to_json({"$schema": DIALECT, "title": "api/trials.json", **form, "$defs": shared}, indent=1).decode() + "\n"


def _form_of(annotation: Any) -> Any:
    """The model of a fact, without the `None` of an optional one."""
    return next((kind for kind in get_args(annotation) if kind is not type(None)), annotation)


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties), **_NO_OTHER}


def trial_json(facts: Facts, trial: AnyTrial) -> str:
    """One trial as it is in the list, from its opening to its closing brace."""
    whole = _dumped(trial)
    derived = {name: fact_of(facts, trial, name) for name in DERIVED_FIELDS if whole.get(name) is None}
    whole |= {name: _dumped(fact) for name, fact in derived.items() if fact}
    fields = LISTED_FIELDS if isinstance(trial, ListedTrial) else FACT_FIELDS
    stated = {name: _fact(whole[name]) for name in fields if whole.get(name) is not None}
    found = {"id": trial.id, "url": facts.settings.on_host(trial_url(trial)), "facts": stated}
    return to_json(found, indent=1).decode().replace("\n", "\n  ")


def _dumped(model: BaseModel) -> dict[str, Any]:
    return model.model_dump(mode="json", by_alias=True, exclude_unset=True)


def _fact(dumped: dict[str, Any]) -> dict[str, Any]:
    return {name: dumped.get(name, []) for name in _PARTS}
