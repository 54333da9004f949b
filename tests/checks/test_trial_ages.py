"""The ages of a trial: in order, plausible, and those of its criteria."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, line, told_once

AGES = "ages: {from: 1 year, under: 18 years}"

# rule, the good line, the bad line, what is said
CASES: list[tuple[str, str, str, str]] = [
    (
        "ages-order",
        AGES,
        "ages: {from: 2 years, under: 18 months}",
        "The youngest age (2 years) is not below the highest (under 18 months).",
    ),
    (
        "ages-order",
        AGES,
        "ages: {from: 18 years, under: 18 years}",
        "The youngest age (18 years) is not below the highest (under 18 years).",
    ),
    (
        "ages-plausible",
        AGES,
        "ages: {from: 1 year, under: 180 years}",
        "An age of 180 years is more than anyone reaches.",
    ),
    ("ages-plausible", AGES, "ages: {from: 18 years}", "The youngest age is 18 years, so no child can join."),
]


@pytest.mark.parametrize(("rule", "good", "bad", "message"), CASES)
def test_a_bad_line_is_told_and_a_good_one_is_not(rule: str, good: str, bad: str, message: str) -> None:
    assert told_once(rule, good, bad, message)


def test_ages_against_the_criterion_about_age() -> None:
    age = (
        "    can_join:\n",
        "    can_join:\n      - plain: Your child is under 18.\n        exact: age from 1 year to less than 18 years\n",
    )
    assert in_trial("ages-criteria", age) == []
    wrong = ("under: 18 years", "to: 18 years")
    message = "The ages say `to: 18 years`, but the criterion says less than that: `under: 18 years`."
    assert in_trial("ages-criteria", age, wrong) == [line("ages:", age, wrong) + message]
    other = ("from: 1 year", "from: 11 years")
    message = "The youngest age is 11 years, but no criterion about age names it."
    assert in_trial("ages-criteria", age, other) == [line("ages:", age, other) + message]
