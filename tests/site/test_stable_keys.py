"""A key must be the same in every process: a set in it, whose order is not, would make every build a cold one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from building import OTHER_DAY, environment
from plainfacts.keep.kept_pages import INDEX
from plainfacts.keep.store import FOLDER

SETS_ORDERED_BY = ("1", "2")
"""Seeds of Python's hashes, by which it orders sets of texts."""


def caches_after_a_build(root: Path, seed: str) -> tuple[set[str], dict[str, bytes]]:
    """The keys of all pages and the files of all stores, after a build that took nothing for unchanged."""
    (root / FOLDER / "last-build.json").unlink()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    env = environment(OTHER_DAY) | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(command, cwd=root, env=env, check=True)
    pages = json.loads((root / FOLDER / "pages" / INDEX).read_bytes().partition(b"\n")[2])["pages"]
    return set(pages), {file.name: file.read_bytes() for file in (root / FOLDER).glob("*.jsonl")}


def test_no_key_depends_on_the_order_of_a_set(site_in_languages: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(site_in_languages, tmp_path / "root"))
    (first, kept), (second, kept_then) = (caches_after_a_build(root, seed) for seed in SETS_ORDERED_BY)
    assert first == second and len(first) > 50
    assert kept == kept_then and len(kept) > 1
