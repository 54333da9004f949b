"""Caches results by the hash of everything that they depend on. They may be deleted at any time.

They are in `.cache/` of the site, as JSON, which cannot execute code. A damaged or foreign file is ignored.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import cache
from operator import itemgetter
from pathlib import Path
from typing import Any

from plainfacts.facts.media import Media
from plainfacts.problems import Problem

FOLDER = ".cache"
_PROBLEMS = "problems.json"


def key_of(files: Mapping[str, bytes], problems: Iterable[Problem], today: date, media: Media) -> str:
    """The hash of all that the problems of a site depend on: its files, the day, this generator, its libraries.

    Of `media`, names and sizes count, and the contents of drawings.
    """
    found = hashlib.sha256(f"{today} {generator()} {libraries()}".encode())
    for name in sorted(files):
        found.update(f"\n{name} {len(files[name])}\n".encode())
        found.update(files[name])
    found.update(repr((sorted(problems), sorted(media.items(), key=itemgetter(0)))).encode())
    return found.hexdigest()


class Store:
    """A cache of JSON values in one file of `.cache/`, one line each: the hash of the key, a checksum, the value.

    A line with a wrong checksum is ignored, as is a file of another generator or other libraries. Values that a run did
    not use are deleted once they are more than half of the file.
    """

    def __init__(self, root: Path, name: str) -> None:
        self._path = root / FOLDER / name
        self._stamp = hashlib.sha256(f"{generator()} {libraries()}".encode()).hexdigest()
        self._lines = self._read()
        self._begun = bool(self._lines)
        self._known: set[str] = set()
        self._new: list[str] = []

    def get(self, key: str) -> Any:
        """The value that an earlier run stored under a key, or None."""
        name = _name(key)
        line = self._lines.get(name)
        if line is None or line[:_CHECK] != _check(name, line[_CHECK:]):
            return None
        self._known.add(name)
        return json.loads(line[_CHECK:])

    def put(self, key: str, value: Any) -> None:
        """Store a value for the next run. A key always has the same value, which is written once."""
        name = _name(key)
        if name not in self._known:
            text = json.dumps(value, separators=(",", ":"))
            self._known.add(name)
            self._new.append(f"{name} {_check(name, text)}{text}\n")
            if len(self._new) >= _AT_ONCE:
                self._write()

    def save(self) -> None:
        """Write the remaining values. Delete those that this run did not use if they are more than half of the file."""
        self._write()
        old = [line for name, line in self._lines.items() if name in self._known]
        if sum(map(len, self._lines.values())) > 2 * sum(map(len, old)):
            with suppress(OSError):
                text = self._path.read_text("ascii").split("\n")
                _write_whole(self._path, [line for line in text if line[:_NAME] in self._known or line == self._stamp])

    def _write(self) -> None:
        """Append the new values to the file. Does nothing if the folder cannot be written."""
        if not self._new:
            return
        with suppress(OSError):
            self._path.parent.mkdir(exist_ok=True)
            if not self._begun:
                _write_whole(self._path, [self._stamp])
            with self._path.open("a", encoding="ascii") as file:
                file.write("".join(["\n", *self._new]))  # a line that was cut off ends here
        self._begun, self._new = True, []

    def _read(self) -> dict[str, str]:
        with suppress(OSError, ValueError), self._path.open(encoding="ascii", newline="\n") as file:
            if file.readline() == f"{self._stamp}\n":
                return {line[:_NAME]: line[_NAME + 1 :].rstrip("\n") for line in file}
        return {}


_NAME, _CHECK = 32, 16
_AT_ONCE = 200


def _name(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:_NAME]


def _check(name: str, text: str) -> str:
    return hashlib.sha256(f"{name} {text}".encode()).hexdigest()[:_CHECK]


def _write_whole(path: Path, lines: Iterable[str]) -> None:
    """Replace a file atomically: another run reads the old one or the new one."""
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text("".join(f"{line}\n" for line in lines), "ascii")
    draft.replace(path)


@cache
def generator() -> str:
    """The hash of the files of this package: code, templates, theme and defaults."""
    here = Path(__file__).parents[1]
    found = hashlib.sha256()
    for path in sorted(here.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            found.update(path.relative_to(here).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()


@cache
def libraries() -> str:
    """The versions of Python and of all installed libraries."""
    folders = [folder for folder in sys.path if Path(folder).is_dir()]
    names = {path.name for folder in folders for path in Path(folder).glob("*.dist-info")}
    return f"{sys.version} {sorted(names)}"


def kept_problems(root: Path, key: str) -> list[Problem] | None:
    """The problems stored under this key, or None."""
    try:
        found = json.loads((root / FOLDER / _PROBLEMS).read_text("utf-8"))
        if found["key"] == key:
            return [Problem(**problem) for problem in found["problems"]]
    except (OSError, ValueError, TypeError, KeyError):
        pass
    return None


def keep_problems(root: Path, key: str, problems: Sequence[Problem]) -> None:
    """Store the problems for the next run. Does nothing if the folder cannot be written."""
    text = json.dumps({"key": key, "problems": [asdict(problem) for problem in problems]})
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        _write_whole(folder / _PROBLEMS, [text])
    except OSError:
        return
