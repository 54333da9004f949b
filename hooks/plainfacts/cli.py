"""The command `plainfacts`. Exit 0 fine, 1 problems, 2 wrong usage, 3 could not run (network, disk)."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from plainfacts import __version__, site
from plainfacts.checks.explain import explain_rule
from plainfacts.checks.table import all_rules
from plainfacts.problems import Problem, as_github, as_json, as_text, count_line, errors, nearest

F = TypeVar("F", bound=Callable[..., Any])

EXIT_PROBLEMS = 1
EXIT_USAGE = 2
EXIT_COULD_NOT_RUN = 3


def _root_option(function: F) -> F:
    """`--root`, before or after the command, or PLAINFACTS_ROOT; the folder here where none is given."""
    text = "The folder of the site: mkdocs.yml, data/ and content/. Default: PLAINFACTS_ROOT, or this folder."
    return click.option("--root", type=click.Path(path_type=Path), default=None, help=text)(function)


def _site_root(context: click.Context, given: Path | None) -> Path:
    outer = context.find_root().params.get("root")
    root = given or outer or Path(os.environ.get("PLAINFACTS_ROOT") or ".")
    if not root.is_dir():
        _stop(f"The folder {root} is not there.", "Give the folder that holds mkdocs.yml with --root.", EXIT_USAGE)
    return Path(root)


def _stop(message: str, fix: str, code: int) -> None:
    click.echo(f"{message} {fix}", err=True)
    sys.exit(code)


def _could_not_run(function: F) -> F:
    """Say in one line what the disk or the clock would not do, instead of a traceback."""

    @wraps(function)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        try:
            return function(*args, **kwargs)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(EXIT_COULD_NOT_RUN)
        except OSError as error:
            _stop(f"Could not run: {error.strerror or error} ({error.filename or 'no file'}).", "", EXIT_COULD_NOT_RUN)

    return guarded  # type: ignore[return-value]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@_root_option
def main(root: Path | None) -> None:
    """Facts for patients and families, checked: trials.yaml and Markdown in, messages out."""


@main.command()
@_root_option
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How to print.")
@click.option("--dates", type=click.Choice(["warn", "error"]), default="warn", help="What a passed date is.")
@click.argument("paths", nargs=-1)
@click.pass_context
@_could_not_run
def check(context: click.Context, root: Path | None, form: str, dates: str, paths: Sequence[str]) -> None:
    """Check all data and pages. PATHS (files or folders) limit what is told, never what is read."""
    folder = _site_root(context, root)
    found = site.read(folder, _today()).problems
    problems = [_dated(problem, dates) for problem in found if _is_told(problem, paths, folder)]
    if form == "json":
        click.echo(as_json(problems))
    else:
        for problem in problems:
            click.echo(as_github(problem) if form == "github" else as_text(problem))
        click.echo(count_line(problems))
    sys.exit(EXIT_PROBLEMS if errors(problems) else 0)


def _today() -> Any:
    try:
        return site.today_from(os.environ)
    except ValueError:
        _stop("PLAINFACTS_TODAY is not a date.", "Write it like 2026-11-20.", EXIT_USAGE)


def _dated(problem: Problem, dates: str) -> Problem:
    """In the scheduled run a passed date is an error."""
    passed = problem.rule in DATE_RULES and problem.severity == "warning"
    return replace(problem, severity="error") if passed and dates == "error" else problem


DATE_RULES = ("status-age", "review-due")


def _is_told(problem: Problem, paths: Sequence[str], root: Path) -> bool:
    if not paths:
        return True
    wanted = [_from_root(path, root) for path in paths]
    return any(problem.path == path or path == "." or problem.path.startswith(f"{path}/") for path in wanted)


def _from_root(path: str, root: Path) -> str:
    given = Path(path)
    full = given if given.is_absolute() else Path.cwd() / given
    if full.exists() and full.resolve().is_relative_to(root.resolve()):
        return full.resolve().relative_to(root.resolve()).as_posix()
    return Path(os.path.normpath(path)).as_posix()


@main.command()
@click.argument("rule")
def explain(rule: str) -> None:
    """Say what RULE asks, why, with an example and the fix. RULE is a name, or a number of the rules such as T9."""
    text = explain_rule(rule)
    if text is None:
        near = nearest(rule.lower(), all_rules())
        _stop(
            f"No rule is called {rule}.", f"Did you mean {near}?" if near else "`plainfacts check` names the rules.", 2
        )
    click.echo(text)
