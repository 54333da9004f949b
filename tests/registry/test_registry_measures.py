"""Numbers in criteria: a wrong one would tell a child that they can join who cannot, so none is better than a wrong one."""

import pytest
from measures_found import LIST, found


@pytest.mark.parametrize(
    ("exact", "measures"),
    [
        ("Left ventricular ejection fraction (LVEF) >= 50%", ["lvef ≥ 50 %"]),
        ("Shortening fraction of ≥ 27 % by echo, or LVEF ≥ 50 %", ["shortening-fraction ≥ 27 %", "lvef ≥ 50 %"]),
        ("Cardiac ejection fraction of 45% or greater", ["lvef ≥ 45 %"]),
        ("GFR ≥ 60 mL/min/1.73 m²", ["gfr ≥ 60 mL/min/1.73 m2"]),
        ("eGFR of 60 milliliters per minute per 1.73 square meters or more", ["gfr ≥ 60 mL/min/1.73 m2"]),
        ("Creatinine clearance between 70 and 120 mL/min", ["gfr ≥ 70 mL/min", "gfr ≤ 120 mL/min"]),
        ("Creatinine ≤ 1.5 x ULN", ["creatinine ≤ 1.5 x ULN"]),
        ("Serum creatinine no more than 1.5 times the upper limit of normal for age", ["creatinine ≤ 1.5 x ULN"]),
        ("Creatinine < 120 μmol/l", ["creatinine < 120 µmol/L"]),
        ("Bilirubin less than twice the ULN", ["bilirubin < 2 x ULN"]),
        ("Total bilirubin =< ULN x 1.5", ["bilirubin ≤ 1.5 x ULN"]),
        ("Total bilirubin ≤ 2 mg/dL (≤ 34.2 μmol/L)", ["bilirubin ≤ 2 mg/dL"]),
        ("Conjugated bilirubin > ULN", ["direct-bilirubin > 1 x ULN"]),
        ("ALT and AST < 5 × upper normal limit", ["alt < 5 x ULN", "ast < 5 x ULN"]),
        ("SGOT (AST) or SGPT (ALT) at most 2.5 fold ULN", ["ast ≤ 2.5 x ULN", "alt ≤ 2.5 x ULN"]),
        ("Transaminases ≤ 5 times ULN", ["ast ≤ 5 x ULN", "alt ≤ 5 x ULN"]),
        ("ANC ≥ 1,000/mm3", ["neutrophils ≥ 1000 /mm3"]),
        ("Neutrophils > 1.0 x 10^9/L", ["neutrophils > 1 10^9/L"]),
        ("Neutrophils > 1.0 x109/l", ["neutrophils > 1 10^9/L"]),
        ("Neutrophils ≥ 1.500/µl", ["neutrophils ≥ 1500 /µL"]),
        ("LVEF ≥ lower limit of institutional normal", ["lvef ≥ 1 x LLN"]),
        ("Pulse oxygenation > 91% on room air", ["oxygen-saturation > 91 %"]),
        ("SpO₂ of at least 92 %", ["oxygen-saturation ≥ 92 %"]),
        ("SpO2 ≥ 92% on room air and DLCO ≥ 60%", ["oxygen-saturation ≥ 92 %"]),
        ("BMI ≥ 30 kilogram/square meter (kg/m²)", ["bmi ≥ 30 kg/m2"]),
        ("Minimum life expectancy of 12 weeks", ["life-expectancy ≥ 12 weeks"]),
        ("Minimum body weight 10 kg", ["weight ≥ 10 kg"]),
        ("ECOG categories 0, 1 or 2. Use Karnofsky over 16 years", ["ecog ≤ 2 grade"]),
        ("ECOG Performance Status (PS) 0 / 1 / 2", ["ecog ≤ 2 grade"]),
        ("Performance status of 0, 1 or 2 by ECOG criteria", ["ecog ≤ 2 grade"]),
        (
            "Washout: at least 3 weeks from chemotherapy, 6 weeks in case of nitrosoureas",
            ["since-chemotherapy ≥ 3 weeks", "since-chemotherapy ≥ 6 weeks (in case of nitrosoureas)"],
        ),
        (
            "≥ 14 days after the last dose of a long-acting growth factor (e.g. one) or 7 days for short-acting growth factor",
            [
                "since-growth-factor ≥ 14 days (long-acting)",
                "since-growth-factor ≥ 7 days (for short-acting growth factor)",
            ],
        ),
        (
            "At least 14 days after local palliative RT; at least 6 months must have elapsed if prior craniospinal RT",
            ["since-radiotherapy ≥ 14 days (palliative)", "since-radiotherapy ≥ 6 months (if prior craniospinal RT)"],
        ),
        (
            "Antibodies: ≥ 21 days must have elapsed from infusion of last dose of antibody",
            ["since-antibody ≥ 21 days"],
        ),
        (
            "Corticosteroids: If used to modify adverse events, ≥ 14 days must have elapsed since last dose of corticosteroid",
            ["since-steroids ≥ 14 days"],
        ),
        (
            "Autologous stem cell infusion including boost infusion: ≥ 42 days",
            ["since-transplant ≥ 42 days (Autologous)"],
        ),
        (
            "Fully recovered from the acute toxic effects of all prior chemotherapy, at least 3 weeks since the last dose",
            ["since-chemotherapy ≥ 3 weeks"],
        ),
        ("Eligible are patients if at least 3 weeks have passed since chemotherapy", ["since-chemotherapy ≥ 3 weeks"]),
        ("Time since end of last radiotherapy ≥ 4 weeks", ["since-radiotherapy ≥ 4 weeks"]),
        ("Neutrophils ≥ 1 K/µL", ["neutrophils ≥ 1 10^3/µL"]),
        ("ANC > 750 and platelets > 50", ["neutrophils > 750 /µL", "platelets > 50 10^9/L"]),
        ("Platelets < 100,000/mm3 or < 100 x 10^9/L", ["platelets < 100000 /mm3"]),
        ("Platelets 75 × 10⁹/L or more", ["platelets ≥ 75 10^9/L"]),
        ("Haemoglobin ≥ 80 g/L", ["haemoglobin ≥ 80 g/L"]),
        ("Hemoglobin at least 8 g/dl", ["haemoglobin ≥ 8 g/dL"]),
        ("SpO2 > 92 % on room air", ["oxygen-saturation > 92 %"]),
        ("QTcF > 480 msec", ["qtc > 480 ms"]),
        ("INR ≤ 1.5 and aPTT ≤ 1.5 x ULN", ["inr ≤ 1.5 ratio", "aptt ≤ 1.5 x ULN"]),
        ("Albumin > 25 g/L", ["albumin > 25 g/L"]),
        ("CD3+ count ≥ 150/mm3", ["cd3 ≥ 150 /mm3"]),
        ("≥ 5% blasts in the bone marrow", ["blasts ≥ 5 %"]),
        ("ECOG 0-2", ["ecog ≤ 2 grade"]),
        ("ECOG performance status of 0, 1, or 2", ["ecog ≤ 2 grade"]),
        ("ECOG performance status 0 or 1", ["ecog ≤ 1 grade"]),
        ("Karnofsky 50-100 %", ["karnofsky ≥ 50 %"]),
        ("Lansky Play Score or Karnofsky scale must be more than 30", ["lansky > 30 %", "karnofsky > 30 %"]),
        ("Life expectancy of greater than or equal to eight weeks", ["life-expectancy ≥ 8 weeks"]),
        ("Expected survival of three months or more", ["life-expectancy ≥ 3 months"]),
        ("Weight at least 10 kg", ["weight ≥ 10 kg"]),
        ("At least 3 weeks since prior myelosuppressive chemotherapy", ["since-chemotherapy ≥ 3 weeks"]),
        ("At least 3 months must have elapsed since autologous HSCT", ["since-transplant ≥ 3 months (autologous)"]),
        ("Patients must be >= 100 days post-transplant", ["since-transplant ≥ 100 days"]),
    ],
)
def test_sign_value_and_unit(exact: str, measures: list[str]) -> None:
    assert found(exact) == measures


