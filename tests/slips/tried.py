"""Runs the tests with a slip, each in a process that imports one module with the slip; no file is changed.

The tests of a room are run once to learn which of them reach which line; a slip is tried on these only, the fastest
first. A process that a test starts (a whole build) does not see the slip, so that such a test notices nothing.
"""

from __future__ import annotations

import contextlib
import importlib.machinery
import importlib.util
import io
import json
import os
import resource
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import coverage
import grimp
import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "hooks" / "plainfacts"
CATALOGUE = "plainfacts.checks.catalogue"
_SECONDS = 60  # of CPU time; what needs more is in an endless loop
_AHEAD = ("hypothesis.extra", "hypothesis.strategies", "jsonschema")
"""What many tests need: imported once, with all modules, before forking."""


@dataclass
class Reach:
    """The tests that reach each line of each module, by file name, and how long each takes, and each file of them."""

    tests: dict[str, dict[int, set[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def of(self, path: Path, line: int) -> list[str]:
        """The tests that reach a line; for a line that runs on import, those that reach any line of the module.

        Any test may use a module that has only such lines (kinds of values, tables).
        """
        lines = self.tests.get(str(path), {})
        found = (
            lines.get(line)
            or {test for tests in lines.values() for test in tests}
            or {test for test in self.seconds if "::" not in test}
        )
        return sorted(found, key=lambda test: (self.seconds.get(test, 0), test))


class _Watch:
    """Tells coverage which test is running. Set-up may be shared, so it counts for the whole file."""

    def __init__(self, watched: coverage.Coverage, reach: Reach) -> None:
        self.watched, self.reach = watched, reach

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Any:
        self.watched.switch_context(item.nodeid.split("::")[0])
        yield

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Any:
        self.watched.switch_context(item.nodeid)
        yield
        self.watched.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.reach.seconds[report.nodeid] = report.duration
        file = report.nodeid.split("::")[0]
        self.reach.seconds[file] = self.reach.seconds.get(file, 0) + report.duration


class _Only:
    """Selects and orders tests, and stops at the first failure. A name without `::` is a whole file."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.places = {test: place for place, test in enumerate(tests)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        last = len(self.places)

        def place(item: pytest.Item) -> int:
            return self.places.get(item.nodeid, last)

        wanted = [item for item in items if {item.nodeid, item.nodeid.split("::")[0]} & self.places.keys()]
        items[:] = sorted(wanted, key=place)


class _Changed(importlib.machinery.SourceFileLoader):
    """Loads a module from another source text."""

    def __init__(self, name: str, path: Path, source: str) -> None:
        super().__init__(name, str(path))
        self.changed = source

    def get_code(self, fullname: str) -> Any:
        return compile(self.changed, self.path, "exec")


class _Finder:
    """Finds the changed module instead of the one on the disk."""

    def __init__(self, path: Path, source: str) -> None:
        self.name = module_name(path)
        self.loader = _Changed(self.name, path, source)

    def find_spec(self, name: str, path: object = None, target: ModuleType | None = None) -> Any:
        return importlib.util.spec_from_loader(name, self.loader) if name == self.name else None


def module_name(path: Path) -> str:
    """The dotted name of the module in a file, such as `plainfacts.pages.formats`."""
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def reach(folders: Collection[str]) -> Reach:
    """Run all tests of some folders without a slip. Raises RuntimeError with the output if one fails."""
    told = json.loads(_apart(lambda: _watched(folders)) or "{}")
    if "failed" in told:
        raise RuntimeError(told["failed"])
    tests = {path: {int(line): set(names) for line, names in lines.items()} for path, lines in told["tests"].items()}
    return Reach(tests, told["seconds"])


def _watched(folders: Collection[str]) -> str:
    watched, found = coverage.Coverage(data_file=None, source=[str(PACKAGE)], config_file=False), Reach()
    watched.start()
    code, said = _pytest([*folders], [_Watch(watched, found)])
    watched.stop()
    if code:
        return json.dumps({"failed": said})
    data = watched.get_data()
    tests: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for path in data.measured_files():
        for line, names in data.contexts_by_lineno(path).items():
            tests[path][line] = [name for name in names if name]
    return json.dumps({"tests": tests, "seconds": found.seconds})


def noticed(path: Path, source: str, tests: Sequence[str]) -> bool:
    """Whether any of the tests fails with a module's text replaced; False without tests."""
    if not tests:
        return False
    files = list(dict.fromkeys(test.split("::")[0] for test in tests))

    def tried() -> str:
        _forget(path)
        sys.meta_path.insert(0, _Finder(path, source))  # type: ignore[arg-type]
        return "" if _pytest(["-x", *files], [_Only(tests)])[0] else "passed"

    return _apart(tried) != "passed"


def _pytest(arguments: Sequence[str], plugins: Sequence[object]) -> tuple[int, str]:
    said = io.StringIO()
    options = ["-q", "-p", "no:cacheprovider", "-p", "no:randomly", "-p", "no:xdist", "-m", "not proof"]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = int(pytest.main([*options, *arguments], plugins=list(plugins)))
    return code, said.getvalue()[-4000:]


def _forget(path: Path) -> None:
    """Forget a module and everything that imports it, including tests, so that they are imported again."""
    name = module_name(path)
    for one, read in list(sys.modules.items()):
        if one.startswith(("test_", "conftest")) and str(getattr(read, "__file__", "")).startswith(str(ROOT)):
            del sys.modules[one]
    for one in {name, *_graph().find_downstream_modules(name)} & sys.modules.keys():
        above, _, last = one.rpartition(".")
        del sys.modules[one]
        if above in sys.modules:
            delattr(sys.modules[above], last)


@cache
def _graph() -> Any:
    """Which module imports which. The catalogue imports the modules of all families by walking through their folders."""
    graph = grimp.build_graph("plainfacts", cache_dir=None)
    for name in graph.find_descendants("plainfacts.checks") - {CATALOGUE}:
        graph.add_import(importer=CATALOGUE, imported=name)
    return graph


def read_ahead() -> None:
    """Import all modules and what every test needs, so that forked processes need not."""
    _graph()
    for path in PACKAGE.rglob("*.py"):
        if path.name != "__main__.py" and "starter" not in path.parts:
            importlib.import_module(module_name(path).removesuffix(".__init__"))
    for name in _AHEAD:
        importlib.import_module(name)


def _apart(work: Callable[[], str]) -> str:
    """The result of a function in a forked process, or None if the process crashed or exceeded its CPU time."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        with contextlib.suppress(BaseException):
            resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS * 10, _SECONDS * 10))
            signal.setitimer(signal.ITIMER_PROF, 0)
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            with os.fdopen(writing, "w") as out:
                out.write(work())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as got:
        told = got.read()
    os.waitpid(child, 0)
    return told


def share(results: Mapping[str, bool]) -> float:
    """The share of slips that were noticed, from 0 to 1; 1 if there were none."""
    return sum(results.values()) / len(results) if results else 1.0
