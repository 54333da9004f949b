"""Ages in pairs: the line that breaks a rule, and the nearest line that does not."""

from __future__ import annotations

import pytest

from checks.judged import another, in_trial

AGES = "ages: {from: 1 year, under: 18 years}"
CAN_JOIN = "      - plain: Their heart pumps well enough (a share of 55 or more)."


def told(rule: str, ages: str, more: str = "") -> bool:
    return bool(in_trial(rule, (AGES, f"ages: {ages}"), more=more))


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("ages-order", "{from: 17 years, under: 18 years}", "{from: 18 years, under: 18 years}"),
        ("ages-order", "{from: 17 years, to: 18 years}", "{from: 18 years, to: 18 years}"),
        ("ages-order", "{from: 11 months, under: 1 year}", "{from: 12 months, under: 1 year}"),
        ("ages-order", "{from: 18 years, to: 19 years}", "{from: 19 years, to: 18 years}"),
        ("ages-order", "{from: 18 years}", "{from: 18 years, to: 17 years}"),
        ("ages-plausible", "{to: 120 years}", "{to: 121 years}"),
        ("ages-plausible", "{under: 120 years}", "{under: 121 years}"),
        ("ages-plausible", "{from: 1 year, to: 1440 months}", "{from: 1 year, to: 1441 months}"),
        ("ages-plausible", "{from: 17 years}", "{from: 18 years}"),
        ("ages-plausible", "{from: 215 months}", "{from: 216 months}"),
    ],
)
def test_the_line_that_breaks_a_rule_and_the_nearest_that_does_not(rule: str, right: str, wrong: str) -> None:
    assert (told(rule, right), told(rule, wrong)) == (False, True)


@pytest.mark.parametrize("ages", ["{from: 18 years, to: 18 years}", "{from: 18 years}"])
def test_what_can_be_and_is_strange_is_a_warning(ages: str) -> None:
    """An editor may have copied it rightly, so the site is built."""
    rule = "ages-order" if "to:" in ages else "ages-plausible"
    assert len(in_trial(rule, (AGES, f"ages: {ages}"))) == 1


@pytest.mark.parametrize(
    ("outer", "inside", "outside"),
    [
        ("{from: 1 year, under: 18 years}", "{from: 1 year, under: 18 years}", "{from: 11 months, under: 18 years}"),
        ("{from: 1 year, under: 18 years}", "{from: 1 year, to: 17 years}", "{from: 1 year, to: 18 years}"),
        ("{from: 1 year, to: 18 years}", "{from: 2 years, under: 18 years}", "{from: 2 years, under: 19 years}"),
        ("{from: 1 year, to: 18 years}", "{from: 1 year, to: 18 years}", "{from: 1 year}"),
        ("{from: 1 year}", "{from: 1 year, to: 90 years}", "{to: 90 years}"),
        ("{to: 18 years}", "{to: 18 years}", "{to: 19 years}"),
        ("{to: 18 years}", "{from: 2 years, to: 3 years}", "{from: 2 years}"),
        ("{from: 12 months}", "{from: 1 year}", "{from: 11 months}"),
    ],
)
def test_a_part_takes_no_child_that_the_whole_does_not_take(outer: str, inside: str, outside: str) -> None:
    def of_part(ages: str) -> bool:
        part = another("part-1", ("  source:", "  part_of: lamp-1\n  source:"), (AGES, f"ages: {ages}"))
        return told("ages-master", outer, more=part)

    assert (of_part(inside), of_part(outside)) == (False, True)


def test_a_whole_or_a_part_without_ages_is_no_contradiction() -> None:
    part = another("part-1", ("  source:", "  part_of: lamp-1\n  source:"), (AGES, "ages: {from: 1 day}"))
    unsaid = another("part-1", ("  source:", "  part_of: lamp-1\n  source:"), (AGES, "ages: unknown"))
    alone = another("part-1", ("  source:", "  part_of: nobody\n  source:"))
    assert not told("ages-master", "unknown", more=part)
    assert not told("ages-master", "{from: 1 year}", more=unsaid)
    assert not told("ages-master", "{from: 1 year}", more=alone)


@pytest.mark.parametrize("first", ["unknown", "{from: 1 year}", "{to: 1 year}"])
def test_a_trial_after_one_without_both_ages_is_looked_at_too(first: str) -> None:
    assert told("ages-order", first, more=another("next-1", (AGES, "ages: {from: 9 years, to: 8 years}")))


def test_a_youngest_age_that_nobody_reaches_is_told_beside_that_no_child_can_join() -> None:
    assert len(in_trial("ages-plausible", (AGES, "ages: {from: 121 years}"))) == 2


def test_without_a_criterion_about_age_nothing_is_compared() -> None:
    assert not told("ages-criteria", "{from: 1 year, under: 18 years}")


def test_a_trial_that_is_part_of_none_has_no_whole_to_fit_into() -> None:
    assert not told("ages-master", "{from: 1 day}", more=another("beside-1"))


