"""`plainfacts words`: every word that the generator prints, to be translated or to be said otherwise."""

from __future__ import annotations

import click

from plainfacts.cli.options import EXIT_USAGE, stop
from plainfacts.facts.files import default_languages, default_text


@click.command()
@click.argument("language", default="en")
def words(language: str) -> None:
    """Print the generator's own words in LANGUAGE (en unless told), as data/wording/LANGUAGE.yaml may hold them."""
    if language not in default_languages():
        stop(f"There are no words in {language}. There are words in: {', '.join(default_languages())}.", EXIT_USAGE)
    click.echo(default_text(f"wording/{language}.yaml"), nl=False)
