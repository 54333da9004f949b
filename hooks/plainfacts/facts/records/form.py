"""Where a record stands: its file, and the line of each of its parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, PrivateAttr

from plainfacts.facts.records.roles import role_of


@dataclass(frozen=True)
class Place:
    """A record's file and the lines of its parts, by dotted path inside the record (`eligibility.can_join.0.plain`).

    `lines` are those of the file, or of a part of it that begins after `offset` lines.
    """

    path: str
    start: int
    lines: Mapping[str, int] = field(default_factory=dict)
    prefix: str = ""
    offset: int = 0

    def line(self, part: str = "") -> int:
        """The line of a part; where the part is not written, of the nearest part that holds it."""
        while part:
            if (found := self.lines.get(self.prefix + part)) is not None:
                return found + self.offset
            part = part.rpartition(".")[0]
        return self.start

    def has(self, part: str) -> bool:
        """Whether the part is written in the file."""
        return self.prefix + part in self.lines


class Form(BaseModel):
    """A frozen set of named values, as an editor fills it in. Unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Refuse a form with a text that declares no role. Raises TypeError with its name."""
        super().__pydantic_init_subclass__(**kwargs)
        for name, info in cls.model_fields.items():
            try:
                role_of(info)
            except TypeError as error:
                raise TypeError(f"{cls.__name__}.{name} holds {error}; see plainfacts.facts.roles") from error


class Record(Form):
    """A form that is a record of its own in a data file, and knows its place there."""

    _place: Place = PrivateAttr(default_factory=lambda: Place("", 1))

    def model_post_init(self, context: object) -> None:
        """Take the place from the context of the validation."""
        if isinstance(context, dict) and "place" in context:
            self._place = context["place"]

    @cached_property
    def place(self) -> Place:
        """Where this record is written. Kept beside the private attribute, which is slow to look up."""
        return self._place


F = TypeVar("F", bound=Form)


def changed(form: F, values: Mapping[str, Any]) -> F:
    """A form with other values in some fields, which are not read again; a record keeps its place."""
    if all(getattr(form, name) is value for name, value in values.items()):
        return form
    kept = {name: getattr(form, name) for name in type(form).model_fields}
    made: Form = type(form).model_construct(form.model_fields_set, **{**kept, **values})
    if isinstance(form, Record) and isinstance(made, Record):
        made._place = form._place
    return cast(F, made)
