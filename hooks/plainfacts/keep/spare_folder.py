"""The folder of the site before the last one, used again: its generated pages stand where the next site needs them.

To make and delete thousands of folders takes longer than all else in a build in which little changed. A page that is
found there counts only if it is the same file as one that is kept and was verified; all other files go first.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from plainfacts.keep.inputs import umask
from plainfacts.keep.store import FOLDER

SPARE = Path(FOLDER) / "spare"
"""Where the folder waits for the next build, below the root of the site."""

Likeness = tuple[int, int]
"""The kind and rights of a folder, and its owner."""

WRITTEN = ".written"
"""Where MkDocs writes, inside the folder of the new site: it would empty the folder itself."""


def take_spare(spare: Path, folder: Path) -> None:
    """Make the spare folder, if there is one that is as a new one would be, that of the new site."""
    with suppress(OSError):
        if _likeness(spare.lstat()) == _new():
            spare.rename(folder)


def leave_spare(old: Path, spare: Path) -> None:
    """Keep the folder of the old site for the build after this one; where it cannot be moved there, nothing is kept."""
    with suppress(OSError):
        shutil.rmtree(spare, ignore_errors=True)
        spare.parent.mkdir(exist_ok=True)
        old.rename(spare)


def leave_only(folder: Path, files: Collection[str]) -> None:
    """Delete all that is below a folder but these files; everything, where it is not as a new folder would be."""
    try:
        _leave_only_files(folder, files)
    except (OSError, ValueError):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)


def _leave_only_files(folder: Path, files: Collection[str]) -> None:
    """Raises OSError; ValueError for a folder with other rights or another owner than a new one would get."""
    folders = {file[:place] for file in files for place, sign in enumerate(file) if sign == "/"}
    _leave_only(folder, "", frozenset(files), folders, _new())


def _leave_only(folder: Path, at: str, files: Collection[str], folders: Collection[str], like: Likeness) -> None:
    with os.scandir(folder) as entries:
        for entry in list(entries):
            name = f"{at}{entry.name}"
            if not entry.is_dir(follow_symlinks=False):
                if name not in files or not entry.is_file(follow_symlinks=False):
                    Path(entry.path).unlink()
            elif name not in folders:
                shutil.rmtree(entry.path)
            else:
                if _likeness(entry.stat(follow_symlinks=False)) != like:
                    raise ValueError(name)
                _leave_only(Path(entry.path), f"{name}/", files, folders, like)


def _likeness(state: os.stat_result) -> Likeness:
    return state.st_mode, state.st_uid


def _new() -> Likeness:
    """What a folder is like that is made now."""
    return stat.S_IFDIR | (0o777 & ~umask()), os.getuid() if hasattr(os, "getuid") else 0
