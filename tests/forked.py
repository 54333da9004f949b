"""Runs `python -m MODULE` as a new process would, without reading all libraries again.

A process that has read MkDocs, the theme and the generator, and has run nothing, waits; each run is a fork of it, in a
folder and an environment of its own. Two thirds of the time of a small build is spent on reading libraries. What needs
a process that is new in all (killed builds, other rights, other settings of Python itself) starts one itself.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import runpy
import select
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

PATIENCE = 1800
"""Seconds to wait for another process: a guard against one that hangs, so long that no busy machine comes near it."""
_AHEAD = ("mkdocs.__main__", "mkdocs.commands.build", "material", "pymdownx", "plainfacts.cli", "plainfacts.build.events",
          "plainfacts.build.mkdocs_run", "plainfacts.site", "plainfacts.pages.frame.all_pages", "markdownify")  # fmt: skip
"""What is read before a run; a run reads what else it needs by itself."""


def python_m(
    module: str, *args: str, cwd: Path, env: Mapping[str, str], timeout: int = PATIENCE
) -> subprocess.CompletedProcess[str]:
    """What `python -m module args` gives in a folder and an environment. Raises TimeoutExpired where it hangs."""
    server = _server()
    assert server.stdin and server.stdout
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = {"module": module, "args": args, "cwd": str(cwd), "env": dict(env), "out": str(out), "err": str(err)}
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        if not select.select([server.stdout], [], [], timeout)[0]:
            os.killpg(server.pid, signal.SIGKILL)  # what it runs too
            _server.cache_clear()
            raise subprocess.TimeoutExpired(module, timeout)
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess([module, *args], code, out.read_text("utf-8"), err.read_text("utf-8"))


@cache
def _server() -> subprocess.Popen[str]:
    """The process that waits. It ends when this one does, since nobody writes to it any more."""
    command = [sys.executable, __file__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)


def _serve() -> None:
    for name in _AHEAD:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    sys.modules.pop("mkdocs.__main__", None)  # it is what is run
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(**json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _run(module: str, args: list[str], cwd: str, env: dict[str, str], out: str, err: str) -> None:
    """Be the process that was asked for; never returns."""
    code = 1
    try:
        os.chdir(cwd)
        for number, name in enumerate((os.devnull, out, err)):
            opened = os.open(name, os.O_RDWR | os.O_CREAT, 0o600)
            os.dup2(opened, number)
            os.close(opened)
        os.environ.clear()
        os.environ.update(env)
        time.tzset()
        more = [path for path in env.get("PYTHONPATH", "").split(os.pathsep) if path and path not in sys.path]
        sys.path[0:1] = [cwd, *more]
        sys.argv = [module, *args]
        runpy.run_module(module, run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as ended:
        code = _exit_code(ended.code)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def _exit_code(code: Any) -> int:
    if isinstance(code, str):
        print(code, file=sys.stderr)
    return code if isinstance(code, int) else int(bool(code))


if __name__ == "__main__":
    _serve()
