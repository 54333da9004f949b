"""The base classes of all records, and the place of a record in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, PrivateAttr

from plainfacts.facts.records.roles import role_of


@dataclass(frozen=True)
class Place:
    """The file and line of a record and of its parts, by dotted path in the record (`eligibility.can_join.0.plain`).

    `lines` maps `prefix` + path to a line number, counted from 1, in the file or in a section of it that begins after
    `offset` lines. `start` is the first line of the record in the file.
    """

    path: str
    start: int
    lines: Mapping[str, int] = field(default_factory=dict)
    prefix: str = ""
    offset: int = 0

    def line(self, part: str = "") -> int:
        """The line of a part in the file; for a part that is not there, the line of the nearest part around it."""
        while part:
            if (found := self.lines.get(self.prefix + part)) is not None:
                return found + self.offset
            part = part.rpartition(".")[0]
        return self.start

    def told(self, part: str = "") -> str:
        """`data/trials.yaml:42`, for messages that name another place."""
        return f"{self.path}:{self.line(part)}"

    def has(self, part: str) -> bool:
        """Whether the part is in the file."""
        return self.prefix + part in self.lines


class Form(BaseModel):
    """A frozen model of a mapping in a data file. Unknown keys are rejected."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, arbitrary_types_allowed=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:
        """Reject a class with a text field that declares no role. Raises TypeError naming the field."""
        super().__pydantic_init_subclass__(**kwargs)
        for name, info in cls.model_fields.items():
            try:
                role_of(info)
            except TypeError as error:
                raise TypeError(f"{cls.__name__}.{name} has {error}; see plainfacts.facts.records.roles") from error


class Record(Form):
    """A form that is a record in a data file, and knows its place there."""

    _place: Place = PrivateAttr(default_factory=lambda: Place("", 1))

    def model_post_init(self, context: object) -> None:
        """Take the place from the validation context."""
        if isinstance(context, dict) and "place" in context:
            self._place = context["place"]

    @cached_property
    def place(self) -> Place:
        """The place of this record. Cached, since pydantic's private attributes are slow to read."""
        return self._place


def form_in(annotation: Any) -> type[Form] | None:
    """The outermost form in a type annotation (in `Items[Step] | None`, it is Step), or None."""
    if isinstance(annotation, type) and issubclass(annotation, Form):
        return annotation
    return next((form for part in get_args(annotation) if (form := form_in(part))), None)


F = TypeVar("F", bound=Form)


def changed(form: F, values: Mapping[str, Any]) -> F:
    """A copy of a form with some fields replaced, without validation; a record keeps its place.

    The form itself where nothing changes.
    """
    if all(getattr(form, name) is value for name, value in values.items()):
        return form
    made = form.__class__.__new__(form.__class__)
    fields = {name: value for name, value in form.__dict__.items() if name in form.__class__.model_fields}
    made.__setstate__({**form.__getstate__(), "__dict__": {**fields, **values}})  # as a copy by pickle, but faster
    return made
