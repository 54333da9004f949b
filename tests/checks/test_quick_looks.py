"""A quick look spares a slow one. What it passes over, no rule finds: so each way of saying a thing must come through."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, line, messages
from site_files import page

WAYS = {
    "temperature": ["38 °C", "38,5 at night", "forty degrees", "FORTY-ONE degrees", "Thirty-nine point five degrees"],
    "dose": [
        *("5 mg", "5 µg", "5 ΜG", "5 mcg", "5 micrograms", "5 milligrams", "5 grammes", "5 mL", "5 millilitres"),
        *("5 IU", "5 units", "one tablet", "Two PILLS", "two small capsules", "3 drops", "two puffs"),
        *("one teaspoon", "two spoonfuls"),
    ],
    "private-contact": [
        *("a.b(at)c.example", "a.b [at] c.example", "Doctor Who and Doctor Jane", "Mrs Jane", "Mr Jane", "Ms Jane"),
        *("Miss Jane", "Sister Jane", "Nurse Jane", "Drs Jane", "PD Jane", "Professor Jane"),
    ],
    "time-words": [
        *(
            "Recently it grew",
            "The latest one",
            "It comes soon",
            "Nowadays it is so",
            "It is newly made",
            "Lately it grew",
        ),
        *("At the moment it grows", "At present it grows", "Presently it grows", "It grows these days"),
        *("It grew this week", "It grew last month", "It grows next year", "It grew up to now", "It grew until now"),
        *("It grew so far", "It grew to date", "The newest one", "A brand-new one", "It just started", "It is now big"),
        *("It grew. Now it is big", "They are testing now"),
    ],
    "relative-figure": [
        *("four times as many", "twice the number", "it doubles", "it tripled", "it was halving", "half as many"),
        *(
            "cut in half",
            "5 % more",
            "5 percent less",
            "5 per cent higher",
            "reduced by a third",
            "lowers it by a quarter",
        ),
        *("raised the risk by 5 percent", "increases it by half"),
    ],
    "chance-label": [
        "Rare: may affect 1",
        "Common (can occur in 1)",
        "Uncommon side effects: rash",
        "VERY RARE (rash)",
    ],
}
CASES = [(rule, way) for rule, ways in WAYS.items() for way in ways]


@pytest.mark.parametrize(("rule", "way"), CASES)
def test_each_way_of_saying_it_is_looked_at(rule: str, way: str) -> None:
    assert messages(rule, **{"content/leukaemia.md": page(body=f"{way}.\n")})


@pytest.mark.parametrize("typed", ["HEM iSMART", "HEMiSMART", "hem-iSMART", "HEM_iSMART"])
def test_a_name_is_looked_at_however_its_first_word_is_typed(typed: str) -> None:
    name = ("name: LAMP 1", "name: HEM-iSMART")
    change = ("We do not know yet if the medicine works.", f"The trial {typed} is small.")
    message = f"`{typed}` is written `HEM-iSMART` in data/trials.yaml:2."
    assert in_trial("name-spelling", name, change) == [line("not_known:", change) + message]


@pytest.mark.parametrize("said", ["Informed consent is given", "They agreed in writing", "Signed, a consent"])
def test_consent_in_both_lists_is_looked_at(said: str) -> None:
    both = f"      - plain: {said} by the parents.\n    cannot_join:\n      - plain: No, {said.lower()} it was not.\n"
    assert in_trial("criterion-twice", ("    cannot_join:\n", both))