def of_criterion(ages: str, exact: str, plain: str = "They are of this age.", measures: str = "") -> bool:
    line = f'      - {{plain: "{plain}", exact: "{exact}"{measures}}}\n{CAN_JOIN}'
    return bool(in_trial("ages-criteria", (AGES, f"ages: {ages}"), (CAN_JOIN, line)))


@pytest.mark.parametrize(
    ("ages", "agrees", "differs"),
    [
        ("{from: 1 year, under: 18 years}", "Age 1 year to less than 18 years", "Age 1 year up to and including 18 years"),
        ("{from: 1 year, to: 18 years}", "Age 1 year up to 18 years", "Age 1 year and under 18 years"),
        ("{from: 1 year, to: 18 years}", "Aged 1 to 18 years", "Aged 2 to 18 years"),
        ("{from: 1 year, to: 18 years}", "Aged 1 to 18 years", "Aged 1 to 17 years"),
        ("{from: 1 year, to: 18 years}", "Age 12 months to 18 years", "Age 13 months to 18 years"),
        ("{from: 1 year, to: 18 years}", "Aged 1 - 18 years", "Aged 1 month to 18 years"),
        ("{to: 18 years}", "Age ≤ 18 years", "Age < 18 years"),
        ("{to: 18 years}", "Age <= 18 years", "Age below 18 years"),
        ("{to: 18 years}", "Aged 18 years or younger", "Aged younger than 18 years"),
        ("{to: 18 years}", "Of age: 18 years or less", "Of age: less than 18 years"),
        ("{under: 18 years}", "Age < 18 years", "Age ≤ 18 years"),
        ("{under: 18 years}", "Age under 18 years", "Age 18 years or younger"),
        ("{under: 18 years}", "Aged 18 years, when asked", "Age through 18 years"),
        ("{from: 1 year}", "Age over 1 year", "Age over 2 years"),
        ("{from: 2 weeks}", "Age at least 14 days", "Age at least 17 days"),
        ("{from: 1 year}", "1 yr of age or more", "2 yrs of age or more"),
        ("{from: 100 days}", "100 days of age or more", "10 days of age or more"),
        ("{from: 1 year, to: 18 years}", "1 to 18 years at inclusion", "1 to 17 years at inclusion"),
        ("{from: 1 year, to: 18 years}", "1 to 18 years at the time of enrolment", "1 to 17 years at the time of enrolment"),
        ("{to: 18 months}", "Age to 18 months", "Age to 18 years"),
        ("{under: 18 years}", "Age < 18 years", "Age to 18 years"),
        ("{under: 18 years}", "Age < 18 years", "Age of 18 years or less"),
        ("{from: 6 months, to: 12 months}", "Aged 6 to 12 months", "Aged 6 and over 12 months"),
        ("{from: 6 years, to: 12 months}", "Aged 6, later to 12 months", "Aged 6 to 12 months"),
        ("{from: 6 months, to: 12 months}", "Aged 6-12 months", "Aged 6 years - 12 months"),
    ],
)  # fmt: skip
def test_the_ages_agree_with_the_criterion_that_names_them(ages: str, agrees: str, differs: str) -> None:
    assert (of_criterion(ages, agrees), of_criterion(ages, differs)) == (False, True)


@pytest.mark.parametrize(
    ("exact", "measures"),
    [
        ("Ejection fraction 55 in the last 3 years", ""),
        ("Leukaemia", ""),
        ("Aged 5 years with an ejection fraction of 55 %", ', measures: [{name: lvef, at_least: 55, unit: "%"}]'),
    ],
)
def test_a_criterion_about_another_matter_says_nothing_of_the_ages(exact: str, measures: str) -> None:
    assert not of_criterion("{from: 1 year, under: 18 years}", exact, "Their heart is well.", measures)


def test_a_weight_beside_the_age_leaves_it_a_criterion_about_age() -> None:
    weight = ", measures: [{name: weight, at_least: 10, unit: kg}]"
    both = weight.replace("}]", '}, {name: lvef, at_least: 55, unit: "%"}]')
    assert of_criterion("{from: 1 year, under: 18 years}", "Aged 5 years, 10 kg", measures=weight)
    assert not of_criterion("{from: 1 year, under: 18 years}", "Aged 5 years, 10 kg, 55 %", measures=both)


def test_whether_the_last_age_is_in_the_exact_words_tell_before_the_plain_ones() -> None:
    ages, exact = "{from: 1 year, to: 18 years}", "Age 1 year up to 18 years"
    assert not of_criterion(ages, exact, "They are 1 year old or more and under 18 years.")
    assert of_criterion(ages, "Age 1 year, 18 years", "They are 1 year old or more and under 18 years.")


def test_where_another_source_says_what_the_criterion_says_families_are_told_already() -> None:
    for noted, said in (("{from: 2 years, under: 18 years}", False), ("{from: 3 years, under: 18 years}", True)):
        other = f"differs: [{{value: {noted}, source: ctgov-nct01234567, checked: 2025-04-28}}]"
        ages = f"{{value: {{from: 1 year, under: 18 years}}, {other}}}"
        assert of_criterion(ages, "Aged 2 to less than 18 years") is said
