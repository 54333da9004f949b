"""Builds aside and swaps: readers see the old site or the new one, never half of one.

The new site is built in a folder beside the old one. Publishing moves the old one away and the new one in; if that is
cut off between the two moves, `recover` finishes it or puts the old one back the next time.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def building(site: Path) -> Path:
    """Where the new site is built: a folder beside `site`, so that a move needs no copy."""
    return site.parent / f".{site.name}-building"


def retired(site: Path) -> Path:
    """Where the old site stands while the new one moves in."""
    return site.parent / f".{site.name}-retired"


def recover(site: Path) -> None:
    """Mend what a cut-off publication left: the old site comes back where no new one stands."""
    old = retired(site)
    if old.exists() and not site.exists():
        old.rename(site)
    for left in (old, building(site)):
        shutil.rmtree(left, ignore_errors=True)


def swap(site: Path) -> None:
    """Put the new site in the place of the old one. Raises OSError; then the old one stands."""
    new, old = building(site), retired(site)
    shutil.rmtree(old, ignore_errors=True)
    _flush(new)
    if site.exists():
        site.rename(old)
    try:
        new.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _flush(folder: Path) -> None:
    """Ask the system to write the folder's entries to the disk before it is moved."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
