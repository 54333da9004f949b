"""`plainfacts addresses`: prints every address that a release publishes, for data/addresses.txt."""

from __future__ import annotations

from pathlib import Path

import click

from plainfacts.cli.options import site_command, sound_site
from plainfacts.facts.house.addresses import ADDRESSES, as_file
from plainfacts.pages.generated.generated_pages import titles_of
from plainfacts.pages.generated.moved_pages import to_publish


@site_command
@click.option("--write", is_flag=True, help="Write them to data/addresses.txt, as part of a release.")
def addresses(folder: Path, write: bool) -> None:
    """Print every address that the site publishes; with --write, save them, so that none is ever lost."""
    found = sound_site(folder)
    text = as_file(to_publish(found.facts, titles_of(found.facts, found.pages, found.today)))
    if not write:
        click.echo(text, nl=False)
        return
    (folder / ADDRESSES).write_text(text, encoding="utf-8")
    click.echo(f"{ADDRESSES}: {text.count(chr(10)) - 1} addresses. Commit it with the release.")
