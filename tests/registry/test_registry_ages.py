"""Ages of a record: read in their own unit, ended as the criteria end them, and doubted where the two do not agree.

An age that is read a year off, or ended wrongly, keeps away a child who could join, or invites one who cannot.
"""

from __future__ import annotations

from typing import Any

import pytest
from registry_records import record

from plainfacts.registry import read
from plainfacts.registry.criteria.age_limits import Ages, read_ages
from plainfacts.registry.criteria.split import split_criteria


def ages(low: str | None, high: str | None, join: str = "", barred: str = "") -> Ages:
    fields = {"minimumAge": low, "maximumAge": high}
    found = read(record(eligibilityModule={name: text for name, text in fields.items() if text is not None}))
    text = f"Inclusion Criteria:\n\n* {join or 'Leukaemia'}\n\nExclusion Criteria:\n\n* {barred or 'Pregnancy'}\n"
    return read_ages(found, split_criteria(text))


@pytest.mark.parametrize(
    ("low", "high", "fact"),
    [
        ("1 Year", "18 Years", {"from": "1 year", "to": "18 years"}),
        ("6 Months", None, {"from": "6 months"}),
        ("2 Weeks", "15 Days", {"from": "2 weeks", "to": "15 days"}),
        (None, "17 years", {"to": "17 years"}),
        ("1 yr", "21 yrs", {"from": "1 year", "to": "21 years"}),
        ("4 wks", "3 mos", {"from": "4 weeks", "to": "3 months"}),
        ("9 d", "12 y", {"from": "9 days", "to": "12 years"}),
        ("N/A", "No limit", "unknown"),
        (" none ", "Unlimited", "unknown"),
        ("", "Not Applicable", "unknown"),
        (None, None, "unknown"),
    ],
)
def test_an_age_is_read_in_its_own_unit(low: str | None, high: str | None, fact: Any) -> None:
    found = ages(low, high)
    assert (found.as_fact, found.remarks) == (fact, ())


@pytest.mark.parametrize(
    ("low", "high", "fact", "remarks"),
    [
        ("18", None, {"from": "18 years"}, ["the minimum age has no unit in the record; years are assumed"]),
        ("36 Hours", None, {"from": "1 day"}, ["the minimum age is 36 hours in the record"]),
        (None, "36 Hours", {"to": "2 days"}, ["the maximum age is 36 hours in the record"]),
        (None, "30 Minutes", {"to": "1 day"}, ["the maximum age is 30 minutes in the record"]),
        ("1.5 Years", None, {"from": "547 days"}, ["the minimum age is 1.5 years in the record"]),
        (None, "1.5 Years", {"to": "548 days"}, ["the maximum age is 1.5 years in the record"]),
        (None, "24 Hours", {"to": "1 day"}, ["the maximum age is 24 hours in the record"]),
        ("24 Hours", None, {"from": "1 day"}, ["the minimum age is 24 hours in the record"]),
        ("48 Hours", None, {"from": "2 days"}, ["the minimum age is 48 hours in the record"]),
        ("1440 min", None, {"from": "1 day"}, ["the minimum age is 1440 minutes in the record"]),
        ("2.0 Years", None, {"from": "2 years"}, []),
        ("about 3", None, "unknown", ["the minimum age could not be read: “about 3”"]),
        (None, "5 moons", "unknown", ["the maximum age could not be read: “5 moons”"]),
        (None, "x" * 40, "unknown", [f"the maximum age could not be read: “{'x' * 30}”"]),
        (None, "115 Years", {"to": "115 years"}, []),
        (
            None,
            "116 Years",
            {"to": "116 years"},
            ["nobody reaches 116 years: the record means no limit, so leave this end out"],
        ),
        ("18 Years", "18 Years", {"from": "18 years", "to": "18 years"}, []),
        ("12 Months", "1 Year", {"from": "12 months", "to": "1 year"}, []),
        (
            "19 Years",
            "18 Years",
            {"from": "19 years", "to": "18 years"},
            ["the minimum age (19 years) is above the maximum age (18 years)"],
        ),
    ],
)
def test_an_age_that_is_doubtful_is_told(low: str | None, high: str | None, fact: Any, remarks: list[str]) -> None:
    found = ages(low, high)
    assert (found.as_fact, list(found.remarks)) == (fact, remarks)


