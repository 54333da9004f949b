"""Shares in texts and survival in records: the sentence or record that breaks a rule, and the nearest that does not."""

from __future__ import annotations

import pytest

from checks.judged import found, messages, trials
from site_files import CONDITIONS, SOURCES, TREATMENTS, page

OTHER_SOURCE = SOURCES.replace("id: ctgov-nct01234567", "id: another-list")


def lines(rule: str, text: str) -> list[str]:
    """The findings of a rule in what a condition is; a line break in it is written as two."""
    written = "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))
    told = messages(
        rule, **{"data/conditions.yaml": CONDITIONS.replace(" A cancer of the blood.", f" |\n{written}".rstrip())}
    )
    return [line.partition(": ")[2] for line in told]


IN_TEXTS = [
    # how exactly a percentage agrees, how near it stands, whichever is first
    ("percent-count", "It was so in 28 out of 100 (27 %).", "It was so in 29 out of 100 (27 %)."),
    ("percent-count", "It was so in 26 out of 100 (27 %).", "It was so in 25 out of 100 (27 %)."),
    ("percent-count", "It was 27 % (27 out of 100).", "It was 27 % (72 out of 100)."),
    ("percent-count", "It was 27 percent, 4 out of 15.", "It was 27 percent, 4 out of 10."),
    ("percent-count", "It was 5 out of 10, then later 72 %.", "It was 5 out of 10, and again 72 %."),  # two things, or one
    ("percent-count", "It was 5 out of 10, 3 out of 10.", "It was 5 out of 10, 3 out of 10, 31 %, 32 %, 50 %, 1 out of 10."),
    ("percent-count", "It was 50 %, 3 %.", "It was 50 %, 3 out of 5."),
    ("part-of-whole", "It was so in 5 out of 5.", "It was so in 6 out of 5."),
    ("part-of-whole", "It was so in 100 %.", "It was so in 101 %."),
    ("part-of-whole", "6 of the 8 people came.", "8 of the 6 people came."),
    # both numbers in one paragraph
    ("relative-figure", "It doubled from 2 out of 9 to 4 out of 9.", "It doubled from 2 out of 9."),
    ("relative-figure", "It was 2 out of 9. It is 4 out of 9. It doubled.", "It was 2 out of 9.\n\nIt is 4 out of 9.\n\nIt doubled."),
    ("relative-figure", "It is 4 out of 9. It doubled from 2 out of 9.\n\nText.", "It is 4 out of 9.\n\nIt doubled from 2 out of 9."),
    ("relative-figure", "First.\n\nIt doubled from 2 out of 9 to 4 out of 9.", "It doubled.\n\nIt was 2 out of 9, then 4 out of 9."),
    # a percentage in brackets after the count
    ("lone-percent", "It is 1 out of 2 (50 %).", "It is 1 out of 2, 50 %."),
    ("lone-percent", "It is 1 out of 2 (50 %).", "It is 1 out of 2. It is half (50 %)."),
    ("lone-percent", "It is 1,000 out of 2,000 ( 50 %).", "It is a half (50 %)."),
    ("one-in-x", "It is 1 in 8, and that is 1 in 8.", "It is 1 in 8, and that is 2 out of 9."),
    ("one-in-x", "It is 2 in 8 people, and that is 2 out of 9.", "It is 1 in 8 people, and that is 2 out of 9."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "right", "wrong"), IN_TEXTS)
def test_a_share_in_a_text(rule: str, right: str, wrong: str) -> None:
    assert lines(rule, right) == []
    assert len(lines(rule, wrong)) == 1


def test_a_percentage_on_a_page_is_told_by_the_rule_of_typed_facts_alone() -> None:
    files = {"content/leukaemia.md": page(body="It is 50 %.\n")}
    assert messages("lone-percent", **files) == []
    assert len(messages("typed-fact", **files)) == 1


def test_two_fetched_chances_beside_it_are_the_numbers_that_a_figure_compares() -> None:
    rest = "who: children, outcome: were well, over: 5 years, years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28"
    chances = "".join(f"    - {{id: {name}, count: 80, out_of: 100, {rest}}}\n" for name in "ab")
    both = '{{ chance("a") }} {{ chance("b") }}'

    def told(body: str) -> int:
        conditions = f"{CONDITIONS}  chances:\n{chances}"
        return len(
            messages(
                "relative-figure",
                **{"content/leukaemia.md": page(body=f"{body}\n"), "data/conditions.yaml": conditions},
            )
        )

    assert told(f"It doubled. {both}") == 0
    assert told('It doubled. {{ chance("a") }}') == told(f"It doubled.\n\n{both}") == 1


AFTER = "{{id: {id}, count: {count}, out_of: 100, who: {who}, outcome: {outcome}, over: {over}, years: unknown, place: {place}, source: ctgov-nct01234567, checked: 2026-04-28}}"
FIRST = {"id": "a", "count": "63", "who": "children", "outcome": "were alive", "over": "3 years", "place": "NL"}


def rises(*chances: dict[str, str]) -> list[str]:
    rows = "".join(f"    - {AFTER.format_map(FIRST | one)}\n" for one in chances)
    told = found("chance-rises", **{"data/conditions.yaml": f"{CONDITIONS}  chances:\n{rows}"})
    return [one.severity for one in told]


