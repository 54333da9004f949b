"""`plainfacts words`: prints the generator's wording, to translate it or to override some of it."""

from __future__ import annotations

import click

from plainfacts.cli.options import EXIT_USAGE, stop
from plainfacts.facts.files import default_languages, default_text


@click.command()
@click.argument("language", default="en")
def words(language: str) -> None:
    """Print the generator's wording in LANGUAGE (default: en), in the form of data/wording/LANGUAGE.yaml."""
    if language not in default_languages():
        stop(f"There is no wording in {language}. There is wording in: {', '.join(default_languages())}.", EXIT_USAGE)
    click.echo(default_text(f"wording/{language}.yaml"), nl=False)
