"""What the texts of a trial say against its facts, in pairs: the sentence that a fact denies, and the nearest that it does not."""

from __future__ import annotations

import pytest

from checks.judged import Change, another, in_trial

SUMMARY = "This trial tests a medicine. It wants to find out if it helps."
STATUS = "status: recruiting\n  phase"
DESIGN = "design: {groups: 1, randomised: no, comparison: no}"
TWO = (DESIGN, "design: {groups: 2, randomised: yes, comparison: yes}")
FUNDING = ("  design:", "  funding: {amount: 500000, currency: EUR}\n  design:")
PART = ("  name:", "  part_of: lamp-1\n  name:")


def told(summary: str, *changes: Change, more: str = "") -> list[str]:
    """What is told of a summary: the words in the text and what the fact says, without the place of the fact."""
    found = in_trial("text-differs", (SUMMARY, summary), *changes, more=more)
    return [one.split(": ", 1)[1].rpartition(" (")[0] for one in found]


def but(words: str, fact: str) -> list[str]:
    return [f'"{words}" stands in the text, but {fact}']


@pytest.mark.parametrize(
    ("summary", "changes", "found"),
    [
        ("26 children can join.", (), []),
        ("27 children can join.", (), but("27 children", "the participants are 26")),
        ("27 children had it before.", (), []),
        ("27 children can join.", (("{planned: 26}", "{planned: 26, actual: 27}"),), []),
        ("28 children can join.", (("{planned: 26}", "{planned: 26, actual: 27}"),), but("28 children", "the participants are 26 or 27")),
        ("It started in January 2025.", (), []),
        ("It started in February 2025.", (), but("February 2025", "the start is 2025-01-10")),
        ("It ends in January 2027.", (), []),
        ("It ends in February 2027.", (), but("February 2027", "the end is 2027-01")),
        ("We read it in April 2026.", (), []),
        ("We read it in March 2026.", (), but("March 2026", "no date of the record or of its sources is that")),
        ("It is in the Netherlands.", (), []),
        ("It is in Belgium.", (), but("Belgium", "the countries are Netherlands")),
        ("It is approved in Belgium.", (), []),
        ("It is open now.", (), []),
        ("It is closed.", (), but("is closed", "the status is recruiting")),
        ("The ward is closed.", (), []),
        ("It is closed, the other is open.", (), []),
        ("It is closed.", ((STATUS, "status: completed\n  phase"),),
         but("Ask your own team to phone the hospital.", "nobody can join, as the status is completed")),
        ("This is a phase 2 trial.", (), []),
        ("This is a phase 3 trial.", (), but("phase 3", "the phase is 2")),
        ("This is a phase II trial.", (), []),
        ("This is a phase 2 trial.", (("phase: 2", "phase: 1/2"),), []),
        ("This is a phase 1 trial.", (("phase: 2", "phase: early-1"),), []),
        ("This is a phase 2 trial.", (("phase: 2", "phase: none"),), but("phase 2", "the phase is none")),
        ("It has one group.", (), []),
        ("There are 2 groups.", (), but("are 2 groups", "the design has 1 group")),
        ("There are 2 groups.", (TWO,), []),
        ("It has no comparison.", (), []),
        ("It has no comparison.", (TWO,), but("no comparison", "the design says `comparison: yes`")),
        ("It has a comparison.", (TWO,), []),
        ("Chance decides.", (TWO,), []),
        ("Chance decides.", (), but("Chance decides", "the design says `randomised: no`")),
        ("It is not so that chance decides.", (), []),
        ("It cost €500,000.", (FUNDING,), []),
    ],
)  # fmt: skip
def test_a_text_says_what_the_facts_say(summary: str, changes: tuple[Change, ...], found: list[str]) -> None:
    assert told(summary, *changes) == found


def test_another_sum_of_money_is_told() -> None:
    assert len(told("It cost €600,000.", FUNDING)) == len(told("It cost $500,000.", FUNDING)) == 1
    assert told("It cost €600,000.") == []


def test_the_number_of_parts_is_that_of_the_records() -> None:
    part = another("lamp-1-a", PART, ("name: LAMP-1-A", "name: LAMP 1 A"))
    assert told("It has 2 parts.") == []
    assert told("It has one part.", more=part) == []
    assert told("It has 2 parts.", more=part) == but("has 2 parts", "1 sub-trials name this record as `part_of`")


def test_what_is_not_known_or_asked_names_any_country() -> None:
    assert (
        in_trial(
            "text-differs", ("We do not know yet if the medicine works.", "We do not know if it opens in Belgium.")
        )
        == []
    )
