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
        ("2 Weeks", "0 Days", {"from": "2 weeks", "to": "0 days"}),
        (None, "17 years", {"to": "17 years"}),
        ("1 yr", "21 yrs", {"from": "1 year", "to": "21 years"}),
        ("3 mos", "4 wks", {"from": "3 months", "to": "4 weeks"}),
        ("12 y", "9 d", {"from": "12 years", "to": "9 days"}),
        ("N/A", "No limit", "unknown"),
        (" none ", "Unlimited", "unknown"),
        ("", "Not Applicable", "unknown"),
        (None, None, "unknown"),
    ],
)
def test_an_age_is_read_in_its_own_unit(low: str | None, high: str | None, fact: Any) -> None:
    assert ages(low, high).as_fact == fact


@pytest.mark.parametrize(
    ("low", "high", "fact", "remarks"),
    [
        ("18", None, {"from": "18 years"}, ["the minimum age has no unit in the record; years are assumed"]),
        ("36 Hours", None, {"from": "1 day"}, ["the minimum age is 36 hours in the record"]),
        (None, "36 Hours", {"to": "2 days"}, ["the maximum age is 36 hours in the record"]),
        (None, "30 Minutes", {"to": "1 day"}, ["the maximum age is 30 minutes in the record"]),
        ("1.5 Years", None, {"from": "547 days"}, ["the minimum age is 1.5 years in the record"]),
        (None, "1.5 Years", {"to": "548 days"}, ["the maximum age is 1.5 years in the record"]),
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
