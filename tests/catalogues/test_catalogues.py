"""A catalogue keeps what a translator wrote, shows nothing that was made of another English, and is read as it is written."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry, Translation, owner_of
from plainfacts.catalogues.po_files import Unreadable, form_for, plural_of, read_catalogue, updated

HEADER = "# Words of a site."
PLACE = "trials/lamp-1/summary"


def entry(text: str = "A child.", place: str = PLACE, line: int = 7, plural: str = "", path: str = "a.yaml") -> Entry:
    return Entry(place, text, path, line, ("A note.",), plural)


def catalogue(*translations: Translation, language: str = "nl") -> Catalogue:
    by_text = {(owner_of(one.place), one.english): one for one in translations if one.usable}
    return Catalogue(language, "nl.po", {one.place: one for one in translations}, by_text)


def said(
    *forms: str, english: str = "A child.", place: str = PLACE, outdated: bool = False, **more: object
) -> Translation:
    return Translation(place, english, forms, outdated, 1, **more)  # type: ignore[arg-type]


def written(entries: Sequence[Entry], old: Catalogue) -> Catalogue:
    """What is read of a catalogue that was just written."""
    return read_catalogue(updated(entries, old, HEADER), old.path, old.language)


@pytest.mark.parametrize(
    ("place", "owner"),
    [("trials/lamp-1/summary", "trials/lamp-1"), ("trials/lamp-1/steps.0.what", "trials/lamp-1"), ("site/description", "site/description"),
     ("content/car-t.md#top.3", "content/car-t.md"), ("content/a/b.md#x.0", "content/a/b.md"), ("menu/More/or less", "menu/More")],
)  # fmt: skip
def test_what_a_text_belongs_to(place: str, owner: str) -> None:
    assert owner_of(place) == owner == entry(place=place).owner


@pytest.mark.parametrize(
    ("translation", "usable"),
    [(said("Een kind."), True), (said("Een kind.", outdated=True), False), (said(""), False), (said(" "), False),
     (said("een", "twee"), True), (said("een", ""), False), (said(), True)],
)  # fmt: skip
def test_what_may_be_shown(translation: Translation, usable: bool) -> None:
    assert translation.usable is usable


@pytest.mark.parametrize(
    ("old", "place", "english", "found"),
    [
        (said("Een kind."), PLACE, "A child.", "Een kind."),
        (said("Een kind."), PLACE, "Two children.", None),
        (said("Een kind.", outdated=True), PLACE, "A child.", None),
        (said("Een kind."), "trials/lamp-1/may_help", "A child.", "Een kind."),  # it moved inside its record
        (said("Een kind."), "trials/lamp-2/summary", "A child.", None),  # the same words elsewhere
    ],
)
def test_a_translation_is_found_at_its_place_or_in_its_record(
    old: Translation, place: str, english: str, found: str | None
) -> None:
    shown = catalogue(old).find(place, english)
    assert (shown.forms[0] if shown else None) == found


NEW, SAME, MOVED = entry("Two children."), entry(), entry(place="trials/lamp-1/may_help")


@pytest.mark.parametrize(
    ("asked", "old", "forms", "outdated", "before"),
    [
        (SAME, [], ("",), False, ()),
        (SAME, [said("Een kind.")], ("Een kind.",), False, ()),
        (SAME, [said("", english="A bird.")], ("",), False, ()),
        (NEW, [said("Een kind.")], ("Een kind.",), True, ("A child.",)),
        (NEW, [said("Een kind.", outdated=True, before=("A bird.",))], ("Een kind.",), True, ("A bird.",)),
        (SAME, [said("Een kind.", outdated=True, before=("A bird.",))], ("Een kind.",), True, ("A bird.",)),
        (MOVED, [said("Een kind.")], ("Een kind.",), False, ()),
        (MOVED, [said("Een kind.", outdated=True)], ("",), False, ()),
        (
            SAME,
            [said("Oud.", english="A bird."), said("Een kind.", place="trials/lamp-1/x")],
            ("Een kind.",),
            False,
            (),
        ),
    ],
)
def test_what_is_left_of_a_translation_when_the_english_is_written_anew(
    asked: Entry, old: list[Translation], forms: tuple[str, ...], outdated: bool, before: tuple[str, ...]
) -> None:
    (kept,) = written([asked], catalogue(*old)).by_place.values()
    assert (kept.place, kept.english) == (asked.place, asked.text)
    assert (kept.forms, kept.outdated, kept.before) == (forms, outdated, before)


def test_a_catalogue_is_read_as_it_was_written() -> None:
    long = 'A "child" with\na line and ' + "many words " * 20
    old = said("Lang.", english="Other", comments=("Ask the ward.",))
    entries = [entry(long), entry("B", "menu/B", 2), entry("C", "menu/C", 9, path="0.yaml")]
    raw = updated(entries, catalogue(old), HEADER)
    text = raw.decode()
    assert text.startswith(f'{HEADER}\nmsgid ""\nmsgstr ""\n"Language: nl\\n"\n"Plural-Forms: nplurals=2; plural=')
    assert text.endswith('msgstr "Lang."\n')
    assert text.count("#. A note.") == 3 and "#: a.yaml:7" in text and "POT-Creation-Date" not in text
    found = read_catalogue(raw, "x/nl.po", "nl")
    assert (found.language, found.path) == ("nl", "x/nl.po")
    assert [*found.by_place] == ["menu/C", "menu/B", PLACE], "in the order of files and lines"
    kept = found.by_place[PLACE]
    assert (kept.english, kept.before, kept.comments) == (long, ("Other",), ("Ask the ward.",))
    assert text.splitlines()[kept.line - 1].startswith("msgctxt") or kept.line > 1
    assert updated(entries, found, HEADER) == raw, "written again it is the same"


def test_a_text_with_a_number_has_all_forms_of_its_language() -> None:
    many = entry("{n} child", plural="{n} children")
    for language, forms in (("nl", 2), ("he", 3), ("fr", 2), ("pl", 3), ("ja", 1)):
        found = written([many], Catalogue(language, "x.po")).by_place[PLACE]
        assert found.forms == ("",) * forms, language
        full = tuple(f"{number} {{n}}" for number in range(forms))
        old = catalogue(said(*full, english="{n} child"), language=language)
        assert written([many], old).by_place[PLACE].forms == full


@pytest.mark.parametrize(
    ("language", "count", "said_by"),
    [("en", 2, {"one": 0, "other": 1}), ("nl", 2, {"one": 0, "other": 1}), ("he", 3, {"one": 0, "two": 1, "other": 2}),
     ("ja", 1, {"other": 0}), ("pl", 3, {"one": 0, "few": 1, "many": 2}), ("pt-BR", 2, {"one": 0, "other": 1})],
)  # fmt: skip
def test_which_form_says_which_number(language: str, count: int, said_by: dict[str, int]) -> None:
    assert plural_of(language)[0] == count
    assert {tag: form_for(language)(tag) for tag in said_by} == said_by


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b'msgid "a"\nmsgstr "\xff"\n', 2), (b'msgid "a"\nmsgstr "b"\n\nmsgid c\n', 4), (b"What is this?\n", 1)],
)
def test_what_is_no_catalogue_is_told_with_its_line(raw: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as told:
        read_catalogue(raw, "nl.po", "nl")
    assert told.value.line == line and str(told.value)


def test_what_has_no_place_is_not_read() -> None:
    raw = b'msgid "a"\nmsgstr "b"\n\nmsgctxt "menu/A"\nmsgid "A"\nmsgstr "B"\n'
    assert [*read_catalogue(raw, "nl.po", "nl").by_place] == ["menu/A"]
