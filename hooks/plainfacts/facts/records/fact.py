"""A fact: a value with the source it comes from and the date of the copy with which it was last compared."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Generic, TypeVar

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from plainfacts.facts.records.form import Form
from plainfacts.facts.records.times import Day
from plainfacts.facts.records.values import Id, Items, Maybe, Sure, Unknown

T = TypeVar("T")


class Different(Form, Generic[T]):
    """What another source says of the same fact, or what it `planned` before."""

    value: Maybe[T]
    source: Id
    checked: Day
    planned: Sure = False


class Fact(Form, Generic[T]):
    """A value with the source it comes from and the date of the copy with which it was last compared."""

    value: Maybe[T]
    source: Id
    checked: Day
    differs: Items[Different[T]] = ()

    @property
    def known(self) -> T | None:
        """The value, or None where no source states it."""
        return None if isinstance(self.value, Unknown) else self.value

    @property
    def disputed(self) -> tuple[Different[T], ...]:
        """What other sources say of today: what was planned is no disagreement."""
        return tuple(other for other in self.differs if not other.planned)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A fact is written short, as its value, or long, as a mapping with `value`."""
        long = dict(handler.resolve_ref_schema(handler(schema)))
        long.pop("title", None)
        return {"anyOf": [long["properties"]["value"], {**long, "required": ["value"]}]}


def written_long(data: Any, fields: Collection[str]) -> Any:
    """A record whose facts are written long: each with a source and a date, those of the record if it has no others."""
    if not isinstance(data, dict):
        return data
    return {key: _long(value, data) if key in fields else value for key, value in data.items()}


def _long(value: Any, data: dict[str, Any]) -> Any:
    fact = dict(value) if isinstance(value, dict) and "value" in value else {"value": value}
    return {"source": data.get("source"), "checked": data.get("checked")} | fact
