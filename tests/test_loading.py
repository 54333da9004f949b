"""What nothing asks for is not loaded: each command loads the libraries and rooms that its work needs, and no more."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from building import write
from site_files import BODY, page, site_files

CHECK = {
    *("plainfacts", "click", "colorama"),  # the command itself; colorama on Windows
    *("yaml", "pydantic", "pydantic_core", "annotated_types", "typing_extensions", "typing_inspection"),  # records
    *("markdown_it", "mdit_py_plugins", "mdurl", "markdown", "htmlparser", "imagesize"),  # pages
    *("jinja2", "markupsafe", "babel"),  # what a call prints, in words
    *("msgpack", "cython_runtime", "codespell_lib"),  # how common words are, and what is misspelt
    *("lxml",),
}
"""What may be loaded where something is checked. `htmlparser` is a part of Markdown."""

DRAWN = {"PIL", "segno"}
"""What draws the picture for sharing, once, and the address on each sheet."""

SAME = {"build", "cli", "clock", "facts", "keep", "problems"}
"""The rooms that a check needs to see that nothing changed."""

TELL = """\
import atexit, runpy, sys
atexit.register(lambda: [print("loaded:", name, file=sys.stderr) for name in sys.modules])
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def loaded(root: Path, *command: str) -> set[str]:
    """The modules that a command has loaded at its end, but for those of Python."""
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PLAINFACTS_TODAY": "2026-05-01"}
    run = [sys.executable, "-c", TELL, *command]
    done = subprocess.run(run, cwd=root, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    names = set(re.findall(r"^loaded: (\w.*)$", done.stderr, re.MULTILINE))
    return {name for name in names if name.partition(".")[0] not in sys.stdlib_module_names and name[0] != "_"}


def libraries(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def rooms(modules: set[str]) -> set[str]:
    return {name.split(".")[1] for name in modules if name.startswith("plainfacts.")}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site. What is kept of it stays for the tests after."""
    return write(tmp_path_factory.mktemp("loading"), site_files())


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What MkDocs and Material load to build a page."""
    root = tmp_path_factory.mktemp("stock")
    (root / "docs").mkdir()
    (root / "docs/index.md").write_text("# Stock\n")
    (root / "mkdocs.yml").write_text("site_name: Stock\ntheme: {name: material, font: false}\nplugins: []\n")
    return loaded(root, "mkdocs", "build", "--quiet")


def edit(site: Path, more: str) -> None:
    (site / "content/leukaemia.md").write_bytes(page(body=f"{BODY}\n{more}\n"))


def test_a_check_loads_what_it_needs(site: Path) -> None:
    cold = loaded(site, "plainfacts", "check")
    assert libraries(cold) <= CHECK
    assert "registry" not in rooms(cold), "the registry is for drafts and comparisons"
    same = loaded(site, "plainfacts", "check")
    assert libraries(same) <= {"plainfacts", "click", "colorama"}
    assert rooms(same) <= SAME
    edit(site, "Ask your team.")
    assert libraries(loaded(site, "plainfacts", "check")) <= CHECK


def test_a_build_loads_what_it_needs_besides_mkdocs(site: Path, stock: set[str]) -> None:
    cold = loaded(site, "mkdocs", "build", "--quiet")
    assert libraries(cold) - libraries(stock) <= {*CHECK, *DRAWN}
    assert "registry" not in rooms(cold)
    same = loaded(site, "mkdocs", "build", "--quiet")
    assert libraries(same) - libraries(stock) <= {"plainfacts"}
    assert rooms(same) <= SAME - {"cli"}
    edit(site, "Ask your team today.")
    assert libraries(loaded(site, "mkdocs", "build", "--quiet")) - libraries(stock) <= CHECK


def test_text_beyond_ascii_is_what_its_repair_is_loaded_for(site: Path) -> None:
    edit(site, "There is a café.")
    assert "ftfy" in libraries(loaded(site, "plainfacts", "check"))
