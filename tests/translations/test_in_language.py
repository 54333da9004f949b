"""What of a site waits for translators, and what a reader of another language meets in its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry, Translation, owner_of
from plainfacts.facts.load import load
from plainfacts.prose.page import Page, read_page
from plainfacts.prose.review_fingerprint import fingerprint
from plainfacts.translations.catalogue_files import Catalogues, parted, read_catalogues
from plainfacts.translations.english_marks import END, EXACT, WAITING, exact, waiting
from plainfacts.translations.in_language import Translated, in_this_language, nearest_first, translated
from plainfacts.translations.readers import REVIEWS, read_readings, readers_of
from plainfacts.translations.report import reading_lines, report_lines, state_of
from plainfacts.translations.to_translate import menu_headings, package_entries, setting, site_entries
from plainfacts.translations.wording_texts import package_words
from site_files import MKDOCS, TREATMENTS, page, site_files

MENU = """\
nav:
  - index.md
  - Illness: [leukaemia.md]
  - More:
      - About us: about.md
      - Illness: index.md
"""
GLOSSARY = "- {term: zinc, plain: A metal., say: ZINK}\n- {term: apple, also: [apples, a fruit], plain: A fruit.}\n"
APPROVALS = """\
  approvals:
    - {where: EU, from: 1 year, for: children with leukaemia, on: 2024-01, source: ctgov-nct01234567, checked: 2026-04-28}
