"""Numbers with units in evened text: which number, which side of it, in which unit, and what is left alone."""

from __future__ import annotations

import pytest

from plainfacts.registry.measures.quantities import Value, find_values, read_unit, to_number

HOW = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}


def said(value: Value) -> str:
    bounds = " ".join(f"{HOW[how]}{number:g}" for how, number in value.bounds)
    return " ".join(part for part in (bounds or f"{value.number:g}", value.unit or "") if part)


def found(text: str) -> list[str]:
    return [said(value) for value in find_values(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("≥ 50 %", ["≥50 %"]),
        ("> 50 %", [">50 %"]),
        ("≤ 50 kg", ["≤50 kg"]),
        ("< 50 kg", ["<50 kg"]),
        ("≥ the 50 kg", ["≥50 kg"]),
        ("≥ 1,000/mm3", ["≥1000 /mm3"]),
        ("≥ 1 000 000 /µL", ["≥1e+06 /µL"]),
        ("≥ 1.500/µl", ["≥1500 /µL"]),
        ("≥ 1.500 mg/dL", ["≥1.5 mg/dL"]),
        ("≥ 1·5 mg/dL", ["≥1.5 mg/dL"]),
        ("≤ 20 lbs", ["≤20 lb"]),
        ("≤ 20 pounds", ["≤20 lb"]),
        ("> ULN", [">1 x ULN"]),
        ("< LLN", ["<1 x LLN"]),
        ("> the usual care", []),
        ("≥ 3 x ULN", ["≥3 x ULN"]),
        ("≤ ULN x 1.5", ["≤1.5 x ULN"]),
        ("≤ the ULN * 1.5", ["≤1.5 x ULN"]),
        ("ULN x 1.5", ["1.5"]),
        ("≥ 2 x 10^9/L", ["≥2 10^9/L"]),
        ("≥ 2 x 10^7", ["2"]),  # an amount in no unit that is known compares nothing
    ],
)
def test_a_sign_its_number_and_its_unit(text: str, values: list[str]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("≥ 1 to < 18 years", ["≥1 <18 years"]),
        ("> 1 and < 18 years", [">1 <18 years"]),
        ("≥ 1 - ≤ 18 years", ["≥1 ≤18 years"]),
        ("< 18, > 1 years", ["<18 >1 years"]),
        ("≤ 18 and ≥ 1 years", ["≤18 ≥1 years"]),
        ("> 1, ≤ 18 years", [">1 ≤18 years"]),
        ("≥ 3 and ≥ 5 years", ["≥3", "≥5 years"]),
        ("> 3 and ≥ 5 years", [">3", "≥5 years"]),
        ("≥ 6 weeks to < 18 years", ["≥6 <18 years"]),
        ("≥ 6 kg to < 18", ["≥6 <18 kg"]),
    ],
)
def test_two_signs_that_face_one_another_are_one_range(text: str, values: list[str]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("70-120 %", ["≥70 ≤120 %"]),
        ("70% to 120%", ["≥70 ≤120 %"]),
        ("between 70 and 120 %", ["≥70 ≤120 %"]),
        ("between 70 and 120", ["≥70 ≤120"]),
        ("70 to <120 %", ["≥70 <120 %"]),
        ("70 to ≤120 %", ["≥70 ≤120 %"]),
        ("0 or 1", ["≥0 ≤1"]),
        ("0/1", ["≥0 ≤1"]),
        ("2 to 2 %", ["2", "2 %"]),
        ("120-70 %", ["120"]),
        ("1 to 2.5 mg/dL", ["≥1 ≤2.5 mg/dL"]),
        ("0, 1 or 2", ["≥0 ≤2"]),
        ("0, 1, 2, 3", ["≥0 ≤3"]),
        ("0/1/2", ["≥0 ≤2"]),
        ("2, 1 or 0", ["2", "1", "0"]),
    ],
)
def test_a_range_runs_from_the_lower_to_the_higher(text: str, values: list[str]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("50 % or more", ["≥50 %"]),
        ("50 % or greater", ["≥50 %"]),
        ("50 kg and above", ["≥50 kg"]),
        ("50 kg or over", ["≥50 kg"]),
        ("50 % or less", ["≤50 %"]),
        ("50 kg or under", ["≤50 kg"]),
        ("50 kg and below", ["≤50 kg"]),
        ("50 % or less than that", ["50 %"]),
        ("50 % or more than that", ["50 %"]),
        ("50 %", ["50 %"]),
        ("50kg", ["50 kg"]),
        ("5weeks", ["5 weeks"]),
        ("CD19 and 10^6 and 1.2.3", []),
        ("B12", []),
    ],
)
def test_words_after_a_number_compare_it_and_a_name_with_digits_is_no_number(text: str, values: list[str]) -> None:
    assert found(text) == values


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3 x ULN", "x ULN"), ("times the upper limit of normal", "x ULN"), ("-fold ULN", "x ULN"), ("x normal saline", None),
        ("x LLN", "x LLN"), ("x 10^9/L", "10^9/L"), ("10e9/l", "10^9/L"), ("G/L", "10^9/L"), ("x 10^6 per litre", "10^6/L"),
        ("x 10^3/µL", "10^3/µL"), ("k/mm3", "10^3/µL"), ("cells/mm3", "/mm3"), ("per cubic mm", "/mm3"), ("/microlitre", "/µL"),
        ("mL/min/1.73 m2", "mL/min/1.73 m2"), ("ml/min per 1,73m^2", "mL/min/1.73 m2"), ("mL/s/1.73m2", "mL/s/1.73 m2"), ("mL/min", "mL/min"),
        ("mg/dl", "mg/dL"), ("mg/100 ml", "mg/dL"), ("µmol/L", "µmol/L"), ("umol per litre", "µmol/L"), ("mmol/l", "mmol/L"),
        ("g/dL", "g/dL"), ("g%", "g/dL"), ("g/l", "g/L"), ("µg/L", "µg/L"), ("ng/ml", "ng/mL"), ("IU/L", "U/L"), ("units/L", "U/L"),
        ("kg/m2", "kg/m2"), ("kilograms per square metre", "kg/m2"), ("kilos", "kg"), ("kg/h", None), ("percent", "%"), ("per cent", "%"),
        ("msec", "ms"), ("ms", "ms"), ("seconds", "s"), ("points", "points"), ("h", "hours"), ("hrs", "hours"), ("day", "days"), ("wk", "weeks"),
        ("months", "months"), ("mos", "months"), ("yr", "years"), ("years", "years"), ("elephants", None),
    ],
)  # fmt: skip
def test_each_way_of_writing_a_unit_is_that_unit(text: str, unit: str | None) -> None:
    text = text.removeprefix("3 ")
    told, end = read_unit(f"5  {text}", 1)
    assert told == unit
    assert (end > 1) is (unit is not None)


