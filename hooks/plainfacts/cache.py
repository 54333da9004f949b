"""What was worked out before, kept by the hash of everything it follows from. Never needed: at worst all is done again.

The cache lies in `.cache/` of the site, as JSON, which cannot run anything. A damaged or foreign file counts as none.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

from plainfacts.problems import Problem

FOLDER = ".cache"
_PROBLEMS = "problems.json"


def key_of(files: Mapping[str, bytes], problems: Iterable[Problem], today: date) -> str:
    """The hash of all that the problems of a site follow from: its files, the day, this generator, its libraries."""
    found = hashlib.sha256(f"{today} {generator()} {libraries()}".encode())
    for name in sorted(files):
        found.update(f"\n{name} {len(files[name])}\n".encode())
        found.update(files[name])
    found.update(repr(sorted(problems)).encode())
    return found.hexdigest()


@cache
def generator() -> str:
    """The hash of this package's own files."""
    here = Path(__file__).parent
    found = hashlib.sha256()
    for path in sorted(here.rglob("*")):
        if path.suffix in (".py", ".html", ".yaml"):
            found.update(path.relative_to(here).as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()


@cache
def libraries() -> str:
    """The versions of Python and of all libraries that are installed beside this package."""
    folders = [folder for folder in sys.path if Path(folder).is_dir()]
    names = {path.name for folder in folders for path in Path(folder).glob("*.dist-info")}
    return f"{sys.version} {sorted(names)}"


def kept_problems(root: Path, key: str) -> list[Problem] | None:
    """The problems found before for this key, or None."""
    try:
        found = json.loads((root / FOLDER / _PROBLEMS).read_text("utf-8"))
        if found["key"] == key:
            return [Problem(**problem) for problem in found["problems"]]
    except (OSError, ValueError, TypeError, KeyError):
        pass
    return None


def keep_problems(root: Path, key: str, problems: Sequence[Problem]) -> None:
    """Keep the problems for the next run, whole or not at all; a folder that cannot be written is no fault."""
    text = json.dumps({"key": key, "problems": [asdict(problem) for problem in problems]}, ensure_ascii=False)
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        draft = folder / f"{_PROBLEMS}.{os.getpid()}"
        draft.write_text(text, "utf-8")
        draft.replace(folder / _PROBLEMS)
    except OSError:
        return
