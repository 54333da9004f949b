"""Rules of eligibility: limits, units, exact wording."""

from __future__ import annotations

from checks.judged import Change, in_trial, line

EXACT = "        exact: left ventricular ejection fraction (LVEF) >= 55 %\n"
MEASURES = '        measures: [{name: lvef, at_least: 55, unit: "%"}]'
OUT = "      - plain: They are pregnant.\n        exact: Pregnancy"


def out(measures: str, exact: str = "") -> Change:
    """The list of those who cannot join, with one criterion."""
    wording = f"        exact: {exact}\n" if exact else ""
    return OUT, f"      - plain: Something is in the way.\n{wording}        measures: [{measures}]"


def join(measures: str, exact: str = "") -> list[Change]:
    """The list of those who can join, with one criterion."""
    wording = f"        exact: {exact}\n" if exact else ""
    return [(EXACT, wording), (MEASURES, f"        measures: [{measures}]")]


def test_a_limit_that_is_in_both_lists() -> None:
    change = out('{name: lvef, at_most: 55, unit: "%"}')
    assert in_trial("measure-overlap", change) == [
        line("at_most", change)
        + "The left ventricular ejection fraction (lvef) is at least 55 % to join (data/trials.yaml:33) "
        "and at most 55 % to be kept out: exactly 55 is both."
    ]
    assert in_trial("measure-overlap", out('{name: lvef, below: 55, unit: "%"}')) == []


def test_limits_that_overlap_across_units() -> None:
    change = out("{name: lvef, at_most: 0.6, unit: fraction}")
    told = in_trial("measure-overlap", change)
    assert told[0].endswith("and at most 0.6 fraction to be kept out: more than one value is both.")
    assert in_trial("measure-overlap", out("{name: lvef, at_most: 0.5, unit: fraction}")) == []


def test_a_limit_with_a_condition_is_not_compared() -> None:
    assert in_trial("measure-overlap", out('{name: lvef, at_most: 55, unit: "%", when: after heart disease}')) == []


def test_a_contradiction_that_families_are_told_is_a_warning() -> None:
    told = ("We do not know yet if the medicine works.", "A result of exactly 55 is both allowed and not allowed.")
    assert len(in_trial("measure-overlap", out('{name: lvef, at_most: 55, unit: "%"}'), told)) == 1


def test_a_value_that_fits_neither_list() -> None:
    change = out("{name: gfr, below: 60, unit: mL/min}")
    changes = [*join("{name: gfr, above: 60, unit: mL/min}"), change]
    assert in_trial("measure-gap", *changes) == [
        line("below", *changes)
        + "The glomerular filtration rate (gfr) is above 60 mL/min to join (data/trials.yaml:32) "
        "and below 60 mL/min to be kept out: exactly 60 is neither."
    ]
    assert in_trial("measure-gap", *join("{name: gfr, at_least: 60, unit: mL/min}"), change) == []


def test_a_gap_between_two_limits() -> None:
    changes = [*join("{name: gfr, at_least: 60, unit: mL/min}"), out("{name: gfr, below: 50, unit: mL/min}")]
    assert in_trial("measure-gap", *changes)[0].endswith("what lies from 50 to 60 is neither.")


def test_units_of_their_own_are_never_compared() -> None:
    changes = [*join("{name: alt, at_most: 5, unit: x ULN}"), out("{name: alt, above: 3, unit: U/L}")]
    assert in_trial("measure-overlap", *changes) == []


def test_limits_that_no_value_meets() -> None:
    changes = join("{name: weight, at_least: 20, below: 10, unit: kg}")
    message = "No value of weight can be at least 20 kg and below 10 kg."
    assert in_trial("measure-range", *changes) == [line("weight", *changes) + message]
    assert in_trial("measure-range", *join("{name: weight, at_least: 10, at_most: 10, unit: kg}")) == []


