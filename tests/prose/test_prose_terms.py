"""A word that is found where it does not stand, or missed where it does, makes every rule of language wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainfacts.prose.passages import Passage
from plainfacts.prose.phrases import inflected, matcher, words_of


def found(phrases: list[str], text: str, *, inflect: bool = True) -> list[str]:
    finder = matcher(((phrase, "", phrase) for phrase in phrases), inflect=inflect)
    return [text[match.start : match.end] for match in finder.find(words_of(text))]


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (["stem cell", "stem cell transplant"], "A stem-cell transplant.", ["stem-cell transplant"]),
        (["ALL"], "All children with ALL.", ["ALL"]),
        (["gene"], "genes, generally, the gene's", ["genes", "gene's"]),
        (["cure*"], "cured and cures and secure", ["cured", "cures"]),
        (["last hope"], "It will last. Hope helps.", []),
        (["last hope"], "the last, hope", []),
        (["don't"], "You don’t and don't.", ["don’t", "don't"]),
        (["life saver"], "a life-\nsaver", ["life-\nsaver"]),
        (["e.g"], "fruit, e.g. apples", ["e.g"]),
        (["and/or"], "this and/or that", ["and/or"]),
        (["new drug"], "new *drugs* and new `drug`", ["new *drugs"]),
        (["stop"], "stopped stopping stops stoppage", ["stopped", "stopping", "stops"]),
    ],
)
def test_phrases_are_found_as_readers_read_them(phrases: list[str], text: str, expected: list[str]) -> None:
    assert found(phrases, text) == expected


def test_names_are_not_inflected() -> None:
    assert found(["Cure Leukaemia"], "Cures Leukaemia, cure leukaemia, Cure Leukaemia", inflect=False) == [
        "Cure Leukaemia"
    ]


def test_names_that_begin_alike_are_told_apart_word_by_word() -> None:
    names = ["Hospital", "Hospital A", "Hospital A of Ghent", "Hospital B of Ghent", "hospital bed"]
    text = "Hospital A of Ghent, Hospital A of Bonn, Hospital B of, a hospital b of Ghent, a hospital bed"
    assert found(names, text, inflect=False) == ["Hospital A of Ghent", "Hospital A", "Hospital", "hospital bed"]


def test_of_two_that_are_as_long_the_first_given_wins() -> None:
    for first, second in (("cure*", "cured"), ("cured", "cure*")):
        finder = matcher([(first, "", first), (second, "", second)])
        assert [match.value for match in finder.find(words_of("cured"))] == [first]


def test_groups_do_not_hide_each_other() -> None:
    finder = matcher([("new drug", "one", 1), ("drug", "two", 2), ("new drug trial", "one", 3)])
    assert [match.value for match in finder.find(words_of("a new drug trial"))] == [3, 2]


@given(st.text(max_size=200))
def test_any_text_has_words_in_order_that_slice_back(text: str) -> None:
    after = 0
    for token in words_of(text):
        assert after <= token.start < token.end <= len(text)
        after = token.end


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_word_is_one_of_its_own_forms(word: str) -> None:
    assert word in inflected(word)


_BITS = ("Ask", "us", "e.g.", "U.S.", "it’s", "1.5", "T-cell", "3)", "•", "(", ")", "- ", ".", ". ", "? ", " ", "\n")


@given(st.lists(st.sampled_from(_BITS), max_size=30).map("".join))
def test_the_words_of_a_sentence_are_those_that_it_has_by_itself(text: str) -> None:
    for line in Passage("a.md", 1, text, "paragraph", "/a/").sentences:
        cut = [(word.text, word.start - line.start, word.end - line.start) for word in line.tokens]
        assert cut == [(word.text, word.start, word.end) for word in words_of(line.text)]
