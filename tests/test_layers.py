"""A newcomer must be able to trust the picture in docs/architecture.md: the contracts in pyproject.toml hold it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "hooks" / "plainfacts"
MOST_FILES = 12
"""In a folder: as many as a newcomer takes in at a glance."""


def test_every_import_contract_is_kept() -> None:
    command = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        text=True,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_no_folder_has_more_files_than_one_takes_in() -> None:
    counts = Counter(path.parent for path in PACKAGE.rglob("*.py"))
    assert {str(folder.relative_to(ROOT)): count for folder, count in counts.items() if count > MOST_FILES} == {}


def test_no_two_files_have_one_name() -> None:
    names = Counter(
        path.name for path in PACKAGE.rglob("*.py") if "cli" not in path.parts and path.name != "__init__.py"
    )
    assert [name for name, count in names.items() if count > 1] == []
