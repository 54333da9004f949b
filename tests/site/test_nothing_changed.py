"""Where nothing changed, the site stays as it is, and the same is told as before; where anything did, it is built."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from kept import again, edit, tree

from building import mkdocs

SAID = "Nothing changed since the last build: the site stays as it is."


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was built once. Nobody changes it."""
    root = again(tmp_path_factory.mktemp("once"))
    assert mkdocs(root).returncode == 0
    return root


@pytest.fixture
def site(once: Path, tmp_path: Path) -> Path:
    """A copy of it, to be changed."""
    return Path(shutil.copytree(once, tmp_path / "site", symlinks=True))


def told(text: str) -> list[str]:
    """What a build says of the site."""
    return [line for line in text.splitlines() if ("[" in line and ": warning: " in line) or ": info: " in line]


def test_a_second_build_touches_nothing_and_tells_the_same(site: Path) -> None:
    shutil.rmtree(site / ".cache")
    first = mkdocs(site)
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (site / "site").rglob("*")}
    second = mkdocs(site)
    assert SAID not in first.stderr
    assert SAID in second.stderr and second.returncode == 0
    assert told(second.stderr) == told(first.stderr) != []
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in (site / "site").rglob("*")} == before
    assert not [path for path in site.iterdir() if path.name.startswith(".site")]


CHANGES: dict[str, Callable[[Path], object]] = {
    "data": lambda root: edit(root / "data/trials.yaml", "takes a tablet", "swallows a tablet"),
    "a remark in the data": lambda root: edit(root / "data/trials.yaml", "- id", "# A remark.\n- id"),
    "content": lambda root: edit(root / "content/index.md", "hospital", "clinic"),
    "a picture": lambda root: (root / "content/new.svg").write_text("<svg/>"),
    "the theme": lambda root: edit(root / "overrides/styles/base.css", "{", "{ --tried: 1;"),
    "mkdocs.yml": lambda root: edit(root / "mkdocs.yml", "small.example", "large.example"),
    "a page of the site": lambda root: edit(root / "site/index.html", "hospital", "clinic"),
    "a page less": lambda root: (root / "site/index.html").unlink(),
    "a file more": lambda root: (root / "site/more.txt").write_text("more"),
    "the manifest": lambda root: edit(root / "site/manifest.json", '"', ' \n"'),
    "no manifest": lambda root: (root / "site/manifest.json").unlink(),
    "no site": lambda root: shutil.rmtree(root / "site"),
    "no cache": lambda root: shutil.rmtree(root / ".cache"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_after_any_change_the_site_is_built(once: Path, site: Path, what: str) -> None:
    CHANGES[what](site)
    result = mkdocs(site)
    assert result.returncode == 0, result.stderr
    assert SAID not in result.stderr
    same = what in (
        "a page of the site",
        "a page less",
        "a file more",
        "the manifest",
        "no manifest",
        "no site",
        "no cache",
    )
    assert (tree(site / "site") == tree(once / "site")) is same


def test_another_day_or_another_command_line_is_a_change(site: Path) -> None:
    assert SAID not in mkdocs(site, today="2026-05-02").stderr
    assert SAID not in mkdocs(site, "--no-strict", today="2026-05-02").stderr


def test_what_a_quiet_build_did_not_hear_is_told_by_the_next_one(site: Path) -> None:
    edit(site / "mkdocs.yml", "strict: true\n", "strict: false\n")
    edit(site / "content/leukaemia.md", "The main things", "See [that](nowhere.md). The main things")
    shutil.rmtree(site / ".cache")
    mkdocs(site, "--quiet")
    for _ in range(2):
        assert "nowhere.md" in mkdocs(site).stderr


def test_a_site_that_another_hook_takes_part_in_is_always_built(site: Path) -> None:
    (site / "more.py").write_text('"""A hook."""\n')
    config = (site / "mkdocs.yml").read_text("utf-8")
    (site / "mkdocs.yml").write_text(config.replace("hooks: [", "hooks: [more.py, "))
    for _ in range(2):
        assert SAID not in mkdocs(site).stderr
