"""Measures the wall time from saving a file to the updated page, with `mkdocs serve` as an editor uses it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from bench.cost import PYTHON, Failed, environment

POLL = 0.02
"""Seconds between two requests for the page."""

PATIENCE = 300.0
"""Seconds after which a page that has not been updated counts as a failure."""

REST = 1.5
"""Seconds between an updated page and the next edit, so that the file watcher is idle again."""

_BROKEN = "An error happened during the rebuild"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Run `mkdocs serve` on a folder; yields its address once it answers, and always stops it. Raises Failed."""
    port = _free_port()
    log = folder.parent / f"{folder.name}-serve.log"
    command = [PYTHON, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=out, stderr=out, start_new_session=True
        )
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait(lambda: _page(address) is not None, process, log)
        yield address
    finally:
        _end(process)


def fresh_page(folder: Path, page: str, edits: Callable[[str], None], words: tuple[str, ...]) -> float:
    """The median of the seconds from each edit, which adds a word, until the page (given by path) shows that word."""
    log = folder.parent / f"{folder.name}-serve.log"
    with served(folder) as address:
        return median(_seconds(f"{address}{page}", edits, word, log) for word in words)


def _seconds(address: str, edit: Callable[[str], None], word: str, log: Path) -> float:
    time.sleep(REST)
    edit(word)
    start = time.perf_counter()
    _wait(lambda: word in (_page(address) or ""), None, log)
    return time.perf_counter() - start


def _wait(come: Callable[[], bool], process: subprocess.Popen[bytes] | None, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while not come():
        if time.monotonic() > end or _failed(process, log):
            raise Failed(f"mkdocs serve did not deliver the page:\n{log.read_text('utf-8', 'replace')[-2000:]}")
        time.sleep(POLL)


def _failed(process: subprocess.Popen[bytes] | None, log: Path) -> bool:
    """Whether the server has exited or logged a failed build."""
    ended = process is not None and process.poll() is not None
    return ended or _BROKEN in log.read_text("utf-8", "replace")


def _page(address: str) -> str | None:
    """The text of a page, or None while the server does not answer with it."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(10)
