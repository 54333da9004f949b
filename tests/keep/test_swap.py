"""Readers see the old site or the new one, and one build at a time publishes: the moves themselves, on small folders."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from building import ROOT
from forked import PATIENCE
from plainfacts.keep import swap
from plainfacts.keep.swap import Lock, building, discard, manifest, recover, refusal

FILES = 150

SWAPPER = f"""
import sys, pathlib
sys.path.insert(0, {str(ROOT / "hooks")!r})
from plainfacts.keep import swap
site, mode = pathlib.Path(sys.argv[1]), sys.argv[2]
exchange = None if mode == "exchange" else lambda one, other: False
swap.recover(site)
generation = 0
while True:
    generation += 1
    for number in range({FILES}):
        file = swap.building(site) / str(number % 7) / f"{{number}}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{{generation}}")
    swap.swap(site, exchange)
    print(generation, flush=True)
"""


def is_whole(site: Path) -> bool:
    """Whether all files of a swapper's site are there, all of one generation."""
    texts = [path.read_text("utf-8") for path in site.rglob("*.html")]
    return len(texts) == FILES and len(set(texts)) == 1


@pytest.mark.parametrize("kills", [10, pytest.param(100, marks=pytest.mark.proof)])
@pytest.mark.parametrize("mode", ["exchange", "two-moves"])
def test_a_kill_during_publication_leaves_the_old_or_the_new_site(tmp_path: Path, mode: str, kills: int) -> None:
    site = tmp_path / "site"
    chance = random.Random(8)
    for _ in range(kills):
        command = [sys.executable, "-c", SWAPPER, str(site), mode]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as swapper:
            assert swapper.stdout is not None
            swapper.stdout.readline()
            time.sleep(chance.uniform(0, 0.06))
            swapper.kill()
        assert mode == "two-moves" or site.exists()
        swap.recover(site)
        assert is_whole(site)
        assert [path.name for path in tmp_path.iterdir()] == ["site"]


def cut_off(site: Path, *left: str) -> None:
    """A publication cut off with these folders left, each holding one page that says what it is."""
    names = {"site": site, "new": swap.building(site), "old": swap.retired(site)}
    for name in left:
        names[name].mkdir()
        (names[name] / "index.html").write_text(name)


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (("old", "new"), "old"),
        (("old",), "old"),
        (("site", "new"), "site"),
        (("site", "old"), "site"),
        (("site", "old", "new"), "site"),
    ],
)
def test_what_a_cut_off_publication_left_is_mended(tmp_path: Path, left: tuple[str, ...], expected: str) -> None:
    site = tmp_path / "site"
    cut_off(site, *left)
    swap.recover(site)
    assert (site / "index.html").read_text() == expected
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_move_that_fails_puts_the_old_site_back(tmp_path: Path) -> None:
    site = tmp_path / "site"
    cut_off(site, "site", "new")

    def no_exchange_and_new_is_gone(new: Path, _: Path) -> bool:
        new.rename(tmp_path / "elsewhere")
        return False

    with pytest.raises(FileNotFoundError):
        swap.swap(site, no_exchange_and_new_is_gone)
    assert (site / "index.html").read_text() == "site"


def next_handle(folder: Path) -> int:
    """The number that the next open file gets: higher where one was left open."""
    handle = os.open(folder, os.O_RDONLY)
    os.close(handle)
    return handle


def no_exchange(new: Path, old: Path) -> bool:
    return False


