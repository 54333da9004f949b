"""The list of trials: ages to the month, and a group for each standing, old copies apart."""

from __future__ import annotations

from datetime import date

import pytest
from small_facts import small

from plainfacts.facts.models import STATUSES, Ages
from plainfacts.pages.finder import GROUPS, _months, finder
from site_files import trial_with


@pytest.mark.parametrize(
    ("ages", "months"),
    [
        ({"from": "18 months", "to": "18 years"}, ("18", "228")),
        ({"from": "1 year", "under": "21 years"}, ("12", "252")),
        ({"under": "18 years"}, ("0", "216")),
        ({"from": "28 days"}, ("0.92", "")),
        ({"from": "2 weeks", "to": "3 months"}, ("0.46", "4")),
    ],
)
def test_ages_in_months_and_the_last_age_counts(ages: dict[str, str], months: tuple[str, str]) -> None:
    assert _months(Ages.model_validate(ages)) == months


def group_of(status: str, today: date) -> str:
    site = small(today, **{"data/trials.yaml": trial_with("status: recruiting\n  phase", f"status: {status}\n  phase")})
    html = str(finder(site.facts, "/trials/", today))
    return html.split('data-standing="')[1].split('"')[0]


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_its_group_and_only_two_are_open(status: str) -> None:
    fresh, old = group_of(status, date(2026, 5, 1)), group_of(status, date(2026, 11, 20))
    assert fresh in GROUPS and old in GROUPS
    assert (fresh == "open") is (status in ("recruiting", "by-invitation"))
    assert old != "open"
    assert (fresh == "unknown") is (status == "unknown")


def test_an_old_copy_is_told_with_its_day() -> None:
    html = str(finder(small(date(2026, 11, 20)).facts, "/trials/", date(2026, 11, 20)))
    assert "Was recruiting on 28 April 2026: ask" in html