"""
FILES = site_files(
    **{
        "mkdocs.yml": f"{MKDOCS}site_description: Words for families.\nsite_url: https://small.example/\n{MENU}",
        "data/glossary.yaml": GLOSSARY,
        "data/treatments.yaml": TREATMENTS.replace("  plain", "  also_called: [pills, small pills]\n  plain")
        + APPROVALS,
        "data/wording/en.yaml": "site:\n  menu: The menu\n",
        "content/index.md": page("Home").replace(b"about:", b"search: [home page, start]\nabout:"),
    }
)
FACTS = load(FILES).facts
PAGES = [found for name in FILES if name.startswith("content/") if (found := read_page(FILES[name], name)[0])]
Texts = Mapping[str, str]
InDutch = Callable[[Mapping[str, str]], Translated]


@pytest.fixture(scope="module")
def entries() -> dict[str, Entry]:
    """All that waits for translators, by place."""
    return {one.place: one for one in site_entries(FACTS, PAGES, FILES)}


@pytest.fixture
def catalogues(entries: dict[str, Entry]) -> Callable[[Texts], Catalogues]:
    """Gives catalogues in which the texts of some places are translated, and those of the generator."""

    def made(texts: Texts) -> Catalogues:
        said = {place: Translation(place, entries[place].text, (text,), False, 1) for place, text in texts.items()}
        by_text = {(owner_of(place), one.english): one for place, one in said.items()}
        return Catalogues("nl", Catalogue("nl", "nl.po", said, by_text), read_catalogues("nl", FILES)[0].package)

    return made


@pytest.fixture
def in_dutch(catalogues: Callable[[Texts], Catalogues]) -> InDutch:
    return lambda texts: translated(FACTS, PAGES, catalogues(texts), FILES)


def test_what_families_read_waits_for_translators_and_what_must_stay_does_not(entries: dict[str, Entry]) -> None:
    english = {place: one.text for place, one in entries.items()}
    wanted = {
        "trials/lamp-1/title": "A medicine that blocks a growth signal",
        "trials/lamp-1/being_tested.0.name": "examplinib",
        "trials/lamp-1/eligibility.cannot_join.0.plain": "They are pregnant.",
        "conditions/leukaemia/name": "leukaemia",
        "conditions/leukaemia/also_called": "leukemia",
        "treatments/tablets/also_called": "pills, small pills",
        "glossary/apple/also": "apples, a fruit",
        "menu/Illness": "Illness",
        "menu/About us": "About us",
        "site/description": "Words for families.",
        "words/site.menu": "The menu",
        "content/index.md#title": "Home",
        "content/index.md#search": "home page, start",
        "content/leukaemia.md#key-points.0": "Key points",
        "approvals/tablets-0/for": "children with leukaemia",
    }
    assert wanted.items() <= {place.replace("wording/", "words/"): text for place, text in english.items()}.items()
    stays = (
        "/name",
        "/official_title",
        "/sponsor",
        "/review.by",
        ".exact",
        "/sites.0.name",
        "/sites.0.city",
        "also_called.0",
    )
    assert [
        place
        for place in english
        if place.startswith("trials/lamp-1/") and place.endswith(stays) and "tested" not in place
    ] == []
    assert "content/leukaemia.md#search" not in english


def test_an_entry_tells_where_its_english_stands_and_for_whom_it_is(entries: dict[str, Entry]) -> None:
    for place, words in (
        ("trials/lamp-1/title", "title: A medicine"),
        ("menu/More", "- More:"),
        ("site/description", "Words for"),
    ):
        one = entries[place]
        assert words in FILES[one.path].decode().splitlines()[one.line - 1]
        assert one.audience == "family" and one.notes
    assert entries["content/index.md#title"].line == 2
    assert entries["content/index.md#title"].notes and entries["content/index.md#search"].notes
    assert entries["content/leukaemia.md#key-points.0"].notes


@pytest.mark.parametrize("audience", ["family", "child", "teen"])
def test_all_of_a_page_is_for_its_readers(audience: str) -> None:
    raw = page("Young").replace(b"audience: family", f"audience: {audience}\nsearch: [home]".encode())
    read, _ = read_page(raw, "content/young.md")
    assert read
    own = [one for one in site_entries(FACTS, [read], FILES) if one.path == "content/young.md"]
    assert {one.audience for one in own} == {audience}
    assert len(own) > 3


def test_the_generator_s_own_words_are_not_those_of_the_site(entries: dict[str, Entry]) -> None:
    package = {one.place for one in package_entries(FACTS)}
    assert {one.place for one in package_words()} < package
    assert not {place for place in package if place.startswith(("trials/", "content/"))}
    assert not {place for place in entries if place.startswith("measures/")}
    assert any(place.startswith("measures/") for place in package)


@pytest.mark.parametrize(
    ("text", "headings", "about"),
    [
        (MENU, [("Illness", 3), ("More", 4), ("About us", 5)], None),
        ("nav: {A: a.md, B: {C: c.md}}\n", [("A", 1), ("B", 1), ("C", 1)], None),
        ("site_description: Yes\n", [], ("Yes", 1)),
        ("a: 1\nsite_description: 'So'\n", [], ("So", 2)),
        ("extra:\n  site_description: no\n", [], None),
        ("- a list\n", [], None),
        ("a: [\n", [], None),
        ("", [], None),
    ],
)
def test_headings_of_the_menu_and_the_sentence_about_the_site(
    text: str, headings: list[tuple[str, int]], about: tuple[str, int] | None
) -> None:
    assert sorted(menu_headings(text)) == sorted(headings)
    assert setting(text, "site_description") == about


def test_what_is_translated_stands_there_and_what_is_not_is_english_and_marked(in_dutch: InDutch) -> None:
    made = in_dutch(
        {
            "trials/lamp-1/summary": "Een proef.",
            "treatments/tablets/also_called": "pillen, , pilletjes,tabletjes",
            "glossary/zinc/term": "aluin",
            "approvals/tablets-0/for": "kinderen",
            "content/index.md#title": "Begin",
            "content/index.md#search": "begin, start",
            "content/leukaemia.md#key-points.0": "Kern",
            "menu/Illness": "Ziekte",
        }
    )
    trial, before = made.facts.trials["lamp-1"], FACTS.trials["lamp-1"]
    assert (made.language, made.facts.settings.language) == ("nl", "nl")
    assert made.facts.settings.site_url == "https://small.example/nl/"
    assert trial.summary.known == "Een proef." and trial.title.known == waiting(str(before.title.known))
    assert (trial.name, trial.sponsor) == (before.name, before.sponsor)
    assert trial.eligibility
    (criterion,) = trial.eligibility.known.cannot_join
    assert (criterion.plain, criterion.exact) == (waiting("They are pregnant."), exact("Pregnancy"))
    assert made.facts.treatments["tablets"].also_called == ("pillen", "pilletjes", "tabletjes")
    assert made.facts.conditions["leukaemia"].also_called == ("leukemia",)
    assert [one.term for one in made.facts.glossary.values()] == ["aluin", waiting("apple")], (
        "in the order of the words shown"
    )
    assert made.facts.glossary["zinc"].say is None
    assert [str(one.for_) for one in made.facts.treatments["tablets"].approvals] == ["kinderen"]
    assert made.menu == {"Illness": "Ziekte", "More": waiting("More"), "About us": waiting("About us")}
    assert made.description == waiting("Words for families.")
    home, other = made.pages
    assert (home.front.title, home.front.search) == ("Begin", ("begin", "start"))
    assert other.front.title == waiting("Leukaemia") and other.front.description == waiting("What leukaemia is.")
    assert other.body.startswith(f"## Kern\n\n{WAITING}The main things to know:{END}\n\n- {WAITING}Leukaemia")
    assert made.facts.wording.texts["site.menu"] == waiting("The menu")
    assert EXACT not in made.facts.wording.texts["site.menu"]


def test_one_record_in_a_language_is_that_of_the_whole_site(catalogues: Callable[[Texts], Catalogues]) -> None:
    found = catalogues({"trials/lamp-1/summary": "Een proef.", "content/index.md#title": "Begin"})
    trial, home = (in_this_language(one, found) for one in (FACTS.trials["lamp-1"], PAGES[0]))
    assert not isinstance(trial, Page) and trial.summary.known == "Een proef."
    assert isinstance(home, Page) and home.front.title == "Begin"


def test_a_site_s_own_translation_comes_before_the_generator_s() -> None:
    one = next(one for one in package_words() if not one.plural)
    own = Catalogue("nl", "nl.po", {one.place: Translation(one.place, one.text, ("Van ons",), False, 1)})
    none = Catalogue("nl", "nl.po", {one.place: Translation(one.place, one.text, ("Oud",), True, 1)})
    package = read_catalogues("nl", {})[0].package
    found = Catalogues("nl", own, package).find(one.place, one.text)
    assert found and found.forms == ("Van ons",)
    assert (below := Catalogues("nl", none, package).find(one.place, one.text)) and below.forms != ("Oud",)
    assert Catalogues("nl", none, package).outdated(one.place) and not Catalogues("nl", own, none).outdated(one.place)
    assert Catalogues("nl", Catalogue("nl", "a"), none).outdated(one.place)
    assert not Catalogues("nl", own, package).outdated("menu/Nothing")


def test_a_catalogue_that_cannot_be_read_is_told_and_counts_as_empty() -> None:
    found, (told,) = read_catalogues("nl", {"translations/nl.po": b"What is this?\n"})
    assert (told.path, told.line, found.site.by_place) == ("translations/nl.po", 1, {})
    assert read_catalogues("xx", {})[1] == [] and not read_catalogues("eo", {})[0].package.by_place


def test_a_site_translates_the_generator_s_words_that_nobody_has_translated() -> None:
    first, second, third = package_words()[:3]
    has = {
        first.place: Translation(first.place, first.text, ("Ja",), False, 1),
        second.place: Translation(second.place, second.text, ("Ja",), True, 1),
    }
    assert parted([first, second, third], has, inside=False) == [second, third]
    assert parted([first, second, third], has, inside=True) == []


READINGS = """\
- {id: lamp-1, language: nl, on: 2026-04-02, by: nurse A, of: OF}
- {id: lamp-1, language: nl, on: 2026-04-01, by: nurse B, of: older}
- {id: lamp-1, language: de, on: 2026-04-03, by: nurse C, of: OF}
- {id: lamp-1, language: nl, on: yesterday, by: nurse D, of: OF}
"""


def test_the_last_who_read_a_page_counts_until_it_changes(in_dutch: InDutch) -> None:
    trial = FACTS.trials["lamp-1"]
    readings, (wrong,) = read_readings({REVIEWS: READINGS.replace("OF", fingerprint(trial)).encode()})
    assert (wrong.path, wrong.line) == (REVIEWS, 4)
    readers = readers_of("nl", readings)
    assert (found := readers.of(trial)) and (found.by, found.on) == ("nurse A", date(2026, 4, 2))
    assert (other := readers_of("de", readings).of(trial)) and other.by == "nurse C"
    assert readers_of("fr", readings).of(trial) is None
    assert readers.of(None) is None and readers.of(PAGES[0]) is None
    changed = in_dutch({"trials/lamp-1/summary": "Een proef."}).facts.trials["lamp-1"]
    assert readers.of(changed) is None
    assert read_readings({}) == ((), []) and list(read_readings({REVIEWS: b"a: 1\n"})[0]) == []


def test_what_nobody_has_read_in_a_language_is_named(catalogues: Callable[[Texts], Catalogues]) -> None:
    found = catalogues({"trials/lamp-1/summary": "Een proef."})
    trial, records = FACTS.trials["lamp-1"], [FACTS.trials["lamp-1"], *PAGES]
    told, unread = reading_lines(records, found, readers_of("nl", ()))
    assert "0 of 1" in told and unread.endswith(" lamp-1")
    read = READINGS.replace("OF", fingerprint(in_this_language(trial, found))).encode()
    (told,) = reading_lines(records, found, readers_of("nl", read_readings({REVIEWS: read})[0]))
    assert "1 of 1" in told


def test_how_far_a_language_is() -> None:
    entries = [Entry(f"content/a.md#top.{number}", f"T{number}", "content/a.md", number) for number in range(23)]
    entries += [Entry("trials/x/title", "T", "data/trials.yaml", 3), Entry("menu/A", "A", "mkdocs.yml", 1)]
    old = [Translation(one.place, "Old", ("Oud",), False, 1) for one in entries[:21]]
    new = Translation("trials/x/title", "T", ("Ja",), False, 1)
    half = Translation(entries[21].place, entries[21].text, ("Ja",), False, 1)
    catalogue = Catalogue("nl", "nl.po", {one.place: one for one in (*old, half, new)})
    assert [state_of(one, catalogue) for one in (entries[0], entries[22], entries[23])] == [
        "outdated",
        "missing",
        "translated",
    ]
    lines = report_lines(entries, catalogue)
    assert lines[:2] == [
        "nl.po: 2 translated, 2 missing, 21 outdated",
        "  content/a.md: 1 translated, 1 missing, 21 outdated",
    ]
    assert (
        lines[2] == "  outdated: content/a.md#top.0 (content/a.md:0)" and lines[-1] == "  and 1 more that are outdated"
    )
    assert len(lines) == 2 + 20 + 1
    assert report_lines(entries[:20], catalogue)[-1] == "  outdated: content/a.md#top.19 (content/a.md:19)"


@pytest.mark.parametrize(
    ("language", "first"), [("he", ["IL", "BE", "NL"]), ("nl", ["BE", "NL", "IL"]), ("xx", ["BE", "NL", "IL"])]
)
def test_a_family_sees_the_countries_of_its_language_first(language: str, first: list[str]) -> None:
    assert list(nearest_first(["BE", "NL", "IL"], language)) == first
