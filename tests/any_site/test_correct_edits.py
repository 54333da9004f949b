"""An editor who changes a fact or a text correctly breaks no test: `plainfacts check` alone holds what a site says."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from any_site.correct_edits import EDITS
from any_site.properties import PROPERTIES, Whole
from building import OTHER, OTHER_DAY, ROOT, SITE, TODAY, build, copy_of
from editing import Edited
from forked import PATIENCE, python_m

WANTED = 30


def run_for_any_site(root: Path, today: str) -> str:
    """Run the tests of files for any site on the site below a folder, as `PLAINFACTS_ROOT=... pytest` does."""
    env = {**os.environ, "PLAINFACTS_ROOT": str(root), "PLAINFACTS_TODAY": today}
    files = [str(ROOT / "tests/any_site" / name) for name in ("test_any_site.py", "test_any_way_out.py")]
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-m", "not proof", *files]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
    return done.stdout


def test_a_site_of_another_foundation_passes_every_test_for_any_site() -> None:
    assert f"{len(PROPERTIES) + 2} passed" in run_for_any_site(OTHER, OTHER_DAY)


def errors(root: Path) -> str:
    """What the check says of a site where it finds errors, else nothing."""
    env = {**os.environ, "PLAINFACTS_TODAY": TODAY}
    done = python_m("plainfacts", "check", "--root", str(root), cwd=root, env=env)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def first_error(told: str) -> str:
    return next((line for line in told.splitlines() if ": error: " in line), told)


def inputs(root: Path) -> dict[Path, bytes]:
    paths = [root / "mkdocs.yml", *(root / "data").rglob("*.yaml"), *(root / "content").rglob("*.md")]
    return {path: path.read_bytes() for path in paths}


def restore(root: Path, before: dict[Path, bytes]) -> None:
    for path in inputs(root).keys() - before.keys():
        path.unlink()
    for path, raw in before.items():
        if not path.exists() or path.read_bytes() != raw:
            path.write_bytes(raw)


@pytest.mark.proof
def test_after_each_of_30_correct_edits_what_holds_for_any_site_holds(tmp_path: Path) -> None:
    site = Edited(copy_of(SITE, tmp_path / "site"), random.Random(20261127))
    made: list[str] = []
    refused: Counter[str] = Counter()
    while len(made) < WANTED:
        for change in site.chance.sample(EDITS, len(EDITS)):
            if len(made) == WANTED:
                break
            before = inputs(site.root)
            change(site)
            if inputs(site.root) == before:
                continue
            if told := errors(site.root):
                refused[f"{change.__name__}: {first_error(told)}"] += 1
                restore(site.root, before)
                continue
            made.append(change.__name__)
            built = build(site.root, tmp_path / "built", TODAY)
            whole = Whole.of(site.root, built)
            assert [one for wrong in PROPERTIES for one in wrong(whole)] == [], made
    print(f"{len(made)} edits of {len(set(made))} kinds, {refused.total()} refused by the check:", *refused, sep="\n")
    assert refused.total() < len(made)
    assert len(set(made)) >= 20
    shutil.rmtree(site.root / ".cache", ignore_errors=True)
    run_for_any_site(site.root, TODAY)
