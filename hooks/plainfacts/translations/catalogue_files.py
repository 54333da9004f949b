"""Where the catalogues of a language are: that of a site, and that of the generator's own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry, Translation
from plainfacts.catalogues.po_files import Unreadable, read_catalogue
from plainfacts.facts.files import Files, default_text
from plainfacts.facts.yaml import format_rules
from plainfacts.problems import Problem

FOLDER = "translations"
PACKAGE = "hooks/plainfacts/defaults/wording"
"""Where the generator's own words are, from the root of its repository."""


@dataclass(frozen=True)
class Catalogues:
    """What is translated into a language: by the site itself, and by the generator."""

    language: str
    site: Catalogue
    package: Catalogue

    def find(self, place: str, english: str) -> Translation | None:
        """The usable translation of a text; a site's own comes first."""
        return self.site.find(place, english) or self.package.find(place, english)

    def outdated(self, place: str) -> bool:
        """Whether the translation at a place was made of another English."""
        found = self.site.by_place.get(place) or self.package.by_place.get(place)
        return bool(found and found.outdated)


def site_path(language: str) -> str:
    """The catalogue of a site, from its root."""
    return f"{FOLDER}/{language}.po"


def read_catalogues(language: str, files: Files) -> tuple[Catalogues, list[Problem]]:
    """Both catalogues of a language; what cannot be read is told and counts as empty."""
    path, own = site_path(language), f"{PACKAGE}/{language}.po"
    text = default_text(f"wording/{language}.po")
    package = read_catalogue(text.encode(), own, language) if text is not None else Catalogue(language, own)
    if path not in files:
        return Catalogues(language, Catalogue(language, path), package), []
    try:
        return Catalogues(language, read_catalogue(files[path], path, language), package), []
    except Unreadable as error:
        fix = "Put back the last good version, or write it anew with `plainfacts translate`."
        told = format_rules.NOT_TRANSLATED.at(path, error.line, f"This catalogue cannot be read: {error}.", fix)
        return Catalogues(language, Catalogue(language, path), package), [told]


def parted(entries: Iterable[Entry], package: Mapping[str, Translation], inside: bool) -> list[Entry]:
    """Those entries of the generator that a site translates itself: where its repository is not at hand (`inside`)
    they are the ones that it has in no translation of its own."""
    return [] if inside else [one for one in entries if not (found := package.get(one.place)) or not found.usable]