def test_a_unit_that_the_measure_does_not_have() -> None:
    changes = join("{name: weight, at_least: 20, unit: kgs}")
    message = "The measure weight stands in `kgs`; its units are kg, lb."
    assert in_trial("measure-unit", *changes) == [line("kgs", *changes) + message]
    changes = join("{name: weight, at_least: 20}")
    assert in_trial("measure-unit", *changes) == [
        line("at_least", *changes) + "The measure weight stands without a unit; its units are kg, lb."
    ]


def test_a_value_that_cannot_be() -> None:
    changes = join('{name: lansky, at_least: 7, unit: "%"}')
    assert in_trial("measure-plausible", *changes) == [line("lansky", *changes) + "7 is no value that lansky can have."]
    changes = join('{name: lvef, at_least: 155, unit: "%"}')
    assert in_trial("measure-plausible", *changes) == [line("lvef", *changes) + "155 is no value that lvef can have."]


def test_another_number_than_in_the_exact_wording() -> None:
    change = ("at_least: 55", "at_least: 50")
    message = "The measure lvef says 50, but the exact wording has 55."
    assert in_trial("measure-exact") == []
    assert in_trial("measure-exact", change) == [line("at_least", change) + message]


def test_a_sign_turned_round() -> None:
    for bound, sign in (("at_most", "≤"), ("above", ">"), ("below", "<")):
        change = ("at_least: 55", f"{bound}: 55")
        message = f"The measure lvef says {sign} 55, but the exact wording says ≥ 55."
        assert in_trial("measure-exact", change) == [line(f"{bound}: 55", change) + message]


def test_a_wording_that_turns_a_limit_round_is_fine() -> None:
    assert (
        in_trial(
            "measure-exact", *join("{name: qtc, at_most: 450, unit: ms}", "Absence of prolongation (QTc above 450 ms)")
        )
        == []
    )
    elapsed = out(
        "{name: since-chemotherapy, below: 7, unit: days}", "At least 7 days must have elapsed since chemotherapy"
    )
    assert in_trial("measure-exact", elapsed) == []


def test_another_measure_than_the_wording_names() -> None:
    changes = join("{name: bilirubin, at_most: 2, unit: x ULN}", "Direct bilirubin at most 2 x ULN")
    message = "The measure is bilirubin, but the exact wording names direct-bilirubin."
    assert in_trial("measure-name", *changes) == [line("name: bilirubin", *changes) + message]
    assert (
        in_trial("measure-name", *join("{name: bilirubin, at_most: 2, unit: x ULN}", "Bilirubin at most 2 x ULN")) == []
    )


def test_another_number_in_the_plain_words() -> None:
    plain = "Their heart pumps well enough (a share of 55 or more)."
    change = (plain, "Their heart pumps 56 or more.")
    message = "The plain words say 56, but the exact wording (data/trials.yaml:32) does not."
    assert in_trial("plain-exact", change) == [line("pumps 56", change) + message]
    assert in_trial("plain-exact", (plain, "Their heart pumps 55 or more.")) == []
    assert in_trial("plain-exact", (plain, "Two of the tests show that the heart is well.")) == []


def test_a_share_out_of_100_is_the_percentage_of_the_exact_wording() -> None:
    assert (
        in_trial(
            "plain-exact",
            ("pumps well enough (a share of 55 or more)", "pumps out at least 55 out of 100 parts of its blood"),
        )
        == []
    )
    assert (
        in_trial(
            "plain-exact",
            ("pumps well enough (a share of 55 or more)", "pumps out at least 56 out of 100 parts of its blood"),
        )
        != []
    )


def limit(plain: str, measures: str, exact: str = "") -> list[Change]:
    """One criterion of joining with its plain words."""
    return [("Their heart pumps well enough (a share of 55 or more).", plain), *join(measures, exact)]


def test_plain_words_without_the_limit() -> None:
    message = "The plain words do not name the limit of lvef: at least 55 %."
    vague = (" (a share of 55 or more)", "")
    assert in_trial("plain-limit", vague) == [line("Their heart", vague) + message]
    for plain in ("at least 55 out of 100 parts", "55 % or more", "at least fifty-five percent"):
        assert (
            in_trial(
                "plain-limit",
                ("Their heart pumps well enough (a share of 55 or more).", f"It pumps {plain} of the blood."),
            )
            == []
        )


