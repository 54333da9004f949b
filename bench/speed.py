"""How long checking and building take, as ratios to stock MkDocs with Material given the same pages ready-made.

    python bench/speed.py [TRIALS ...]          (10, 100 and 1,000 where none are named)

Processor time of whole commands, Python's start included, so that a busy machine changes little. Every figure of a run
is divided by the stock build of the same run and size; docs/performance.md tells what was found.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.sites import write_site  # noqa: E402

PYTHON = sys.executable
STOCK = "site_name: Stock\ntheme: {name: material, font: false}\nplugins: [search]\nnav: [index.md]\nnot_in_nav: '*'\n"
TODAY = "2026-05-01"


@dataclass(frozen=True)
class Cost:
    """What a command took: processor seconds, and the most memory it held in megabytes."""

    seconds: float
    megabytes: float


def run(folder: Path, *command: str) -> Cost:
    """Run a command in a folder and measure it; a command that fails ends the bench with its message."""
    log = folder / ".bench.log"
    pid = os.fork()
    if pid == 0:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        os.chdir(folder)
        environment = {**os.environ, "PLAINFACTS_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1"}
        os.execve(PYTHON, [PYTHON, *command], environment)
    _, status, used = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed in {folder}:\n{log.read_text('utf-8')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def edit(path: Path, old: str, new: str) -> None:
    """Change one text of a file, as an editor would."""
    text = path.read_text("utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), "utf-8")


def measure(trials: int, folder: Path) -> dict[str, Cost]:
    """All figures for one size."""
    site, stock = folder / "site", folder / "stock"
    write_site(site, trials)
    build, check = ("-m", "mkdocs", "build", "--quiet"), ("-m", "plainfacts", "check")
    run(site, "-m", "plainfacts", "export", str(stock))
    (stock / "mkdocs.yml").write_text(STOCK, "utf-8")
    steps: dict[str, Callable[[], Cost]] = {
        "stock build": lambda: run(stock, *build),
        "check, cold": lambda: run(site, *check),
        "check, nothing changed": lambda: run(site, *check),
        "build, cold": lambda: run(site, *build),
        "build, nothing changed": lambda: run(site, *build),
        "build, one trial changed": lambda: run(site, *build),
        "build, one page changed": lambda: run(site, *build),
    }
    before = {
        "build, one trial changed": lambda: edit(site / "data/trials.yaml", "Medicine amab", "The medicine amab"),
        "build, one page changed": lambda: edit(site / "content/index.md", "of a measured site", "of a site"),
    }
    found = {}
    for name, step in steps.items():
        before.get(name, lambda: None)()
        found[name] = step()
    return found


def main(sizes: list[int]) -> None:
    """Measure each size and print a table."""
    for trials in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found = measure(trials, Path(folder))
        stock = found["stock build"]
        print(f"\n{trials} trials: stock takes {stock.seconds:.2f} s and {stock.megabytes:.0f} MB")
        for name, cost in found.items():
            ratio, memory = cost.seconds / stock.seconds, cost.megabytes / stock.megabytes
            print(
                f"  {name:26} {cost.seconds:7.2f} s  {ratio:5.2f}   {cost.megabytes:5.0f} MB  {memory:5.2f}", flush=True
            )


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100, 1000])
