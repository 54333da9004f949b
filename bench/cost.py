"""What a command takes: processor time of all its processes, most memory of one of them, and seconds on the clock.

    python bench/cost.py SECONDS COMMAND...        (prints the cost as JSON; ends the command after so many seconds)

A command is started by a Python process that holds nothing: memory is inherited when a process is born, so a bench that
holds a large site would be taken for the command's own.
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
"""Seconds after which a command is ended."""


class Failed(Exception):
    """A measured command failed, or took too long."""


@dataclass(frozen=True)
class Cost:
    """Processor seconds of a command and all its processes, megabytes (10^6 bytes) of the largest, wall seconds."""

    seconds: float
    megabytes: float
    wall: float


def environment() -> dict[str, str]:
    """The environment of every measured command: a fixed day, and Python's own compiled files as everybody has them."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PLAINFACTS_TODAY": TODAY, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}


def run(folder: Path, *command: str) -> Cost:
    """Run a command in a folder and measure it. Raises Failed with its last words if it fails."""
    meter = [PYTHON, "-I", "-S", str(Path(__file__).resolve()), str(PATIENCE), *command]
    done = subprocess.run(meter, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"{' '.join(command)} failed in {folder}:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def python(folder: Path, *arguments: str) -> Cost:
    """Run a Python module or script, as `run` does."""
    return run(folder, PYTHON, *arguments)


def _measured(limit: float, command: list[str]) -> int:
    """Run a command with its output on standard error, print its cost, give its exit code."""
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
