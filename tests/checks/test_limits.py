"""A limit in both lists, a value in neither, a number no child can have, a criterion told twice: each beside its nearest."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest

from checks.judged import found, trials
from plainfacts.checks.eligibility.plain_words import ways
from plainfacts.problems import Problem
from site_files import TRIAL

LISTS = TRIAL[TRIAL.index("    can_join:") : TRIAL.index("  review:")]
Criterion = tuple[str, str, str]
"""Plain words, exact wording or nothing, and measures or nothing."""


def asked(
    rule: str, join: Sequence[Criterion], out: Sequence[Criterion] = (), told: str = "", **files: str
) -> list[Problem]:
    """The findings of a rule in a trial with these criteria, which says `told` of what is not known."""
    written = "    can_join:\n" + "".join(map(_item, join)) + "    cannot_join:\n" + "".join(map(_item, out))
    known = ("We do not know yet if the medicine works.", told or "Much is not known.")
    text = trials((LISTS, written if out else written + "      []\n"), known)
    return found(rule, **{"data/trials.yaml": text, **files})


def _item(criterion: Criterion) -> str:
    plain, exact, measures = criterion
    exact = f"        exact: {exact!r}\n" if exact else ""
    return f"      - plain: {plain!r}\n{exact}" + (f"        measures: [{measures}]\n" if measures else "")


def limits(**bounds: str) -> Criterion:
    told = ", ".join(f"{name}: {bound}" for name, bound in bounds.items())
    return "A test is done.", "", f'{{name: lvef, unit: "%", {told}}}'


LAID = [
    # to join, to be kept out, what is both, what is neither
    (limits(at_least="60"), limits(below="60"), None, None),
    (limits(above="60"), limits(at_most="60"), None, None),
    (limits(at_least="60"), limits(at_most="60"), "exactly 60", None),
    (limits(above="60"), limits(below="60"), None, "exactly 60"),
    (limits(at_least="60"), limits(below="50"), None, "from 50 to 60"),
    (limits(at_least="60"), limits(below="70"), "more than one value", None),
    (limits(at_most="60"), limits(above="60"), None, None),
    (limits(below="60"), limits(at_least="60"), None, None),
    (limits(at_most="60"), limits(at_least="60"), "exactly 60", None),
    (limits(below="60"), limits(above="60"), None, "exactly 60"),
    (limits(at_most="50"), limits(above="60"), None, "from 50 to 60"),
    (limits(at_most="60"), limits(above="50"), "more than one value", None),
    (limits(at_least="60"), limits(at_least="90"), "more than one value", None),
    (limits(at_least="60", at_most="80"), limits(above="80"), None, None),
    (limits(at_least="60", below="50"), limits(above="10"), None, None),  # a range of nothing is another rule's
]


@pytest.mark.parametrize(("join", "out", "both", "neither"), LAID)
def test_a_value_is_in_one_list(join: Criterion, out: Criterion, both: str | None, neither: str | None) -> None:
    for rule, said in (("measure-overlap", both), ("measure-gap", neither)):
        told = [problem.message for problem in asked(rule, [join], [out])]
        assert len(told) == (said is not None)
        assert all(str(said) in message for message in told)


@pytest.mark.parametrize(
    ("out", "told", "severity"),
    [
        (limits(at_most="60"), "A result of exactly 60 is both.", "warning"),
        (limits(at_most="60"), "A result of exactly 50 is both.", "error"),
        (limits(at_most="70"), "There is more than one value that is both.", "error"),
    ],
)
def test_a_contradiction_is_a_warning_only_where_families_are_told_of_it(
    out: Criterion, told: str, severity: str
) -> None:
    assert [one.severity for one in asked("measure-overlap", [limits(at_least="60")], [out], told)] == [severity]


@pytest.mark.parametrize(
    ("measure", "can_be"),
    [
        ('name: lvef, unit: "%", at_least: 100', True),
        ('name: lvef, unit: "%", at_least: 101', False),
        ('name: lvef, unit: "%", above: 0', True),
        ('name: lvef, unit: "%", above: -1', False),
        ('name: lvef, unit: "%", at_most: 101', False),
        ('name: lvef, unit: "%", below: 101', False),
        ("name: lansky, unit: points, at_least: 40", True),
        ("name: lansky, unit: points, at_least: 45", False),
        ("name: karnofsky, unit: points, at_least: 45", False),
        ("name: lansky, unit: points, at_least: 110", False),
        ("name: weight, unit: kg, at_most: 145", True),
        ("name: weight, unit: kg, at_most: -1", False),
    ],
)
def test_a_limit_is_one_that_its_measure_can_have(measure: str, can_be: bool) -> None:
    assert (asked("measure-plausible", [("A test is done.", "", f"{{{measure}}}")]) == []) is can_be


SIGNED = ("You signed a paper.", "Signed informed consent", "")
UNSIGNED = ("No paper is there.", "Has not given informed consent", "")
WORDS = "The kidneys clean blood well enough."
LONG = f"Informed consent was given. {'The study has many more demands. ' * 10}"


@pytest.mark.parametrize(
    ("join", "out", "twice"),
    [
        ([SIGNED], [UNSIGNED], True),
        ([SIGNED, UNSIGNED], [], False),  # two sides of consent in one list are two criteria
        ([SIGNED], [("No paper is there.", LONG, "")], False),  # which only mentions it
        ([SIGNED], [("No paper is there.", "Has not given assent", "")], False),
        ([(WORDS, "", "")], [(WORDS, "", "")], True),
        ([(WORDS, "", ""), (WORDS, "", "")], [], True),
        ([(WORDS, "", ""), ("They are well.", "", ""), (WORDS, "", "")], [], True),
        ([(WORDS, "", "")], [("The kidneys clean blood too slowly.", "", "")], False),
        ([("The kidneys work very well.", "", ""), ("The kidneys work very well.", "", "")], [], True),
        ([("The kidneys work well.", "", ""), ("The kidneys work well.", "", "")], [], False),  # too short to tell
    ],
)
def test_a_criterion_stands_once(join: list[Criterion], out: list[Criterion], twice: bool) -> None:
    assert len(asked("criterion-twice", join, out)) == twice


def lone(plain: str, exact: str, measures: str = "") -> Criterion:
    return plain, exact, measures


RAYS = "in the 21 days before"


@pytest.mark.parametrize(
    ("rule", "bad", "good"),
    [
        # the measure against the exact wording
        ("measure-exact", lone("-", "Heart function (EF) of 50", '{name: lvef, at_least: 55, unit: "%"}'), lone("-", "Heart function of 50", '{name: lvef, at_least: 55, unit: "%"}')),
        ("measure-exact", lone("-", "LVEF > 55 %", '{name: lvef, at_least: 55, unit: "%"}'), lone("-", "LVEF 55 %", '{name: lvef, at_least: 55, unit: "%"}')),
        ("measure-exact", lone("-", "LVEF >= 55 %, or <= 60 %", '{name: lvef, at_least: 60, unit: "%"}'), lone("-", "LVEF >= 55 %, or <= 60 %", '{name: lvef, at_most: 60, unit: "%"}')),
        ("measure-name", lone("-", "AST of 3 x ULN", "{name: alt, at_most: 3, unit: x ULN}"), lone("-", "AST and ALT of 3 x ULN", "{name: alt, at_most: 3, unit: x ULN}, {name: ast, at_most: 3, unit: x ULN}")),
        ("measure-name", lone("-", "Conjugated bilirubin of 3", "{name: bilirubin, at_most: 3, unit: x ULN}"), lone("-", "The liver works", "{name: bilirubin, at_most: 3, unit: x ULN}")),
        ("measure-name", lone("-", "AST or ALT of 3", "{name: bilirubin, at_most: 3, unit: x ULN}, {name: weight, at_least: 3, unit: kg}"), lone("-", "ast or alt of 3", "{name: bilirubin, at_most: 3, unit: x ULN}")),
        # the plain words against the exact wording
        ("plain-unit", lone("At least 12 hours.", "12 kg"), lone("At least 48 hours.", "2 days")),
        ("plain-unit", lone("At least 4 weeks.", "4 months, or 35 days"), lone("At least 4 weeks.", "4 months, or 28 days")),
        ("plain-unit", lone("At least 1 month.", "1 week"), lone("At least 12 months.", "1 year")),
        ("plain-name", lone("It is called TCF3-HLF.", "TCF3"), lone("It is called TCF3-HLF.", "TCF3 - HLF")),
        ("plain-turned", lone("At most five of them.", "at least 5"), lone("At least five of them.", "at least 5")),
        ("plain-turned", lone("More than 60 days.", "below 60"), lone("More than 60 days.", "60")),
        ("plain-exact", lone("It is 3 weeks.", "within 20 days"), lone("It is 3 weeks.", "within 21 days")),
        ("plain-exact", lone("It is stage 4.", "stage III"), lone("It is stage 4.", "stage IV")),
        ("plain-exact", lone("Seven weeks before.", "within 6 weeks"), lone("Seven friends came.", "within 6 weeks")),
        ("plain-exact", lone("It is 5000 or more.", "6,000 cells"), lone("It is 5000 or more.", "5,000 cells")),
        ("plain-time", lone(f"Drugs and rays {RAYS}.", "Drugs within 21 days, rays in past 21 days"), lone(f"Drugs {RAYS}, rays {RAYS}.", "Drugs within 21 days, rays in past 21 days")),
        ("plain-time", lone("Rays in the 2 weeks before.", "rays 2 to 6 weeks before"), lone("Rays 2 to 6 weeks before.", "rays 2 to 6 weeks before")),
        ("plain-time", lone("They had rays.", "rays within 2 hours"), lone("They had rays.", "rays within 2 years")),
        ("plain-time", lone("They had rays.", "rays within 2 days"), lone("They had rays.", "rays within a day")),
        ("plain-unless", lone("No rays.", "No rays apart from palliative ones"), lone("No rays, but some may help.", "No rays apart from palliative ones")),
        # the plain words against the measure
        ("plain-limit", lone("It pumps well.", "LVEF above 55", '{name: lvef, above: 55, unit: "%"}'), lone("It pumps more than 55.", "LVEF above 55", '{name: lvef, above: 55, unit: "%"}')),
        ("plain-limit", lone("It is above 55.", "LVEF below 55", '{name: lvef, below: 55, unit: "%"}'), lone("It is below 55.", "LVEF below 55", '{name: lvef, below: 55, unit: "%"}')),
        ("plain-limit", lone("It is at most 55.", "LVEF above 55", '{name: lvef, above: 55, unit: "%"}'), lone("It is 55.", "LVEF above 55", '{name: lvef, above: 55, unit: "%"}')),
        ("plain-limit", lone("It is at least 55.", "LVEF 55 to 70", '{name: lvef, at_least: 55, at_most: 70, unit: "%"}'), lone("It is 55 to 70.", "LVEF 55 to 70", '{name: lvef, at_least: 55, at_most: 70, unit: "%"}')),
        ("plain-limit", lone("It was long ago.", "14 days", "{name: since-chemotherapy, at_least: 14, unit: days}"), lone("It was 2 weeks ago.", "14 days", "{name: since-chemotherapy, at_least: 14, unit: days}")),
    ],
)  # fmt: skip
def test_plain_words_exact_wording_and_measure_agree(rule: str, bad: Criterion, good: Criterion) -> None:
    assert len(asked(rule, [bad])) == (2 if "weight" in bad[2] else 1)
    assert asked(rule, [good]) == []


def test_an_exact_wording_broken_up_is_read_with_the_line_above_it() -> None:
    subject = lone("One gene is changed.", "TCF3-HLF rearrangement")
    below = lone("They have TCF3-HLF in the bone.", "found in the bone marrow")
    assert asked("plain-name", [subject, below]) == []
    assert (
        len(asked("plain-name", [below, subject]))
        == len(asked("plain-name", [subject, subject, ("-", "x", ""), below]))
        == 1
    )


@pytest.mark.parametrize("same", [2, 14, 24, 48, 56, 60, 62, 104, 730, 2000, 200, Decimal("0.02"), Decimal("0.002")])
def test_a_number_may_stand_there_in_another_unit(same: Decimal) -> None:
    """Two weeks in days, two years in months, weeks or days, two days in hours, two months in days, two in grams ..."""
    assert same in ways(Decimal(2))
    assert Decimal(2) in ways(Decimal(same))
    assert not {Decimal(3), Decimal(20), Decimal(61)} & ways(Decimal(2))


def test_a_gene_of_the_glossary_may_stand_there_by_any_of_its_names() -> None:
    words = {"data/glossary.yaml": "- {term: NOTCH, plain: A gene., also: [Notch one]}\n"}
    for exact, count in (("NOTCH", 0), ("notch ONE", 0), ("KRAS", 1)):
        assert len(asked("plain-name", [("It is NOTCH.", exact, "")], **words)) == count
    assert asked("plain-name", [("It is NOTCHED.", "KRAS", "")], **words) == []


def test_a_fault_of_a_criterion_is_told_at_its_own_line() -> None:
    first, second = (
        lone("It is fine.", "LVEF", ""),
        lone("It is 55.", "LVEF of 55", '{name: lvef, at_least: 50, unit: "%"}'),
    )
    (told,) = asked("measure-exact", [first, second])
    text = trials((LISTS, "    can_join:\n" + _item(first) + _item(second) + "    cannot_join:\n      []\n")).split(
        "\n"
    )
    assert "at_least: 50" in text[told.line - 1]
    wording = next(number for number, line in enumerate(text, start=1) if "LVEF of 55" in line)
    assert f"data/trials.yaml:{wording}." in told.fix
