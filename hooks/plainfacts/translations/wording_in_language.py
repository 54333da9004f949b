"""The wording of the generator in another language."""

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
    """The wording of the generator and of the site in the language of the catalogues.

    A text without a translation is in English, with marks.
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
    """English phrases that untranslated pages may contain, marked for `match.js` as found but never typed."""
    return ", ".join(f"={phrase}" for phrase in english.split(", "))
