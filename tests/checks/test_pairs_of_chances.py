"""Chances and shares in pairs: the record that breaks a rule, and the nearest that does not."""

from __future__ import annotations

import pytest

from checks.judged import messages
from site_files import CONDITIONS, SOURCES, TODAY, page

REST = "over: 5 years, years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28"
OTHER_SOURCE = SOURCES.replace("id: ctgov-nct01234567", "id: another-list")


def told(rule: str, *chances: str, body: str = "Text.\n") -> int:
    """How many findings a rule has on some chances."""
    rows = "".join(f"    - {{{chance}}}\n" for chance in chances)
    files = {"data/conditions.yaml": f"{CONDITIONS}  chances:\n{rows}", "content/leukaemia.md": page(body=body)}
    return len(messages(rule, **files))


def chance(
    count: str = "80",
    out_of: int = 100,
    who: str = "children",
    outcome: str = "were well",
    name: str = "a",
    rest: str = REST,
) -> str:
    return f"id: {name}, count: {count}, out_of: {out_of}, who: {who}, outcome: {outcome}, {rest}"


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (chance("100"), chance("101")),
        (chance("100"), chance("100.5")),
        (chance("0"), chance("-1")),
        (chance("0", 1), chance("0", 0)),
        (chance("{at_least: 100}"), chance("{at_least: 101}")),
        (chance("{from: 99, to: 100}"), chance("{from: 99, to: 101}")),
        (chance("{from: 89, to: 90}"), chance("{from: 90, to: 90}")),
        (chance("{from: 89, to: 90}"), chance("{from: 91, to: 90}")),
    ],
)
def test_a_count_lies_between_none_and_all_and_a_range_runs_upwards(right: str, wrong: str) -> None:
    assert (told("chance-count", right), told("chance-count", wrong)) == (0, 1)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (chance("80", 100), chance("80", 99)),
        (chance("80", 1000), chance("80", 1001)),
        (chance("8", 19, "19 children"), chance("8", 20, "19 children")),
        (chance("8", 19, "the 19 very ill children"), chance("8", 100, "all 19 children")),
        (chance("8", 100, "20 children"), chance("8", 20, "20 children")),
        (chance("8", 100, "about 20 children"), chance("8", 100, "about 19 children")),
        (chance("8", 100, "children of 5 hospitals"), chance("8", 5, "children of 5 hospitals")),
    ],
)
def test_a_chance_is_out_of_a_round_number_and_a_small_study_shows_its_own(right: str, wrong: str) -> None:
    assert (told("chance-out-of", right), told("chance-out-of", wrong)) == (0, 1)


@pytest.mark.parametrize("nobody", ["unknown", "Not known", "not stated.", "people", "-"])
@pytest.mark.parametrize("part", ["who", "outcome"])
def test_who_and_what_are_stated(part: str, nobody: str) -> None:
    assert told("chance-parts", chance(**{part: f'"{nobody}"'})) == 1
    assert told("chance-parts", chance(**{part: f'"{nobody} with leukaemia"'})) == 0


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (chance("8", 100, name="b"), 0),
        (chance("8", 1000, name="b"), 1),
        (chance("8", 19, "19 children", name="b"), 0),
    ],
)
def test_chances_of_one_record_are_out_of_one_number_but_small_studies(other: str, found: int) -> None:
    assert told("denominators", chance(), other) == found


def test_chances_of_one_page_are_out_of_one_number_each_odd_one_is_told() -> None:
    chances = [chance(name="a"), chance(name="b"), chance("8", 19, "19 children", name="c")]
    calls = [
        '{{ chance("a") }}\n\n{{ chance("b") }}\n',
        '{{ chance("a") }}\n\n{{ chance("b") }}\n\n{{ chance("c") }}\n',
    ]
    assert [told("denominators", *chances, body=body) for body in calls] == [0, 1]


@pytest.mark.parametrize(
    ("special", "general", "found"),
    [
        (("80", "were well and at home"), ("80", "were well"), 0),
        (("81", "were well and at home"), ("80", "were well"), 1),
        (("80", "were well and at home"), ("{at_least: 80}", "were well"), 0),
        (("81", "were well and at home"), ("{from: 70, to: 80}", "were well"), 1),
        (("80", "were well and at home"), ("{from: 70, to: 80}", "were well"), 0),
        (("81", "were well"), ("80", "were well"), 0),
        (("81", "had severe CRS"), ("80", "had a strong reaction (CRS)"), 1),
        (("81", "had CRS at night"), ("80", "had a strong reaction (CRS)"), 1),
        (("81", "had no CRS"), ("80", "had a strong reaction (CRS)"), 0),
        (("81", "had severe CRSX"), ("80", "had a strong reaction (CRS)"), 0),
    ],
)
def test_what_is_special_is_no_more_often_than_what_is_general(
    special: tuple[str, str], general: tuple[str, str], found: int
) -> None:
    one, other = (
        chance(count, outcome=outcome, name=name) for (count, outcome), name in ((special, "a"), (general, "b"))
    )
    assert told("chance-order", one, other) == found


