"""The inputs and messages of the last build. If the inputs have not changed since, its site is left as it is.

They are in `.cache/last-build.json`. If that is missing or damaged, the site is built again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from plainfacts.keep import swap
from plainfacts.keep.inputs import Inputs
from plainfacts.keep.store import FOLDER

_NAME = "last-build.json"


@dataclass(frozen=True)
class LastBuild:
    """The hash of the inputs of a site, the hash of its manifest, and the messages of its build.

    `level` is the log level of MkDocs in that build, which logged no messages of its own.
    """

    inputs: str
    manifest: str
    level: int
    told: Sequence[str]


def last_build(root: Path) -> LastBuild | None:
    """The last build that was stored, or None."""
    try:
        found = LastBuild(**json.loads((root / FOLDER / _NAME).read_text("utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    told = found.told if isinstance(found.told, list) else [None]
    return found if all(isinstance(line, str) for line in told) else None


def still_stands(last: LastBuild, site: Path, inputs: Inputs, level: int) -> bool:
    """Whether a build would give the present site, file by file, with the same messages."""
    try:
        if last.inputs != inputs.digest() or last.level > level:
            return False
        stands = swap.manifest(site)
        return last.manifest == _hash(stands) and (site / swap.MANIFEST).read_text("utf-8") == stands
    except (OSError, ValueError, TypeError):
        return False


def remember(root: Path, site: Path, inputs: Inputs, level: int, told: Sequence[str]) -> None:
    """Store the inputs and messages of a site that was just published. Does nothing if the folder cannot be written."""
    folder = root / FOLDER
    try:
        manifest = (site / swap.MANIFEST).read_text("utf-8")
        last = LastBuild(inputs.digest(), _hash(manifest), level, told)
        folder.mkdir(exist_ok=True)
        draft = folder / f"{_NAME}.{os.getpid()}"
        draft.write_text(json.dumps(asdict(last), ensure_ascii=False), "utf-8")
        draft.replace(folder / _NAME)
    except OSError:
        return


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
