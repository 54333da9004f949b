"""Redirects: addresses that were once published, and where they lead now."""

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
"""One segment of an address, without characters that are special in URLs, in `_redirects` or in file names."""
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
    """A redirect from an address, and everything below it, to another, since a day."""

    from_: OldAddress = Field(alias="from")
    to: NewAddress
    since: Day
