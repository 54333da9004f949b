"""Builds aside and swaps: readers see the old site or the new one, never half of one.

The new site is built in a folder beside the old one. Publishing exchanges the two folders in one step where the system
can do that (Linux). Elsewhere it moves the old one away and the new one in; if that is cut off between the two moves,
`recover` puts the old one back the next time. One build at a time: `Lock` holds the folder in which the site lies.
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
except ImportError:  # Windows has none; there one person builds at a time
    fcntl = None  # type: ignore[assignment]

MANIFEST = "manifest.json"
"""The list of all files of a site with their hashes; it names all but itself."""

_EXCHANGE = 2  # RENAME_EXCHANGE, renameat2(2)
_HERE = -100  # AT_FDCWD
_PAUSE = 0.1


def building(site: Path) -> Path:
    """Where the new site is built: a folder beside `site`, so that a move needs no copy."""
    return site.parent / f".{site.name}-building"


def retired(site: Path) -> Path:
    """Where the old site stands while the new one moves in, on systems that cannot exchange two folders."""
    return site.parent / f".{site.name}-retired"


class Lock:
    """Held by one build of a site at a time; the system lets go of it when the process ends, however it ends."""

    def __init__(self, site: Path) -> None:
        site.parent.mkdir(parents=True, exist_ok=True)
        self._folder = site.parent
        self._let_go: Callable[[], object] | None = None

    def take(self, patience: float = 0.0) -> bool:
        """Try for so many seconds; False while another build holds it. True where the system has no such locks."""
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
        """Let the next build begin."""
        if self._let_go is not None:
            self._let_go()


def recover(site: Path) -> None:
    """Mend what a cut-off publication left: the old site comes back where no new one stands. Raises OSError."""
    if retired(site).exists() and not site.exists():
        retired(site).rename(site)
    _clear(site)


def discard(site: Path) -> None:
    """Throw away a new site that was not published, so that it takes no room. What cannot be deleted stays."""
    shutil.rmtree(building(site), ignore_errors=True)


def swap(site: Path, exchange: Callable[[Path, Path], bool] | None = None) -> None:
    """Put the new site in the place of the old one. Raises OSError; then the old one stands.

    `exchange` swaps two folders in one step, or returns False where that cannot be done.
    """
    new = building(site)
    _flush(new)
    if not site.exists():
        new.rename(site)
    elif not (exchange or _exchanged)(new, site):
        _in_two_moves(site)
    _flush(site.parent)
    with suppress(OSError):  # the new site stands; what is left of the old one goes the next time
        _clear(site)


def _in_two_moves(site: Path) -> None:
    site.rename(retired(site))
    try:
        building(site).rename(site)
    except OSError:
        retired(site).rename(site)
        raise


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders by renameat2 (Linux 3.15, glibc 2.28). False where the system or the disk cannot."""
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
    """Delete what lies beside the site. A retired site loses its name first: under that name it is always whole."""
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
    """The SHA-256 of every file below a folder by its path, sorted, as JSON; the manifest itself is left out."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    files.pop(MANIFEST, None)
    return manifest_of({name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()})


def manifest_of(hashes: Mapping[str, str]) -> str:
    """The manifest of files whose hashes are known, by their paths."""
    return json.dumps(dict(sorted(hashes.items())), ensure_ascii=False, indent=1) + "\n"


def refusal(error: OSError) -> str:
    """What an editor can do when the disk would not take the new site: one line, no traceback."""
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
