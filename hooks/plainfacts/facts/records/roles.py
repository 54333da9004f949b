"""What a text in a record is for: each field declares it, and everything that reads texts follows from that.

A field whose text declares no role cannot be loaded: a text that no check reads would be published unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

Kind = Literal["family", "name", "exact", "code"]


@dataclass(frozen=True)
class Role:
    """What a text is for.

    `family` is written for families and judged as language; a `name` is looked up and has one spelling; `exact` is the
    wording of a source and never judged; `code` is for programs and never shown. `passage` says as what a family
    reads it: title, paragraph, item, words (a few that are no sentence), part (of a sentence) or term (a meaning).
    """

    kind: Kind
    passage: str = ""


@dataclass(frozen=True)
class For:
    """Marks a field whose texts are for one audience (`teen`, `child`) and not for the whole family."""

    audience: str


CODE = Role("code")
FAMILY = "family"
"""The audience of a text whose field names none."""


def role_of(field: FieldInfo) -> Role | None:
    """The role of the text in a field, or None where it holds no text. Raises TypeError where a text has no role."""
    found = set(_roles(field.annotation, tuple(field.metadata)))
    if None in found or len(found) > 1:
        raise TypeError("a text that declares no role, or several")
    return next(iter(found), None)


def audience_of(field: FieldInfo) -> str | None:
    """The audience that a field names for all texts in it, or None where it names none."""
    return next((mark.audience for mark in field.metadata if isinstance(mark, For)), None)


def _roles(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[Role | None]:
    """The roles of all texts in an annotation, None for a text without one."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from _roles(inner, (*metadata, *more))
    elif annotation is str:
        found = (getattr(item, "role", item) for item in metadata)
        yield next((item for item in found if isinstance(item, Role)), None)
    elif annotation is Any or isinstance(annotation, TypeVar):
        return  # an open form: it is judged where its type is named
    else:
        for argument in get_args(annotation):
            yield from _roles(argument)
