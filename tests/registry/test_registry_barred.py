"""What a criterion forbids: its bound is turned round where it keeps out, and said as it keeps out."""

import pytest
from measures_found import found


@pytest.mark.parametrize(
    ("exact", "measures"),
    [
        ("No QTc above 480 ms", ["qtc ≤ 480 ms"]),
        ("No QTc prolongation (QTc > 480 ms)", ["qtc ≤ 480 ms"]),
        ("No hypoxia at rest (SpO2 < 90 %)", ["oxygen-saturation ≥ 90 %"]),
        ("Baseline QTcF interval of ≥ 470 ms is excluded", ["qtc < 470 ms"]),
        (
            "Not received G-CSF within 1 week, or pegfilgrastim within 2 weeks",
            ["since-growth-factor > 1 weeks", "since-growth-factor > 2 weeks"],
        ),
        ("Newly diagnosed and receive no steroids within 12 weeks prior to consent", ["since-steroids > 12 weeks"]),
        (
            "No chemotherapy within 3 weeks (6 weeks if prior nitrosourea)",
            ["since-chemotherapy > 3 weeks", "since-chemotherapy > 6 weeks (if prior nitrosourea)"],
        ),
        ("Must not have received radiotherapy within 2 weeks before enrolment", ["since-radiotherapy > 2 weeks"]),
    ],
)
def test_what_a_criterion_to_join_forbids_is_turned_round(exact: str, measures: list[str]) -> None:
    assert found(exact) == measures


@pytest.mark.parametrize(
    ("exact", "measures"),
    [
        ("QTc > 480 ms", ["qtc > 480 ms"]),
        ("Major surgery within 4 weeks before the first dose", ["since-surgery ≤ 4 weeks"]),
        (
            "At least 21 days or 5 half-lives (whichever is shorter) from prior treatment with monoclonal antibodies",
            ["since-antibody < 21 days (or 5 half-lives whichever is shorter)"],
        ),
        (
            "SpO2 < 88% for patients with lung disease; or < 94% without",
            ["oxygen-saturation < 88 % (for patients with lung disease)", "oxygen-saturation < 94 %"],
        ),
        ("Live vaccine in the last 30 days", ["since-live-vaccine ≤ 30 days"]),
        ("Administration of a live, attenuated vaccine within 30 days", ["since-live-vaccine ≤ 30 days"]),
        (
            "Radiation therapy for bone metastases within 2 weeks",
            ["since-radiotherapy ≤ 2 weeks (for bone metastases)"],
        ),
        (
            "An investigational agent (drug, device, or vaccine) in the 28 days prior to enrolment",
            ["since-trial-medicine ≤ 28 days"],
        ),
        ("Major surgery within 4 weeks prior to randomization or planned within 6 months", ["since-surgery ≤ 4 weeks"]),
        (
            "Bilirubin >1.5 x ULN (subjects with Gilbert Syndrome with total bilirubin level of ≥ 3.0 x ULN)",
            ["bilirubin > 1.5 x ULN", "bilirubin ≥ 3 x ULN (subjects with Gilbert Syndrome)"],
        ),
        ("Live/attenuated vaccines within 30 days", ["since-live-vaccine ≤ 30 days"]),
        ("Severe neutropenia (less than 500/mm3)", ["neutrophils < 500 /mm3"]),
        ("QTc ≥ 450 ms (males) or ≥ 470 ms (females)", ["qtc ≥ 450 ms (males)", "qtc ≥ 470 ms (females)"]),
        (
            "Receiving corticosteroid therapy or any other form of immunosuppressive therapy within 7 days",
            ["since-steroids ≤ 7 days"],
        ),
        (
            "Has a diagnosis of immunodeficiency or is receiving systemic steroid therapy (over 10 mg daily) within 7 days",
            ["since-steroids ≤ 7 days (over the dose in the exact wording)"],
        ),
        (
            "Systemic steroids > 0.5 mg/kg/day within 14 days",
            ["since-steroids ≤ 14 days (over the dose in the exact wording)"],
        ),
        (
            "An investigational agent within 5 half-lives of the drug or 4 weeks, whichever is shorter",
            ["since-trial-medicine ≤ 4 weeks (or 5 half-lives of the drug, whichever is shorter)"],
        ),
        (
            "Any investigational drug within 28 days of Visit 1 or within six half-lives (whichever is longer)",
            ["since-trial-medicine ≤ 28 days (or within 6 half-lives whichever is longer)"],
        ),
        (
            "Chemotherapy <2 weeks, radiotherapy <2 weeks or surgery < 4 weeks before start",
            ["since-chemotherapy < 2 weeks", "since-radiotherapy < 2 weeks", "since-surgery < 4 weeks"],
        ),
        (
            "Radiation therapy within 14 days (for limited field) or 28 days (for wide field)",
            ["since-radiotherapy ≤ 14 days (for limited field)", "since-radiotherapy ≤ 28 days (for wide field)"],
        ),
        (
            "Prior chemotherapy (including a growth factor receptor inhibitor) within 3 weeks",
            ["since-chemotherapy ≤ 3 weeks"],
        ),
        ("At least 7 days must have elapsed since chemotherapy", ["since-chemotherapy < 7 days"]),
        (
            "Chemotherapy or radiotherapy within 28 days prior to consent",
            ["since-chemotherapy ≤ 28 days", "since-radiotherapy ≤ 28 days"],
        ),
        ("Any of: Hb < 8 g/dL", ["haemoglobin < 8 g/dL"]),
        ("Creatinine > 2 x ULN. Patients whose creatinine is < 1.5 x ULN can enrol.", ["creatinine > 2 x ULN"]),
    ],
)
def test_what_keeps_out_is_said_as_it_keeps_out(exact: str, measures: list[str]) -> None:
    assert found(exact, barred=True) == measures
