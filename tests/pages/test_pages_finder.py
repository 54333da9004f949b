"""The list of trials: ages to the month, a group for each standing with old copies apart, a long list in pages."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from small_facts import small

from many_trials import Many, many
from plainfacts.facts.records.trial import STATUSES, Ages
from plainfacts.pages.finder import long_lists
from plainfacts.pages.finder.finder_form import finder
from plainfacts.pages.finder.index_entry import months
from plainfacts.pages.finder.long_lists import GROUPS, LEAST, MOST, by_name, few, page_numbers, paged, split
from plainfacts.pages.finder.numbered_lists import list_pages
from site_files import TODAY, page, trial_with

LATER = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("ages", "expected"),
    [
        ({"from": "18 months", "to": "18 years"}, ("18", "228")),
        ({"from": "1 year", "under": "21 years"}, ("12", "252")),
        ({"under": "18 years"}, ("0", "216")),
        ({"from": "28 days"}, ("0.92", "")),
        ({"from": "2 weeks", "to": "3 months"}, ("0.46", "4")),
    ],
)
def test_ages_in_months_and_the_last_age_counts(ages: dict[str, str], expected: tuple[str, str]) -> None:
    assert months(Ages.model_validate(ages)) == expected


def group_of(status: str, today: date) -> str:
    site = small(today, **{"data/trials.yaml": trial_with("status: recruiting\n  phase", f"status: {status}\n  phase")})
    html = str(finder(site.facts, "/trials/", today))
    return html.split('data-standing="')[1].split('"')[0]


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_has_its_group_and_only_two_are_open(status: str) -> None:
    fresh, old = group_of(status, date(2026, 5, 1)), group_of(status, LATER)
    assert fresh in GROUPS and old in GROUPS
    assert (fresh == "open") is (status in ("recruiting", "by-invitation"))
    assert old != "open"
    assert (fresh == "unknown") is (status == "unknown")


def test_an_old_copy_is_told_with_its_day() -> None:
    html = str(finder(small(LATER).facts, "/trials/", LATER))
    assert "Open on 28 April 2026. Ask if they still are." in html
    assert html.count("28 April 2026") == 1, "the day stands above the list, not on each card"


def linked(html: str) -> list[str]:
    """The ids of the trials that items of a list link to."""
    return re.findall(r'<li>\s*<a href="[^"]*?([\w-]+)/">', html)


def listed(site: Many, today: date) -> list[str]:
    """The ids of all trials in the order of the list, page after page."""
    made = list_pages(site.facts, site.pages, today)
    return linked(str(finder(site.facts, "/trials/", today))) + [
        name for planned in made.values() for name in linked(str(planned.make().html))
    ]


@pytest.mark.parametrize("today", [TODAY, LATER])
def test_every_trial_of_a_long_list_has_one_place(today: date) -> None:
    site = many(250)
    assert Counter(listed(site, today)) == Counter(list(site.facts.trials))


def test_a_list_of_up_to_a_hundred_is_whole() -> None:
    site = many(long_lists.WHOLE)
    html = str(finder(site.facts, "/trials/", TODAY))
    assert html.count("<li data-standing=") == long_lists.WHOLE
    assert list_pages(site.facts, site.pages, TODAY) == {}
    assert "data-index" not in html


def test_pages_are_named_numbered_and_below_the_list() -> None:
    site = many(250)
    made = list_pages(site.facts, site.pages, TODAY)
    group = paged(site.facts, TODAY)["open"]
    second = made["trials/list/open/2.md"]
    assert second.url == "/trials/list/open/2/"
    assert second.title == f"Trials that were open when we last checked: page 2 of {len(group)}"
    assert second.parent == "trials/index.md"
    assert len({one.title for one in made.values()}) == len(made)
    html = second.make().html
    assert f"from {group[1].trials[0].name.known} to {group[1].trials[-1].name.known}:" in html
    assert 'aria-current="page"><span class="hidden">Page </span>2</span>' in html


def test_open_trials_come_first_and_stand_by_name() -> None:
    found = paged(many(250).facts, TODAY)
    assert list(found) == [name for name in GROUPS if name in found]
    for group in found.values():
        names = [str(trial.name.known) for share in group for trial in share.trials]
        assert names == sorted(names, key=lambda name: int(name.split()[1]))


def test_old_copies_stand_together_and_are_not_called_open() -> None:
    found = paged(many(250).facts, LATER)
    assert "open" not in found and "was" in found
    assert "Were open some time ago: ask" in finder(many(250).facts, "/trials/", LATER)


def test_without_a_page_that_lists_trials_one_is_made() -> None:
    site = many(120, **{"content/trials/index.md": None})
    made = list_pages(site.facts, site.pages, TODAY)
    assert made["trials/index.md"].url == "/trials/"
    assert Counter(name for one in made.values() for name in linked(str(one.make().html))) == Counter(
        list(site.facts.trials)
    )
    taken = many(120, **{"content/trials/index.md": page("Trials")})
    assert "trials/list/index.md" in list_pages(taken.facts, taken.pages, TODAY)


def test_one_trial_less_changes_a_page_or_two() -> None:
    trials = by_name(many(600).facts.trials.values())
    before = {tuple(trial.id for trial in part) for part in split(trials)}
    for gone in (0, 9, 100, 301):
        after = {tuple(trial.id for trial in part) for part in split([*trials[:gone], *trials[gone + 1 :]])}
        assert len(after - before) <= 6, gone
    assert len(before) > 9
    sizes = [len(part) for part in split(trials)]
    assert sizes[0] == long_lists.FIRST and max(sizes) <= MOST and min(sizes[1:-1]) >= LEAST


@pytest.mark.parametrize("pages", [1, 2, 3, 7, 40, 115])
def test_any_page_is_a_few_links_away(pages: int) -> None:
    reached, steps = {1}, 0
    while len(reached) < pages:
        reached |= {number for page in reached for number in page_numbers(page, pages)}
        steps += 1
    assert steps <= 7
    assert all(len(page_numbers(number, pages)) <= 7 for number in range(1, pages + 1))


def test_a_list_shows_all_up_to_a_number_and_says_how_many_more() -> None:
    assert few(range(long_lists.WHOLE)) == (range(long_lists.WHOLE), 0)
    shown, more = few(range(long_lists.WHOLE + 1))
    assert (len(shown), more) == (long_lists.FIRST, long_lists.WHOLE + 1 - long_lists.FIRST)