@pytest.mark.parametrize("exchange", [None, no_exchange], ids=["one step", "two moves"])
@pytest.mark.parametrize("left", [("new",), ("site", "new"), ("site", "new", "old")], ids=len)
def test_the_new_site_stands_in_the_place_of_the_old_one_and_nothing_beside_it(
    tmp_path: Path, left: tuple[str, ...], exchange: Callable[[Path, Path], bool] | None
) -> None:
    site = tmp_path / "site"
    cut_off(site, *left[:2])
    if left[2:]:
        recover(site)  # as every build begins; the new site is built after it
        cut_off(site, "new")
    swap.swap(site, exchange)
    assert (site / "index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """A system that refuses to exchange two folders for some reason."""

    def refuses(reason: int) -> None:
        def library(name: None, use_errno: bool = False) -> SimpleNamespace:
            def renameat2(*_: object) -> int:
                ctypes.set_errno(reason if use_errno else 0)
                return -1

            return SimpleNamespace(renameat2=renameat2)

        monkeypatch.setattr(ctypes, "CDLL", library)

    return refuses


@pytest.mark.parametrize("reason", [errno.EINVAL, errno.ENOSYS])
def test_where_the_disk_cannot_exchange_folders_they_are_moved(
    tmp_path: Path, system: Callable[[int], None], reason: int
) -> None:
    system(reason)
    cut_off(tmp_path / "site", "site", "new")
    swap.swap(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "new"


@pytest.mark.parametrize("reason", [errno.EACCES, errno.EPERM, errno.EROFS])
def test_where_nobody_may_exchange_folders_the_old_site_is_not_touched(
    tmp_path: Path, system: Callable[[int], None], reason: int
) -> None:
    system(reason)
    cut_off(tmp_path / "site", "site", "new")
    with pytest.raises(OSError) as told:
        swap.swap(tmp_path / "site")
    assert (told.value.errno, told.value.filename) == (reason, str(tmp_path / "site"))
    assert (tmp_path / "site/index.html").read_text() == "site"
    discard(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_system_that_knows_no_exchange_moves_the_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: SimpleNamespace())
    cut_off(tmp_path / "site", "site", "new")
    swap.swap(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "new"


def test_an_old_site_that_cannot_be_deleted_goes_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path) -> None:
        raise PermissionError(path)

    site = tmp_path / "site"
    cut_off(site, "site", "new")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", refused)
        swap.swap(site)
    assert (site / "index.html").read_text() == "new"
    assert (building(site) / "index.html").read_text() == "site"
    recover(site)
    assert not building(site).exists() and (site / "index.html").read_text() == "new"


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux exchanges two folders in one step.")
def test_at_no_moment_is_there_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, to: Path) -> None:
        raise AssertionError(f"{path} moved to {to}: between two moves a reader would see nothing")

    cut_off(tmp_path / "site", "site", "new")
    monkeypatch.setattr(Path, "rename", refused)
    swap.swap(tmp_path / "site")
    assert (tmp_path / "site/index.html").read_text() == "new"


def test_power_may_fail_once_a_site_is_published(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new folder is on the disk before it moves, and the move is on the disk before the build ends."""
    site, flushed = tmp_path / "site", []
    cut_off(site, "site", "new")
    new, above, free = building(site).stat().st_ino, tmp_path.stat().st_ino, next_handle(tmp_path)

    def fsync(handle: int) -> None:
        flushed.append((os.fstat(handle).st_ino, (site / "index.html").read_text()))

    monkeypatch.setattr(os, "fsync", fsync)
    swap.swap(site)
    assert flushed == [(new, "site"), (above, "new")]
    assert next_handle(tmp_path) == free


def test_a_lock_is_free_again_when_its_holder_is_killed(tmp_path: Path) -> None:
    site = tmp_path / "site"
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'hooks')!r}); from plainfacts.keep import swap; import pathlib, time\n"
    code += f"lock = swap.Lock(pathlib.Path({str(site)!r})); print(lock.take(), flush=True); time.sleep({PATIENCE})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True\n"
        mine = swap.Lock(site)
        assert not mine.take()
        assert not mine.take(0.2)
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        assert mine.take()
    mine.release()


def test_one_build_at_a_time_holds_a_folder(tmp_path: Path) -> None:
    one, other, elsewhere = Lock(tmp_path / "a/site"), Lock(tmp_path / "a/site"), Lock(tmp_path / "b/site")
    assert one.take() and elsewhere.take()
    free = next_handle(tmp_path)
    assert not other.take()
    assert next_handle(tmp_path) == free, "a preview that waits for long must not run out of files"
    one.release()
    one.release()
    assert other.take()
    del other
    assert one.take(), "a build that was given up holds nothing"


def test_a_build_that_waits_goes_on_as_soon_as_the_other_ends_and_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder, waits, now, slept = Lock(tmp_path / "site"), Lock(tmp_path / "site"), [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds
        if len(slept) == 3:
            holder.release()

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(time, "monotonic", lambda: now[0])
    assert holder.take()
    assert waits.take(patience=60)
    assert len(slept) == 3
    assert not holder.take(patience=1)
    assert 0.9 < sum(slept[3:]) < 2 and max(slept) < 0.5, "nobody waits long for a build that has ended"


def test_where_the_system_locks_no_folder_a_build_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    holder = Lock(tmp_path / "site")
    assert holder.take()
    with monkeypatch.context() as patch:
        patch.setattr(swap.fcntl, "flock", no_locks)
        assert Lock(tmp_path / "site").take()
    monkeypatch.setattr(swap, "fcntl", None)
    assert Lock(tmp_path / "site").take()


def test_a_manifest_names_every_file_with_its_hash_in_order_and_not_itself(tmp_path: Path) -> None:
    for name in ("b.html", "a/é.html", "a/b/c.css", "manifest.json", "a/manifest.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    found = manifest(tmp_path)
    names = ["a/b/c.css", "a/manifest.json", "a/é.html", "b.html"]
    assert list(json.loads(found).items()) == [(name, hashlib.sha256(name.encode()).hexdigest()) for name in names]
    assert "é" in found and found.endswith("}\n") and len(found.splitlines()) == len(names) + 2


def fix(reason: int, *place: str) -> str:
    """What an editor is told to do."""
    told = refusal(OSError(reason, os.strerror(reason), *place))
    assert told.startswith(f"The new site could not be written: {os.strerror(reason)}")
    assert f"({place[0]}). The last good site stays." in told if place else "(" not in told
    return told.partition(" Fix: ")[2]


def test_each_refusal_of_the_disk_is_told_with_what_helps() -> None:
    full, locked, closed = (errno.ENOSPC, errno.EDQUOT), (errno.EACCES, errno.EPERM), (errno.EROFS,)
    told = {reason: fix(reason, "x.html") for reason in (*full, *locked, *closed, errno.EIO)}
    assert len({told[reason] for reason in full}) == len({told[reason] for reason in locked}) == 1
    assert len(set(told.values())) == 4
    assert "room" in told[errno.ENOSPC] and "right" in told[errno.EPERM] and "another folder" not in told[errno.EIO]
    assert fix(errno.ENOSPC) == told[errno.ENOSPC]
    assert refusal(TimeoutError("Wait.")) == "Wait."
    assert "could not be written: no number" in refusal(OSError("no number"))
