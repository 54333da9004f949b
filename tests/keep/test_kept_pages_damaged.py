"""What is kept of earlier builds is given back as it was put there, or not at all, whatever has happened to its files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from plainfacts.keep.kept_pages import INDEX, KeptPages, put_in_place
from plainfacts.pages.data.finished_html import BuiltPage, Link

PAGES = {"one": b"<p>One " + b"." * 3000, "two": b"<p>Two"}
HASHES = {name: sha256(raw).hexdigest() for name, raw in PAGES.items()}
LINK = Link("../b/", "b/index.html")
PART = BuiltPage("", links=(Link("../", "index.html"),))
"""What stands above the text of several pages."""


def trace(name: str) -> BuiltPage:
    return BuiltPage(f"{name}/index.html", title=name, ids=("x", "y"), links=(LINK,), loaded=(LINK,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which a build has kept two pages."""
    kept = KeptPages(tmp_path / "kept")
    for name, raw in PAGES.items():
        (tmp_path / name).write_bytes(raw)
        kept.put(name, HASHES[name], tmp_path / name, trace(name), {"part": PART})
    kept.close()
    return kept.folder


def given(folder: Path) -> set[str]:
    """The pages that the next build gets; each as it was."""
    kept = KeptPages(folder)
    found = {name: page for name in PAGES if (page := kept.get(name, f"{name}/index.html"))}
    for name, page in found.items():
        assert (page.raw, page.trace, page.hash, page.file) == (
            PAGES[name],
            trace(name).between(PART),
            HASHES[name],
            folder / HASHES[name],
        )
    return set(found)


def page(folder: Path) -> Path:
    return folder / HASHES["one"]


def flip(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)


def index(folder: Path, change: Callable[[dict[str, dict[str, object]]], object], *, sealed: bool = True) -> None:
    """Change what the index says, with a right seal or with the old one."""
    seal, _, body = (folder / INDEX).read_bytes().partition(b"\n")
    found = json.loads(body)
    change(found["pages"])
    body = json.dumps(found).encode()
    (folder / INDEX).write_bytes((sha256(body).hexdigest().encode() if sealed else seal) + b"\n" + body)


def swapped(entries: dict[str, dict[str, object]]) -> None:
    entries["one"]["hash"], entries["two"]["hash"] = entries["two"]["hash"], entries["one"]["hash"]


def as_link(folder: Path) -> None:
    page(folder).unlink()
    page(folder).symlink_to("/dev/null")


def as_folder(folder: Path) -> None:
    page(folder).unlink()
    page(folder).mkdir()


NOTHING: set[str] = set()
DAMAGE: Mapping[str, tuple[Callable[[Path], object], set[str]]] = {
    "none": (lambda folder: None, {"one", "two"}),
    "a page cut off": (lambda folder: os.truncate(page(folder), 1000), {"two"}),
    "an empty page": (lambda folder: os.truncate(page(folder), 0), {"two"}),
    "a flipped bit": (lambda folder: flip(page(folder)), {"two"}),
    "a page gone": (lambda folder: page(folder).unlink(), {"two"}),
    "a folder in the place of a page": (as_folder, {"two"}),
    "a link in the place of a page": (as_link, {"two"}),
    "other rights": (lambda folder: page(folder).chmod(0o600), {"two"}),
    "an index cut off": (lambda folder: os.truncate(folder / INDEX, 300), NOTHING),
    "an index with a flipped bit": (lambda folder: flip(folder / INDEX), NOTHING),
    "an index that swaps pages": (lambda folder: index(folder, swapped, sealed=False), NOTHING),
    "an index without the parts": (lambda folder: index(folder, lambda entries: entries["one"].update(parts=["x"])), {"two"}),
    "an index of nothing": (lambda folder: (folder / INDEX).write_text("[]"), NOTHING),
    "an index gone": (lambda folder: (folder / INDEX).unlink(), NOTHING),
    "a folder in the place of the index": (lambda folder: ((folder / INDEX).unlink(), (folder / INDEX).mkdir()), NOTHING),
    "an index that leads elsewhere": (
        lambda folder: index(folder, lambda entries: entries["one"].update(hash="../one")),
        {"two"},
    ),
    "an index without a trace": (lambda folder: index(folder, lambda entries: entries["one"].pop("ids")), {"two"}),
    "an index with another trace": (
        lambda folder: index(folder, lambda entries: entries["one"].update(links=[["a"]])),
        {"two"},
    ),
    "an index of another kind": (lambda folder: index(folder, lambda entries: entries.update(one=[])), {"two"}),  # type: ignore[arg-type]
}  # fmt: skip


@pytest.mark.parametrize("what", DAMAGE)
def test_what_was_damaged_is_not_given(folder: Path, what: str) -> None:
    change, whole = DAMAGE[what]
    change(folder)
    assert given(folder) == whole


def test_a_page_is_given_under_its_key_only(folder: Path) -> None:
    assert KeptPages(folder).get("three", "one/index.html") is None


def test_a_page_that_is_not_what_its_hash_says_is_not_given(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(PAGES["one"])
    kept = KeptPages(tmp_path / "kept")
    kept.put("one", "a" * 64, tmp_path / "one", trace("one"), {"part": PART})
    kept.close()
    assert given(tmp_path / "kept") == set()


def test_the_next_build_finds_what_this_one_used_and_nothing_else(folder: Path) -> None:
    kept = KeptPages(folder)
    assert kept.get("two", "two/index.html")
    kept.close()
    assert given(folder) == {"two"}
    assert sorted(path.name for path in folder.iterdir()) == sorted([INDEX, HASHES["two"]])


def test_a_kept_page_is_put_in_place_as_one_file_and_over_no_other(folder: Path, tmp_path: Path) -> None:
    kept = KeptPages(folder).get("one", "one/index.html")
    assert kept
    target = tmp_path / "site/a/index.html"
    put_in_place(kept, target)
    assert target.read_bytes() == PAGES["one"] and target.stat().st_ino == kept.file.stat().st_ino
    with pytest.raises(FileExistsError):
        put_in_place(kept, target)


def test_where_a_disk_cannot_give_a_file_a_second_name_it_is_copied(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", no_link)
    kept = KeptPages(folder)
    found = kept.get("one", "one/index.html")
    assert found
    put_in_place(found, tmp_path / "site/index.html")
    assert (tmp_path / "site/index.html").read_bytes() == PAGES["one"]
    again = KeptPages(tmp_path / "again")
    again.put("one", HASHES["one"], tmp_path / "one", trace("one"), {"part": PART})
    again.close()
    assert given(tmp_path / "again") == {"one"}
    assert sorted(path.name for path in again.folder.iterdir()) == sorted([INDEX, HASHES["one"]])


def test_where_nothing_can_be_written_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file")
    (tmp_path / "one").write_bytes(PAGES["one"])
    kept = KeptPages(tmp_path / "kept")
    kept.put("one", HASHES["one"], tmp_path / "one", trace("one"), {"part": PART})
    kept.close()
    assert kept.get("one", "one/index.html") is None
    assert (tmp_path / "kept").read_text() == "a file"
