"""Editors are told of the passive; a wrong alarm costs their trust more than a missed one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainfacts.readability import passive_spans


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("The drug was given by a nurse.", "was given"),
        ("It has not yet been approved.", "been approved"),
        ("Children are carefully watched.", "are carefully watched"),
        ("The blood is being tested.", "is being tested"),
        ("It will be used in the trial.", "be used"),
        ("He got hurt.", "got hurt"),
        ("It isn’t known.", "isn’t known"),
        ("They’re told what to do.", "They’re told"),
        ("Why were they suddenly stopped?", "were they suddenly stopped"),
        ("The dose was, in part, re-written.", None),
    ],
)
def test_passives_are_found_from_auxiliary_to_participle(sentence: str, passive: str | None) -> None:
    found = [sentence[start:end] for start, end in passive_spans(sentence)]
    assert found == ([passive] if passive else [])


@pytest.mark.parametrize(
    "sentence",
    [
        "The nurse gave the drug.",
        "She was tired and worried.",
        "They are interested in the trial.",
        "You will need a bed.",
        "It is a hundred days.",
        "We are pleased to help.",
        "She has given blood.",
        "It is red.",
        "They had been there.",
        "This is indeed so.",
        "We succeed.",
    ],
)
def test_states_and_active_sentences_are_left_alone(sentence: str) -> None:
    assert passive_spans(sentence) == []


def test_each_passive_of_a_sentence_is_found() -> None:
    assert len(passive_spans("It was stopped and then it was opened again.")) == 2


@given(st.text())
def test_spans_lie_inside_the_sentence_in_order(text: str) -> None:
    after = 0
    for start, end in passive_spans(text):
        assert after <= start < end <= len(text)
        after = end