@pytest.mark.parametrize(
    ("join", "barred", "included"),
    [
        ("Age < 18 years", "", False),
        ("Age ≤ 18 years", "", True),
        ("Less than 18 years of age", "", False),
        ("Aged 18 years or younger", "", True),
        ("Patients before their 18th birthday", "", False),
        ("Not yet reached the 18th birthday", "", False),
        ("Age < 216 months", "", False),
        ("Age < 17 years and 1 month of age", "", True),
        ("", "Age ≥ 18 years", False),
        ("", "18 years of age and older", False),
        ("", "Age > 18 years", True),
        ("Age < 19 years", "", True),
        ("Age < 215 months", "", True),
        ("Weight < 18 kg, age given", "", True),
        ("Consent of parents if age < 18 years", "", True),
        ("Age at diagnosis < 18 years, diagnosed before 18 years", "", True),
        ("Age < 18 years at diagnosis", "", True),
        ("Age < 18 years at the time of enrolment and of diagnosis", "", False),
        ("Creatinine in patients of age < 18 years", "", True),
        ("Treatment begun < 18 years ago, at any age", "", True),
        ("Children < 18 years", "", False),
        ("< 18 years", "", False),
        ("Sickle cells < 18 years", "", True),
    ],
)
def test_the_last_age_is_in_or_out_as_the_criteria_say(join: str, barred: str, included: bool) -> None:
    fact = ages("1 Year", "18 Years", join, barred).as_fact
    assert fact == {"from": "1 year", "to" if included else "under": "18 years"}


@pytest.mark.parametrize(
    ("join", "remarks"),
    [
        ("Age < 18 years", ["the field says 18 years, the criteria less than that: “Age < 18 years”"]),
        (
            "Age < 18 years, or ≤ 18 years of age",
            [
                "the criteria both include and exclude 18 years: “Age < 18 years, or ≤ 18 years of age” and "
                "“Age < 18 years, or ≤ 18 years of age”"
            ],
        ),
        ("Age > 1 year", ["the criteria say more than 1 year, which `from:` cannot: “Age > 1 year”"]),
        ("Age ≥ 1 year", []),
        ("Age 1 to 18 years", []),
        ("Age 2 to 19 years", []),
        ("Age 3 to 18 years", ["the criteria name 3 years, the fields do not: “Age 3 to 18 years”"]),
        ("Age 3 to 12 years", ["the criteria name 3 years and 12 years, the fields do not: “Age 3 to 12 years”"]),
        ("Age 3 to 12 years at diagnosis", []),
        ("Age 3 to 12 years if pregnant", []),
        ("Ejection fraction, 3 to 12 years", []),
        (f"Age 3 to 12 years {'x' * 143}", []),
    ],
)
def test_criteria_that_say_another_age_than_the_fields_are_told(join: str, remarks: list[str]) -> None:
    assert list(ages("1 Year", "18 Years", join).remarks) == remarks


def test_what_is_quoted_is_cut_to_a_line() -> None:
    for many, end in ((90, ""), (91, "...")):
        text = "Age 3 to 12 years ".ljust(many, "x")
        shown = text if not end else text[:87] + end
        assert ages("1 Year", "18 Years", text).remarks[0].endswith(f"“{shown}”")


@pytest.mark.parametrize(
    "says",
    [
        "Age < 18 y",
        "Age < 18 y/o",
        "Age < 18 yo",
        "Age < 18 yr",
        "Age < 18-years",
        "Age < age of 18 years",
        "Age < the age of 18 years",
        "Age < 216 month",
        "Age < 216 mos",
        "Before the 18th birthday",
        "Prior to their 18th birthday",
        "Not reached the 18th birthday",
        "Not yet had the 18th birthday",
        "Not had their 18th birthday",
    ],
)
def test_each_way_of_saying_less_than_the_last_age_ends_the_ages_before_it(says: str) -> None:
    for high in ("18 Years", "216 Months"):
        assert "under" in ages(None, high, says).as_fact, (says, high)


@pytest.mark.parametrize("birthday", ["1st", "2nd", "3rd", "4th"])
def test_every_birthday_is_read(birthday: str) -> None:
    assert ages(None, f"{birthday[0]} Years", f"Before their {birthday} birthday").as_fact == {
        "under": f"{birthday[0]} year{'s' if birthday != '1st' else ''}"
    }


@pytest.mark.parametrize(
    "says",
    ["18 years or older", "18 year and above", "18 yrs or over", "18 years old and older", "18 years of age, or >"],
)
def test_each_way_of_keeping_out_the_last_age_ends_the_ages_before_it(says: str) -> None:
    assert ages(None, "18 Years", barred=f"Age {says}").as_fact == {"under": "18 years"}


