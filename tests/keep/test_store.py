"""What is kept is never needed: whatever happens to it, at worst all is worked out again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from plainfacts.facts.media import Medium
from plainfacts.keep import store
from plainfacts.keep.store import Store, keep_problems, kept_problems, key_of
from plainfacts.problems import Problem

PROBLEM = Problem("data/é.yaml", 7, "rule", "It is {wrong}.", "Mend it.", "warning", "T9")
GIVEN: dict[str, Any] = {
    "files": {"data/a": b"1", "data/b": b"2"},
    "problems": [PROBLEM, replace(PROBLEM, line=8)],
    "today": date(2026, 5, 1),
    "media": {"content/a.svg": Medium(9, 4, 3, b"<svg/>"), "content/b.svg": Medium(9, 4, 3, b"<svg/>")},
}


def kept(root: Path, **values: object) -> Path:
    store = Store(root, "kept")
    for key, value in values.items():
        store.put(key, value)
    store.save()
    return root / ".cache" / "kept"


def test_a_value_is_there_in_the_next_run(tmp_path: Path) -> None:
    kept(tmp_path, a=[1, {"x": "é"}], b=None)
    assert Store(tmp_path, "kept").get("a") == [1, {"x": "é"}]
    assert Store(tmp_path, "kept").get("c") is None


def test_values_of_two_runs_are_both_there(tmp_path: Path) -> None:
    kept(tmp_path, a=1)
    store = Store(tmp_path, "kept")
    store.get("a")
    store.put("b", 2)
    store.save()
    assert [Store(tmp_path, "kept").get(key) for key in "ab"] == [1, 2]


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:-7],
        lambda raw: raw[:60],
        lambda raw: raw.replace(b'"first"', b'"other"'),
        lambda raw: raw.replace(b"{", b"\xff"),
        lambda raw: raw[::-1],
        lambda raw: b"[]\n" + raw,
        lambda raw: raw.replace(b"\n", b""),
    ],
)
def test_damage_is_never_read_as_a_value(tmp_path: Path, damage: object) -> None:
    path = kept(tmp_path, a={"is": "first"}, b={"is": "second"})
    assert callable(damage)
    path.write_bytes(damage(path.read_bytes()))
    store = Store(tmp_path, "kept")
    assert store.get("a") in (None, {"is": "first"})
    assert store.get("b") in (None, {"is": "second"})
    store.put("c", 3)
    store.save()
    assert Store(tmp_path, "kept").get("c") == 3, "what is kept after the damage is whole"


def test_a_value_does_not_stand_under_another_key(tmp_path: Path) -> None:
    path = kept(tmp_path, a="first", b="second")
    stamp, _, one, other, *_ = path.read_text("ascii").split("\n")
    swapped = [stamp, one[:32] + other[32:], other[:32] + one[32:]]
    path.write_text("\n".join(swapped), "ascii")
    assert [Store(tmp_path, "kept").get(key) for key in "ab"] == [None, None]


def test_another_generator_or_other_libraries_keep_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(tmp_path, a=1)
    for name in ("generator", "libraries"):
        with monkeypatch.context() as patch:
            patch.setattr(store, name, lambda: "another")
            assert Store(tmp_path, "kept").get("a") is None


def test_what_no_run_uses_is_left_out(tmp_path: Path) -> None:
    path = kept(tmp_path, **{f"k{number}": "x" * 100 for number in range(50)})
    before = path.stat().st_size
    store = Store(tmp_path, "kept")
    store.get("k7")
    store.save()
    assert path.stat().st_size < before / 10
    assert Store(tmp_path, "kept").get("k7") == "x" * 100


def test_a_folder_that_cannot_be_written_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file where the folder should be", "utf-8")
    store = Store(tmp_path, "kept")
    store.put("a", 1)
    store.save()
    assert Store(tmp_path, "kept").get("a") is None


def test_two_runs_at_once_leave_whole_lines(tmp_path: Path) -> None:
    one, other = Store(tmp_path, "kept"), Store(tmp_path, "kept")
    one.put("a", 1)
    other.put("b", 2)
    one.save()
    other.save()
    found = Store(tmp_path, "kept")
    assert found.get("a") in (None, 1)
    assert found.get("b") == 2


@pytest.mark.parametrize(
    "name", ["checks/engine/rule.py", "defaults/style.yaml", "theme/main.html", "theme/styles/base.css"]
)
def test_what_an_older_generator_kept_is_not_used(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = Path(store.__file__).parents[1]
    package = shutil.copytree(here, tmp_path / "plainfacts", ignore=shutil.ignore_patterns("fonts", "__pycache__"))
    monkeypatch.setattr(store, "__file__", str(package / "keep/store.py"))
    before = store.generator.__wrapped__()
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert store.generator.__wrapped__() != before


def test_problems_are_found_again_by_their_key_and_are_what_they_were(tmp_path: Path) -> None:
    keep_problems(tmp_path, "a", [PROBLEM, replace(PROBLEM, line=8)])
    assert kept_problems(tmp_path, "a") == [PROBLEM, replace(PROBLEM, line=8)]
    assert kept_problems(tmp_path, "b") is None
    keep_problems(tmp_path, "b", [])
    assert (kept_problems(tmp_path, "a"), kept_problems(tmp_path, "b")) == (None, [])
    assert [path.name for path in (tmp_path / ".cache").iterdir()] == ["problems.json"]


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"key": "a"}', '{"key": "a", "problems": [{"odd": 1}]}'])
def test_damaged_problems_count_as_none(tmp_path: Path, text: str) -> None:
    keep_problems(tmp_path, "a", [])
    (tmp_path / ".cache/problems.json").write_text(text)
    assert kept_problems(tmp_path, "a") is None


def test_where_nothing_can_be_written_problems_are_not_kept(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file")
    keep_problems(tmp_path, "a", [PROBLEM])
    assert kept_problems(tmp_path, "a") is None
    assert (tmp_path / ".cache").read_text() == "a file"


def test_the_order_in_which_a_disk_lists_files_changes_no_key() -> None:
    backwards = {
        name: dict(reversed(given.items())) if isinstance(given, dict) else given for name, given in GIVEN.items()
    }
    assert key_of(**backwards) == key_of(**{**GIVEN, "problems": GIVEN["problems"][::-1]}) == key_of(**GIVEN)


@pytest.mark.parametrize(
    "change",
    [
        lambda given: {"files": {**given["files"], "data/a": b"2"}},
        lambda given: {"files": {"data/a": b"1", "data/c": b"2"}},
        lambda given: {"files": {"data/a": b"1\ndata/b 1\n2"}},
        lambda given: {"problems": given["problems"][:1]},
        lambda given: {"today": given["today"] + timedelta(1)},
        lambda given: {"media": {**given["media"], "content/a.svg": Medium(8, 4, 3, b"<svg/>")}},
        lambda given: {"media": {**given["media"], "content/a.svg": Medium(9, 4, 3, b"<svg>")}},
        lambda given: {"media": {"content/a.svg": given["media"]["content/a.svg"]}},
    ],
    ids=["a text", "a name", "two files as one", "a problem", "the day", "a size", "a drawing", "a file less"],
)
def test_problems_of_anything_else_are_looked_for_anew(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    assert key_of(**{**GIVEN, **change(GIVEN)}) != key_of(**GIVEN)


@pytest.mark.parametrize("name", ["generator", "libraries"])
def test_problems_of_another_generator_or_other_libraries_are_looked_for_anew(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = key_of(**GIVEN)
    monkeypatch.setattr(store, name, lambda: "another")
    assert key_of(**GIVEN) != before
