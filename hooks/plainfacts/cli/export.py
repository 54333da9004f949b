"""`plainfacts export DIR`: writes every page as plain Markdown that stock MkDocs with Material can build."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import click

from plainfacts import site
from plainfacts.cli.options import EXIT_PROBLEMS, EXIT_USAGE, guarded, root_option, site_root, stop, today
from plainfacts.pages.markdown_export import copied, exported
from plainfacts.problems import as_text, errors


@click.command()
@root_option
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_context
@guarded
def export(context: click.Context, root: Path | None, folder: Path) -> None:
    """Write mkdocs.yml and all pages, with their facts, as plain Markdown to FOLDER, which must be new or empty."""
    home = site_root(context, root)
    found = site.read(home, today())
    if wrong := errors(found.problems):
        for problem in wrong:
            click.echo(as_text(problem), err=True)
        sys.exit(EXIT_PROBLEMS)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(f"{folder} is not empty. Name a new folder.", EXIT_USAGE)
    files = exported(found.facts, found.pages, found.today, found.media)
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    copies = copied(found.media)
    for path, name in copies.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(home / path, folder / name)
    click.echo(f"{len(files) + len(copies)} files written to {folder}.")
