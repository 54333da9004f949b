"""The generator's own words: which of them wait for translators, and what is printed in another language."""

from __future__ import annotations

import pytest

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry, Translation
from plainfacts.facts.files import default_text
from plainfacts.facts.house.wording import flat
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.translations.catalogue_files import Catalogues
from plainfacts.translations.english_marks import waiting
from plainfacts.translations.wording_in_language import wording_in
from plainfacts.translations.wording_texts import OWN, PACKAGE, own_words, package_words

OURS = """\
site:
  menu: All of it
parts:
  one: "{n} part"
  other: "{n} parts"
kinds:
  other: Something else
voice:
  child: {hello: Hello}
  teen: {hello: Hi}
empty: " "
language: en
"""


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    return dict(flat(read_yaml(default_text("wording/en.yaml") or "", "en.yaml")[0].value, ""))


def of(entries: list[Entry]) -> dict[str, tuple[str, str, str, int]]:
    return {one.place.removeprefix("wording/"): (one.text, one.plural, one.audience, one.line) for one in entries}


def test_what_a_site_says_instead_waits_for_translators_too() -> None:
    own = own_words({OWN: OURS.encode()})
    assert of(own) == {
        "site.menu": ("All of it", "", "family", 2),
        "parts": ("{n} part", "{n} parts", "family", 4),
        "kinds.other": ("Something else", "", "family", 7),
        "voice.child.hello": ("Hello", "", "child", 9),
        "voice.teen.hello": ("Hi", "", "teen", 10),
    }
    assert {one.path for one in own} == {OWN} and all(one.notes for one in own if "{" in one.text)
    assert own_words({}) == [] and own_words({OWN: b""}) == []


def test_every_word_of_the_generator_is_there_once(english: dict[str, str]) -> None:
    words = package_words()
    assert len({one.place for one in words}) == len(words) > 100
    assert {one.path for one in words} == {PACKAGE}
    lines = (default_text("wording/en.yaml") or "").splitlines()
    for one in words:
        key = one.place.removeprefix("wording/")
        assert english.get(key) == one.text or english[f"{key}.one"] == one.text
        assert not one.plural or english[f"{key}.other"] == one.plural
        assert 1 <= one.line <= len(lines)


def empty(**said: str) -> Catalogues:
    site = {f"wording/{key}": Translation(f"wording/{key}", text, ("Ja",), False, 1) for key, text in said.items()}
    return Catalogues("nl", Catalogue("nl", "nl.po", site), Catalogue("nl", "package.po"))


def test_a_word_without_a_translation_is_english_and_marked(english: dict[str, str]) -> None:
    texts = wording_in(empty(), {}).texts
    assert texts["site.menu"] == waiting(english["site.menu"])
    assert set(texts) >= {key for key in english if not key.endswith((".one", ".other"))}


def test_a_word_of_the_site_comes_first_and_is_translated(english: dict[str, str]) -> None:
    files = {OWN: b"site:\n  menu: All of it\n"}
    wording = wording_in(empty(**{"site.menu": "All of it"}), files)
    assert (wording.language, wording.texts["site.menu"]) == ("nl", "Ja")
    assert wording_in(empty(**{"site.menu": english["site.menu"]}), files).texts["site.menu"] == waiting("All of it")
    assert wording_in(empty(**{"site.menu": english["site.menu"]}), {}).texts["site.menu"] == "Ja"
    assert wording_in(empty(), {OWN: b""}).texts == wording_in(empty(), {}).texts
