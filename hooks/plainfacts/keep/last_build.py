"""The build before this one: what it was made from. Where nothing changed since, its site stays as it is.

It is told in `.cache/last-build.json`, which is never needed: where it is damaged or gone, the site is built again.
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
    """What a site was made from, the hash of its manifest, and what was told of it.

    `level` is how much of MkDocs' own remarks was listened to (a level of `logging`); there were none.
    """

    inputs: str
    manifest: str
    level: int
    told: Sequence[str]


def last_build(root: Path) -> LastBuild | None:
    """The build that was remembered last, or None."""
    try:
        found = LastBuild(**json.loads((root / FOLDER / _NAME).read_text("utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    told = found.told if isinstance(found.told, list) else [None]
    return found if all(isinstance(line, str) for line in told) else None


def still_stands(last: LastBuild, site: Path, inputs: Inputs, level: int) -> bool:
    """Whether a build would give the site that stands there, file by file, and could tell no more of it."""
    try:
        if last.inputs != inputs.digest() or last.level > level:
            return False
        stands = swap.manifest(site)
        return last.manifest == _hash(stands) and (site / swap.MANIFEST).read_text("utf-8") == stands
    except (OSError, ValueError, TypeError):
        return False


def remember(root: Path, site: Path, inputs: Inputs, level: int, told: Sequence[str]) -> None:
    """Remember what a site that was just published was made from; a folder that cannot be written is no fault."""
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