@pytest.mark.parametrize(
    ("exact", "measures"),
    [
        (
            "Karnofsky (for patients > 12 years of age) or Lansky (for patients ≤ 12 years of age) ≥ 50%",
            [
                "karnofsky ≥ 50 % (for patients over 12 years of age)",
                "lansky ≥ 50 % (for patients at most 12 years of age)",
            ],
        ),
        (
            "Patients > 16 years of age: Karnofsky ≥ 60%; patients ≤ 16 years of age: Lansky ≥ 60%",
            ["karnofsky ≥ 60 % (Patients over 16 years of age)", "lansky ≥ 60 % (patients at most 16 years of age)"],
        ),
        (
            "Lansky 50-100% (16 and under)",
            ["lansky ≥ 50 % (16 and under)"],
        ),
        (
            "ALT ≤ 3 x ULN (≤ 5 x ULN for patients with liver metastases)",
            ["alt ≤ 3 x ULN", "alt ≤ 5 x ULN (for patients with liver metastases)"],
        ),
        (
            "ALT ≤ 3 x ULN unless liver metastases are present, in which case ≤ 5 x ULN",
            ["alt ≤ 3 x ULN (unless liver metastases are present)", "alt ≤ 5 x ULN (liver metastases are present)"],
        ),
        (
            "For patients with bone marrow metastases: ANC >= 500/uL",
            ["neutrophils ≥ 500 /µL (For patients with bone marrow metastases)"],
        ),
        (
            "Shortening fraction >29% (>35% for children < 3 years)",
            ["shortening-fraction > 29 %", "shortening-fraction > 35 % (for children under 3 years)"],
        ),
        (
            "Creatinine based on age/gender as follows:\n- 2 to < 6 years: 0.8 mg/dL\n- >= 16 years: 1.7 mg/dL (male), 1.4 mg/dL (female)",
            [
                "creatinine ≤ 0.8 mg/dL (2 to under 6 years)",
                "creatinine ≤ 1.7 mg/dL (at least 16 years, male)",
                "creatinine ≤ 1.4 mg/dL (at least 16 years, female)",
            ],
        ),
        (
            "Creatinine based on age/gender as follows:\nAge: 1 month to < 6 months; maximum serum creatinine (mg/dL): 0.4 (male); 0.4 (female)"
            "\nAge: >= 16 years; maximum serum creatinine (mg/dL): male 1.7; female 1.4",
            [
                "creatinine ≤ 0.4 mg/dL (1 month to under 6 months)",
                "creatinine ≤ 1.7 mg/dL (at least 16 years, male)",
                "creatinine ≤ 1.4 mg/dL (at least 16 years, female)",
            ],
        ),
        (
            "Serum creatinine based on age as follows: 1 to < 2 years: 0.6 mg/dL; >= 16 years: 1.7 mg/dL (male), 1.4 mg/dL (female)",
            [
                "creatinine ≤ 0.6 mg/dL (1 to under 2 years)",
                "creatinine ≤ 1.7 mg/dL (at least 16 years, male)",
                "creatinine ≤ 1.4 mg/dL (at least 16 years, female)",
            ],
        ),
        (
            "Serum creatinine <= 1.0 mg/dL (5 < age <= 10 years), <= 1.5 mg/dL (> 15 years)",
            ["creatinine ≤ 1 mg/dL (5 under age at most 10 years)", "creatinine ≤ 1.5 mg/dL (over 15 years)"],
        ),
        (
            "AST and ALT ≤ 2.5 × ULN; if liver metastases, ≤ 5 × ULN",
            [
                "ast ≤ 2.5 x ULN",
                "alt ≤ 2.5 x ULN",
                "ast ≤ 5 x ULN (if liver metastases)",
                "alt ≤ 5 x ULN (if liver metastases)",
            ],
        ),
        (
            "Aspartate aminotransferase (AST) / alanine aminotransferase (ALT) ≤2.5 times ULN unless liver metastases are present, in which case it must be ≤5 times ULN",
            [
                "ast ≤ 2.5 x ULN (unless liver metastases are present)",
                "alt ≤ 2.5 x ULN (unless liver metastases are present)",
                "ast ≤ 5 x ULN (liver metastases are present)",
                "alt ≤ 5 x ULN (liver metastases are present)",
            ],
        ),
        (
            "ALT ≤ 3.0 x ULN (5.0 x ULN for patients with liver involvement)",
            ["alt ≤ 3 x ULN", "alt ≤ 5 x ULN (for patients with liver involvement)"],
        ),
        (
            "Bilirubin <= 1.5 x ULN, except for patients with Gilbert's syndrome who must have total bilirubin < 3.0 mg/dL",
            ["bilirubin ≤ 1.5 x ULN", "bilirubin < 3 mg/dL (for patients with Gilbert's syndrome)"],
        ),
        (
            "Bilirubin ≤ 1.5 × ULN for age, with the exception of patients with Gilbert's syndrome (≤ 3 × ULN)",
            ["bilirubin ≤ 1.5 x ULN", "bilirubin ≤ 3 x ULN (patients with Gilbert's syndrome)"],
        ),
        ("ALT ≤ 5 x the ULN for age, unless due to leukemia", ["alt ≤ 5 x ULN (unless due to leukemia)"]),
        (
            "Performance status ≥ 60% (Lansky for ≤ 16 years of age; Karnofsky for > 16 years of age)",
            ["lansky ≥ 60 % (for at most 16 years of age)", "karnofsky ≥ 60 % (for over 16 years of age)"],
        ),
        (
            "ECOG ≤ 2 for patients > 16 years; Lansky ≥ 50 for patients ≤16",
            ["ecog ≤ 2 grade (for patients over 16 years)", "lansky ≥ 50 % (for patients at most 16)"],
        ),
        (
            "Lansky > 50% (patients < 10 years of age) or Karnofsky > 50% (patients ≥ 10 years)",
            ["lansky > 50 % (patients under 10 years of age)", "karnofsky > 50 % (patients at least 10 years)"],
        ),
        (
            "Creatinine ≤ 1.5 X ULN; if > 1.5 ULN, creatinine clearance must be ≥ 70 ml/min/1.73m2",
            ["creatinine ≤ 1.5 x ULN", "gfr ≥ 70 mL/min/1.73 m2 (if over 1.5 ULN)"],
        ),
        (
            "At least one of following signs: fever, decreased saturation of oxygen (< 95%)",
            ["oxygen-saturation < 95 % (one of several ways to meet this criterion)"],
        ),
        (
            "Any of the following:\n- Hb < 8 g/dL\n- platelets < 50,000/µL",
            [
                "haemoglobin < 8 g/dL (one of several ways to meet this criterion)",
                "platelets < 50000 /µL (one of several ways to meet this criterion)",
            ],
        ),
    ],
)
def test_conditions_are_kept_in_words(exact: str, measures: list[str]) -> None:
    assert found(exact) == measures


