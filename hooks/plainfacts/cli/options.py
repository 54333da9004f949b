"""What the commands share: the site folder, today's date, and how a command stops."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from plainfacts.clock import today_from
from plainfacts.problems import as_text, errors

if TYPE_CHECKING:
    from plainfacts.site import Site

F = TypeVar("F", bound=Callable[..., Any])

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_COULD_NOT_RUN = 3


def root_option(function: F) -> F:
    """Add the option `--root`, which may come before or after the command."""
    text = "The folder with mkdocs.yml, data/ and content/. Default: PLAINFACTS_ROOT, or the current folder."
    return click.option("--root", type=click.Path(path_type=Path), default=None, help=text)(function)


def site_command(function: F) -> click.Command:
    """A command from a function that takes the folder of the site first, then what its own options say.

    The folder is given after or before the command, or in PLAINFACTS_ROOT; otherwise it is the current one. Stops if it
    does not exist.
    """

    @wraps(function)
    def run(*args: Any, root: Path | None, **kwargs: Any) -> Any:
        outer = click.get_current_context().find_root().params.get("root")
        folder = Path(root or outer or os.environ.get("PLAINFACTS_ROOT") or ".")
        if not folder.is_dir():
            stop(f"The folder {folder} does not exist. With --root, give the folder that has mkdocs.yml.", EXIT_USAGE)
        return guarded(function)(folder, *args, **kwargs)

    return click.command()(root_option(run))


def sound_site(folder: Path) -> Site:
    """The site in a folder, as of today. Stops and prints its errors if it has any."""
    from plainfacts.site import read  # slow to import

    found = read(folder, today())
    if wrong := errors(found.problems):
        stop("\n".join(["Fix these errors first:", *map(as_text, wrong)]), EXIT_PROBLEMS)
    return found


def today() -> date:
    """Today's date, from PLAINFACTS_TODAY or the clock. Stops if the variable is not a date."""
    try:
        return today_from(os.environ)
    except ValueError:
        stop("PLAINFACTS_TODAY is not a date. Write it like 2026-11-20.", EXIT_USAGE)


def stop(message: str, code: int) -> NoReturn:
    """Print a message to standard error, and exit with a code."""
    click.echo(message, err=True)
    sys.exit(code)


def guarded(function: F) -> F:
    """Wrap a command so that an error of the operating system prints one line instead of a traceback."""

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
