"""Replaces the site atomically: readers see the old one or the new one, never a mixture.

The new site is built in a folder beside the old one. Publishing exchanges the two folders in one step if the system can
do that (Linux). Otherwise the old one is moved away and the new one in; if that is interrupted between the two moves,
`recover` puts the old one back at the start of the next build. `Lock` allows one build of a site at a time.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import shutil
import time
import weakref
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not on Windows, where builds are not locked
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
"""The file that lists all other files of a site with their hashes."""

_EXCHANGE = 2  # RENAME_EXCHANGE, renameat2(2)
_HERE = -100  # AT_FDCWD
_PAUSE = 0.1


def building(site: Path) -> Path:
    """Where the new site is built: a folder beside `site`, on the same file system."""
    return site.parent / f".{site.name}-building"


def retired(site: Path) -> Path:
    """Where the old site is during the swap, on systems that cannot exchange two folders."""
    return site.parent / f".{site.name}-retired"


class Lock:
    """Held by one build of a site at a time; the system releases it when the process ends, however it ends."""

    def __init__(self, site: Path) -> None:
        site.parent.mkdir(parents=True, exist_ok=True)
        self._folder = site.parent
        self._let_go: Callable[[], object] | None = None

    def take(self, patience: float = 0.0) -> bool:
        """Acquire it within `patience` seconds. False if another build holds it; True if the system cannot lock."""
        if fcntl is None:
            return True
        handle = os.open(self._folder, os.O_RDONLY)
        end = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= end:
                    os.close(handle)
                    return False
                time.sleep(_PAUSE)
                continue
            except OSError:  # some network file systems lock no folders
                os.close(handle)
                return True
            self._let_go = weakref.finalize(self, os.close, handle)
            return True

    def release(self) -> None:
        """Release it."""
        if self._let_go is not None:
            self._let_go()


def recover(site: Path) -> None:
    """Clean up after an interrupted swap: without a new site, the old one is restored. Raises OSError."""
    if retired(site).exists() and not site.exists():
        retired(site).rename(site)
    _clear(site)


def discard(site: Path) -> None:
    """Delete a new site that was not published, as far as it can be deleted."""
    shutil.rmtree(building(site), ignore_errors=True)


def swap(site: Path, exchange: Callable[[Path, Path], bool] | None = None) -> None:
    """Replace the old site with the new one. Raises OSError, and leaves the old one.

    `exchange` exchanges two folders in one step, or returns False if the system cannot do that.
    """
    new = building(site)
    _flush(new)
    if not site.exists():
        new.rename(site)
    elif not (exchange or _exchanged)(new, site):
        _in_two_moves(site)
    _flush(site.parent)
    with suppress(OSError):  # the new site is in place; the next build deletes the rest of the old one
        _clear(site)


def _in_two_moves(site: Path) -> None:
    site.rename(retired(site))
    try:
        building(site).rename(site)
    except OSError:
        retired(site).rename(site)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders by renameat2 (Linux 3.15, glibc 2.28). False if the system or the file system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0:
        return True
    if ctypes.get_errno() in (errno.EACCES, errno.EPERM, errno.EROFS):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return False


def _clear(site: Path) -> None:
    """Delete the folders beside the site. A retired site is renamed first: under its name it is always complete."""
    if building(site).exists():
        shutil.rmtree(building(site))
    if retired(site).exists():
        retired(site).rename(building(site))
        shutil.rmtree(building(site))


def _flush(folder: Path) -> None:
    """Ask the system to write the folder's entries to the disk."""
    if os.name == "nt":  # folders cannot be opened there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def manifest(folder: Path) -> str:
    """The manifest of a folder as JSON: the SHA-256 of every file but itself, by path, sorted."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    files.pop(MANIFEST, None)
    return manifest_of({name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()})


def manifest_of(hashes: Mapping[str, str]) -> str:
    """The manifest of files, given their hashes by path."""
    return json.dumps(dict(sorted(hashes.items())), ensure_ascii=False, indent=1) + "\n"


def refusal(error: OSError) -> str:
    """The message for an editor if the new site cannot be written: one line with a fix."""
    if isinstance(error, TimeoutError):
        return str(error)
    fixes = {
        errno.ENOSPC: "Make room on the disk, then build again.",
        errno.EDQUOT: "Make room on the disk, then build again.",
        errno.EROFS: "Build in a folder that can be written to.",
        errno.EACCES: "Ask for the right to write there, or build in another folder.",
        errno.EPERM: "Ask for the right to write there, or build in another folder.",
    }
    where = f" ({error.filename})" if error.filename else ""
    fix = fixes.get(error.errno or 0, "Look at that file or folder, then build again.")
    return f"The new site could not be written: {error.strerror or error}{where}. The last good site stays. Fix: {fix}"
