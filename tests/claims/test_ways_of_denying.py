"""Each way in which a criterion denies or limits something, as people write it; and what stands in a row."""

from __future__ import annotations

import pytest

from plainfacts.claims.polarity import denies_otherwise
from plainfacts.claims.positions import out_of_order, position_in
from plainfacts.claims.quantities_in_text import shares

DENIED_IN_PLAIN_WORDS = [
    *("They have no infection.", "The infection is gone.", "The infection has ended.", "The infection is finished."),
    *("They never had an infection.", "They live without an infection.", "Nobody saw an infection."),
    *("They are free of an infection.", "Nothing shows an infection.", "It is neither an infection nor a fever."),
    *(
        "They are well, so they can come.",
        "They are healthy.",
        "The blood is normal.",
        "It is absent.",
        "It is lacking.",
    ),
    *("The infection was stopped.", "This is excluded.", "It is their first infection.", "It is only a rash."),
    *("The number is low.", "There are few of them.", "They have little of it.", "It is below 5.", "It is under 5."),
    *("It is at most 5.", "It is up to 5.", "They refused it.", "It is newly found.", "They cannot have it."),
    *(
        "It is less than 5.",
        "They come unless it hurts.",
        "All except one.",
        "It is separate.",
        "They are naive to it.",
    ),
    *("It is a non-Hodgkin lymphoma.", "They don't have it.", "The test is negative.", "It is wild type."),
]


@pytest.mark.parametrize("plain", DENIED_IN_PLAIN_WORDS)
def test_plain_words_that_deny_or_limit_in_their_own_way_are_left_alone(plain: str) -> None:
    assert denies_otherwise(plain, "No active infection") is None


@pytest.mark.parametrize(
    ("exact", "word"),
    [
        ("No active infection", "No"),
        ("Not an active infection", "Not"),
        ("Absence of infection", "Absence of"),
        ("Lack of infection", "Lack of"),
        ("Without infection", "Without"),
        ("None of: infection", "None"),
        ("Never an infection", "Never"),
        ("Free of infection", "Free of"),
        (f"{'a' * 40}: no infection", "no"),
        (": no infection", "no"),
    ],
)
def test_a_wording_that_begins_with_a_denial_needs_one_in_plain_words(exact: str, word: str) -> None:
    assert denies_otherwise("They have an infection.", exact) == word


@pytest.mark.parametrize(
    "exact", ["No more than 5 infections", "Not less than 5 infections", f"{'a' * 41}: no fever", "Infection"]
)
def test_a_wording_that_only_limits_or_denies_later_begins_with_none(exact: str) -> None:
    assert denies_otherwise("They have an infection.", exact) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        *(("First step", "Third step"), ("Step 1", "Third step"), ("Second step", "Step 1"), ("Cycle 2", "Cycle 1")),
        *(("Fourth phase", "Sixth phase"), ("Fifth part", "Seventh part"), ("Eighth rule", "Tenth rule")),
        *(("Ninth question", "Eighth question"), ("Stage 1", "Stage 3"), ("Group 1", "Group 3")),
        *(("Situation 1", "Situation 3"), ("Question 1", "Question 3"), ("Rule 1", "Rule 3"), ("Part 1", "Part 3")),
        *(("Day 2", "Day 1"), ("Week 2", "Week 1"), ("Month 2", "Month 1"), ("Year 2", "Year 1")),
        *(("Course 2", "Course 1"), ("Block 2", "Block 1"), ("Visit 2", "Visit 1"), ("Days 2 to 3", "Days 1 to 2")),
        *(("The first is", "The third is"), ("The first was", "The third was"), ("First ones are", "Third are")),
        *(("3 days before", "1 week before"), ("2 weeks before", "1 month before"), ("1 to 2 days before", "9 days before")),
        *(("1 year before", "2 years before"), ("1 month before", "1 year before")),
    ],
)  # fmt: skip
def test_what_stands_in_a_row_is_put_in_order(first: str, second: str) -> None:
    if position_in(first):
        assert list(out_of_order([first, second])) == [(1, 0)]
    assert position_in(second)


@pytest.mark.parametrize(
    "row",
    [
        ["First step", "Second step", "Step 3"],
        ["Day 1", "Day 9", "Week 1"],
        ["Step 1", "Phase 1", "Text", "Step 2"],
        ["2 weeks before", "3 days before", "Day 0"],
        ["Ninth step", "Tenth step"],
        ["Day 5", "Day 5"],
    ],
)
def test_a_row_in_order_is_left_alone(row: list[str]) -> None:
    assert list(out_of_order(row)) == []


@pytest.mark.parametrize(
    "text", ["At first", "The secondary step", "Steps", "Step one", "12 days after", "first of all"]
)
def test_other_beginnings_are_no_position(text: str) -> None:
    assert position_in(text) is None


WHICH = [
    *("young", "younger", "older", "small", "ill", "sick", "healthy", "adult", "new", "more", "other", "further"),
    *("additional", "treated", "enrolled", "such", "these", "of the", "of these", "British", "European", "American"),
    *("Dutch", "UK", "US", "12-year-old"),
]
PEOPLE = [
    *("children", "people", "patients", "participants", "places", "babies", "infants", "teenagers", "adolescents"),
    *("adults", "families", "boys", "girls", "kids", "persons", "volunteers"),
]


@pytest.mark.parametrize("words", [f"{which} children" for which in WHICH] + [f"more ill {who}" for who in PEOPLE])
def test_people_are_counted_whatever_stands_before_them(words: str) -> None:
    (said,) = shares(f"It takes 26 {words} now.")
    assert (said.kind, said.values) == ("people", (26,))


@pytest.mark.parametrize(
    "words", ["very ill children", "cells of children", "new more other children", "childish cells"]
)
def test_what_is_no_count_of_people(words: str) -> None:
    assert shares(f"It takes 26 {words} now.") == []


@pytest.mark.parametrize(
    ("words", "share"),
    [
        *(("half of the children", 50), ("a third of all people", 33), ("one third of them", 33)),
        *(("two thirds of these patients", 67), ("a quarter of young adults", 25), ("three quarters of them", 75)),
        *(("a fifth of those boys", 20), ("a tenth of girls", 10)),
    ],
)
def test_a_share_in_words_is_out_of_100(words: str, share: int) -> None:
    (said,) = shares(f"It helps {words}.")
    assert said.values == (share, 100)
