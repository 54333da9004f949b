"""The dates of a trial, and its status on them."""

from __future__ import annotations

import pytest

from checks.judged import Change, in_trial, line, told_once

SITES = "    - {name: Example Hospital, city: Utrecht, country: NL, status: recruiting}"

# rule, the good line, the bad line, what is said
CASES: list[tuple[str, str, str, str]] = [
    ("dates-order", "end: 2027-01", "end: 2024-01", "The end (2024-01) is before the start (2025-01-10)."),
    (
        "dates-plausible",
        "end: 2027-01",
        "end: 2072-01",
        "From start (2025-01-10) to end (2072-01) it is more than 30 years.",
    ),
    (
        "status-dates",
        "status: recruiting\n  phase",
        "status: completed\n  phase",
        "The status is completed, but the end (2027-01) has not come yet.",
    ),
]


@pytest.mark.parametrize(("rule", "good", "bad", "message"), CASES)
def test_a_bad_line_is_told_and_a_good_one_is_not(rule: str, good: str, bad: str, message: str) -> None:
    assert told_once(rule, good, bad, message)


def test_a_start_that_is_long_ago() -> None:
    changes: list[Change] = [("start: 2025-01-10", "start: 1925-01-10"), ("end: 2027-01", "end: 1929-01")]
    assert in_trial("dates-plausible", *changes) == [
        line("start:", *changes) + "The start (1925-01-10) is very long ago."
    ]


def test_a_start_that_is_far_ahead() -> None:
    changes: list[Change] = [("start: 2025-01-10", "start: 2052-01-10"), ("end: 2027-01", "end: 2053-01")]
    assert in_trial("dates-plausible", *changes) == [
        line("start:", *changes) + "The start (2052-01-10) is more than 5 years ahead."
    ]


def test_recruiting_after_the_end() -> None:
    change = ("end: 2027-01", "end: 2026-03")
    assert in_trial("status-dates", change) == [
        line("status:", change) + "The status is recruiting, but the end (2026-03) has passed."
    ]


def test_not_yet_recruiting_after_the_start() -> None:
    changes: list[Change] = [
        ("status: recruiting", "status: not-yet-recruiting"),
        (SITES, SITES.replace("recruiting", "unknown")),
    ]
    message = "The status was not-yet-recruiting on 2026-04-28, but the start (2025-01-10) had passed."
    assert in_trial("status-dates", *changes) == [line("status:", *changes) + message]


def test_recruiting_before_the_start_is_a_warning_and_completed_before_it_an_error() -> None:
    change = ("start: 2025-01-10", "start: 2026-07")
    message = "The status was recruiting on 2026-04-28, but the start (2026-07) is later."
    assert in_trial("status-dates", change) == [line("status:", change) + message]
    over = ("status: recruiting\n  phase", "status: terminated\n  phase")
    message = "The status is terminated, but the start (2026-07) has not come yet."
    assert in_trial("status-dates", change, over) == [line("status:", change, over) + message]


def test_a_finished_trial_without_an_end() -> None:
    changes: list[Change] = [("status: recruiting\n  phase", "status: terminated\n  phase"), ("  end: 2027-01\n", "")]
    assert in_trial("end-missing", *changes) == [
        line("status:", *changes) + "The status is terminated, but no end is written."
    ]
    assert in_trial("end-missing", changes[0], ("end: 2027-01", "end: unknown")) == []


def test_a_duration_that_does_not_fit_the_dates() -> None:
    good, bad = (
        ("  end: 2027-01\n", "  end: 2027-01\n  duration: 24 months\n"),
        ("  end: 2027-01\n", "  end: 2027-01\n  duration: 5 years\n"),
    )
    assert in_trial("duration-dates", good) == []
    message = "The duration is 5 years, but from 2025-01-10 to 2027-01 it is about 25 months."
    assert in_trial("duration-dates", bad) == [line("duration:", bad) + message]
