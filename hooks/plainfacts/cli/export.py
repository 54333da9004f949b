"""`plainfacts export DIR`: writes every page as plain Markdown that stock MkDocs with Material can build."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from plainfacts.cli.options import EXIT_USAGE, site_command, sound_site, stop
from plainfacts.pages.markdown_export import copied, exported


@site_command
@click.argument("to", metavar="FOLDER", type=click.Path(path_type=Path))
def export(folder: Path, to: Path) -> None:
    """Write mkdocs.yml and all pages, with their facts, as plain Markdown to FOLDER, which must be new or empty."""
    found = sound_site(folder)
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        stop(f"{to} is not empty. Name a new folder.", EXIT_USAGE)
    files = exported(found.facts, found.pages, found.today, found.media)
    for name, text in files.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        (to / name).write_text(text, encoding="utf-8")
    copies = copied(found.media)
    for path, name in copies.items():
        (to / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / path, to / name)
    click.echo(f"{len(files) + len(copies)} files written to {to}.")
