"""Which bound a wording sets, and when a plain one points the other way; counts and what is listed after them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plainfacts.claims.comparisons import comparisons, is_turned, may_mean, points_elsewhere
from plainfacts.claims.counts import counts_in, listed_in

AT_LEAST = (">=", "=>", "≥", "⩾", "at least", "minimum of", "not less than", "no less than", "not below",
            "equal to or greater than", "greater than or equal to")  # fmt: skip
AT_MOST = ("<=", "=<", "≤", "⩽", "at most", "maximum of", "up to", "not more than", "no more than",
           "less than or equal to", "equal to or less than", "not exceeding", "not above")  # fmt: skip
MORE = (">", "more than", "greater than", "above", "over", "exceeding", "higher than", "older than")
LESS = ("<", "less than", "below", "under", "lower than", "younger than", "fewer than")
BEFORE = {"≥": AT_LEAST, "≤": AT_MOST, ">": MORE, "<": LESS, "≲": ("within",)}
AFTER = {
    "≥": ("or more", "or older", "or greater", "or higher", "or above"),
    "≤": ("or less", "or younger", "or lower", "or below"),
}


@pytest.mark.parametrize(("sign", "word"), [(sign, word) for sign, words in BEFORE.items() for word in words])
def test_a_bound_before_its_number(sign: str, word: str) -> None:
    assert list(comparisons(f"Blood {word} 50 of it")) == [(Decimal(50), sign)]
    assert list(comparisons(f"Blood {word.upper()}  50")) == [(Decimal(50), sign)]
    assert list(comparisons(f"Blood {word} the 50")) == [(Decimal(50), "")]


@pytest.mark.parametrize(("sign", "word"), [(sign, word) for sign, words in AFTER.items() for word in words])
def test_a_bound_after_its_number(sign: str, word: str) -> None:
    assert list(comparisons(f"50 {word}")) == [(Decimal(50), sign)]
    assert list(comparisons(f"50% {word}")) == [(Decimal(50), sign)]
    assert list(comparisons(f"50 mg/dL {word} of it")) == [(Decimal(50), sign)]
    assert list(comparisons(f"50 red cells {word}")) == [(Decimal(50), "")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("18 years", [("18", "")]),
        ("≥ 1.5 and < 2,000", [("1.5", "≥"), ("2000", "<")]),
        ("at least 5 or more", [("5", "≥")]),
        ("[≥] 50", [("50", "≥")]), ("[≤]50", [("50", "≤")]), ("[<] 50 and [>] 9", [("50", "<"), ("9", ">")]),
        ("has not had it within 28 days", [("28", "≥")]), ("it is 1, not " + "a" * 80 + " over 28", [("1", ""), ("28", ">")]),
        ("not ill " + "a" * 104 + " within 28", [("28", "≥")]), ("not ill " + "a" * 105 + " within 28", [("28", "≲")]), ("not ill. Had it within 28 days", [("28", "≲")]),
        ("not ill; within 28 days", [("28", "≲")]), ("had it within 28 days", [("28", "≲")]),
        ("CD19 over 5", [("5", ">")]), ("x1.5", []), ("no number", []),
    ],
)  # fmt: skip
def test_each_number_with_the_sign_beside_it(text: str, told: list[tuple[str, str]]) -> None:
    assert list(comparisons(text)) == [(Decimal(number), sign) for number, sign in told]


@pytest.mark.parametrize(
    ("text", "side", "turned"),
    [
        ("Absence of 5", "can_join", True), ("no 5", "can_join", True), ("not 5", "can_join", True),
        ("without 5", "can_join", True), ("lack of 5", "can_join", True), ("excluded 5", "can_join", True),
        ("unless 5", "can_join", True), ("except 5", "can_join", True), ("at least 5", "can_join", False),
        ("must be 5", "can_join", False), ("must be 5", "cannot_join", True), ("should be 5", "cannot_join", True),
        ("need 5", "cannot_join", True), ("required 5", "cannot_join", True), ("require 5", "cannot_join", True),
        ("5 elapsed", "cannot_join", True), ("at least 5", "cannot_join", True), ("over 5", "cannot_join", False),
        ("notably 5", "can_join", False),
    ],
)  # fmt: skip
def test_what_turns_a_bound_round(text: str, side: str, turned: bool) -> None:
    assert is_turned(text, side) is turned


@pytest.mark.parametrize(
    ("sign", "signs", "turned", "may"),
    [
        ("≥", "≥", False, True), ("≥", ">", False, False), ("<", "≲", False, True), ("≤", "≲", False, True),
        (">", "≲", False, False), ("≥", "<", False, False), ("≥", "<", True, True), (">", "≤", True, True),
        ("≤", ">", True, True), ("<", "≥", True, True), ("≥", "≤", True, False),
    ],
)  # fmt: skip
def test_whether_a_bound_may_be_meant(sign: str, signs: str, turned: bool, may: bool) -> None:
    assert may_mean(sign, signs, turned=turned) is may


@pytest.mark.parametrize(
    ("sign", "signs", "plain", "exact", "side", "elsewhere"),
    [
        ("≥", "≥", "", "at 5", "can_join", False), ("≥", ">", "", "at 5", "can_join", False),
        ("≤", "<", "", "at 5", "can_join", False), ("<", "≲", "", "at 5", "can_join", False),
        ("≥", "<", "", "at 5", "can_join", True), ("≤", ">", "", "at 5", "can_join", True),
        ("≥", "<", "", "not 5", "can_join", False),
        ("≥", "≥", "", "28 days have elapsed", "cannot_join", True),
        ("≥", "≥", "", "28 days have elapsed", "can_join", False),
        ("≤", "≤", "", "28 days have elapsed", "cannot_join", False),
        ("≥", "≥", "Your child waits 28 days.", "28 days have elapsed", "cannot_join", False),
        ("≥", "≥", "They wait 28 days.", "28 days have elapsed", "cannot_join", False),
        ("≥", "≥", "28 days have passed.", "28 days have elapsed", "cannot_join", False),
        ("≥", "≥", "28 days have elapsed.", "28 days have elapsed", "cannot_join", False),
        ("≥", "≥", "", "28 days have gone", "cannot_join", False),
    ],
)  # fmt: skip
def test_whether_plain_words_point_to_the_other_side(
    sign: str, signs: str, plain: str, exact: str, side: str, elsewhere: bool
) -> None:
    assert points_elsewhere(sign, signs, plain, exact, side) is elsewhere


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It has 3 parts.", ["3 parts"]), ("three large parts", ["three large parts"]),
        ("three very large parts", ["three very large parts"]), ("three very very large parts", []),
        ("2 groups", ["2 groups"]), ("1 groups", []), ("9 groups", ["9 groups"]), ("10 groups", []),
        ("3 of these groups", []), ("3 to groups", []), ("3 and groups", []), ("3 or groups", []), ("3 in groups", []),
        ("3 more groups", []), ("3 out groups", []), ("3 times", []), ("3 years", []), ("3 children", []),
        ("3 cells", []), ("3 courses", []), ("3 doses", []), ("3 cycles", []), ("3 grams", []), ("3 minutes", []),
        ("3 plus", []), ("3 this", []), ("3 as", []), ("3 part", []), ("3 hours", []),
    ],
)  # fmt: skip
def test_what_a_sentence_counts(text: str, told: list[str]) -> None:
    found = list(counts_in(text))
    assert [counted.words for counted in found] == told
    assert all(text[counted.start : counted.end] == counted.words for counted in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It has 3 parts: low, intermediate and high risk.", ["low", "intermediate", "high risk"]),
        ("It has 3 parts: low, intermediate, and high risk", ["low", "intermediate", "high risk"]),
        ("It has 2 parts, one's own and high risk", ["one's own", "high risk"]),
        ("It has 3 parts in all: low, middle and high.", ["low", "middle", "high"]),
        *((f"It has 2 parts, {word} low and high", []) for word in
          ("and", "or", "which", "who", "with", "for", "so", "but", "as", "in", "one", "is")),
        ("It has 2 parts: low and high, as said. More", []), ("It has 2 parts.", []),
        ("It has 2 parts: a part of four words and high", []),
        ("It has 2 parts: part of four words and high", ["part of four words", "high"]),
        ("It has 2 parts: group 1 and group 2", []), ("It has 2 parts: giving it and high", []),
    ],
)  # fmt: skip
def test_what_a_sentence_lists_after_its_count(text: str, names: list[str]) -> None:
    (counted, *_) = counts_in(text)
    assert listed_in(text, counted) == names
