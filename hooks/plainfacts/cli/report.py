"""`plainfacts report DIR`: writes the report for staff: scores, hard sentences, problems, trend since the last run."""

from __future__ import annotations

from pathlib import Path

import click

from plainfacts import site
from plainfacts.cli.options import guarded, root_option, site_root, today
from plainfacts.report.gather import gather
from plainfacts.report.history import as_json, read_runs, run_of
from plainfacts.report.render import as_html

PAGE, HISTORY = "index.html", "history.json"


@click.command()
@root_option
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.pass_context
@guarded
def report(context: click.Context, root: Path | None, folder: Path) -> None:
    """Write the report for staff to FOLDER (index.html), with its figures (history.json) for the next run."""
    found = site.read(site_root(context, root), today())
    told = gather(found.facts, found.pages, found.problems, found.standing, found.today)
    folder.mkdir(parents=True, exist_ok=True)
    history = folder / HISTORY
    runs = read_runs(history.read_text("utf-8", "replace")) if history.exists() else []
    (folder / PAGE).write_text(as_html(told, runs[-1] if runs else None), encoding="utf-8")
    history.write_text(as_json([*runs, run_of(told)]), encoding="utf-8")
    click.echo(f"Written to {folder / PAGE}.")
