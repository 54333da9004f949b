"""The beginning of a build: it waits its turn, mends what a cut-off build left, and sees whether anything changed."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plainfacts.clock import today_from
from plainfacts.keep import swap
from plainfacts.keep.inputs import Inputs, read_inputs
from plainfacts.keep.last_build import last_build, remember, still_stands

PATIENCE = 600.0
"""Seconds that a build waits for another one of the same site."""


@dataclass(frozen=True)
class Sources:
    """What a site is made of: files and folders by a name, and the settings of mkdocs.yml and the command line.

    The settings are None where nobody knows what the site follows from, as with the plugin of somebody else.
    """

    places: Mapping[str, Path]
    settings: str | None

    def read(self, today: date) -> Inputs | None:
        """All that the site follows from, as it is now; None where that cannot be known."""
        return None if self.settings is None else read_inputs(self.places, self.settings, today)


@dataclass(frozen=True)
class Opening:
    """A build that begins: its folders and day, what it follows from, the lock that it holds.

    `unchanged` is what the build before told, line by line, where nothing changed since and its site stands; else None.
    """

    root: Path
    site_dir: Path
    preview: bool
    today: date
    sources: Sources
    inputs: Inputs | None
    lock: swap.Lock
    unchanged: Sequence[str] | None

    def settled(self) -> Inputs | None:
        """What the build followed from; None where that changed while it ran, or cannot be known."""
        return self.inputs if self.inputs and self.sources.read(self.today) == self.inputs else None

    def close(self, inputs: Inputs | None, level: int, told: Sequence[str]) -> None:
        """Remember the site that was published, if all it follows from is known, and let the next build begin."""
        if inputs:
            remember(self.root, self.site_dir, inputs, level, told)
        self.lock.release()


def opened(root: Path, site_dir: Path, sources: Sources, *, preview: bool, level: int) -> Opening:
    """Begin a build. A preview, which has a folder of its own, waits for nobody and is always built.

    `level` is from which level on remarks of MkDocs are heard. Raises OSError; TimeoutError while another build runs.
    """
    today, lock = today_from(os.environ), swap.Lock(site_dir)
    if not preview:
        _wait_for(lock)
        swap.recover(site_dir)
    inputs = sources.read(today)
    last = None if preview else last_build(root)
    same = inputs is not None and last is not None and still_stands(last, site_dir, inputs, level)
    return Opening(root, site_dir, preview, today, sources, inputs, lock, last.told if last and same else None)


def _wait_for(lock: swap.Lock) -> None:
    """Wait for a build of the same site that runs already; two would write over each other's pages."""
    if not lock.take():
        print("Another build of this site is running. Waiting for it to end.", file=sys.stderr)  # said with --quiet too
        if not lock.take(PATIENCE):
            raise TimeoutError("Another build of this site is still running. Fix: let it end, then build again.")
