"""`plainfacts report DIR`: writes the report for staff: scores, hard sentences, problems, trend since the last run."""

from __future__ import annotations

from pathlib import Path

import click

from plainfacts import site
from plainfacts.cli.options import site_command, today
from plainfacts.report.gather import gather
from plainfacts.report.history import as_json, read_runs, run_of
from plainfacts.report.render import as_html

PAGE, HISTORY = "index.html", "history.json"


@site_command
@click.argument("to", metavar="FOLDER", type=click.Path(path_type=Path, file_okay=False))
def report(folder: Path, to: Path) -> None:
    """Write the report for staff to FOLDER (index.html), with its figures (history.json) for the next run."""
    found = site.read(folder, today())
    told = gather(found.facts, found.pages, found.problems, found.standing, found.today)
    to.mkdir(parents=True, exist_ok=True)
    history = to / HISTORY
    runs = read_runs(history.read_text("utf-8", "replace")) if history.exists() else []
    (to / PAGE).write_text(as_html(told, runs[-1] if runs else None), encoding="utf-8")
    history.write_text(as_json([*runs, run_of(told)]), encoding="utf-8")
    click.echo(f"Written to {to / PAGE}.")