@pytest.mark.parametrize(
    ("later", "severities"),
    [
        ({"count": "64", "over": "5 years"}, ["error"]),
        ({"count": "63", "over": "5 years"}, []),
        ({"count": "64", "over": "3 years"}, []),
        ({"count": "64", "over": "30 months"}, []),
        ({"count": "64", "over": "40 months"}, ["error"]),
        ({"count": "64", "over": "unknown"}, []),
        ({"count": "64", "over": "5 years", "who": "teenagers"}, []),
        ({"count": "64", "over": "5 years", "place": "BE"}, []),
        ({"count": "{at_least: 64}", "over": "5 years"}, ["error"]),
        ({"count": "{from: 63, to: 70}", "over": "5 years"}, []),
        ({"count": "{from: 64, to: 70}", "over": "5 years"}, ["error"]),
        ({"count": "{from: 0, to: 70}", "over": "5 years"}, []),
        ({"count": "64", "who": "children whose illness came back"}, ["warning"]),
        ({"count": "63", "who": "children whose illness came back"}, []),
        ({"count": "64", "over": "2 years", "who": "children whose illness came back"}, []),
    ],
)
def test_no_more_are_alive_later_or_after_a_relapse(later: dict[str, str], severities: list[str]) -> None:
    assert rises(FIRST, {"id": "b", **later}) == rises({"id": "b", **later}, FIRST) == severities


def test_other_things_may_come_more_often_with_time() -> None:
    pain = {"outcome": "had pain"}
    assert rises(FIRST | pain, {"id": "b", "count": "64", "over": "5 years", **pain}) == []
    assert rises({"count": "{from: 60, to: 64}"}, {"id": "b", "count": "64", "over": "5 years"}) == []
    assert rises({"count": "{at_least: 60}"}, {"id": "b", "count": "64", "over": "5 years"}) == []
    assert rises({"who": "children whose illness came back"}) == []


MEDICINE = TREATMENTS.replace("name: tablets", "name: examplinib")
OF_IT = (
    MEDICINE
    + f"  chances:\n    - {AFTER.format_map(FIRST | {'count': '{from: 60, to: 63}'})}\n"
    + (
        "  figures:\n    - {id: f, says: 4 of 137 children, about: children with heart failure later, source: ctgov-nct01234567, checked: 2026-04-28}\n"
    )
)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Of them, 63 out of 100 lived.", "Of them, 62 out of 100 lived."),
        ("Of them, 60 % lived.", "Of them, 61 % lived."),
        ("Of them, 6 out of 10 lived.", "Of them, 7 out of 10 lived."),
        ("Of them, 62 people lived.", "Of them, 62 % of people lived."),
        ("Later 4 of 137 had heart failure.", "Later 4 of 173 had heart failure."),
        ("Later 5 of 173 had heart failure.", "Later 5 of 137 had heart failure."),
        ("Later 4 of 173 had fever.", "Later 4 of 173 had heart failure."),
        ("Later 4 had heart failure.", "Later 4 had heart failure in 9 years."),
    ],
)  # fmt: skip
def test_a_figure_in_a_trial_is_that_of_what_it_tests(right: str, wrong: str) -> None:
    def told(text: str, *, source: str = "") -> list[str]:
        said = f"{{value: {text!r}, source: {source}, checked: 2026-04-28}}" if source else text
        files = {
            "data/treatments.yaml": OF_IT,
            "data/sources.yaml": SOURCES + OTHER_SOURCE,
            "data/trials.yaml": trials(("The medicine may help your child. It may also not help.", said)),
        }
        return messages("trial-figure", **files)

    assert told(right) == []
    assert len(told(wrong)) == 1


LIKELY = [
    # what is said of an effect or an outcome needs its number; the same word elsewhere does not
    ("Infections are common.", "error"),
    ("Infections are common: 30 out of 100 children had one.", None),
    ("Infections are common: 30 % had one.", None),
    ("Infections are common: half had one.", None),
    ("Infections are common: 30 children had one.", None),
    ("Infections are common, but how often is not known. The source has no numbers.", "error"),
    ("Infections are common, but there are no numbers.", None),
    ("Is it so that infections are common?", "info"),
    ("Infections are more common in babies.", "info"),
    ("The common side effects are pain and fits.", "error"),
    ("Side effects of a rare kind of drug come.", "info"),
    ("Infections and the common cold.", None),
    ("A rare name.", "info"),
    ("Infections rarely happen.", "error"),
    ("It rarely rains.", "info"),
    ("Infections are likely.", "error"),
    ("Likely, infections come.", "info"),
    ("Infections are unlikely.", "error"),
    ("Unlikely infections happen.", "info"),
    ("Likely infections happen.", "info"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "severity"), LIKELY)
def test_a_word_of_likelihood_needs_its_number_where_a_person_is_at_risk(text: str, severity: str | None) -> None:
    told = found("chance-word", **{"content/leukaemia.md": page(body=f"{text}\n")})
    assert [one.severity for one in told if one.path == "content/leukaemia.md"] == ([severity] if severity else [])
    after = found(
        "chance-word", **{"content/leukaemia.md": page(body=f"Infections are common: 9 %. Pain is rare.\n\n{text}\n")}
    )
    assert len([one for one in after if one.path == "content/leukaemia.md"]) == 1 + (severity is not None)
    assert found("chance-word", **{"content/leukaemia.md": page(body=f"## {text}\n\nText.\n")}) == []
