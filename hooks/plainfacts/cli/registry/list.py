"""`plainfacts list FILE.csv`: lists the open trials of a registry's table, as facts only, in data/listed.yaml."""

from __future__ import annotations

import re
from pathlib import Path

import click

from plainfacts.cli.options import EXIT_PROBLEMS, EXIT_USAGE, site_command, stop
from plainfacts.cli.registry.new import facts_of, known_topics
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Source
from plainfacts.registry import RegistryError
from plainfacts.registry.drafts.topic_match import read_entries
from plainfacts.registry.table.entries import Known, Table, read_table
from plainfacts.registry.table.listed_file import as_yaml, changes
from plainfacts.registry.table.rows import read_rows

LISTED = "data/listed.yaml"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@site_command
@click.option("--write", is_flag=True, help=f"Write {LISTED}; otherwise only print what would change.")
@click.option("--source", "name", help="The id of the table in data/sources.yaml. Default: ctgov-export-DATE.")
@click.argument("file", metavar="FILE.csv", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def list(folder: Path, file: Path, name: str | None, write: bool) -> None:
    """List the open trials in a table from ClinicalTrials.gov that take children with our illnesses."""
    facts = facts_of(folder)
    source = _source(facts, file, name)
    table = _table(facts, file, source)
    told = "".join(f"{line}\n" for line in changes(table, facts.listed))
    if write:
        (folder / LISTED).write_text(as_yaml(table.entries), encoding="utf-8")
    click.echo(told, nl=False)
    for reason, count in sorted(table.reasons.items(), key=lambda pair: (-pair[1], pair[0])):
        click.echo(f"left out: {count} ({reason})", err=True)
    says = "Written" if write else "Would be written (add --write)"
    click.echo(f"{says}: {len(table.entries)} trials in {LISTED}.", err=True)


def _source(facts: Facts, file: Path, name: str | None) -> Source:
    """The table's entry in the sources, which states its day. Stops if it is missing or has no day."""
    day = _DAY.search(file.name)
    if name is None and day is None:
        stop(
            "Give the table's entry in data/sources.yaml with --source: its `copy` is the day of the table.", EXIT_USAGE
        )
    wanted = name or f"ctgov-export-{day[0] if day else ''}"
    source = facts.sources.get(wanted)
    if source is None:
        stop(
            f"No source has the id {wanted}. Add the table to data/sources.yaml, with `copy:` for its day.", EXIT_USAGE
        )
    if source.copy_ is None:
        stop(f"The source {wanted} has no `copy:`. Write the day of the table there.", EXIT_USAGE)
    if day and day[0] != source.copy_.isoformat():
        stop(
            f"The file's name says {day[0]}, the source {wanted} says {source.copy_}. Correct one of them.", EXIT_USAGE
        )
    return source


def _table(facts: Facts, file: Path, source: Source) -> Table:
    numbers = {
        number for trial in facts.trials.values() if trial.registry_ids for number in trial.registry_ids.known or ()
    }
    known = Known(read_entries(known_topics(facts)[0]), numbers)
    try:
        return read_table(read_rows(file.read_bytes()), known, source.id, str(source.copy_))
    except RegistryError as error:
        stop(f"{file}: {error}", EXIT_PROBLEMS)
