"""`plainfacts start DIR`: writes a small site that passes `check` and builds, for another foundation to start from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from plainfacts.cli.options import EXIT_USAGE, guarded, stop, today
from plainfacts.facts.files import default_languages
from plainfacts.facts.house.wording import is_locale
from plainfacts.facts.records.values import country_names

STARTER = Path(__file__).parents[1] / "starter"
_NAMED = {"gitignore": ".gitignore"}
"""Files that have a different name in the new site."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default="Our site", help="The name of the site.")
@click.option("--language", default="en", help="The language of the site, such as en or nl.")
@click.option("--country", "countries", multiple=True, help="A country with many readers, such as NL; may be repeated.")
@guarded
def start(folder: Path, name: str, language: str, countries: Sequence[str]) -> None:
    """Write a small site into the new folder DIR. It passes `check` and builds."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        stop(f"{folder} already exists and is not empty. Give the name of a new folder.", EXIT_USAGE)
    if not is_locale(language, language):
        stop(f"{language} is not a language code. Give a code such as en, nl or de.", EXIT_USAGE)
    if wrong := [code for code in countries if code not in country_names()]:
        stop(f"{wrong[0]} is not a country code. Give two capital letters (ISO 3166), such as NL.", EXIT_USAGE)
    if not name.strip() or not name.isprintable():
        stop("The name of the site is empty or has invisible characters. Give another one with --name.", EXIT_USAGE)
    for path, text in new_site(name.strip(), language, countries, today()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    click.echo(f"The site is in {folder}. Next: cd {folder}; plainfacts check; mkdocs serve")


def new_site(name: str, language: str, countries: Sequence[str], day: date) -> dict[str, str]:
    """The texts of the files of a new site, by path. A language without wording gets a file to translate it in."""
    quoted = "'" + name.replace("'", "''") + "'"
    next_review = f"{day.year + 1}-{day.month:02}-01"
    filled = {"@NAME@": quoted, "@LANGUAGE@": language, "@COUNTRIES@": ", ".join(f'"{code}"' for code in countries)}
    files: dict[str, str] = {}
    for path in sorted(STARTER.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            text = path.read_text("utf-8")
            for mark, value in {**filled, "@NEXT@": next_review}.items():
                text = text.replace(mark, value)
            inner = path.relative_to(STARTER).as_posix()
            files[_NAMED.get(inner, inner)] = text
    if language.partition("-")[0] not in default_languages():
        files[f"data/wording/{language}.yaml"] = (
            "# The wording of the generator in the language of this site; what is missing appears in English.\n"
            "# The English wording: `plainfacts words`.\n"
            f"language: {language}\n"
        )
    return files