@pytest.mark.parametrize(
    "exact",
    [
        "Age 1 to 18 years",
        "Weight loss of more than 10 % in 6 months",
        "Protein/creatinine ratio ≤ 1 mg/mg",
        "HbA1c > 8 %",
        "Bilirubin ? 1.5 times ULN",
        "Platelets 50,000",
        "Platelets > 50,000 x 10^3/µL",
        "Grade ≥ 2 neuropathy; one platelet donor",
        "QT prolongation",
        "High risk is defined by anemia (hemoglobin < 11 g/dL)",
        "High risk is defined by thrombocytopenia (< 100 x 10^9/L)",
        "CD19 expression ≥ 15% of leukemic blasts",
        "CD22 expressed on ≥ 60 % of blasts, CD19 positive ≥ 30 %",
        "Participants who have had brain metastases treated with radiotherapy ending at least 14 days before are eligible",
        "CNS disease with WBC ≥ 5/µL in the CSF",
        "ALT or lipase",
        "Short term use of corticosteroids < 4 weeks",
        "Contraception for at least 6 months after chemotherapy",
        "Relapse within 6 months after transplant",
        "Stable dose of steroids for at least 7 days",
        "Prior chemotherapy of 2 or more lines",
        "Adequate bone marrow, kidney and liver function",
    ],
)
def test_what_is_no_measure_gives_none(exact: str) -> None:
    assert found(exact) == []


def test_a_heading_lends_its_measure() -> None:
    assert found("At least 8 weeks", heading="Life expectancy") == ["life-expectancy ≥ 8 weeks"]


def test_the_list_itself_is_whole() -> None:
    assert len({entry["id"] for entry in LIST}) == len(LIST)
    for entry in LIST:
        assert set(entry) == {"id", "name", "plain", "also", "units"}
        first, *others = entry["units"].items()
        assert first[1] == 1 and all(factor > 0 for _, factor in others)
    words = [(word if len(word) <= 5 else word.casefold(), entry["id"]) for entry in LIST for word in entry["also"]]
    shared = {word for word, key in words for other, other_key in words if word == other and key != other_key}
    assert shared == set()


def test_numbers_in_words_are_read_as_everywhere() -> None:
    assert found("At least twenty-one days since chemotherapy") == ["since-chemotherapy ≥ 21 days"]
