"""A newcomer must be able to trust the picture in docs/architecture.md: lower rooms never import higher ones."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "hooks" / "plainfacts"
FLOORS = [
    {"problems"},
    {"clock", "cache", "garbage", "facts", "prose", "readability"},
    {"checks", "pages", "registry", "report"},
    {"publish", "site"},
    {"writing"},
    {"build"},
    {"cli"},
]
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
ALONE = {"readability": set(), "facts": {"problems"}}
"""Rooms that may use only these others of the house."""


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module == "plainfacts":
            names += [f"plainfacts.{alias.name}" for alias in node.names]
        found |= {name.split(".")[1] for name in names if name.startswith("plainfacts.")}
    return found - {"__version__"}


FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if path.name not in ("__init__.py", "__main__.py")]


def test_every_room_has_its_floor() -> None:
    assert {room_of(path) for path in FILES} <= FLOOR.keys()


def test_lower_rooms_never_import_higher_ones() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for path in FILES
        for other in imports_of(path)
        if FLOOR[other] > FLOOR[room_of(path)]
    ]
    assert wrong == []


def test_rooms_that_stand_alone_stand_alone() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for path in FILES
        if room_of(path) in ALONE
        for other in imports_of(path) - {room_of(path)}
        if other not in ALONE[room_of(path)]
    ]
    assert wrong == []


def test_pages_and_checks_do_not_need_each_other_both_ways() -> None:
    assert not [path for path in FILES if room_of(path) == "pages" and "checks" in imports_of(path)]


def test_only_two_files_know_mkdocs() -> None:
    knowing = {path.name for path in (*FILES, ROOT / "hooks" / "on_build.py") if "mkdocs" in _modules(path)}
    assert knowing == {"on_build.py", "build.py"}


def _modules(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    return {name.split(".")[0] for name in names}
