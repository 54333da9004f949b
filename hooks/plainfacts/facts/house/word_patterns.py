"""The words that rules and parsers look for, as patterns: the data in `defaults/patterns`, by package and module."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

import yaml

from plainfacts.facts.files import default_text

_PART = re.compile(r"\{([a-z][a-z_]*)\}")
_AS_TYPED, _SHARED = "exact", "parts"


class Patterns(dict[str, re.Pattern[str]]):
    """The patterns of a module by name, each compiled at its first use: `Patterns(__name__)["denied"]`.

    They are in `defaults/patterns/PACKAGE.yaml` under the name of the module, or under `parts` for the whole package. A
    pattern is a regular expression, or a list of alternatives; `{people}` in it is another pattern, or one of `given`.
    Only those under `exact` are case-sensitive. Raises KeyError if there is no pattern of a name.
    """

    def __init__(self, module: str, **given: str) -> None:
        super().__init__()
        _, self._room, self._section = module.rsplit(".", 2)
        self._given = given
        self._pairs: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {}

    def __missing__(self, name: str) -> re.Pattern[str]:
        exact = self._own().get(_AS_TYPED, {})
        text = self._whole(exact[name]) if name in exact else self.text(name)
        self[name] = re.compile(text, 0 if name in exact else re.IGNORECASE)
        return self[name]

    def text(self, name: str) -> str:
        """A pattern as text, for use in another one."""
        return self._given.get(name) or self._whole(self._own().get(name) or _room(self._room)[_SHARED][name])

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list that is not a pattern."""
        found: list[str] = self._own()[name]
        return tuple(found)

    def pairs(self, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Patterns in the order in which they are tried, each with its meaning."""
        if name not in self._pairs:
            listed = self._own()[name]
            found = [pair for one in (listed if isinstance(listed, list) else [listed]) for pair in one.items()]
            self._pairs[name] = tuple((sense, re.compile(self._whole(one), re.IGNORECASE)) for sense, one in found)
        return self._pairs[name]

    def _own(self) -> Mapping[str, Any]:
        section: Mapping[str, Any] = _room(self._room)[self._section]
        return section

    def _whole(self, found: str | list[str]) -> str:
        """A pattern with the patterns that it names inserted, each as a group."""
        return _PART.sub(lambda part: f"(?:{self.text(part[1])})", found if isinstance(found, str) else "|".join(found))


@cache
def default_table(name: str) -> Mapping[str, Any]:
    """A table of the generator, `defaults/NAME.yaml`, with all scalars as text."""
    found: Mapping[str, Any] = yaml.load(default_text(f"{name}.yaml") or "", Loader=yaml.CBaseLoader)
    return found


def _room(name: str) -> Mapping[str, Any]:
    return default_table(f"patterns/{name}")
