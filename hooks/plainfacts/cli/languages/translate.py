"""`plainfacts translate`: writes and updates the catalogues for translators, and reports what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
from babel import Locale

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry
from plainfacts.catalogues.po_files import updated
from plainfacts.cli.options import EXIT_PROBLEMS, EXIT_USAGE, site_command, stop
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import Files, read_site
from plainfacts.facts.house.wording import is_locale
from plainfacts.facts.load import load
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.page import Page, read_page
from plainfacts.translations.catalogue_files import PACKAGE, parted, read_catalogues
from plainfacts.translations.notes import told
from plainfacts.translations.readers import read_readings, readers_of
from plainfacts.translations.report import reading_lines, report_lines
from plainfacts.translations.to_translate import package_entries, site_entries


@site_command
@click.option("--report", is_flag=True, help="Print what is missing, outdated and not reviewed; write nothing.")
@click.argument("language", required=False, metavar="[LANG]")
def translate(folder: Path, report: bool, language: str | None) -> None:
    """Write or update translations/LANG.po, the texts of the site in LANG; without LANG, for all its languages.

    In the repository of the generator, its own wording is updated too: defaults/wording/LANG.po.
    """
    files, problems = read_site(folder)
    facts = load(files).facts
    languages = [language] if language else list(facts.settings.others)
    for code in languages:
        _refuse(code, facts)
    if not languages:
        stop("Name a language, such as `plainfacts translate nl`, or list it under extra.languages.", EXIT_USAGE)
    if problems or facts.broken:
        stop("Some files cannot be read. Run `plainfacts check`, fix the errors, then translate.", EXIT_PROBLEMS)
    for code in languages:
        for catalogue, entries in _parts(code, facts, files, inside=(folder / PACKAGE).is_dir()):
            lines = report_lines(entries, catalogue)
            click.echo("\n".join(lines) if report else lines[0])
            if not report:
                _write(folder / catalogue.path, updated(entries, catalogue, _header(code, catalogue.path)))
        if report:
            readers = readers_of(code, read_readings(files)[0])
            records: list[Trial | Page] = [*_pages(files), *facts.trials.values()]
            click.echo("\n".join(reading_lines(records, read_catalogues(code, files)[0], readers)))


def _pages(files: Files) -> list[Page]:
    return [page for path in sorted(files) if path.endswith(".md") and (page := read_page(files[path], path)[0])]


def _parts(code: str, facts: Facts, files: Files, *, inside: bool) -> list[tuple[Catalogue, Sequence[Entry]]]:
    """Each catalogue of a language with the entries that belong in it."""
    found, wrong = read_catalogues(code, files)
    if wrong:
        stop(f"{wrong[0].path}:{wrong[0].line}: {wrong[0].message} {wrong[0].fix}", EXIT_PROBLEMS)
    generators = package_entries(facts)
    site = [*site_entries(facts, _pages(files), files), *parted(generators, found.package.by_place, inside)]
    return [(found.package, generators), (found.site, site)] if inside else [(found.site, site)]


def _header(code: str, path: str) -> str:
    name = Locale.parse(code, sep="-").english_name
    words = told()["header"]
    what = words["package" if path.startswith(PACKAGE) else "site"]
    return "# " + str(words["line"]).format(what=what, language=name, code=code)


def _write(path: Path, raw: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)


def _refuse(code: str, facts: Facts) -> None:
    """Stop if a code is not a language, or is that of the site itself."""
    if not is_locale(code, code):
        stop(f"`{code}` is not a language code. Write two letters (ISO 639), such as nl or fr.", EXIT_USAGE)
    if code == facts.settings.language:
        stop(f"The site is written in `{code}`: there is nothing to translate.", EXIT_USAGE)
