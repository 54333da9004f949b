"""Small sites on the disk, in folders of their own."""

from __future__ import annotations

from pathlib import Path

import pytest

from building import write
from site_files import site_files


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small valid site on the disk."""
    return write(tmp_path, site_files())
