"""The words that rules and readers look for in a text, as patterns: data of `defaults/patterns`, by room and module."""

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
    """The patterns of a module by their names, each compiled at its first use: `Patterns(__name__)["denied"]`.

    They stand in `defaults/patterns/ROOM.yaml` under the name of the module, or under `parts`, for the whole room. A
    pattern is an expression, or a list of which one must fit; `{people}` in it is another one, or one of `given`.
    Capitals count in those under `exact` alone. Raises KeyError where there is none of a name.
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
        """A pattern as text, to be put into another one."""
        return self._given.get(name) or self._whole(self._own().get(name) or _room(self._room)[_SHARED][name])

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list that is looked through as it stands."""
        found: list[str] = self._own()[name]
        return tuple(found)

    def pairs(self, name: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Patterns in the order in which they are tried, each with what it stands for."""
        if name not in self._pairs:
            listed = self._own()[name]
            found = [pair for one in (listed if isinstance(listed, list) else [listed]) for pair in one.items()]
            self._pairs[name] = tuple((sense, re.compile(self._whole(one), re.IGNORECASE)) for sense, one in found)
        return self._pairs[name]

    def _own(self) -> Mapping[str, Any]:
        section: Mapping[str, Any] = _room(self._room)[self._section]
        return section

    def _whole(self, found: str | list[str]) -> str:
        """A pattern with its parts put in, each as one group."""
        return _PART.sub(lambda part: f"(?:{self.text(part[1])})", found if isinstance(found, str) else "|".join(found))


@cache
def default_table(name: str) -> Mapping[str, Any]:
    """A table that comes with the generator, `defaults/NAME.yaml`: each value in it is a text, a list or a mapping."""
    found: Mapping[str, Any] = yaml.load(default_text(f"{name}.yaml") or "", Loader=yaml.CBaseLoader)
    return found


def _room(name: str) -> Mapping[str, Any]:
    return default_table(f"patterns/{name}")
