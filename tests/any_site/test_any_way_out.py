"""Nobody is locked in: the pages live on in stock MkDocs, and the site builds with the tool that follows MkDocs."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from building import SITE, TODAY, copy_of
from forked import PATIENCE
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.keep.swap import MANIFEST, manifest

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": TODAY, "NO_COLOR": "1"}
SUCCESSOR = "properdocs==1.6.7"


def run(*command: str | Path, cwd: Path = SITE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=cwd, env=ENVIRONMENT, capture_output=True, text=True, check=False, timeout=PATIENCE
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("way-out") / "export"
    done = run(sys.executable, "-m", "plainfacts", "export", folder)
    assert done.returncode == 0, done.stderr
    return folder


def test_stock_mkdocs_with_material_builds_the_exported_site_without_a_warning(exported: Path) -> None:
    assert "hooks" not in (exported / "mkdocs.yml").read_text("utf-8")
    done = run(sys.executable, "-m", "mkdocs", "build", "--strict", cwd=exported)
    assert done.returncode == 0, done.stderr
    assert not [line for line in done.stderr.splitlines() if "anchor" in line or "unrecognized" in line]
    for trial in load(read_site(SITE)[0]).facts.trials.values():
        html = (exported / "site/trials" / trial.id / "index.html").read_text("utf-8")
        assert str(trial.name.known) in html
        for number in (trial.registry_ids and trial.registry_ids.known) or ():
            assert number in html


def test_every_page_of_content_is_exported_with_its_facts_filled_in(exported: Path) -> None:
    for page in sorted((SITE / "content").rglob("*.md")):
        text = (exported / "docs" / page.relative_to(SITE / "content")).read_text("utf-8")
        assert "{{" not in text
        assert "\ue000" not in text


@pytest.mark.proof
def test_the_tool_that_follows_mkdocs_builds_the_same_bytes(this_site: Path, tmp_path: Path) -> None:
    run(sys.executable, "-m", "venv", tmp_path / "venv")
    python = tmp_path / "venv/bin/python"
    packages = next((tmp_path / "venv/lib").glob("python3*/site-packages"))
    (packages / "ours.pth").write_text(f"{sysconfig.get_path('purelib')}\n")  # what is installed here already
    got = run(python, "-m", "pip", "install", "--quiet", "--no-deps", SUCCESSOR)
    assert got.returncode == 0, f"{SUCCESSOR} could not be installed; this test needs the network.\n{got.stderr[-500:]}"
    done = run(python, "-m", "properdocs", "build", "--quiet", "--site-dir", tmp_path / "other/site")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "other/site" / MANIFEST).read_bytes() == (this_site / MANIFEST).read_bytes()


@pytest.mark.proof
def test_the_same_site_is_built_elsewhere_in_another_place_and_language(this_site: Path, tmp_path: Path) -> None:
    env = {**ENVIRONMENT, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    copy = copy_of(SITE, tmp_path / "copy")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=copy, env=env, check=True, capture_output=True)
    assert (copy / "site" / MANIFEST).read_text("utf-8") == manifest(this_site)
