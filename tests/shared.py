"""What is made once in a run and only read after that: the process that needs it first makes it, all others wait for it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

Once = Callable[[str, Callable[[Path], object]], Path]
"""Gives the folder of a name, made by a function where it is not there yet; see the fixture `once`."""


def once_in(factory: pytest.TempPathFactory) -> Once:
    """`Once` in a folder that all processes of a run share; each of them has a folder of its own below it."""
    own = factory.getbasetemp()
    above = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def once(name: str, make: Callable[[Path], object]) -> Path:
        place, half = above / f"shared-{name}", above / f"half-{name}"
        with FileLock(above / f"{name}.lock"):
            if not place.exists():
                shutil.rmtree(half, ignore_errors=True)  # of one that failed
                half.mkdir()
                make(half)
                half.rename(place)
        return place

    return once
