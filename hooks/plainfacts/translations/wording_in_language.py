"""The words that the generator prints, in another language."""

from __future__ import annotations

from plainfacts.facts.files import Files, default_text
from plainfacts.facts.house.wording import Wording, codes_of, flat, over
from plainfacts.facts.house.wording_forms import said_in
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.translations.catalogue_files import Catalogues
from plainfacts.translations.english_marks import waiting
from plainfacts.translations.wording_texts import OWN

_LAY = "search.same."


def wording_in(found: Catalogues, files: Files) -> Wording:
    """The generator's words in the language of some catalogues, with what the site says instead of them.

    A word that is not translated stands there in English, marked as such.
    """
    language, codes = found.language, codes_of(found.language)
    default = {**_texts(default_text("wording/en.yaml") or "", found), **codes}
    own = _texts(files.get(OWN, b"").decode("utf-8", "replace"), found)
    return Wording(language, over(default, {key: text for key, text in own.items() if key not in codes}))


def _texts(english: str, found: Catalogues) -> dict[str, str]:
    value = read_yaml(english, OWN)[0].value
    texts = dict(flat(value, "")) if value else {}
    said = said_in(texts, found.find, found.language, waiting)
    lay = {key: f"{text}, {_found_too(texts[key])}" for key, text in said.items() if key.startswith(_LAY)}
    return {**said, **lay}


def _found_too(english: str) -> str:
    """English words that the pages may have while they wait for a translation: found, but never typed (`match.js`)."""
    return ", ".join(f"={phrase}" for phrase in english.split(", "))
