"""A proposal changes one value of one line; where more hangs on it, a person writes."""

from __future__ import annotations

import pytest

from plainfacts.registry.drafts.compare import Difference, proposed_line


def moved(field: str, theirs: str) -> Difference:
    return Difference("lamp-1", "NCT01234567", "2026-04-29", field, "different", "ours", theirs, "data/trials.yaml", 1)


@pytest.mark.parametrize(
    ("line", "field", "theirs", "proposed"),
    [
        ("  status: recruiting", "status", "completed", "  status: completed"),
        ("  status: 'recruiting'   # asked", "status", "completed", "  status: completed   # asked"),
        ("  phase: 1/2", "phase", "2", "  phase: 2"),
        ("  end: 2027-01", "end", "2029-04-30", "  end: 2029-04-30"),
        ("  participants: {planned: 26}", "participants", "actual 30", "  participants: {actual: 30}"),
        ("  participants: {planned: 26}", "participants", "planned 1200", "  participants: {planned: 1200}"),
    ],
)
def test_one_word_or_day_is_proposed(line: str, field: str, theirs: str, proposed: str) -> None:
    assert proposed_line(line, moved(field, theirs)) == proposed


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("  status:", "status"),
        ("  status: {value: recruiting, source: a, checked: 2026-01-01}", "status"),
        ("  participants: {planned: 26, actual: 30}", "participants"),
        ("  ages: {from: 1 year}", "ages"),
        ("  countries: [NL]", "countries"),
        ("  end_of_it: 2027", "end"),
    ],
)
def test_what_more_hangs_on_is_left_to_a_person(line: str, field: str) -> None:
    assert proposed_line(line, moved(field, "x")) is None
