"""Addresses that lead on: what was published once and has another place now."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from plainfacts.facts.records.form import Record
from plainfacts.facts.records.roles import CODE
from plainfacts.facts.records.times import Day
from plainfacts.facts.records.values import wrong

_NAME = r"[^\s/?#%\\:*<>\"'.][^\s/?#%\\:*<>\"']*"
"""A part of an address. What it leaves out has a meaning of its own in addresses, in `_redirects`, or on a disk."""
_FOLDERS = rf"/(?:{_NAME}/)*"
_FROM = rf"/(?:{_NAME}/)*{_NAME}(?:/|\.html)"
_TO = rf"{_FOLDERS}(?:#[^\s#<>\"']+)?"


def is_address(text: str) -> bool:
    """Whether a text is the address of a page from the root of the site: `/`, `/car-t/`, `/old.html`."""
    return text == "/" or bool(re.fullmatch(_FROM, text))


def _address(pattern: str, example: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if isinstance(value, str) and re.fullmatch(pattern, value):
            return value
        near = f"/{value.strip().strip('/').removesuffix('.md')}/" if isinstance(value, str) else ""
        fix = f"Write `{near}`." if re.fullmatch(pattern, near) else f"Write it like `{example}`."
        raise wrong(value, f"an address of this site from its root, such as {example}", fix)

    return read


OldAddress = Annotated[
    str,
    BeforeValidator(_address(_FROM, "/old-page/")),
    WithJsonSchema({"type": "string", "pattern": r"^/.*[^/].*(/|\.html)$"}),
    CODE,
]
NewAddress = Annotated[
    str,
    BeforeValidator(_address(_TO, "/new-page/")),
    WithJsonSchema({"type": "string", "pattern": "^/([^?]*/)?(#.+)?$"}),
    CODE,
]


class Redirect(Record):
    """An address that leads on to another, with all that was published below it, and since when."""

    from_: OldAddress = Field(alias="from")
    to: NewAddress
    since: Day
