"""The inputs of a built site as hashes: files, settings, day, generator, libraries."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from plainfacts.keep.store import generator, libraries


@dataclass(frozen=True)
class Inputs:
    """The SHA-256 of every file by name, and all other inputs as one text."""

    files: Mapping[str, str]
    rest: str

    def digest(self, *left_out: str) -> str:
        """One hash of all inputs, without the files whose names start with one of `left_out`."""
        names = [name for name in sorted(self.files) if not name.startswith(left_out)]
        text = "\n".join([self.rest, *(f"{self.files[name]} {name}" for name in names)])
        return hashlib.sha256(text.encode()).hexdigest()


def read_inputs(places: Mapping[str, Path], settings: str, today: date) -> Inputs | None:
    """The inputs of a site: `places` are its files and folders by name, `settings` its settings as a text.

    None if they cannot be known: there is a symbolic link, or a file cannot be read.
    """
    try:
        files = {name: _hash(path) for place, root in places.items() for name, path in _below(place, root)}
    except OSError:
        return None
    return Inputs(files, f"{today} {generator()} {libraries()} {umask()} {settings}")


def as_settings(settings: Mapping[str, Any], root: Path) -> str | None:
    """Settings as one text, with `.` for the folder of the site; None if one is an object that cannot be named."""
    try:
        text = json.dumps(settings, default=_named, sort_keys=True)
    except (TypeError, ValueError):
        return None
    return text.replace(json.dumps(str(root))[1:-1], ".")


def _below(place: str, root: Path) -> Iterable[tuple[str, Path]]:
    if root.is_symlink():
        raise OSError(f"{root} is a link")
    if not root.is_dir():
        yield place, root
        return
    for folder, folders, files in os.walk(root):
        here = Path(folder)
        if any((here / name).is_symlink() for name in (*folders, *files)):
            raise OSError(f"{here} holds a link")
        yield from ((f"{place}/{(here / name).relative_to(root).as_posix()}", here / name) for name in files)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "none"


def umask() -> int:
    """The umask of this process: cached pages must have the permissions that new ones would get."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _named(value: Any) -> Any:
    """A setting that JSON cannot hold: a function by its name, else the attributes of an object. Raises TypeError."""
    if isinstance(value, ModuleType):
        return value.__name__
    if callable(value) and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if isinstance(value, re.Pattern):
        return value.pattern
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    held = {name: getattr(value, name, None) for name in slots} | getattr(value, "__dict__", {})
    if not held:
        raise TypeError(f"{value!r} has no name")
    return [type(value).__qualname__, held]
