"""Sites that are built with the real command, each in a folder of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import OTHER, OTHER_DAY, build, write
from site_files import site_files


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small valid site on the disk."""
    return write(tmp_path, site_files())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tests' own whole site, built once for all tests of a worker."""
    return build(OTHER, tmp_path_factory.mktemp("other") / "site", OTHER_DAY)
