"""`plainfacts addresses`: prints every address that a release publishes, for data/addresses.txt."""

from __future__ import annotations

from pathlib import Path

import click

from plainfacts import site
from plainfacts.cli.options import EXIT_PROBLEMS, guarded, root_option, site_root, stop, today
from plainfacts.facts.house.addresses import ADDRESSES, as_file
from plainfacts.pages.generated.generated_pages import titles_of
from plainfacts.pages.generated.moved_pages import to_publish
from plainfacts.problems import as_text, errors


@click.command()
@root_option
@click.option("--write", is_flag=True, help="Write them to data/addresses.txt, as part of a release.")
@click.pass_context
@guarded
def addresses(context: click.Context, root: Path | None, write: bool) -> None:
    """Print every address that the site publishes; with --write, save them, so that none is ever lost."""
    folder, day = site_root(context, root), today()
    found = site.read(folder, day)
    if wrong := errors(found.problems):
        stop("\n".join(["Fix these errors first:", *map(as_text, wrong)]), EXIT_PROBLEMS)
    text = as_file(to_publish(found.facts, titles_of(found.facts, found.pages, day)))
    if not write:
        click.echo(text, nl=False)
        return
    (folder / ADDRESSES).write_text(text, encoding="utf-8")
    click.echo(f"{ADDRESSES}: {text.count(chr(10)) - 1} addresses. Commit it with the release.")
