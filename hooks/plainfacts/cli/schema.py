"""`plainfacts schema`: writes the JSON Schemas of the data files, for code editors."""

from __future__ import annotations

from pathlib import Path

import click

from plainfacts.cli.options import EXIT_USAGE, guarded, root_option, site_root, stop
from plainfacts.facts.schema import schemas
from plainfacts.problems import nearest


@click.command()
@root_option
@click.argument("name", required=False)
@click.pass_context
@guarded
def schema(context: click.Context, root: Path | None, name: str | None) -> None:
    """Write all schemas to data/schema/; with NAME (such as trials), print that one instead."""
    found = schemas()
    if name is not None:
        key = f"{name.removesuffix('.json')}.json"
        if key not in found:
            near = nearest(key, found)
            stop(f"No schema is called {name}. {f'Did you mean {near[:-5]}?' if near else ''}".strip(), EXIT_USAGE)
        click.echo(found[key], nl=False)
        return
    folder = site_root(context, root) / "data" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in found.items():
        (folder / file).write_text(text, encoding="utf-8")
        click.echo(f"data/schema/{file}")
