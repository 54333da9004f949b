"""The start of a build: waits for other builds, recovers from an interrupted one, and compares the inputs."""

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
    """The inputs of a site: files and folders by name, and the settings of mkdocs.yml and the command line.

    `settings` is None if the inputs cannot be known, as with a plugin of somebody else.
    """

    places: Mapping[str, Path]
    settings: str | None

    def read(self, today: date) -> Inputs | None:
        """The present state of all inputs; None if they cannot be known."""
        return None if self.settings is None else read_inputs(self.places, self.settings, today)


@dataclass(frozen=True)
class Opening:
    """A build that has started: its folders and day, its inputs, and the lock that it holds.

    `unchanged` has the messages of the last build if nothing has changed since and its site still exists, else None.
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
        """The inputs of the build; None if they changed while it ran, or cannot be known."""
        return self.inputs if self.inputs and self.sources.read(self.today) == self.inputs else None

    def close(self, inputs: Inputs | None, level: int, told: Sequence[str]) -> None:
        """Store what the published site was built from, if that is known, and release the lock."""
        if inputs:
            remember(self.root, self.site_dir, inputs, level, told)
        self.lock.release()


def opened(root: Path, site_dir: Path, sources: Sources, *, preview: bool, level: int) -> Opening:
    """Start a build. A preview has a folder of its own, takes no lock, and is always built.

    `level` is the log level of MkDocs. Raises OSError, and TimeoutError if another build does not end.
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
    """Wait until no other build of the site is running: two would overwrite each other's pages."""
    if not lock.take():
        print("Another build of this site is running. Waiting for it to end.", file=sys.stderr)  # said with --quiet too
        if not lock.take(PATIENCE):
            raise TimeoutError("Another build of this site is still running. Fix: let it end, then build again.")
