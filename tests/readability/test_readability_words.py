"""Words are counted in every score: one that is missed, doubled or made of markup shifts them all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bounded import ends_within
from plainfacts.readability import words
from plainfacts.readability.english.syllables import count_syllables
from plainfacts.readability.english.word_forms import forms, has_latin_ending, is_abbreviation


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s a well‑known T-cell.", ["It's", "a", "well-known", "T-cell"]),
        ("**bold** _soft_ `code`", ["bold", "soft", "code"]),
        ("a [link here](https://example.org/x_y) now", ["a", "link", "here", "now"]),
        ("see https://example.org/a.b and www.nhs.uk/x today", ["see", "and", "today"]),
        ("write to a.b@example.org please", ["write", "to", "please"]),
        ("<b>fever</b> &amp; pain", ["fever", "pain"]),
        ("0.05 or 1,000 or 50% of 3-year-olds", ["0.05", "or", "1,000", "or", "50", "of", "3-year-olds"]),
        ("p<0.05", ["p", "0.05"]),
        ("e.g. the U.S. at 5 p.m.", ["e.g", "the", "U.S", "at", "5", "p.m"]),
        ("CD19 trial¹² (arm A)", ["CD19", "trial", "arm", "A"]),
        ("the patients' rooms", ["the", "patients", "rooms"]),
        ("‘quoted’ “words” — yes…no", ["quoted", "words", "yes", "no"]),
        ("soft\u00adhyphen ﬁnd", ["softhyphen", "find"]),
        ("", []),
        ("*** -- …", []),
    ],
)
def test_words_are_what_a_reader_sees(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@given(st.text())
def test_word_offsets_are_in_order_and_slice_back(text: str) -> None:
    after = 0
    for word in words(text):
        assert after <= word.start < word.end <= len(text)
        again = words(text[word.start : word.end])
        assert "".join(part.text for part in again) == word.text or word.text.startswith(again[0].text)
        after = word.end


@given(st.lists(st.sampled_from(["we", "give", "a", "child", "one", "well-known", "T-cell", "don't", "0.5", "60"])))
def test_no_word_is_lost_or_added(given_words: list[str]) -> None:
    assert texts(" ".join(given_words)) == given_words


def test_nonsense_takes_seconds_not_minutes() -> None:
    nonsense = [".", "a.", "-", "'a", "1,", "<a", "](", "a@", "&a", "http://", "a-", "(", "é"]
    code = "from plainfacts.readability.tokens import words\n"
    assert ends_within(30, f"{code}for piece in {nonsense!r}:\n    words(piece * (250_000 // len(piece)))")


SYLLABLES = {
    1: "the make makes asked walked eye child drug health course school cells blood they've don't breathe clothes "
    "through while whose sleep strengths films said been friends brought plays stayed used aged months",
    2: "people being doing going poem diet quiet science client lion giant fuel cruel business every evening sometimes "
    "something maybe therefore create chaos react naive ruin leaflet homeless guideline careful movement safely tables "
    "little wanted needed boxes doctor cancer trial study only spasm rhythm asthma apple pleasure famous special "
    "nation question patient vaccine ancient ocean dual fluid often placement handled settled houses nurses seizure "
    "reason breathing dying fewer tumour bruises causes ages useless painful hopeful",
    3: "area idea family created theory museum recipe everyone diabetes however video radio annual hospital medicine "
    "period medial element influence remember lymphoma already infection tolerate medium genius violent employee "
    "regular protocol excitement deviance audience obedient factual variance nausea infusion parental remission "
    "physician studying families benefit involvement",
    4: "leukaemia leukemia radiation reality immediate society variety associate apostrophe catastrophe evaluate "
    "ingredient experience medication january february bacteria criteria emergency malaria anaemia "
    "diarrhoea information ability ordinary necessary toxicity",
    5: "neuroblastoma university creativity radiology biological refrigerator examination physiology cardiology "
    "opportunity communication pharmaceutical classification",
    6: "immunotherapy radiotherapy eligibility responsibility",
}


@pytest.mark.parametrize(
    ("word", "count"),
    [(word, count) for count, group in SYLLABLES.items() for word in group.split()],
)
def test_syllables_are_counted_as_a_dictionary_divides_them(word: str, count: int) -> None:
    assert count_syllables(word) == count


@given(st.text())
def test_every_word_has_a_syllable(word: str) -> None:
    assert count_syllables(word) >= 1


def test_a_word_knows_the_simpler_words_it_comes_from() -> None:
    assert {"study"} < set(forms("studies"))
    assert {"stop"} < set(forms("stopped"))
    assert {"make"} < set(forms("making"))
    assert {"child"} < set(forms("child's"))
    assert forms("as") == ("as",)


def test_learned_endings_are_told_from_short_words() -> None:
    assert all(has_latin_ending(word) for word in ("condition", "severity", "medical", "patients"))
    assert not any(has_latin_ending(word) for word in ("child", "pain", "went", "hospital's", "feeling"))


def test_abbreviations_are_told_by_how_they_are_written() -> None:
    for word in ("MRI", "mRNA", "CD19", "IL-2", "B12", "CAR-T", "p", "C"):
        assert is_abbreviation(word), word
    for word in ("a", "I", "A", "Nurse", "T-cell", "T-Cell", "60", "3-year-olds", "don't", "5pm"):
        assert not is_abbreviation(word), word
