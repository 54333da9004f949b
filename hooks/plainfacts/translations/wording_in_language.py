"""The words that the generator prints, in another language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel import Locale

from plainfacts.catalogues.po_files import form_for
from plainfacts.facts.files import Files, default_text
from plainfacts.facts.house.wording import Wording, flat, over
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.translations.catalogue_files import Catalogues
from plainfacts.translations.english_marks import waiting
from plainfacts.translations.wording_texts import LOOKED_UP, OWN, is_text, place_of, plural_of


def wording_in(found: Catalogues, files: Files) -> Wording:
    """The generator's words in the language of some catalogues, with what the site says instead of them.

    A word that is not translated stands there in English, marked as such.
    """
    language = found.language
    order = Locale.parse(language, sep="-").character_order
    codes = {"language": language, "direction": "rtl" if order == "right-to-left" else "ltr"}
    default = {**_texts(default_text("wording/en.yaml") or "", found), **codes}
    own = _texts(files.get(OWN, b"").decode("utf-8", "replace"), found)
    return Wording(language, over(default, {key: text for key, text in own.items() if key not in codes}))


def _texts(english: str, found: Catalogues) -> dict[str, str]:
    value = read_yaml(english, OWN)[0].value
    texts = dict(flat(value, "")) if value else {}
    return {key: said for name in texts for key, said in _said(name, texts, found)}


def _said(key: str, texts: Mapping[str, str], found: Catalogues) -> Iterator[tuple[str, str]]:
    """A key with what stands there in the language; for a text with a number, the key of each of its plurals."""
    english = texts[key]
    if plural := plural_of(key, texts):
        yield from _plurals(plural, english, texts[f"{plural}.other"], found)
    elif key.endswith(".other") and plural_of(f"{key.removesuffix('other')}one", texts):
        return
    elif not is_text(key, english):
        yield key, english
    elif said := found.find(place_of(key), english):
        yield key, said.forms[0]
    else:
        yield key, english if key.startswith(LOOKED_UP) else waiting(english)


def _plurals(key: str, one: str, other: str, found: Catalogues) -> Iterator[tuple[str, str]]:
    said, pick = found.find(place_of(key), one), form_for(found.language)
    for tag in (*sorted(Locale.parse(found.language, sep="-").plural_form.tags), "other"):
        if said:
            yield f"{key}.{tag}", said.forms[pick(tag)]
        else:
            yield f"{key}.{tag}", waiting(one if tag == "one" else other)
