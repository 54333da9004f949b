"""Runs Python under a limit of processor time that the system keeps: what runs away is ended, and no test reads a clock."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

HOOKS = Path(__file__).parents[1] / "hooks"


def ends_within(seconds: int, code: str) -> bool:
    """Whether some code ends without using more processor time than that."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(HOOKS)}, preexec_fn=limit, check=False, capture_output=True
    )
    assert done.returncode <= 0, done.stderr.decode()  # the code itself must not fail
    return done.returncode == 0
