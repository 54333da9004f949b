"""`plainfacts check`: applies all rules to all data and pages; prints text, GitHub annotations or JSON."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from plainfacts.build.garbage_collection import collect_rarely
from plainfacts.cli.options import (
    EXIT_COULD_NOT_RUN,
    EXIT_PROBLEMS,
    EXIT_USAGE,
    site_command,
    stop,
    today,
)
from plainfacts.facts.files import read_site
from plainfacts.facts.git_version import NoGit, NoVersion, files_at
from plainfacts.facts.media import read_media
from plainfacts.keep import store
from plainfacts.problems import Problem, as_github, as_json, as_text, count_line, errors, in_order

DATE_RULES = ("status-age", "review-due")
"""Rules about dates that have passed: errors only in the scheduled run, so that a date never blocks other work."""


@site_command
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How to print.")
@click.option("--dates", type=click.Choice(["warn", "error"]), default="warn", help="How to report passed dates.")
@click.option("--since", "revision", metavar="REV", help="List the sentences that rely on facts changed since REV.")
@click.argument("paths", nargs=-1)
def check(folder: Path, form: str, dates: str, revision: str | None, paths: Sequence[str]) -> None:
    """Check all data and pages. PATHS (files or folders) limit what is reported, not what is read.

    With --since, only the sentences to read again are listed: those that rely on facts that changed.
    """
    if revision is not None:
        _print_again(folder, revision, form, paths)
        return
    found = _problems(folder, today())
    problems = [_dated(problem, dates) for problem in found if _is_wanted(problem, paths, folder)]
    if form == "json":
        click.echo(as_json(problems))
    else:
        for problem in problems:
            click.echo(as_github(problem) if form == "github" else as_text(problem))
        click.echo(count_line(problems))
    sys.exit(EXIT_PROBLEMS if errors(problems) else 0)


def _print_again(folder: Path, revision: str, form: str, paths: Sequence[str]) -> None:
    """Print the sentences that rely on facts that changed since a revision, and no other problems."""
    from plainfacts.checks.since.reading_again import as_list, read_again  # slow to import

    try:
        before = files_at(folder, revision)
    except NoVersion as error:
        stop(str(error), EXIT_USAGE)
    except NoGit as error:
        stop(str(error), EXIT_COULD_NOT_RUN)
    every = read_again(before, read_site(folder)[0], today())
    again = [(change, [one for one in found if _is_wanted(one, paths, folder)]) for change, found in every]
    problems = in_order(one for _, found in again for one in found)
    if form == "json":
        click.echo(as_json(problems))
    elif form == "github":
        for problem in problems:
            click.echo(as_github(problem))
    else:
        click.echo(as_list(again, revision))


def _problems(root: Path, day: date) -> Sequence[Problem]:
    """The problems of the site, from the cache of the last run if nothing has changed since."""
    files, wrong = read_site(root)
    media = read_media(root)
    key = store.key_of(files, wrong, day, media)
    found = store.kept_problems(root, key)
    if found is None:
        collect_rarely()
        from plainfacts.site import KEPT, examine  # slow to import, and not needed for an unchanged site

        kept = store.Store(root, KEPT)
        found = list(examine(files, day, wrong, kept, media=media).problems)
        kept.save()
        gc.freeze()  # skips the garbage collection at exit
        store.keep_problems(root, key, found)
    return found


def _dated(problem: Problem, dates: str) -> Problem:
    passed = problem.rule in DATE_RULES and problem.severity == "warning"
    return replace(problem, severity="error") if passed and dates == "error" else problem


def _is_wanted(problem: Problem, paths: Sequence[str], root: Path) -> bool:
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
