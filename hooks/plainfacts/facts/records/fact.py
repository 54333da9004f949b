"""Facts: values with a source and the date of the copy of it that they were last compared with."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Generic, TypeVar

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from plainfacts.facts.records.form import Form
from plainfacts.facts.records.times import Day
from plainfacts.facts.records.values import Items, Maybe, SourceId, Sure, Unknown

T = TypeVar("T")


class Different(Form, Generic[T]):
    """What another source says about the same fact, or (`planned`) what it planned earlier."""

    value: Maybe[T]
    source: SourceId
    checked: Day
    planned: Sure = False


class Fact(Form, Generic[T]):
    """A value, its source, and the date of the copy of the source that it was last compared with (`checked`)."""

    value: Maybe[T]
    source: SourceId
    checked: Day
    differs: Items[Different[T]] = ()

    @property
    def known(self) -> T | None:
        """The value, or None where no source states it."""
        return None if isinstance(self.value, Unknown) else self.value

    @property
    def disputed(self) -> tuple[Different[T], ...]:
        """What other sources say about the present; earlier plans are no disagreement."""
        return tuple(other for other in self.differs if not other.planned)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """The schema of a fact in its short form (the value alone) or its long form (a mapping with `value`)."""
        long = dict(handler.resolve_ref_schema(handler(schema)))
        long.pop("title", None)
        return {"anyOf": [long["properties"]["value"], {**long, "required": ["value"]}]}


def written_long(data: Any, fields: Collection[str]) -> Any:
    """A record's data with the facts in `fields` in long form; each has the record's source and date or its own.

    Data that are no mapping are returned unchanged, for the validation to report.
    """
    if not isinstance(data, dict):
        return data
    return {key: _long(value, data) if key in fields else value for key, value in data.items()}


def _long(value: Any, data: dict[str, Any]) -> Any:
    fact = dict(value) if isinstance(value, dict) and "value" in value else {"value": value}
    return {"source": data.get("source"), "checked": data.get("checked")} | fact