@pytest.mark.parametrize("different", ["who: boys", "over: 6 years", "out_of: 1000"])
def test_of_other_people_or_another_time_nothing_follows(different: str) -> None:
    name = different.partition(":")[0]
    old = {"who": "who: children", "over": "over: 5 years", "out_of": "out_of: 100"}[name]
    one, other = chance("81", outcome="were well and at home"), chance("80", name="b")
    assert told("chance-order", one, other) == 1
    assert told("chance-order", one.replace(old, different), other) == 0


def shares(*figures: tuple[str, str], source: str = "ctgov-nct01234567", place: str = "NL") -> int:
    own = ("ctgov-nct01234567", "NL")
    rows = "".join(
        f"    - {{id: f{at}, says: {says}, about: {about}, source: {where[0]}, place: {where[1]}, checked: 2026-04-28}}\n"
        for at, ((says, about), where) in enumerate(
            zip(figures, [own, *[(source, place)] * len(figures)], strict=False)
        )
    )
    files = {"data/conditions.yaml": f"{CONDITIONS}  figures:\n{rows}", "data/sources.yaml": SOURCES + OTHER_SOURCE}
    return len(messages("shares-sum", **files))


B, T = "share of ALL that starts in B cells", "share of ALL that starts in T cells"


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("87 out of 100", "13 out of 100", 0),
        ("87 out of 100", "14 out of 100", 0),  # two shares that are both rounded up
        ("87 out of 100", "15 out of 100", 1),
        ("87 out of 100", "12 out of 100", 0),
        ("87 out of 100", "11 out of 100", 1),
        ("87 out of 100", "3 out of 100", 1),
        ("87 out of 100", "2 out of 100", 0),  # less than nine tenths: there is a third part
        ("87 %", "15 %", 1),
        ("870 out of 1000", "15 %", 1),
        ("many", "13 out of 100", 0),
    ],
)
def test_two_shares_of_one_whole_add_up_to_it(one: str, other: str, found: int) -> None:
    assert shares((one, B), (other, T)) == found


def test_shares_of_different_wholes_are_not_added_up() -> None:
    over = ("87 out of 100", "31 out of 100")
    assert shares((over[0], B), (over[1], T)) == 1
    assert shares((over[0], B), (over[1], "share of ALL that comes back in T cells later")) == 0
    assert shares((over[0], B), (over[1], "share of AML that starts in T cells")) == 0
    assert shares((over[0], B[9:]), (over[1], T[9:])) == 0
    assert shares((over[0], B), (over[1], B)) == 0
    assert shares((over[0], B), (over[1], T), source="another-list") == 0
    assert shares((over[0], B), (over[1], T), place="BE") == 0


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (chance(who="young adults"), chance(who="adults")),
        (chance(who="children and adults"), chance(who="Adults with ALL")),
        (chance(who="adults", rest=f"{REST}, adults: yes"), chance(rest=f"{REST}, adults: yes")),
        (chance(who="people", rest=f"{REST}, adults: yes"), chance(who="teenagers", rest=f"{REST}, adults: yes")),
        (
            chance(who="children and adults", rest=f"{REST}, adults: yes"),
            chance(who="boys", rest=f"{REST}, adults: yes"),
        ),
    ],
)
def test_a_figure_from_adults_says_so_and_no_other_does(right: str, wrong: str) -> None:
    assert (told("adults", right), told("adults", wrong)) == (0, 1)


@pytest.mark.parametrize(
    ("over", "years", "found"),
    [
        ("60 years", "unknown", 0),
        ("61 years", "unknown", 1),
        ("5 years", f'"{TODAY.year - 5}"', 0),
        ("5 years", f'"{TODAY.year - 4}"', 1),
        ("5 years", f"{TODAY.year - 5} to {TODAY.year - 1}", 0),
        ("2 to 5 years", f'"{TODAY.year - 4}"', 1),
        ("unknown", f'"{TODAY.year}"', 0),
    ],
)
def test_a_time_that_cannot_have_passed_is_told(over: str, years: str, found: int) -> None:
    rest = REST.replace("over: 5 years", f"over: {over}").replace("years: unknown", f"years: {years}")
    assert told("chance-time", chance(rest=rest)) == found
