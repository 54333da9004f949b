"""Builds real sites with the real command, in folders of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_files import MKDOCS, site_files

ROOT = Path(__file__).parents[2]


def write(root: Path, files: dict[str, bytes]) -> Path:
    """Write a small site that uses this project's hooks and theme."""
    config = MKDOCS.replace("custom_dir: overrides", f"custom_dir: {ROOT / 'overrides'}")
    config = config.replace("hooks/on_build.py", str(ROOT / "hooks" / "on_build.py"))
    for name, raw in {**files, "mkdocs.yml": config.encode()}.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    return root


def mkdocs(root: Path, *args: str, today: str = "2026-05-01") -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in a folder."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": today, "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", *args]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small valid site on the disk."""
    return write(tmp_path, site_files())


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once for all tests of a worker."""
    target = tmp_path_factory.mktemp("own") / "site"
    result = mkdocs(ROOT, "--site-dir", str(target), today="2026-11-20")
    assert result.returncode == 0, result.stderr
    return target
