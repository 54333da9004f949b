"""The score ranks sentences and pages; an editor must be able to trust it and to work it out by hand."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainfacts.readability import (
    grade_sentences,
    grades,
    hard_words,
    passive_spans,
    score_sentences,
    sentence_score,
    split_sentences,
    text_score,
)
from plainfacts.readability.rarity import word_points, word_rarity, written_points_of
from plainfacts.readability.score import sentence_terms

EASY = "The doctor will talk with you. You can ask what you like. You can say no."
HARD = (
    "Blinatumomab, a bispecific T-cell engager, redirects cytotoxic lymphocytes against malignant precursors "
    "(hazard ratio 0.41). Pharmacokinetic heterogeneity necessitates individualised posology."
)


def test_technical_text_scores_harder_than_plain_text() -> None:
    assert text_score(EASY) < 2.5 < 4.5 < text_score(HARD)
    assert sentence_score("You can ask what you like.") < 2.7 < 4.5 < sentence_score(HARD.split(". ")[1])


def test_text_without_words_scores_nothing() -> None:
    for text in ("", "  \n", "***", "12 345", "https://example.org", "0.05 %"):
        assert sentence_score(text) == text_score(text) == score_sentences([text]) == 0.0
    assert score_sentences([]) == 0.0 and grades("") == (0.0, 0.0)


@given(st.text())
def test_every_score_is_nothing_or_within_one_to_six(text: str) -> None:
    for score in (sentence_score(text), text_score(text)):
        assert score == 0.0 or 1.0 <= score <= 6.0


def test_a_sentence_score_can_be_worked_out_by_hand() -> None:
    points = [word_points(word) for word in ["nurses", "check", "the", "platelets", "often", "today"]]
    first, second, third, fourth, fifth, last = sorted(points, reverse=True)
    hardest = 0.3 * (first + 0.7 * second + 0.49 * third + 0.343 * fourth + 0.2401 * fifth + 0.16807 * last)
    joining = 1 / 6  # "the"
    by_hand = 0.53 + 0.16 * sum(points) / 6 + 0.44 * math.sqrt(hardest) + 0.56 * math.log(6) + 0.93 * joining
    assert sentence_score("Nurses check the platelets often today.") == pytest.approx(by_hand)


def test_a_text_score_can_be_worked_out_by_hand() -> None:
    different = [word_points(word) for word in ["the", "dose", "was", "0.5", "mg", "platelets", "fell"]]
    words = math.sqrt(sum(different) / 7)
    by_hand = -0.81 + 1.82 * words + 0.52 * math.log(8 / 2) + 9.17 * 1 / 8
    assert text_score("The dose was 0.5 mg. The platelets fell.") == pytest.approx(by_hand)


def test_points_of_a_word_are_rarity_squared_syllables_and_ending() -> None:
    assert word_points("the") == 0.0
    assert word_points("blinatumomab") == 4.0**2 + 4  # bli-na-tu-mo-mab
    assert word_rarity("platelet") == word_rarity("platelets")
    assert word_points("medical") == pytest.approx(word_rarity("medical") ** 2 + 2 + 1)
    assert word_points("60") == word_points("0.05") == 0.0
    assert word_rarity("follow-leukaemia") == word_rarity("leukaemia")


def test_a_word_written_short_or_put_together_has_more_points_in_a_sentence() -> None:
    easy, plain = word_points("nurse"), word_points("dose-limiting")
    points = written_points_of(["nurse", "MRI", "dose-limiting", "60"])
    assert points == [easy, word_points("mri") + 4, plain + 2, 0.0]
    assert written_points_of(["MRI", "nurse"], "en", frozenset({"mri"})) == [0.0, easy]


def test_a_sentence_all_in_capitals_is_not_full_of_abbreviations() -> None:
    assert sentence_score("CALL US NOW") == sentence_score("Call us now")


def test_a_word_that_comes_again_counts_half() -> None:
    once, twice = sentence_terms("platelets"), sentence_terms("Platelets platelets")
    assert once and twice
    assert twice.mean_points == pytest.approx(0.75 * once.mean_points)


def test_words_that_string_nouns_together_make_a_sentence_harder() -> None:
    strung, told = sentence_terms("The result of the scan"), sentence_terms("You get your scan result")
    assert strung and told and strung.words == told.words == 5
    assert strung.joining == pytest.approx(3 / 5) and told.joining == 0.0


def test_a_word_that_the_page_explains_counts_as_easy() -> None:
    sentence = "Your child may need platelets."
    assert sentence_score(sentence, known=frozenset({"platelet"})) < sentence_score(sentence)
    assert text_score(sentence, known=frozenset({"platelets"})) < text_score(sentence)
    assert word_points("platelet-rich", "en", frozenset({"platelet"})) == word_points("rich")
    assert hard_words(sentence, frozenset({"platelet"})) == []


def test_a_split_page_scores_as_the_whole_text_does() -> None:
    for text in (EASY, HARD):
        assert score_sentences([sentence.text for sentence in split_sentences(text)]) == text_score(text)


def test_a_long_text_is_not_harder_for_being_long() -> None:
    page = (EASY + " " + HARD + " ") * 3
    assert text_score(page * 20) == pytest.approx(text_score(page), abs=0.05)


def test_a_score_can_be_worked_out_by_hand() -> None:
    terms = sentence_terms("Nurses check the platelets often today.")
    assert terms and terms.hardest_points > 0 and terms.words == 6 and terms.joining == pytest.approx(1 / 6)
    words = 0.16 * terms.mean_points + 0.44 * terms.hardest_points
    score = 0.53 + words + 0.56 * math.log(6) + 0.93 / 6
    assert sentence_score("Nurses check the platelets often today.") == pytest.approx(score)


def test_hard_words_are_named_hardest_first() -> None:
    assert hard_words("When leukaemia comes back, doctors give blinatumomab.") == ["blinatumomab", "leukaemia"]
    assert word_rarity("blinatumomab") == 4.0 > word_rarity("leukaemia") > 2
    assert hard_words("The doctor will talk with you.") == []


def test_words_hard_for_families_are_told_from_the_ones_they_use() -> None:
    for word in ("randomised", "eligibility", "remission", "antibodies", "platelets"):
        assert hard_words(word), word
    for word in ("medicine", "nurse", "tired", "infection", "cells", "children's"):
        assert not hard_words(word), word


def test_an_unknown_language_is_refused_even_without_words() -> None:
    for score in (sentence_score, text_score, grades, passive_spans):
        with pytest.raises(ValueError, match="no score for the language 'xx'"):
            score("", "xx")
    with pytest.raises(ValueError, match="no score for the language 'xx'"):
        score_sentences([], "xx")


def test_flesch_kincaid_and_smog_follow_their_formulas() -> None:
    assert grades("The cat sat on the mat. It was glad.").flesch_kincaid == pytest.approx(0.39 * 9 / 2 + 11.8 - 15.59)
    assert grades("Leukaemia medicine. Infection.").smog == pytest.approx(1.0430 * math.sqrt(3 * 30 / 2) + 3.1291)


def test_a_decimal_does_not_shorten_the_sentences_of_a_grade() -> None:
    assert (
        grades("The dose was 0.5 to 1.5 mg a day.").flesch_kincaid
        == grades("The dose was 5 to 15 mg a day.").flesch_kincaid
    )


def test_grades_of_sentences_are_those_of_the_text_they_make() -> None:
    text = "The cat sat on the mat. It was glad. Leukaemia medicine stops an infection."
    assert grade_sentences([sentence.text for sentence in split_sentences(text)]) == grades(text)
    assert grade_sentences(["", "12."]).smog == grade_sentences(["12."]).smog


def test_a_page_that_explains_a_word_changes_nothing_for_others() -> None:
    assert word_points("platelets", "en", frozenset({"lymphoma", "nurse"})) == word_points("platelets")
    assert word_points("platelets", "en", frozenset({"platelet", "nurse"})) == 0.0
    assert word_points("platelets") > 0.0