def test_a_limit_in_words_or_in_another_unit_of_time() -> None:
    ast = "{name: ast, at_most: 1.5, unit: x ULN}"
    for plain in ("At most one and a half times the upper limit.", "1.5 times the upper limit or less."):
        assert in_trial("plain-limit", *limit(plain, ast, "AST at most 1.5 x ULN")) == []
    assert in_trial("plain-limit", *limit("At most 2 times the upper limit.", ast)) != []
    weeks = "{name: life-expectancy, at_least: 12, unit: weeks}"
    assert in_trial("plain-limit", *limit("They are likely to live for 84 days or more.", weeks)) == []


def test_plain_words_on_the_other_side_of_the_limit() -> None:
    qtc = ("{name: qtc, at_most: 450, unit: ms}", "Absence of prolongation (QTc above 450 ms)")
    changes = limit("The timing is more than 450 milliseconds.", *qtc)
    message = "The plain words turn the limit of qtc round; it is at most 450 ms."
    assert in_trial("plain-limit", *changes) == [line("more than 450", *changes) + message]
    for plain in ("The timing is at most 450 milliseconds.", "The timing is 450 milliseconds."):
        assert in_trial("plain-limit", *limit(plain, *qtc)) == []


def test_a_limit_with_a_condition_or_in_other_words_of_the_registry_is_not_looked_for() -> None:
    assert in_trial("plain-limit", ('unit: "%"', 'unit: "%", when: after heart disease')) == []
    kidneys = ("{name: gfr, below: 60, unit: mL/min}", "Kidney disease of stage III or more")
    assert in_trial("plain-limit", *limit("They have kidney disease of stage 3 or more.", *kidneys)) == []


def test_one_wrong_number_is_one_message() -> None:
    for changes in ([("a share of 55 or more", "a share of 56 or more")], [("at_least: 55", "at_least: 50")]):
        assert in_trial("plain-limit", *changes) == []
    assert (
        in_trial("plain-time", (OUT, "      - plain: Rays 12 days before.\n        exact: Rays within 21 days")) == []
    )


def test_plain_words_without_the_time() -> None:
    def rays(plain: str, exact: str) -> Change:
        return OUT, f"      - plain: {plain}\n        exact: {exact}"

    change = rays("They had rays shortly before.", "Radiotherapy within 21 days, or proton therapy within 6 weeks")
    message = "The exact wording (data/trials.yaml:36) says 21 days, 6 weeks, but the plain words do not."
    assert in_trial("plain-time", change) == [line("rays shortly", change) + message]
    for plain in ("They had rays in the 21 days before.", "They had rays in the three weeks before."):
        assert in_trial("plain-time", rays(plain, "Radiotherapy within 21 days")) == []
    assert in_trial("plain-time", rays("They had 3 courses.", "Radiotherapy in 3 courses")) == []


def test_not_within_is_the_other_side_of_within() -> None:
    measure = "{name: since-chemotherapy, at_least: 14, unit: days}"
    not_within, within = "Must not have received chemotherapy within 14 days", "Chemotherapy within 14 days"
    assert in_trial("measure-exact", *join(measure, not_within)) == []
    for turned, exact in ((measure, within), (measure.replace("at_least", "at_most"), not_within)):
        assert len(in_trial("measure-exact", *join(turned, exact))) == 1


def test_consent_in_both_lists() -> None:
    both = (
        "      - plain: They are pregnant.\n        exact: Pregnancy",
        "      - plain: You have not signed.\n        exact: No signed informed consent",
    )
    first = (
        EXACT + MEASURES,
        EXACT + MEASURES + "\n      - plain: You have agreed in writing.\n        exact: Signed informed consent",
    )
    message = "This criterion also stands in data/trials.yaml:34."
    assert in_trial("criterion-twice", first, both) == [line("not signed", first, both) + message]
    assert in_trial("criterion-twice", first) == []
