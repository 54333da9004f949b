"""Measures a command: CPU time of all its processes, peak memory of the largest one, and wall time.

    python bench/cost.py SECONDS COMMAND...        (prints the cost as JSON; kills the command after SECONDS)

The command is started from a fresh Python process: a forked process inherits the memory of its parent, so that a
benchmark with a large site in memory would count towards the command.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

PYTHON = sys.executable
TODAY = "2026-05-01"
PATIENCE = 3600
"""Seconds after which a command is killed."""


class Failed(Exception):
    """A measured command failed or took too long."""


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a command with all its processes, peak memory of the largest in MB (10^6 bytes), wall seconds."""

    seconds: float
    megabytes: float
    wall: float


def environment() -> dict[str, str]:
    """The environment of every measured command: a fixed day, and Python's bytecode cache as users have it."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PLAINFACTS_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


def run(folder: Path, *command: str) -> Cost:
    """Run a command in a folder and measure it. Raises Failed with the end of its output if it fails."""
    meter = [PYTHON, "-I", "-S", str(Path(__file__).resolve()), str(PATIENCE), *command]
    done = subprocess.run(meter, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{' '.join(command)} failed in {folder}:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def python(folder: Path, *arguments: str) -> Cost:
    """Run and measure a Python module or script, as `run` does."""
    return run(folder, PYTHON, *arguments)


def _measured(limit: float, command: list[str]) -> int:
    """Run a command with its output on standard error, print its cost, and return its exit code."""
    start = time.perf_counter()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        os.dup2(2, 1)
        os.execvp(command[0], command)
    signal.signal(signal.SIGALRM, lambda *_: os.killpg(pid, signal.SIGKILL))
    signal.setitimer(signal.ITIMER_REAL, limit)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - start
    cost = {"seconds": used.ru_utime + used.ru_stime, "megabytes": used.ru_maxrss * 1024 / 1e6, "wall": wall}
    print(json.dumps(cost))
    return abs(os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    sys.exit(_measured(float(sys.argv[1]), sys.argv[2:]))
