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
        ("10.500", "/µL", 10500),
        ("100.500", "/µL", 100500),
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


WAYS = {
    "hours": "hour hours hr hrs h",
    "days": "day days",
    "weeks": "week weeks wk wks",
    "months": "month months mo mos",
    "years": "year years yr yrs",
    "s": "s sec secs second seconds",
    "ms": "ms msec msecs millisec millisecond milliseconds milli-second milliseconds",
    "points": "point points",
    "%": "% percent",
    "kg": "kg kgs kilogram kilograms kilo kilos",
    "lb": "lb lbs pound pounds",
}
MORE_WAYS = {
    "mL/min": ["ml/min", "m ml/min", "mml/min", "m l/min", "ml per minute", "milliliter/min", "millilitre per min", "milliliters/min", "millilitres/min", "ml/mn", "m l/mn"],
    "mL/min/1.73 m2": ["ml/min/1.73 m2", "cc/min/1.73 m2", "ml per min per 1.73 m2", "ml/minute/1.73m^2", "ml/minutes/1.73m**2", "ml/min./1.73 m2", "ml/min x 1.73 m2", "ml/min 1.73 m2", "ml/min/(1.73 m2", "ml/min/1,73 m2", "ml/min/1·73 m2", "ml/min/1.73 sq m", "ml/min/1.73 sq. meters", "ml/min/1.73 m", "ml/min/1.73", "milliliter per minute per 1.73 square meters", "millilitres/min/1.73 square metre", "milliliters per min per 1.73 m^2"],
    "mL/s/1.73 m2": ["ml/s/1.73 m2", "ml/sec/1,73 m^2"],
    "mg/dL": ["mg/dl", "mg per dl", "mg%dl", "mg/deciliter", "mg/100ml", "mg/100 ml", "mg%", "mg dl"],
    "g/dL": ["g/dl", "gm/dl", "gms/dl", "gr/dl", "gram/dl", "grams per dl", "g./dl", "g%dl", "g/deciliter", "g/100 ml", "g/100ml", "g%"],
    "g/L": ["g/l", "gm/l", "gram/l", "grams per litre", "g per liter"],
    "µg/L": ["µg/l", "ug/l", "mcg/liter"],
    "ng/mL": ["ng/ml", "ng / ml"],
    "U/L": ["U/L", "IU/L", "I.U/L", "unit/L", "units/L"],
    "µmol/L": ["µmol/l", "umol/l", "mcmol/l", "micromol per l", "µ mol/l", "µmoles/litre", "µM"],
    "mmol/L": ["mmol/l", "mmol per litre"],
    "kg/m2": ["kg/m2", "kg/m^2", "kg/m 2", "kilogram per square meter", "kilograms/sq. metre", "kg/sq metres", "kilograms/square meters"],
    "/mm3": ["/mm3", "/mm^3", "cells/mm3", "cell/mm3", "neutrophils/mm3", "platelets per mm3", "lymphocytes/mm3", "leukocytes/mm3", "/cubic mm", "/cubic millimeter", "/cubic millimetres", "/cu mm", "/cu. mm", "/cmm"],
    "/µL": ["/µl", "/ul", "/mcl", "/mc l", "/microliter", "/microlitres", "/micro litre", "cells per µl"],
    "10^3/µL": ["x 10^3/µl", "10e3/ul", "10**3/mm3", "10 3/µl", "x10^3 cells/mm3", "k/µl", "k/mm3", "k/mm", "thousand/µl", "thou/mm3"],
    "10^6/L": ["x 10^6/l", "*10^6/l", "10e6/l", "10**6 per litre", "106/l"],
    "10^9/L": ["x 10^9/l", "* 10^9 / l", "10^9/l", "10e9/l", "10exp9/l", "10**9/l", "10*9/l", "10(9)/l", "10 9/l", "10^9 cells/l", "x 109/l", "* 109 per l", "x 10^9", "e9/l", "G/L", "Gpt/L", "Giga/L", "Gga/L"],
    "x ULN": ["x ULN", "x IULN", "x UNL", "times ULN", "-fold ULN", "fold ULN", "- fold ULN", "* ULN", "x above ULN", "x the ULN", "x institutional ULN", "x institution's ULN", "x local laboratory ULN", "x lab ULN", "x site ULN", "x standard ULN", "x reference ULN", "x age-adjusted ULN", "ULN", "x upper limit of normal", "x upper limits of normal", "x the upper institutional limit of normal", "x upper age-adjusted limit of normal", "x upper limit of the normal range", "x upper limit of normal ranges", "x upper limit of normal value", "x upper limit of normal values", "x upper limit", "x upper normal limit", "x upper end of normal", "x upper end of the normal limits", "x upper normal", "x normal", "x the normal", "x institutional normal", "times normal", "times the normal"],
    "x LLN": ["x LLN", "x ILLN", "LLN", "times the lower limit of normal", "x lower limits of normal", "x lower institutional limit of normal", "x lower limit of the normal range", "x lower limit of normal ranges", "x lower limit of normal values", "x lower limit", "x lower normal limits"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "text"),
    [(unit, text) for unit, texts in WAYS.items() for text in texts.split()]
    + [(unit, text) for unit, texts in MORE_WAYS.items() for text in texts],
)
def test_a_unit_is_read_however_a_register_writes_it_and_to_its_end(unit: str, text: str) -> None:
    """What is left of it would be read as something else."""
    assert read_unit(text, 0) == (unit, len(text))


@pytest.mark.parametrize(
    "word", ["greater", "more", "higher", "above", "over", "better", "longer", ">", "beyond", "up"]
)
def test_each_word_that_lets_in_more_does(word: str) -> None:
    assert found(f"50 % or {word}") == found(f"50 % and {word}") == ["≥50 %"]


@pytest.mark.parametrize("word", ["less", "lower", "below", "fewer", "under", "shorter", "<", "smaller"])
def test_each_word_that_lets_in_less_does(word: str) -> None:
    assert found(f"50 % or {word}") == found(f"50 % and {word}") == ["≤50 %"]
