"""Every file, folder and module of the generator that the documentation or a docstring names exists."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "hooks/plainfacts"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
MODULES = [path for folder in (PACKAGE, ROOT / "bench", ROOT / ".ci", ROOT / "tests") for path in folder.rglob("*.py")]
_CODE = re.compile(r"`([^`\n]+)`")
_PATH = re.compile(
    r"(?:[\w.-]+/)*[\w-]+\.py|docs/[\w./-]+\.md|(?:\.ci|bench|decisions|hooks|requirements|tests)/[\w./-]+"
)
"""Paths of the generator's own files. Those of a site are often examples."""
_EXAMPLE = re.compile(r"\b(?:LANG|FAMILY|MODULE|ROOM)\b")
_NAME = re.compile(r"[a-z_]+/?(?:[a-z_]+/?)*")


@cache
def tracked() -> frozenset[str]:
    """The files of the repository and their folders, by each way to write the path: `yaml/forms.py`, `forms.py`."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [line.split("/") for line in listed.splitlines()]
    spans = ((one, first, last) for one in paths for first in range(len(one)) for last in range(first, len(one)))
    return frozenset("/".join(one[first : last + 1]) for one, first, last in spans)


def missing(text: str) -> list[str]:
    """The paths in backticks that do not exist."""
    named = (name.rstrip("/") for name in _CODE.findall(text) if _PATH.fullmatch(name) and not _EXAMPLE.search(name))
    return [name for name in named if name not in tracked()]


def missing_decisions(text: str) -> list[str]:
    """The numbers of decisions that are referred to and have no page."""
    there = {int(path.name[:4]) for path in (ROOT / "docs/decisions").glob("*.md")}
    return [number for number in re.findall(r"\bdecision (\d+)", text) if int(number) not in there]


def docstrings(path: Path) -> Iterator[str]:
    """The docstrings of a module, and the texts below its assignments."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield node.value.value


def wrong(text: str) -> list[str]:
    """What a text names that does not exist."""
    return missing(text) + missing_decisions(text)


def test_pages_name_files_that_exist() -> None:
    found = {str(page.relative_to(ROOT)): wrong(page.read_text("utf-8")) for page in PAGES}
    assert {page: names for page, names in found.items() if names} == {}


def test_docstrings_name_files_that_exist() -> None:
    found = {str(path.relative_to(ROOT)): [one for text in docstrings(path) for one in wrong(text)] for path in MODULES}
    assert {path: names for path, names in found.items() if names} == {}


def test_packages_name_modules_and_functions_that_they_have() -> None:
    found = {str(path.relative_to(ROOT)): not_inside(path) for path in PACKAGE.rglob("__init__.py")}
    assert len(found) > 20
    assert {path: names for path, names in found.items() if names} == {}


def not_inside(package: Path) -> list[str]:
    """The names in the docstring of a package that nothing in it has."""
    (description, *_) = docstrings(package)
    inside = [path for path in package.parent.rglob("*") if path.suffix == ".py" or path.is_dir()]
    known = {path.stem for path in inside}
    known |= {
        word
        for path in inside
        if path.is_file()
        for word in re.findall(r"\w+", path.read_text("utf-8").replace(description, ""))
    }
    named = [name for name in _CODE.findall(description) if _NAME.fullmatch(name)]
    return [name for name in named if not set(name.strip("/").split("/")) <= known]


def test_a_file_that_is_gone_is_found() -> None:
    assert missing("`facts/yamlfile.py`, `tests/nowhere/`, `yaml/forms.py`, `data/trials.yaml`, `docs/rules.md`") == [
        "facts/yamlfile.py",
        "tests/nowhere",
    ]
