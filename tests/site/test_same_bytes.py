"""One commit and one day give the same bytes, wherever and however they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import OTHER_DAY, ROOT, write
from plainfacts.keep.swap import MANIFEST
from site_files import TRIAL, site_files

LATER_TRIAL = TRIAL.replace("lamp-1", "candle-2").replace("LAMP 1", "CANDLE 2").replace("NCT01234567", "NCT07654321")


def built(root: Path, **environment: str) -> dict[str, bytes]:
    """The files of a site, built in another process with some of its environment changed."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": "2026-05-01", **environment}
    umask = int(environment.get("UMASK", "022"), 8)
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    result = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, umask=umask, check=False)
    assert result.returncode == 0, result.stderr
    site = root / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def files() -> dict[str, bytes]:
    """A small site with each trial in a file of its own, so that their order on the disk could matter."""
    trials = {"data/trials/b.yaml": LATER_TRIAL, "data/trials/a.yaml": TRIAL, "data/trials.yaml": None}
    return site_files(**trials)


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The bytes that all others are compared with."""
    return built(write(tmp_path_factory.mktemp("first"), files()), TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="0")


@pytest.mark.parametrize(
    "environment",
    [
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C",
            "LANG": "C",
            "PYTHONHASHSEED": "1",
            "UMASK": "077",
            "COLUMNS": "40",
        },
        {
            "TZ": "America/Adak",
            "LC_ALL": "tr_TR.UTF-8",
            "LANG": "tr_TR.UTF-8",
            "LANGUAGE": "tr:de",
            "PYTHONHASHSEED": "2",
        }
        | {"HOME": "/nonexistent", "SOURCE_DATE_EPOCH": "1", "PYTHONUTF8": "0"},
    ],
    ids=["east", "west"],
)
def test_another_place_clock_and_language_give_the_same_bytes(
    tmp_path: Path, first: dict[str, bytes], environment: dict[str, str]
) -> None:
    root = tmp_path / "another place with spaces é"
    root.mkdir()
    assert built(write(root, files()), **environment) == first


def test_a_site_in_several_languages_is_the_same_elsewhere(site_in_languages: Path, tmp_path: Path) -> None:
    left = shutil.ignore_patterns("site", ".cache")
    copy = shutil.copytree(site_in_languages, tmp_path / "another", ignore=left)
    found = built(copy, PLAINFACTS_TODAY=OTHER_DAY, TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert found[MANIFEST] == (site_in_languages / "site" / MANIFEST).read_bytes()


def test_files_written_in_another_order_and_at_another_time_give_the_same_bytes(
    tmp_path: Path, first: dict[str, bytes]
) -> None:
    write(tmp_path, dict(reversed(files().items())))
    for number, path in enumerate(sorted(tmp_path.rglob("*"), reverse=True)):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    assert built(tmp_path) == first


def test_no_file_of_the_site_names_the_folder_or_the_program(first: dict[str, bytes]) -> None:
    for name, raw in first.items():
        assert str(ROOT).encode() not in raw, name
        assert b"/tmp/" not in raw, name
        assert b"mkdocs" not in raw.lower(), name
