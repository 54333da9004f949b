"""One graded list of signs for all pages: what may not be typed, and what a record of a sign must hold."""

from __future__ import annotations

import pytest

from checks.judged import messages
from checks.language_site import told
from site_files import CONDITIONS, SOURCES

SIGN = "- {id: fit, level: emergency, sign: a fit, source: ctgov-nct01234567, checked: 2026-04-28}\n"

TYPED = [
    "Call your team if you see one of these:",
    "This can get worse. Call the emergency number if your child has:",
    "If you are not sure, phone the hospital about:",
    "Tell your team at once about these:",
]
FINE = [
    "Have these ready when you call:",
    "Doctors call this by other names:",
    "You can tell your team about:",
    "Call your team. Ask them:",
]


@pytest.mark.parametrize("lead", TYPED)
def test_a_typed_list_of_signs_is_a_warning(lead: str) -> None:
    (found,) = told("typed-signs", f"## Signs\n\n{lead}\n\n- a fit\n- a rash\n")
    assert found.startswith("3 warning: Danger signs are typed by hand here: ")


@pytest.mark.parametrize("lead", FINE)
def test_other_lists_about_a_call_are_fine(lead: str) -> None:
    assert told("typed-signs", f"## Signs\n\n{lead}\n\n- a fit\n- a rash\n") == []


def test_a_fetched_list_of_signs_is_fine() -> None:
    body = '## Signs\n\nCall your team if you see one of these:\n\n{{ signs(level="emergency") }}\n'
    assert told("typed-signs", body, **{"data/signs.yaml": SIGN}) == []


def test_what_a_sign_must_hold() -> None:
    never = SIGN.replace("emergency", "never")
    (reason,) = messages("wrong-value", **{"data/signs.yaml": never})
    assert reason.startswith("data/signs.yaml:1: ")
    assert reason.endswith("What is never done without the team needs a reason.")
    assert messages("wrong-value", **{"data/signs.yaml": never.replace("sign:", "why: It hurts., sign:")}) == []
    assert messages("unknown-id", **{"data/signs.yaml": SIGN.replace("sign:", "after: [pills], sign:")}) == [
        "data/signs.yaml:1: No treatment has the id `pills`."
    ]
    assert messages("unknown-id", **{"data/signs.yaml": SIGN.replace("ctgov", "ctgow")}) == [
        "data/signs.yaml:1: No source has the id `ctgow-nct01234567`."
    ]
    (wrong,) = messages("wrong-value", **{"data/signs.yaml": SIGN.replace("emergency", "urgent")})
    assert wrong.endswith("Found `urgent`; expected one of these levels: emergency, team, visit, never.")


def test_the_source_of_a_sign_is_used_and_older_than_its_comparison() -> None:
    other = SOURCES.replace("ctgov-nct01234567", "signs").replace("published: 2025-01-01", "published: 2026-04-30")
    files = {"data/sources.yaml": SOURCES + other, "data/signs.yaml": SIGN.replace("ctgov-nct01234567", "signs")}
    assert messages("source-uncited", **files) == []
    assert len(messages("source-dates", **files)) == 1


@pytest.mark.parametrize(
    ("audience", "chance", "found"), [("teen", "alive", 1), ("teen", "sick", 0), ("family", "alive", 0)]
)
def test_no_number_of_survival_is_fetched_for_teenagers(audience: str, chance: str, found: int) -> None:
    records = [
        f'    - {{id: {name}, count: 90, out_of: 100, who: children, outcome: {outcome}, over: 5 years, years: "2020",'
        " place: NL, source: ctgov-nct01234567, checked: 2026-04-28}"
        for name, outcome in (("alive", "were alive"), ("sick", "felt sick"))
    ]
    conditions = CONDITIONS + "  chances:\n" + "\n".join(records) + "\n"
    body = f'## Numbers\n\n{{{{ chance("{chance}") }}}}\n'
    assert len(told("teen-survival", body, audience, **{"data/conditions.yaml": conditions})) == found
