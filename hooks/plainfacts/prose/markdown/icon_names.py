"""Looks up Material's icons by name (`:material-phone:`)."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ICON = re.compile(r":(?P<name>(?P<set>material|octicons)-[a-z0-9-]{1,60}):")
"""An icon as typed. The licences of these two sets (Apache 2.0, MIT) require no attribution on each page."""


@cache
def icon_file(name: str) -> Path | None:
    """The path of an icon's SVG by its name (`material-phone`), or None if there is no such icon."""
    group, _, icon = name.partition("-")
    path = _icons() / group / f"{icon}.svg"
    return path if path.is_file() else None


def icons_of(group: str) -> list[str]:
    """The names of all icons of a set (`material` or `octicons`)."""
    return [f"{group}-{path.stem}" for path in (_icons() / group).glob("*.svg")]


@cache
def _icons() -> Path:
    """Material's folder of icons. The package is located without importing it."""
    found = find_spec("material")
    return Path(found.origin or "").parent / "templates/.icons" if found else Path()
