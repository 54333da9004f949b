"""Rules of chances and figures, in records and in running text."""

from __future__ import annotations

import pytest

from checks.judged import messages
from site_files import CONDITIONS, page

CHANCE = "{id: well, count: 80, out_of: 100, who: children with leukaemia, outcome: were well, over: 5 years, years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28}"


def with_chances(*chances: str) -> str:
    return CONDITIONS + "  chances:\n" + "".join(f"    - {chance}\n" for chance in chances)


def with_figures(*figures: str) -> str:
    lines = "".join(f"    - {{id: {figure}, source: ctgov-nct01234567, checked: 2026-04-28}}\n" for figure in figures)
    return f"{CONDITIONS}  figures:\n{lines}"


def of_chance(rule: str, old: str, new: str) -> list[str]:
    assert old in CHANCE
    return messages(rule, **{"data/conditions.yaml": with_chances(CHANCE.replace(old, new))})


CHANCES = [
    ("chance-count", "count: 80", "count: 180", "180 out of 100 (data/conditions.yaml:8) is no chance."),
    ("chance-count", "count: 80", "count: {from: 95, to: 90}", "The range runs from 95 to 90."),
    (
        "chance-count",
        "count: 80",
        "count: {at_least: 120}",
        "at least 120 out of 100 (data/conditions.yaml:8) is no chance.",
    ),
    ("chance-out-of", "out_of: 100", "out_of: 250", "The chance is out of 250; 100 or 1,000 is expected."),
    (
        "chance-time",
        "over: 5 years",
        "over: 70 years",
        "The chance speaks of 70 years: so long nobody can have watched.",
    ),
    (
        "chance-time",
        "over: 5 years, years: unknown",
        "over: 20 years, years: 2010 to 2012",
        "The chance speaks of 20 years in people of 2010 to 2012: so long nobody can have watched.",
    ),
    (
        "chance-out-of",
        "who: children",
        "who: 5 children",
        "Only 5 people were looked at, but the chance is out of 100.",
    ),
    (
        "chance-parts",
        "who: children with leukaemia",
        "who: unknown",
        "`who` says `unknown`; a chance needs its group and its outcome.",
    ),
    (
        "chance-parts",
        "outcome: were well",
        "outcome: not stated",
        "`outcome` says `not stated`; a chance needs its group and its outcome.",
    ),
    ("adults", "who: children", "who: adults", "The figure is about adults, and does not say so to families."),
    (
        "adults",
        "place: NL",
        "place: NL, adults: yes",
        "The figure is labelled `adults: yes`, but its text is about children.",
    ),
]


@pytest.mark.parametrize(("rule", "good", "bad", "message"), CHANCES)
def test_a_chance_that_cannot_be_is_told(rule: str, good: str, bad: str, message: str) -> None:
    assert messages(rule, **{"data/conditions.yaml": with_chances(CHANCE)}) == []
    assert of_chance(rule, good, bad) == [f"data/conditions.yaml:8: {message}"]


def test_a_small_study_shows_its_counts() -> None:
    small = CHANCE.replace("who: children", "who: 5 children").replace("80, out_of: 100", "4, out_of: 5")
    assert messages("chance-out-of", **{"data/conditions.yaml": with_chances(small)}) == []


def test_adults_among_children_are_no_adults() -> None:
    for who in ("children and adults", "young adults"):
        assert of_chance("adults", "who: children", f"who: {who}") == []


def test_two_denominators_in_a_record_and_on_a_page() -> None:
    other = (
        CHANCE.replace("id: well", "id: ill").replace("out_of: 100", "out_of: 1000").replace("were well", "were ill")
    )
    files: dict[str, str | bytes | None] = {
        "data/conditions.yaml": with_chances(CHANCE, other),
        "content/leukaemia.md": page(body='{{ chance("well") }}\n\n{{ chance("ill") }}\n'),
    }
    assert messages("denominators", **files) == [
        "content/leukaemia.md:11: The chance ill is out of 1000, others on this page out of 100.",
        "data/conditions.yaml:9: This chance is out of 1000, that in data/conditions.yaml:8 out of 100.",
    ]


def test_a_part_is_not_more_than_its_whole() -> None:
    part = CHANCE.replace("id: well", "id: at-home").replace("were well", "were well and at home")
    more = part.replace("count: 80", "count: 90")
    assert messages("chance-order", **{"data/conditions.yaml": with_chances(CHANCE, part)}) == []
    assert messages("chance-order", **{"data/conditions.yaml": with_chances(CHANCE, more)}) == [
        'data/conditions.yaml:9: 90 out of 100 "were well and at home" are more than the 80 who "were well" (data/conditions.yaml:8).'
    ]


def test_shares_of_one_whole() -> None:
    one = "b, says: 87 out of 100, about: share of leukaemia that starts in B cells"
    fine = "t, says: 13 out of 100, about: share of leukaemia that starts in T cells"
    assert messages("shares-sum", **{"data/conditions.yaml": with_figures(one, fine)}) == []
    over = fine.replace("13", "31")
    assert messages("shares-sum", **{"data/conditions.yaml": with_figures(one, over)}) == [
        'data/conditions.yaml:9: "31 out of 100" and "87 out of 100" (data/conditions.yaml:8) are shares of one whole, but add up to 118.'
    ]


def plain(text: str) -> dict[str, str]:
    return {"data/conditions.yaml": CONDITIONS.replace("A cancer of the blood.", text)}


TEXTS = [
    ("percent-count", "It was so in 27 out of 100 (27 %).", "It was so in 27 out of 100 (72 %).", "72 % and 27 out of 100 do not agree."),
    ("part-of-whole", "It was so in 4 out of 5.", "It was so in 8 out of 5.", "In 8 out of 5 the part is more than the whole."),
    ("relative-figure", "It fell from 40 out of 100 to 20 out of 100, so it was halved.", "The chance was halved.", '"halved" compares, but the two numbers it compares do not stand here.'),
    ("relative-figure", "It came back twice.", "It is twice as likely.", '"twice as" compares, but the two numbers it compares do not stand here.'),
    ("relative-figure", "They met 3 times.", "It works three times better.", '"three times better" compares, but the two numbers it compares do not stand here.'),
    ("lone-percent", "It was so in 27 out of 100 children (27 %).", "It was so in 27 percent.", '27 percent stands without "out of 100".'),
    ("one-in-x", "It is 1 in 8.", "It is 1 in 8, and that is 1 in 200.", '"1 in 8" stands with other chances on the same page.'),
    ("preferred-word", "A leukaemia.", "A leukemia.", "This site writes `leukaemia`, not `leukemia`."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "good", "bad", "message"), TEXTS)
def test_a_figure_in_a_text(rule: str, good: str, bad: str, message: str) -> None:
    assert messages(rule, **plain(good)) == []
    assert f"data/conditions.yaml:4: {message}" in messages(rule, **plain(bad))
