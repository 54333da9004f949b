"""Runs `python -m MODULE` like a new process, without importing all libraries again.

A server process imports MkDocs, the theme and the generator, builds a small site and waits; each run is a fork of it
with its own folder and environment. So no run has to import, nor to compile the patterns and templates of the package.
A test that needs a genuinely new process (killed builds, other permissions, other settings of Python) starts one itself.
"""

from __future__ import annotations

import contextlib
import gc
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
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partialmethod
from pathlib import Path
from typing import Any

from jinja2 import Environment
from jinja2.bccache import Bucket, BytecodeCache

PATIENCE = 1800
"""Seconds to wait for another process before it counts as hanging; far more than a busy machine needs."""
_AHEAD = ("mkdocs.__main__", "mkdocs.commands.build", "material", "pymdownx", "plainfacts.cli", "plainfacts.build.events",
          "plainfacts.build.mkdocs_run", "plainfacts.site", "plainfacts.pages.generated.all_pages", "markdownify")  # fmt: skip
"""What is imported before a run; a run imports the rest itself."""


def python_m(
    module: str, *args: str, cwd: Path, env: Mapping[str, str], timeout: int = PATIENCE
) -> subprocess.CompletedProcess[str]:
    """The result of `python -m module args` in a folder and an environment. Raises TimeoutExpired if it hangs."""
    return _ended(module, args, cwd, env, timeout)


def python_m_killed(module: str, *args: str, cwd: Path, env: Mapping[str, str], wait: Callable[[], object]) -> bool:
    """Start `python -m module args`, and kill it after `wait` has returned. Whether it was still running then."""

    def kill(process: int) -> None:
        wait()
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)

    return _ended(module, args, cwd, env, PATIENCE, kill).returncode == -signal.SIGKILL


def _ended(
    module: str,
    args: Sequence[str],
    cwd: Path,
    env: Mapping[str, str],
    timeout: int,
    meanwhile: Callable[[int], object] = lambda process: None,
) -> subprocess.CompletedProcess[str]:
    """The result of a run, during which `meanwhile` is given the number of its process."""
    server = _server()
    assert server.stdin and server.stdout
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        asked = {"module": module, "args": args, "cwd": str(cwd), "env": dict(env), "out": str(out), "err": str(err)}
        server.stdin.write(json.dumps(asked) + "\n")
        server.stdin.flush()
        meanwhile(int(server.stdout.readline()))
        server.stdin.write("wait\n")
        server.stdin.flush()
        if not select.select([server.stdout], [], [], timeout)[0]:
            os.killpg(server.pid, signal.SIGKILL)  # including its children
            _server.cache_clear()
            raise subprocess.TimeoutExpired(module, timeout)
        code = int(server.stdout.readline())
        return subprocess.CompletedProcess([module, *args], code, out.read_text("utf-8"), err.read_text("utf-8"))


@cache
def _server() -> subprocess.Popen[str]:
    """The server process. It exits when this process does, since its input is then closed."""
    command = [sys.executable, __file__]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True)


class _Compiled(BytecodeCache):
    """Compiled templates by their files and texts. All builds compile with the same settings."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.codes[bucket.key, bucket.checksum] = bucket.code


def _build_ahead() -> None:
    """Build a small site, so that a run finds compiled what every build compiles."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from building import write
    from plainfacts.keep import store
    from site_files import site_files

    Environment.__init__ = partialmethod(Environment.__init__, bytecode_cache=_Compiled())  # type: ignore[assignment,method-assign]
    with tempfile.TemporaryDirectory() as folder:
        build(load_config(str(write(Path(folder), site_files()) / "mkdocs.yml")))
    store.libraries.cache_clear()  # a run may have others


def _serve() -> None:
    for name in _AHEAD:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    _build_ahead()
    sys.modules.pop("mkdocs.__main__", None)  # the module to be run
    gc.freeze()  # what is shared with the runs is not copied by looking for garbage
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _run(**json.loads(line))
        print(child, flush=True)
        sys.stdin.readline()  # until then it is not waited for, so that no other process can have its number
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def _run(module: str, args: list[str], cwd: str, env: dict[str, str], out: str, err: str) -> None:
    """Become the requested process; never returns."""
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
