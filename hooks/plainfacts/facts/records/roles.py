"""The role of each text in a record. Fields declare it, and every check and page that reads texts relies on it.

A model with a text that declares no role cannot be loaded: no check would read that text before it is published.
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

    `family` texts are written for families and checked as language; a `name` is looked up and has one spelling; `exact`
    is the wording of a source, which is not checked; `code` is for programs and never shown. `passage` says what a
    family text is on the page: title, paragraph, item, words (a phrase), part (of a sentence) or term (a meaning).
    """

    kind: Kind
    passage: str = ""


@dataclass(frozen=True)
class For:
    """Marks a field whose texts are for one audience (`teen`, `child`) instead of the whole family."""

    audience: str


@dataclass(frozen=True)
class Refers:
    """Marks a field whose texts refer to records of one kind (`source`, `condition` ...) by their ids."""

    to: str


CODE = Role("code")
FAMILY = "family"
"""The audience of a text whose field has no `For`."""


def role_of(field: FieldInfo) -> Role | None:
    """The role of a field's text, or None if it has no text. Raises TypeError if a text has no role, or several."""
    found = set(_roles(field.annotation, tuple(field.metadata)))
    if None in found or len(found) > 1:
        raise TypeError("a text that declares no role, or several")
    return next(iter(found), None)


def audience_of(field: FieldInfo) -> str | None:
    """The audience that a field declares for all texts in it, or None."""
    return next((mark.audience for mark in field.metadata if isinstance(mark, For)), None)


def referred_kind(field: FieldInfo) -> str | None:
    """The kind of record to which the texts in a field refer, or None."""
    return next((mark.to for mark in field.metadata if isinstance(mark, Refers)), None)


def _roles(annotation: Any, metadata: tuple[Any, ...] = ()) -> Iterator[Role | None]:
    """The roles of all texts in an annotation, None for a text without one."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        yield from _roles(inner, (*metadata, *more))
    elif annotation is str:
        found = (getattr(item, "role", item) for item in metadata)
        yield next((item for item in found if isinstance(item, Role)), None)
    elif annotation is Any or isinstance(annotation, TypeVar):
        return  # a generic form: it is examined where its type argument is given
    else:
        for argument in get_args(annotation):
            yield from _roles(argument)
