"""Mutation testing. Usage: python -m slips [--most N] [--seed N] [MODULE ...], with tests/ and hooks/ on the path (`make mutants`).

A module is a path below hooks/plainfacts, such as `pages/formats`, or a folder, such as `checks/chances`; the default
is everything. Prints each slip (mutant) that no test noticed. Exits with 1 if the tests of a room notice too few.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from slips.made import Slip, slips
from slips.tried import PACKAGE, ROOT, Reach, noticed, reach, read_ahead

ELSEWHERE = {
    "checks": ("tests/checks", "tests/bad/test_bad_site.py"),
}
"""The tests of a room where they are not in the folder of its name alone."""
ROOMS = (
    "readability",
    "facts",
    "catalogues",
    "claims",
    "prose",
    "translations",
    "registry",
    "pages",
    "checks",
    "keep",
    "report",
)
"""The rooms whose tests run in one process; `build` and `cli` are tried by whole builds, which see no slip."""
LEAST = {"facts": 0.95, "claims": 0.95, "checks/chances": 0.95}
LEAST_ELSEWHERE = 0.85
EQUAL = Path(__file__).parent / "equal.yaml"
"""Equivalent mutants: slips without a visible effect, each with the reason."""


def modules(names: Sequence[str]) -> Iterator[Path]:
    """The source files of the named modules and folders."""
    for name in names or ROOMS:
        found = (
            [PACKAGE / f"{name}.py"] if (PACKAGE / f"{name}.py").is_file() else sorted((PACKAGE / name).rglob("*.py"))
        )
        if not found:
            raise SystemExit(f"No module of hooks/plainfacts is called {name}.")
        yield from (path for path in found if path.name != "__init__.py" and room(path) in ROOMS)


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def changed_since(base: str) -> list[str]:
    """The names of the modules that differ from another commit."""
    command = ["git", "diff", "--name-only", "--diff-filter=d", base, "--", "hooks/plainfacts/*.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [ROOT / line for line in done.stdout.splitlines()]
    return [path.relative_to(PACKAGE).with_suffix("").as_posix() for path in paths if room(path) in ROOMS]


def equal() -> dict[str, set[tuple[str, str]]]:
    """The equivalent mutants, by module."""
    told = yaml.safe_load(EQUAL.read_text("utf-8")) or {}
    return {name: {(one["was"], one["is"]) for one in found} for name, found in told.items()}


def tried(path: Path, found: Reach, most: int, seed: str) -> tuple[int, list[Slip]]:
    """The number of slips tried in a module, and those that no test noticed."""
    name = path.relative_to(PACKAGE).with_suffix("").as_posix()
    made = slips(path.read_text("utf-8"), most, name + seed, equal().get(name, set()))
    missed = [slip for slip in made if not noticed(path, slip.source, found.of(path, slip.line))]
    print(f"{name}: {len(made) - len(missed)} of {len(made)} slips noticed", *missed, sep="\n  ", flush=True)
    return len(made), missed


def main(arguments: Sequence[str]) -> int:
    """Try the slips, and print what was noticed, by room."""
    parser = argparse.ArgumentParser("slips", description=__doc__)
    parser.add_argument("modules", nargs="*")
    parser.add_argument("--most", type=int, default=0, help="at most so many of each module, drawn by its name")
    parser.add_argument(
        "--seed", default="", help="draw others: a second sample tells what the tests for the first left out"
    )
    parser.add_argument("--tests", action="append", help="these tests instead of all of the room")
    parser.add_argument("--since", help="only modules that differ from this commit")
    given = parser.parse_args(arguments)
    names = [*given.modules, *(changed_since(given.since) if given.since else ())]
    if given.since and not names:
        print("No module of a room that is tried has changed.")
        return 0
    read_ahead()
    by_room: dict[str, list[Path]] = {}
    for path in modules(names):
        by_room.setdefault(room(path), []).append(path)
    sums: dict[str, tuple[int, int]] = {}
    for name, paths in by_room.items():
        found = reach(given.tests or ELSEWHERE.get(name, (f"tests/{name}",)))
        for path in paths:
            many, missed = tried(path, found, given.most, given.seed)
            bar = next((part for part in LEAST if path.relative_to(PACKAGE).as_posix().startswith(f"{part}/")), name)
            before = sums.get(bar, (0, 0))
            sums[bar] = before[0] + many, before[1] + many - len(missed)
    for bar, (many, seen) in sums.items():
        print(f"{bar}: {seen} of {many} slips noticed ({100 * seen / max(many, 1):.0f} %)")
    return int(any(seen < LEAST.get(bar, LEAST_ELSEWHERE) * many for bar, (many, seen) in sums.items()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
