"""A build after an edit publishes what a first build of the same files would publish, byte for byte."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest
from edits import EDITS, Edited, invented

from forked import python_m


def built(root: Path, site: Edited) -> tuple[int, str, dict[str, bytes]]:
    """How a build ended, what it said, and all files of the site that then stands there."""
    paths = [path for path in (site.libraries, os.environ.get("PYTHONPATH", "")) if path]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    run = python_m("mkdocs", "build", "--quiet", cwd=root, env={**env, "PLAINFACTS_TODAY": site.today})
    files = {path.relative_to(root / "site").as_posix(): path for path in (root / "site").rglob("*") if path.is_file()}
    return run.returncode, run.stderr, {name: path.read_bytes() for name, path in files.items()}


def assert_warm_is_cold(folder: Path, seed: int, edits: int) -> None:
    """Edit, build with what is kept, build a copy where nothing is kept, compare; again and again."""
    site = invented(folder / "site", 8, seed)
    chance, good, done = random.Random(seed), built(folder / "site", site), []
    assert good[0] == 0, good[1]
    for number, change in enumerate(chance.sample(EDITS, edits)):
        change(site)
        done.append(change.__name__)
        copy = folder / f"cold-{number}"
        shutil.copytree(site.root, copy, ignore=shutil.ignore_patterns(".cache", "site", ".site-*"))
        warm, cold = built(site.root, site), built(copy, site)
        assert warm[:2] == cold[:2], done
        if warm[0] != 0:  # a mistake: the last good site stays, and the mistake is taken back
            assert warm[2] == good[2], done
            for name, text in site.before.items():
                (site.root / name).write_text(text, "utf-8")
        else:
            assert warm[2].keys() == cold[2].keys(), done
            assert [name for name in warm[2] if warm[2][name] != cold[2][name]] == [], done
            good = warm
        shutil.rmtree(copy)


def test_after_each_of_8_edits_warm_is_cold(tmp_path: Path) -> None:
    assert_warm_is_cold(tmp_path, seed=2026, edits=8)


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(10))
def test_after_each_of_200_edits_warm_is_cold(tmp_path: Path, seed: int) -> None:
    assert_warm_is_cold(tmp_path, seed, edits=20)


def test_every_kind_of_edit_changes_something(tmp_path: Path) -> None:
    for number, change in enumerate(EDITS):
        if change.__name__ == "the_last_edit_taken_back":
            continue
        site = invented(tmp_path / str(number), 4, seed=number)
        state = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}, site.day, site.libraries
        change(site)
        after = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}, site.day, site.libraries
        assert after != state, change.__name__
