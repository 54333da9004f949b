"""The icons that editors know by name from Material (`:material-phone:`): which there are, and where they lie."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

ICON = re.compile(r":(?P<name>(?P<set>material|octicons)-[a-z0-9-]{1,60}):")
"""A name as it is typed. These two sets may be used without naming their makers on each page (Apache 2.0, MIT)."""


@cache
def icon_file(name: str) -> Path | None:
    """The drawing of an icon by its name, `material-phone`; None where there is none."""
    group, _, icon = name.partition("-")
    path = _icons() / group / f"{icon}.svg"
    return path if path.is_file() else None


def icons_of(group: str) -> list[str]:
    """The names of all icons of a set."""
    return [f"{group}-{path.stem}" for path in (_icons() / group).glob("*.svg")]


@cache
def _icons() -> Path:
    """Material's folder of icons. The package is found, not loaded."""
    found = find_spec("material")
    return Path(found.origin or "").parent / "templates/.icons" if found else Path()
