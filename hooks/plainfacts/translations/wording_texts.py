"""The wording of the generator and of a site as entries of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from plainfacts.catalogues.catalogue_entries import Entry
from plainfacts.facts.files import Files, default_text
from plainfacts.facts.house.wording import flat
from plainfacts.facts.house.wording_forms import is_text, place_of, plural_of
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.translations.notes import notes_on_key

PACKAGE = "hooks/plainfacts/defaults/wording/en.yaml"
OWN = "data/wording/en.yaml"


def package_words() -> list[Entry]:
    """The entries of the generator's wording."""
    return list(_entries(default_text("wording/en.yaml") or "", PACKAGE))


def own_words(files: Files) -> list[Entry]:
    """The entries of a site's own wording."""
    return list(_entries(files.get(OWN, b"").decode("utf-8", "replace"), OWN))


def _entries(text: str, path: str) -> Iterator[Entry]:
    document = read_yaml(text, path)[0]
    texts = dict(flat(document.value, "")) if document.value else {}
    for key, english in texts.items():
        line = document.lines.get(key, 1)
        if plural := plural_of(key, texts):
            yield Entry(
                place_of(plural),
                english,
                path,
                line,
                notes_on_key(plural, english),
                texts[f"{plural}.other"],
                _audience(key),
            )
        elif is_text(key, english) and not (key.endswith(".other") and plural_of(f"{key[:-6]}.one", texts)):
            yield Entry(place_of(key), english, path, line, notes_on_key(key, english), audience=_audience(key))


def _audience(key: str) -> str:
    """The audience of a text of the wording."""
    return next((who for who in ("teen", "child") if f".{who}." in f".{key}."), FAMILY)
