"""Readers see the old site or the new one: after a kill at any moment, on a full disk, in a folder nobody may write to."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from building import mkdocs, mkdocs_killed
from forked import PATIENCE
from plainfacts.keep import swap

KILLS = [10, pytest.param(100, marks=pytest.mark.proof)]


def is_published(site: Path) -> bool:
    """Whether a built site is what its own manifest says."""
    return (site / swap.MANIFEST).read_text("utf-8") == swap.manifest(site)


def at_address(root: Path, address: str) -> None:
    """Give the site an address, which stands on every page: so each build differs from the last."""
    lines = [line for line in (root / "mkdocs.yml").read_text("utf-8").splitlines() if not line.startswith("site_url")]
    (root / "mkdocs.yml").write_text("\n".join([*lines, f"site_url: https://{address}.example/", ""]))


@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_build_leaves_a_whole_site_and_the_next_build_mends_the_rest(small: Path, kills: int) -> None:
    chance = random.Random(kills)
    assert mkdocs(small).returncode == 0
    at_address(small, "first")
    begun = time.monotonic()
    assert mkdocs(small).returncode == 0
    span = time.monotonic() - begun
    new = swap.building(small / "site") / swap.MANIFEST

    def inode() -> int | None:
        """Another one than before once the new site has taken the place of the old; None while neither is there."""
        with contextlib.suppress(FileNotFoundError):
            return (small / "site").stat().st_ino
        return None

    def at_any_time() -> None:
        time.sleep(chance.uniform(0, 0.8) * span)

    def near_the_swap() -> None:
        end, old = time.monotonic() + PATIENCE, inode()
        while not new.exists() and inode() in (old, None) and time.monotonic() < end:
            time.sleep(0.0005)
        time.sleep(chance.uniform(0, 0.05) * span)

    killed = tries = 0
    while killed < kills and tries < 5 * kills:
        at_address(small, f"build-{tries}")
        if mkdocs_killed(small, near_the_swap if tries % 2 else at_any_time):
            killed += 1
        else:
            span *= 0.8  # builds are faster now than the one that was measured
        tries += 1
        assert is_published(small / "site")
    assert killed == kills
    at_address(small, "last")
    assert mkdocs(small).returncode == 0
    assert [path for path in small.iterdir() if path.name.startswith(".site")] == []
    assert "https://last.example/" in (small / "site/leukaemia/index.html").read_text("utf-8")


def test_an_error_in_the_facts_still_brings_the_old_site_back(small: Path) -> None:
    assert mkdocs(small).returncode == 0
    (small / "site").rename(swap.retired(small / "site"))
    (small / "data/trials.yaml").write_text("- id: broken\n")
    assert mkdocs(small).returncode == 1
    assert is_published(small / "site")


def small_files_only() -> None:
    """The system refuses to let a file grow over 40 kB, as a full disk would."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))


def without_the_right_to_write_anywhere() -> None:
    """Take from the super-user the right to write where the permissions say no; nobody else has it."""
    if os.geteuid() == 0:
        drop_from_bounding_set, override = 24, 1  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE
        assert ctypes.CDLL(None).prctl(drop_from_bounding_set, override, 0, 0, 0) == 0


def refused(root: Path, before: Callable[[], None] | None = None) -> str:
    """What a build says that the disk does not let through."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": "2026-07-01", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    result = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, preexec_fn=before, check=False)
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    return result.stderr


def test_a_file_that_the_disk_does_not_take_is_told_and_the_old_site_stays(small: Path) -> None:
    assert mkdocs(small).returncode == 0
    before = (small / "site" / swap.MANIFEST).read_bytes()
    told = refused(small, small_files_only)
    assert "The new site could not be written: File too large" in told
    assert "The last good site stays." in told
    assert (small / "site" / swap.MANIFEST).read_bytes() == before
    assert is_published(small / "site")
    assert not swap.building(small / "site").exists()


@pytest.fixture
def full(small: Path) -> Iterator[Path]:
    """A small site that is built on a disk of its own; the disk needs the right to mount."""
    disk = small / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "none", disk], capture_output=True, check=False)
    config = (small / "mkdocs.yml").read_text("utf-8")
    (small / "mkdocs.yml").write_text(f"{config}site_dir: disk/site\n")
    yield small
    if mounted.returncode == 0:
        subprocess.run(["umount", disk], check=True)


def test_a_full_disk_is_told_and_the_old_site_stays(full: Path) -> None:
    assert mkdocs(full).returncode == 0
    disk, before = full / "disk", swap.manifest(full / "disk/site")
    if not disk.is_mount():  # without the right to mount, the error alone is looked at
        said = swap.refusal(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x.html"))
        assert said.startswith("The new site could not be written: No space left on device (x.html).")
        return
    (disk / "ballast").write_bytes(b"x" * (shutil.disk_usage(disk).free - 80_000))
    told = refused(full)
    assert "The new site could not be written: No space left on device" in told
    assert "Fix: Make room on the disk, then build again." in told
    assert swap.manifest(disk / "site") == before
    assert not swap.building(disk / "site").exists()


def test_a_folder_that_nobody_may_write_to_is_told(small: Path) -> None:
    assert mkdocs(small).returncode == 0
    small.chmod(0o555)
    try:
        told = refused(small, without_the_right_to_write_anywhere)
    finally:
        small.chmod(0o755)
    assert "The new site could not be written: Permission denied" in told
    assert "Fix: Ask for the right to write there, or build in another folder." in told
    assert is_published(small / "site")


def test_two_builds_at_once_publish_one_whole_site_after_the_other(small: Path) -> None:
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build"]
    days = ("2026-05-01", "2026-05-02")
    builds = [
        subprocess.Popen(command, cwd=small, env={**env, "PLAINFACTS_TODAY": day}, stderr=subprocess.PIPE, text=True)
        for day in days
    ]
    told = [build.communicate(timeout=PATIENCE)[1] for build in builds]
    assert [build.returncode for build in builds] == [0, 0], told
    assert sum("Another build of this site is running. Waiting for it to end." in text for text in told) == 1
    assert is_published(small / "site")


def test_the_manifest_names_every_file_but_itself_in_order(small: Path) -> None:
    assert mkdocs(small).returncode == 0
    site = small / "site"
    found = json.loads((site / swap.MANIFEST).read_text("utf-8"))
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    assert [*found] == [name for name in files if name != swap.MANIFEST]
    assert found["_headers"] == hashlib.sha256((site / "_headers").read_bytes()).hexdigest()


def test_a_site_behind_a_link_stays_behind_it(small: Path) -> None:
    (small / "elsewhere").mkdir()
    (small / "site").symlink_to(small / "elsewhere", target_is_directory=True)
    for address in ("first", "second"):
        at_address(small, address)
        assert mkdocs(small).returncode == 0
        assert (small / "site").is_symlink()
        assert is_published(small / "elsewhere")
    assert "https://second.example/" in (small / "site/leukaemia/index.html").read_text("utf-8")
