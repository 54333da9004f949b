"""`plainfacts new NCT…`: prints a draft record from ClinicalTrials.gov, for a person to finish."""

from __future__ import annotations

import os
from pathlib import Path

import click

from plainfacts.cli.options import EXIT_COULD_NOT_RUN, EXIT_PROBLEMS, EXIT_USAGE, site_command, stop
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.facts.records.registers import register_of
from plainfacts.registry import RegistryError, as_record, draft_yaml, fetch
from plainfacts.registry.clinicaltrials.fetch import BASE_URL
from plainfacts.registry.clinicaltrials.identifiers import NCT


@site_command
@click.option("--from", "file", type=click.Path(path_type=Path), help="A saved record instead of the network.")
@click.argument("number", required=False)
def new(folder: Path, file: Path | None, number: str | None) -> None:
    """Print a draft record of the trial NUMBER (NCT…). Facts are filled in; texts in plain words are TODO."""
    if file is None and number is None:
        stop("Give a number such as NCT05751044, or a saved record with --from FILE.", EXIT_USAGE)
    number = number.strip() if number else None
    if number and not NCT.fullmatch(number.upper()) and not (file and register_of(number)):
        more = " The record of another register must be in a file: add --from FILE." if register_of(number) else ""
        stop(f"{number} is not a number of ClinicalTrials.gov. Write it like NCT05751044.{more}", EXIT_USAGE)
    facts = facts_of(folder)
    raw = _saved(file, number) if file else _live(number or "", facts)
    try:
        listed = {trial.number: trial.id for trial in facts.listed.values()}
        click.echo(draft_yaml(raw, *known_topics(facts), _plain(facts.measures), listed), nl=False)
    except RegistryError as error:
        stop(str(error), EXIT_PROBLEMS)


def facts_of(root: Path) -> Facts:
    """The facts of a site, without the records that have errors."""
    return load(read_site(root)[0]).facts


def known_topics(facts: Facts) -> tuple[list[object], list[object]]:
    """Our conditions and treatments as plain mappings, to match a registry's words with."""
    return _plain(facts.conditions), _plain(facts.treatments)


def fetched(number: str, facts: Facts) -> object:
    """The registry's record, fetched over the network. Raises RegistryError if that fails."""
    contact = facts.settings.contact or facts.settings.site_url or "no contact set"
    return fetch(number, contact=contact, base_url=os.environ.get("PLAINFACTS_REGISTRY", BASE_URL))


def _live(number: str, facts: Facts) -> object:
    try:
        return fetched(number, facts)
    except RegistryError as error:
        stop(str(error), EXIT_COULD_NOT_RUN)


def _saved(file: Path, number: str | None) -> object:
    try:
        return as_record(file.read_bytes(), number)
    except RegistryError as error:
        stop(f"{file}: {error}", EXIT_PROBLEMS)


def _plain(records: object) -> list[object]:
    return [record.model_dump(mode="json", by_alias=True) for record in records.values()]  # type: ignore[attr-defined]
