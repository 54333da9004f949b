"""What the commands share: the folder of the site, the day it is, and how a command stops."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from plainfacts.clock import today_from

F = TypeVar("F", bound=Callable[..., Any])

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_COULD_NOT_RUN = 3


def root_option(function: F) -> F:
    """`--root`, before or after the command."""
    text = "The folder of the site: mkdocs.yml, data/ and content/. Default: PLAINFACTS_ROOT, or this folder."
    return click.option("--root", type=click.Path(path_type=Path), default=None, help=text)(function)


def site_root(context: click.Context, given: Path | None) -> Path:
    """The folder that was given here, before the command, or in PLAINFACTS_ROOT; else the folder one stands in."""
    outer = context.find_root().params.get("root")
    root = Path(given or outer or os.environ.get("PLAINFACTS_ROOT") or ".")
    if not root.is_dir():
        stop(f"The folder {root} is not there. Give the folder that holds mkdocs.yml with --root.", EXIT_USAGE)
    return root


def today() -> date:
    """The day it is: PLAINFACTS_TODAY, or the clock."""
    try:
        return today_from(os.environ)
    except ValueError:
        stop("PLAINFACTS_TODAY is not a date. Write it like 2026-11-20.", EXIT_USAGE)


def stop(message: str, code: int) -> NoReturn:
    """Say why, and end with a code."""
    click.echo(message, err=True)
    sys.exit(code)


def guarded(function: F) -> F:
    """Say in one line what the disk would not do, instead of a traceback."""

    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            sys.exit(EXIT_COULD_NOT_RUN)
        except OSError as error:
            where = f" ({error.filename})" if error.filename else ""
            stop(f"Could not run: {error.strerror or error}{where}.", EXIT_COULD_NOT_RUN)

    return run  # type: ignore[return-value]