def test_a_unit_is_looked_for_after_spaces_alone_and_the_place_stays_where_there_is_none() -> None:
    assert read_unit("5", 1) == (None, 1)
    assert read_unit("5   ", 1) == (None, 1)
    assert read_unit("5   kg", 1) == ("kg", 6)


@pytest.mark.parametrize(
    ("digits", "unit", "number"),
    [
        ("1,500", None, 1500),
        ("1 500", None, 1500),
        ("1.500", "/µL", 1500),
        ("1.500", "/mm3", 1500),
        ("1.500", "mg/dL", 1.5),
        ("1.50", "/µL", 1.5),
        ("1500.500", "/µL", 1500.5),
        ("1·5", None, 1.5),
    ],
)
def test_a_stop_sets_thousands_apart_in_counts_alone(digits: str, unit: str | None, number: float) -> None:
    assert to_number(digits, unit) == number


def test_each_value_knows_its_place_and_none_stands_in_another() -> None:
    text = "ANC ≥ 1,000/mm3 and weight 10 kg or more, 2 to 3 weeks before"
    values = find_values(text)
    assert [text[value.start : value.end].strip() for value in values] == [
        "≥ 1,000/mm3",
        "10 kg or more",
        "2 to 3 weeks",
    ]
    assert [value.joint for value in values] == ["", "", "to"]