@pytest.mark.parametrize("way", ["younger", "below", "under"])
def test_each_way_of_keeping_in_the_last_age_is_no_exclusion(way: str) -> None:
    """Beside a sentence that leaves it out, both are told to the editor."""
    found = ages(None, "18 Years", f"Age < 18 years. Aged 18 years or {way}")
    assert found.remarks[0].startswith("the criteria both include and exclude 18 years")


@pytest.mark.parametrize(
    "matter",
    [
        "Legal age", "Lansky score at age", "Karnofsky score at age", "Creatinine at age", "Shortening at age", "Ejection at age",
        "ECOG at age", "Performance at age", "Consent for the patients of age", "For those of age", "For subjects of age",
        "For young children of age", "If age", "Assent at age", "Consent is needed at age", "Contraception at age", "Pregnant, age",
        "Donor of age", "Since age", "Relapse prior to age", "Interval, age", "Duration, age", "History of illness at age",
    ],
)  # fmt: skip
def test_an_age_of_another_matter_is_not_the_age_at_which_people_join(matter: str) -> None:
    assert ages(None, "18 Years", f"{matter} < 18 years").as_fact == {"to": "18 years"}
    assert list(ages(None, "18 Years", f"{matter} 3 years of age").remarks) == []


@pytest.mark.parametrize(
    "after", ["of", "since", "ago", "prior", "before", "after", "from", "cm", "mg", "kg", "%", "x"]
)
def test_a_number_that_counts_something_else_is_no_age(after: str) -> None:
    assert ages(None, "18 Years", f"Age given; < 18 {after} all").as_fact == {"to": "18 years"}


@pytest.mark.parametrize(
    ("says", "included"),
    [
        (f"Age < 18 years {'x' * 43} diagnosis", True),
        (f"Age < 18 years {'x' * 44} diagnosis", False),
        ("Age < 18 years at enrolment, diagnosis known", False),
        ("Diagnosed at age < 18 years", True),
        (f"Diagnosed {'x' * 14} age < 18 years", True),
        (f"Diagnosed {'x' * 15} age < 18 years", False),
        ("Diagnosed. Age < 18 years", False),
        ("Diagnosed; age < 18 years", False),
    ],
)
def test_an_age_at_diagnosis_is_not_that_at_which_people_join(says: str, included: bool) -> None:
    assert ages(None, "18 Years", says).as_fact == {"to" if included else "under": "18 years"}


@pytest.mark.parametrize(
    "now",
    ["inclusion", "enrolment", "registration", "study entry", "consent", "screening", "randomisation", "randomization"],
)
def test_an_age_at_the_time_of_joining_is(now: str) -> None:
    assert ages(None, "18 Years", f"Somebody < 18 years at the time of {now}").as_fact == {"under": "18 years"}


PEOPLE = """children patient patients participant participants subject subjects infant infants adolescent adolescents
adult adults male males female females men women boys girls person persons individual individuals"""


@pytest.mark.parametrize("people", PEOPLE.split())
def test_an_age_beside_people_is_theirs_and_one_beside_nobody_is_not(people: str) -> None:
    assert ages(None, "18 Years", f"All {people} < 18 years").as_fact == {"under": "18 years"}
    assert ages(None, "18 Years", f"All x{people}x < 18 years").as_fact == {"to": "18 years"}


@pytest.mark.parametrize(
    "word", ["age", "aged", "ages", "year old", "years old", "year-old", "yr old", "of age", "birthday", "birth"]
)
def test_words_of_age_make_a_number_an_age(word: str) -> None:
    assert ages(None, "18 Years", f"All things {word}: < 18 years").as_fact == {"under": "18 years"}
    assert ages(None, "18 Years", "All things: < 18 years").as_fact == {"to": "18 years"}


@pytest.mark.parametrize("unit", ["year", "years", "yr", "yrs", "month", "months", "week", "weeks", "day", "days"])
def test_an_age_of_the_criteria_is_read_in_every_unit(unit: str) -> None:
    """Only one far from the fields is told: 99 of each is more than a year from them."""
    plain = {"y": "99 years", "m": "99 months", "w": "99 weeks", "d": "99 days"}[unit[0]]
    found = list(ages("30 Years", None, f"Age 99 {unit}").remarks)
    assert found == [f"the criteria name {plain}, the fields do not: “Age 99 {unit}”"]


def test_three_digits_are_read_whole_and_none_are_no_age() -> None:
    assert ages(None, "216 Months", barred="Age 216 months or older").as_fact == {"under": "216 months"}
    assert ages(None, "216 Months", "Age < 216 months").as_fact == {"under": "216 months"}
    assert ages(None, "18 Years", "Age < years of the parents").as_fact == {"to": "18 years"}
