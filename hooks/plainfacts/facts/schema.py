"""JSON Schemas of the data files, generated from the models, so that code editors can complete and check keys."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from plainfacts.facts.house.style import Style
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.yaml.record_lists import LISTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """The text of each schema by file name: `trials.json` is for data/trials.yaml and the files in data/trials/."""
    found = {name: _listed(name, model) for name, (_, model, _) in LISTS.items()}
    found["trials"] = _listed("trials", Trial)
    found["style"] = _dump("style", _said_in_part(TypeAdapter(Style).json_schema(by_alias=True)))
    return {f"{name}.json": text for name, text in sorted(found.items())}


def _said_in_part(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of a file that overrides defaults, in which no key is required."""
    parts = {name: {**part} for name, part in schema["$defs"].items()}
    parts["WordList"].pop("required")
    return {key: value for key, value in schema.items() if key != "required"} | {"$defs": parts}


def _listed(name: str, model: type[Any]) -> str:
    """The schema of a file with a list of records; a file of trials may also be a single record."""
    schema = TypeAdapter(model).json_schema(by_alias=True, ref_template="#/$defs/{model}")
    definitions = schema.pop("$defs", {})
    shape: dict[str, Any] = {"type": "array", "items": schema}
    if name == "trials":
        shape = {"anyOf": [shape, schema]}
    return _dump(name, {**shape, "$defs": definitions} if definitions else shape)


def _dump(name: str, schema: dict[str, Any]) -> str:
    return json.dumps({"$schema": DIALECT, "title": f"data/{name}.yaml", **schema}, ensure_ascii=False, indent=1) + "\n"
