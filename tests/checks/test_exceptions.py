"""Breaches that somebody allowed, and the rules that nobody may excuse."""

from __future__ import annotations

import pytest

from checks.judged import Change, messages, trials
from plainfacts.checks.catalogue import all_rules
from site_files import page

SMALL: list[Change] = [("phase: 2", "phase: 3"), ("planned: 26", "planned: 5")]
GOOD = "{rule: phase-size, path: data/trials.yaml, reason: The registry itself says so., until: 2027-04-28}"


def told(rule: str, entry: str, **files: str | bytes) -> list[str]:
    """What a rule says with one exception in style.yaml."""
    style = f"exceptions:\n  - {entry}\n"
    return messages(rule, **{"data/trials.yaml": trials(*SMALL), "data/style.yaml": style, **files})


def test_an_exception_excuses_a_finding_of_its_rule_in_its_file() -> None:
    assert told("phase-size", GOOD) == []
    assert told("exception", GOOD) == []
    assert len(told("phase-comparison", GOOD)) == 1
    assert len(told("phase-size", GOOD.replace("data/trials.yaml", "data/other.yaml"))) == 1


def test_its_text_must_stand_in_the_message_or_the_line() -> None:
    for text in ("5 participants", "phase: 3"):
        assert told("phase-size", GOOD.replace("path:", f'text: "{text}", path:')) == []
    assert len(told("phase-size", GOOD.replace("path:", "text: 7 participants, path:"))) == 1


FAULTS = [
    (GOOD.replace("phase-size", "phase-siz"), "No rule is called `phase-siz`."),
    (GOOD.replace("2027-04-28", "2026-04-30"), "The exception for phase-size ended on 2026-04-30."),
    (
        GOOD.replace("2027-04-28", "2027-06-30"),
        "The exception for phase-size lasts until 2027-06-30, more than 12 months.",
    ),
    (
        GOOD.replace("data/trials.yaml", "data/other.yaml"),
        "The exception for phase-size in data/other.yaml excuses nothing.",
    ),
    (
        GOOD.replace("The registry itself says so.", "It is so."),
        "The reason `It is so.` is shorter than 15 characters.",
    ),
    (GOOD.replace("phase-size", "temperature"), "The rule temperature cannot be excused."),
    (GOOD.replace("phase-size", "wrong-value"), "The rule wrong-value cannot be excused."),
]


@pytest.mark.parametrize(("entry", "message"), FAULTS)
def test_an_exception_is_itself_checked(entry: str, message: str) -> None:
    assert told("exception", entry) == [f"data/style.yaml:2: {message}"]


SAFETY = [name for name, rule in all_rules().items() if "cannot be excused" in " ".join(rule.explanation.split())]


@pytest.mark.parametrize("rule", SAFETY)
def test_what_a_rule_says_of_itself_holds(rule: str) -> None:
    assert told("exception", GOOD.replace("phase-size", rule)) == [
        f"data/style.yaml:2: The rule {rule} cannot be excused."
    ]


def test_safety_cannot_be_excused() -> None:
    assert SAFETY
    entry = "{rule: temperature, path: content/leukaemia.md, reason: Our own team says so., until: 2027-04-28}"
    assert len(told("temperature", entry, **{"content/leukaemia.md": page(body="Call at 38.5 °C.\n")})) == 1


def test_an_exception_that_has_ended_excuses_nothing() -> None:
    assert len(told("phase-size", GOOD.replace("2027-04-28", "2026-04-30"))) == 1
