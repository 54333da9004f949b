"""`plainfacts schema`: writes the JSON Schemas of the data files, for code editors."""

from __future__ import annotations

from pathlib import Path

import click

from plainfacts.cli.options import EXIT_USAGE, site_command, stop
from plainfacts.facts.schema import schemas
from plainfacts.problems import nearest


@site_command
@click.argument("name", required=False)
def schema(folder: Path, name: str | None) -> None:
    """Write all schemas to data/schema/; with NAME (such as trials), print that one instead."""
    found = schemas()
    if name is not None:
        key = f"{name.removesuffix('.json')}.json"
        if key not in found:
            near = nearest(key, found)
            stop(f"No schema is called {name}. {f'Did you mean {near[:-5]}?' if near else ''}".strip(), EXIT_USAGE)
        click.echo(found[key], nl=False)
        return
    schemas_in = folder / "data" / "schema"
    schemas_in.mkdir(parents=True, exist_ok=True)
    for file, text in found.items():
        (schemas_in / file).write_text(text, encoding="utf-8")
        click.echo(f"data/schema/{file}")
