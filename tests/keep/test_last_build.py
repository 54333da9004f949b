"""A site stays as it is only where nothing that it follows from has changed, and nothing of it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from plainfacts.keep import last_build as module
from plainfacts.keep.inputs import Inputs, as_settings, read_inputs, umask
from plainfacts.keep.last_build import last_build, remember, still_stands
from plainfacts.keep.swap import MANIFEST, manifest

DAY = date(2026, 5, 1)
INPUTS = Inputs({"data/a": "1", "data/b": "2", "mkdocs.yml": "3"}, "the rest")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published site whose build is remembered."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>Home")
    (site / MANIFEST).write_text(manifest(site))
    remember(tmp_path, site, INPUTS, 30, ["a: warning: [x] Words."])
    return site


def stands(site: Path, inputs: Inputs = INPUTS, level: int = 30) -> bool:
    last = last_build(site.parent)
    return last is not None and still_stands(last, site, inputs, level)


def test_a_site_of_which_nothing_changed_stands(site: Path) -> None:
    last = last_build(site.parent)
    assert last and (last.level, list(last.told)) == (30, ["a: warning: [x] Words."])
    assert stands(site) and stands(site, level=40)
    assert not [path for path in (site.parent / ".cache").iterdir() if path.name != "last-build.json"]


CHANGES: Mapping[str, Callable[[Path], object]] = {
    "a page": lambda site: (site / "index.html").write_text("<p>Hame"),
    "a page less": lambda site: (site / "index.html").unlink(),
    "a page more": lambda site: (site / "more.html").write_text("<p>More"),
    "the manifest": lambda site: (site / MANIFEST).write_text((site / MANIFEST).read_text() + " "),
    "a page and the manifest": lambda site: ((site / "index.html").write_text("x"), (site / MANIFEST).write_text(manifest(site))),
    "no manifest": lambda site: (site / MANIFEST).unlink(),
    "a manifest that is no text": lambda site: (site / MANIFEST).write_bytes(b"\xff"),
}  # fmt: skip


@pytest.mark.parametrize("what", CHANGES)
def test_a_site_that_was_changed_is_built(site: Path, what: str) -> None:
    CHANGES[what](site)
    assert not stands(site)


@pytest.mark.parametrize(
    "inputs",
    [replace(INPUTS, rest="another day"), replace(INPUTS, files={**INPUTS.files, "data/a": "2"}),
     replace(INPUTS, files={**INPUTS.files, "data/c": "1"}), replace(INPUTS, files={"data/a": "1", "data/b": "2"}),
     replace(INPUTS, files={"data/a": "2", "data/b": "1", "mkdocs.yml": "3"})],
)  # fmt: skip
def test_a_site_that_follows_from_something_else_is_built(site: Path, inputs: Inputs) -> None:
    assert not stands(site, inputs)


def test_what_a_quieter_build_did_not_hear_is_listened_for(site: Path) -> None:
    assert not stands(site, level=29)


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "{}", '{"inputs": "a"}', '{"inputs": "a", "manifest": "b", "level": 30, "told": [1]}',
     '{"inputs": "a", "manifest": "b", "level": 30, "told": 7}', "[" * 100_000],
    ids=["cut off", "a list", "nothing", "too little", "a number told", "one number told", "deep"],
)  # fmt: skip
def test_what_was_remembered_and_is_damaged_counts_as_nothing(site: Path, text: str) -> None:
    (site.parent / ".cache/last-build.json").write_text(text)
    assert not stands(site)
    assert last_build(site.parent) is None


def test_nothing_is_remembered_where_nothing_can_be_written(tmp_path: Path, site: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / ".cache").write_text("a file")
    remember(other, site, INPUTS, 30, [])
    assert last_build(other) is None and (other / ".cache").read_text() == "a file"
    assert module.last_build(tmp_path / "nowhere") is None


def test_files_are_left_out_of_a_hash_by_the_beginning_of_their_names() -> None:
    changed = replace(INPUTS, files={**INPUTS.files, "data/a": "9", "data/c": "9"})
    assert INPUTS.digest("data/") == changed.digest("data/") != INPUTS.digest("mkdocs")
    assert INPUTS.digest("data/a", "data/c") == changed.digest("data/a", "data/c")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data/deep").mkdir(parents=True)
    for name in ("data/a.yaml", "data/deep/b.yaml", "mkdocs.yml"):
        (tmp_path / name).write_text(name)
    return tmp_path


def read(folder: Path, today: date = DAY, settings: str = "{}") -> Inputs | None:
    return read_inputs({"data": folder / "data", "mkdocs.yml": folder / "mkdocs.yml"}, settings, today)


def test_all_files_of_a_folder_count_by_their_names(folder: Path) -> None:
    found = read(folder)
    assert found and set(found.files) == {"data/a.yaml", "data/deep/b.yaml", "mkdocs.yml"}
    assert len(set(found.files.values())) == 3
    (folder / "data/a.yaml").write_text("changed")
    after = read(folder)
    assert after and {name for name in found.files if found.files[name] != after.files[name]} == {"data/a.yaml"}
    assert found.rest == after.rest != getattr(read(folder, date(2026, 5, 2)), "rest", "")
    assert getattr(read(folder, settings="{1}"), "rest", "") != found.rest
    (folder / "mkdocs.yml").unlink()
    assert getattr(read(folder), "files", {})["mkdocs.yml"] == "none"


@pytest.mark.parametrize("name", ["data/link.yaml", "data/deep/link", "mkdocs.yml", "data"])
def test_a_link_could_lead_anywhere_so_nothing_is_known(folder: Path, name: str) -> None:
    place = folder / name
    if place.exists():
        place.rename(folder / "elsewhere")
    place.symlink_to(folder / "elsewhere")
    assert read(folder) is None


def test_rights_of_new_files_are_read_and_left_as_they_are() -> None:
    before = os.umask(0o027)
    try:
        assert (umask(), umask()) == (0o027, 0o027)
    finally:
        os.umask(before)


class Slotted:
    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class Held:
    def __init__(self, name: str) -> None:
        self.name = name


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": 2}, '{"x": {"a": 2, "b": 1}}'),
        ({"b", "a"}, '{"x": ["a", "b"]}'),
        (frozenset("ba"), '{"x": ["a", "b"]}'),
        (re.compile("a+"), '{"x": "a+"}'),
        (sys, '{"x": "sys"}'),
        (os.path.join, '{"x": "posixpath.join"}'),
        (Slotted("A"), '{"x": ["Slotted", {"name": "A"}]}'),
        (Held("A"), '{"x": ["Held", {"name": "A"}]}'),
        ("/some/where/data", '{"x": "./data"}'),
        ("/some/whereelse", '{"x": ".else"}'),
        (os.environ.__class__, '{"x": "os._Environ"}'),
        (object(), None),
    ],
    ids=["a mapping", "a set", "another set", "a pattern", "a module", "a function", "slots", "attributes", "the folder", "near it",
         "a class", "a thing without a name"],
)  # fmt: skip
def test_settings_are_one_text_wherever_the_site_is(value: object, text: str | None) -> None:
    assert as_settings({"x": value}, Path("/some/where")) == text


def test_settings_that_hold_themselves_have_no_text() -> None:
    loop: dict[str, object] = {}
    loop["self"] = loop
    assert as_settings(loop, Path("/x")) is None
