"""Another foundation begins with the installed package alone, and nothing of this site comes along."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from building import ROOT, TODAY
from forked import PATIENCE

OWN = re.compile(r"(?i)leuk[ae]+mi|lymphoma|neuroblastoma|\bcar-t\b|\bfever\b|childhood cancer")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package as it is installed: a wheel, unpacked far from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    code = f"from hatchling.build import build_wheel; build_wheel({str(folder)!r})"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, timeout=PATIENCE)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "installed")
    return folder / "installed"


def run(package: Path, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(package), "PLAINFACTS_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    args = [sys.executable, "-m", *command]
    return subprocess.run(args, cwd=cwd, env=env, capture_output=True, text=True, timeout=PATIENCE, check=False)


def test_the_installed_package_starts_a_site_that_is_checked_and_built(package: Path, tmp_path: Path) -> None:
    name = "Lantern's: pages #1"
    done = run(package, "plainfacts", "start", "new", "--name", name, "--country", "NO", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    checked = run(package, "plainfacts", "check", cwd=tmp_path / "new")
    assert (checked.returncode, checked.stdout.strip()) == (0, "0 errors, 0 warnings, 0 remarks.")
    built = run(package, "mkdocs", "build", "--quiet", cwd=tmp_path / "new")
    assert built.returncode == 0, built.stderr
    site = tmp_path / "new/site"
    assert "Lantern&#39;s: pages #1</title>" in (site / "index.html").read_text("utf-8")
    assert (site / "assets/site.css").is_file() and list((site / "assets/fonts").glob("*.woff2"))
    for path in site.rglob("*"):
        if path.suffix in (".html", ".json", ".xml", ".js", ".css", ".svg"):
            assert OWN.findall(path.read_text("utf-8")) == [], path
    assert "og:image" not in (site / "index.html").read_text("utf-8")


def test_a_site_in_another_language_says_what_is_not_translated(package: Path, tmp_path: Path) -> None:
    assert run(package, "plainfacts", "start", "new", "--language", "pl", cwd=tmp_path).returncode == 0
    checked = run(package, "plainfacts", "check", cwd=tmp_path / "new")
    assert checked.returncode == 0
    assert "data/wording/pl.yaml:1: warning: [not-translated]" in checked.stdout


def test_a_site_in_dutch_speaks_dutch_from_the_start(package: Path, tmp_path: Path) -> None:
    assert run(package, "plainfacts", "start", "new", "--language", "nl", cwd=tmp_path).returncode == 0
    checked = run(package, "plainfacts", "check", cwd=tmp_path / "new")
    assert (checked.returncode, "warning" in checked.stdout.replace("0 warnings", "")) == (0, False), checked.stdout


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["full"], "full already exists and is not empty"),
        (["new", "--language", "klingon"], "klingon is not a language code"),
        (["new", "--country", "no"], "no is not a country code"),
        (["new", "--name", " "], "The name of the site is empty"),
    ],
)
def test_what_cannot_be_started_is_said_and_nothing_is_written(args: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/a.txt").write_text("mine")
    done = run(ROOT / "hooks", "plainfacts", "start", *args, cwd=tmp_path)
    assert (done.returncode, said in done.stderr) == (2, True)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.txt", "full"]
