"""What a trial or page is listed under is what it is about: each topic that does not fit, and the nearest that does."""

from __future__ import annotations

import pytest

from checks.judged import Change, in_trial, line, messages, trials
from site_files import BODY, CONDITIONS, page

REST = "plain: A cancer., source: ctgov-nct01234567, checked: 2026-04-28"
ILLNESSES = f"""{CONDITIONS}\
- {{id: lymphoma, name: lymphoma, {REST}}}
- {{id: b-lymphoma, name: B-cell lymphoma (BCL), part_of: lymphoma, {REST}}}
- {{id: glioma, name: glioma, {REST}}}
- {{id: sarcoma, name: sarcoma, {REST}}}
"""
NOT_NAMED = "The trial is listed under leukaemia, but none of its texts names it."


def of_trial(rule: str, *changes: Change) -> list[str]:
    return messages(rule, **{"data/conditions.yaml": ILLNESSES, "data/trials.yaml": trials(*changes)})


def of_page(about: str, body: str, title: str = "A page") -> list[str]:
    raw = page(title, body).replace(b"about: [leukaemia]", f"about: [{about}]".encode())
    return messages("topic-named", **{"data/conditions.yaml": ILLNESSES, "content/leukaemia.md": raw})


def test_a_trial_under_a_condition_that_it_does_not_name() -> None:
    change = (" in leukaemia", "")
    assert in_trial("topic-named") == []
    assert in_trial("topic-named", change) == [line("conditions:", change) + NOT_NAMED]


@pytest.mark.parametrize(
    ("listed", "title", "told"),
    [
        ("leukaemia", "in leukaemia", ""), ("leukaemia", "in lymphoma", "says lymphoma, not leukaemia"),
        ("leukaemia", "in leukaemia and lymphoma", ""), ("leukaemia", "in children", ""),
        ("lymphoma", "in B-cell lymphoma (BCL)", ""), ("b-lymphoma", "in lymphoma", ""),
        ("leukaemia, lymphoma", "in lymphoma", ""), ("glioma", "in lymphoma and sarcoma", "says lymphoma, sarcoma, not glioma"),
    ],
)  # fmt: skip
def test_the_official_title_names_the_illness_that_a_trial_is_listed_under(listed: str, title: str, told: str) -> None:
    found = of_trial("condition-title", ("in leukaemia", title), ("conditions: [leukaemia]", f"conditions: [{listed}]"))
    assert len(found) == bool(told)
    assert all(f"The official title (data/trials.yaml:4) {told}." in one for one in found)


@pytest.mark.parametrize(
    ("about", "body", "wrong"),
    [
        ("leukaemia", "It is leukaemia.", []), ("leukaemia", "It is leukemia.", []), ("leukaemia", "It is an illness.", ["leukaemia"]),
        ("lymphoma", "It is lymphomas.", []), ("lymphoma", "It is BCL.", []), ("b-lymphoma", "It is lymphoma.", []),
        ("lymphoma, glioma", "It is glioma.", ["lymphoma"]), ("lymphoma, glioma", "It is ill.", ["lymphoma", "glioma"]),
        ("lymphoma, glioma, sarcoma", "It is ill.", []),  # a page about all of them
        ("lymphoma, glioma, b-lymphoma", "It is ill.", ["lymphoma", "glioma", "b-lymphoma"]),
        ("lymphoma, glioma, tablets", "It is ill.", ["lymphoma", "glioma", "tablets"]),
    ],
)  # fmt: skip
def test_a_page_names_what_it_is_about(about: str, body: str, wrong: list[str]) -> None:
    assert [one.split("is about ")[1].split(",")[0] for one in of_page(about, f"## A\n\n{body}\n")] == sorted(wrong)


def test_the_title_of_a_page_may_name_it() -> None:
    assert of_page("glioma", "Words.\n", "About glioma") == []
    assert of_page("leukaemia", BODY) == []
