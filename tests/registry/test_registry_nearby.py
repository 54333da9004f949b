"""Kinds of numbers that were once read wrongly, and what lies near them."""

import pytest
from measures_found import found

KINDS: list[tuple[str, bool, list[str]]] = [
    # what is left out in brackets, permitted, or said of others limits nobody
    (
        "systemic chemotherapy (corticosteroids not included) less than 3 weeks prior",
        True,
        ["since-chemotherapy < 3 weeks"],
    ),
    ("organ transplant (with exception of a corneal transplant > 12 weeks prior to screening)", True, []),
    (
        "adjuvant chemotherapy (not including immune checkpoint inhibitor), within 16 weeks after the completion",
        False,
        [],
    ),
    ("CD4+ cell count < 200 cells/mm^3 are not exclusionary", True, []),
    (
        "QTcF > 500 ms Note: If the average of these QTcF is ≤ 500 ms, the subject meets eligibility",
        True,
        ["qtc > 500 ms"],
    ),
    ("1-week washout is permitted for palliative radiation (≤ 2 weeks of radiotherapy)", True, []),
    ("known history of heart failure, LVEF < 50% must be stably controlled", False, []),
    # a condition is no requirement, and a value belongs to the measure beside it
    (
        "creatinine clearance ≥ 55 mL/min for subjects with creatinine levels > 1.5 × ULN",
        False,
        ["gfr ≥ 55 mL/min (with creatinine levels over 1.5 x ULN)"],
    ),
    (
        "normal ejection fraction by echocardiogram and a fractional shortening of > 28%",
        False,
        ["shortening-fraction > 28 %"],
    ),
    # units and signs
    ("GFR < 50 mL/minute (min)/1.73 meter square (m^2)", False, ["gfr < 50 mL/min/1.73 m2"]),
    ("Life expectancy =/> 3 months", False, ["life-expectancy ≥ 3 months"]),
    ("SGOT or SGPT less than 2.5 x NL", False, ["ast < 2.5 x ULN", "alt < 2.5 x ULN"]),
    ("TBL > 1.5 mg/dL", True, ["bilirubin > 1.5 mg/dL"]),
    ("Granulocyte count at least 1,500", False, ["neutrophils ≥ 1500 /µL"]),
    # times of a list, planned starts, both kinds of a treatment
    ("Major surgery within 4 weeks prior to planned start of treatment", True, ["since-surgery ≤ 4 weeks"]),
    ("major surgery, open biopsy, or significant traumatic injury within 3 weeks", True, ["since-surgery ≤ 3 weeks"]),
    ("Oral steroid use within the past 6 weeks", True, ["since-steroids ≤ 6 weeks"]),
    ("Allogeneic or autologous transplant within 90 days before enrolment", True, ["since-transplant ≤ 90 days"]),
    ("eGFR of less than 30mL/min in adults (aged ≥ 18)", True, ["gfr < 30 mL/min (in adults (aged at least 18))"]),
    # the value first
    ("Performance ≥ 70% by Lansky or Karnofsky", False, ["lansky ≥ 70 %", "karnofsky ≥ 70 %"]),
    ("> 60 from Lansky (age 1 to 16) or Karnofsky", False, ["lansky > 60 %", "karnofsky > 60 %"]),
]


@pytest.mark.parametrize(("exact", "barred", "measures"), KINDS)
def test_kinds_that_were_read_wrongly(exact: str, barred: bool, measures: list[str]) -> None:
    assert found(exact, barred=barred) == measures


@pytest.mark.parametrize(
    ("exact", "barred", "measures"),
    [
        (
            "chemotherapy (including corticosteroids) within 3 weeks before enrolment",
            True,
            ["since-chemotherapy ≤ 3 weeks", "since-steroids ≤ 3 weeks"],
        ),
        ("Surgery planned within 4 weeks", True, []),
        ("Normal creatinine: ≤ 1.5 mg/dL", False, ["creatinine ≤ 1.5 mg/dL"]),
        ("Autologous transplant within 90 days before enrolment", True, ["since-transplant ≤ 90 days (Autologous)"]),
        ("LVEF < 50% that is controlled", True, ["lvef < 50 %"]),
    ],
)
def test_what_lies_near_them_is_read_as_before(exact: str, barred: bool, measures: list[str]) -> None:
    assert found(exact, barred=barred) == measures
