"""Runs Python code with a limit on its CPU time that the system enforces, so that no test reads a clock."""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOOKS = Path(__file__).parents[1] / "hooks"


def ends_within(seconds: int, code: str) -> bool:
    """Whether some code finishes within a number of seconds of CPU time."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    done = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(HOOKS)}, preexec_fn=limit, check=False, capture_output=True
    )
    assert done.returncode <= 0, done.stderr.decode()  # the code itself must not fail
    return done.returncode == 0


class TooLong(BaseException):
    """The CPU time ran out; no `except Exception` in the code under test can hide it."""


@contextmanager
def processor_seconds(allowed: float) -> Iterator[None]:
    """Raise `TooLong` in the block once it has used that much CPU time."""

    def stop(*_: object) -> None:
        raise TooLong(f"more than {allowed} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, allowed)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
