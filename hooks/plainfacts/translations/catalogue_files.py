"""Finds and reads the catalogues of a language: that of a site, and that of the generator's own wording."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry, Translation
from plainfacts.catalogues.po_files import Unreadable, read_catalogue
from plainfacts.facts.files import Files, default_text
from plainfacts.facts.yaml import format_rules
from plainfacts.facts.yaml.list_file import Cache
from plainfacts.problems import Problem

FOLDER = "translations"
PACKAGE = "hooks/plainfacts/defaults/wording"
"""The folder of the generator's wording, from the root of its repository."""


@dataclass(frozen=True)
class Catalogues:
    """The translations into a language: those of the site, and those of the generator."""

    language: str
    site: Catalogue
    package: Catalogue

    def find(self, place: str, english: str) -> Translation | None:
        """The usable translation of a text, or None; a site's own takes precedence."""
        return self.site.find(place, english) or self.package.find(place, english)

    def outdated(self, place: str) -> bool:
        """Whether the translation at a place is of an earlier English text."""
        found = self.site.by_place.get(place) or self.package.by_place.get(place)
        return bool(found and found.outdated)


def site_path(language: str) -> str:
    """The path of a site's catalogue, from its root."""
    return f"{FOLDER}/{language}.po"


def read_catalogues(language: str, files: Files, kept: Cache | None = None) -> tuple[Catalogues, list[Problem]]:
    """Both catalogues of a language, from the cache if possible. One that cannot be read is a problem, and empty."""
    path, own = site_path(language), f"{PACKAGE}/{language}.po"
    text = default_text(f"wording/{language}.po")
    package = _read(text.encode(), own, language, kept) if text is not None else Catalogue(language, own)
    if path not in files:
        return Catalogues(language, Catalogue(language, path), package), []
    try:
        return Catalogues(language, _read(files[path], path, language, kept), package), []
    except Unreadable as error:
        fix = "Put back the last good version, or write it anew with `plainfacts translate`."
        told = format_rules.NOT_TRANSLATED.at(path, error.line, f"This catalogue cannot be read: {error}.", fix)
        return Catalogues(language, Catalogue(language, path), package), [told]


def _read(raw: bytes, path: str, language: str, kept: Cache | None) -> Catalogue:
    """The catalogue in the bytes of a file, from the cache if possible. Raises Unreadable."""
    key = f"catalogue {language} {sha256(raw).hexdigest()}"
    if kept is None or (before := kept.get(key)) is None:
        found = read_catalogue(raw, path, language)
        if kept:
            kept.put(key, list(found.by_place.values()))
        return found
    said = (
        Translation(place, english, tuple(forms), outdated, line, tuple(old), tuple(comments))
        for place, english, forms, outdated, line, old, comments in before
    )
    return Catalogue.of(language, path, said)


def parted(entries: Iterable[Entry], package: Mapping[str, Translation], inside: bool) -> list[Entry]:
    """The generator's entries that belong in the catalogue of a site: those that the generator does not translate.

    None in the generator's own repository (`inside`), which translates all of them.
    """
    return [] if inside else [one for one in entries if not (found := package.get(one.place)) or not found.usable]
