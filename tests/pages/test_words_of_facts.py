"""What a page says of a fact around its value: chances, lengths, statuses, differences, the ages of an entry."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

import pytest
from own_words import own_words
from small_facts import small

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Different
from plainfacts.facts.records.reference import Chance
from plainfacts.facts.records.times import PartialDate, Span
from plainfacts.facts.records.trial import STATUSES, Ages, Participants, Trial
from plainfacts.pages.finder.index_entry import ages_text, months
from plainfacts.pages.topic.chance_html import (
    PICTURE_OF,
    ChanceView,
    about_survival,
    folded,
    shared_details,
    shared_who,
    strip_summary,
)
from plainfacts.pages.trial.fact_html import difference, is_old, shown, status_group, status_text
from plainfacts.pages.trial.length import between, is_told, length_text
from site_files import CONDITIONS, TODAY, page, trial_with

CHANCE: dict[str, Any] = {
    "id": "c", "count": 82, "out_of": 100, "who": "children", "outcome": "were well", "over": "5 years",
    "years": "2015 to 2018", "place": "NL", "source": "ctgov-nct01234567", "checked": "2026-04-28",
}  # fmt: skip
DATES = "  start: 2025-01-10\n  end: 2027-01\n"


def facts_with(**changes: str) -> Facts:
    return dataclasses.replace(small(**changes).facts, wording=own_words())


def with_trial(old: str, new: str) -> tuple[Facts, Trial]:
    facts = facts_with(**{"data/trials.yaml": trial_with(old, new)})
    return facts, facts.trials["lamp-1"]


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_with()


def view(facts: Facts, **changes: Any) -> ChanceView:
    return ChanceView(Chance.model_validate(CHANCE | changes), facts)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "82 in 100 children were well."),
        ({"outcome": "were well."}, "82 in 100 children were well."),
        ({"count": {"at_least": 90}}, "No fewer than 90 in 100 children were well."),
        ({"count": {"from": 85, "to": 90}}, "Between 85 and 90 in 100 children were well."),
    ],
)
def test_a_chance_is_a_sentence(facts: Facts, changes: dict[str, Any], sentence: str) -> None:
    assert view(facts, **changes).sentence == sentence


@pytest.mark.parametrize(
    ("changes", "other"),
    [
        ({}, "not so for the remaining 18"),
        ({"count": 0}, "not so for the remaining 100"),
        ({"count": 100}, "not so for the remaining 0"),
        ({"count": "0.5"}, "not so for the remaining 99.5"),
        ({"count": 9, "out_of": 10000}, "not so for the remaining 9,991"),
        ({"outcome": "Were alive."}, "the remaining 18 had died"),
        ({"outcome": "were alive and well"}, "not so for the remaining 18"),
        ({"count": {"at_least": 90}}, None),
        ({"count": {"from": 85, "to": 90}}, None),
    ],
)
def test_the_others_are_all_who_are_left_and_are_not_named_where_the_count_is_no_number(
    facts: Facts, changes: dict[str, Any], other: str | None
) -> None:
    assert view(facts, **changes).other == other


@pytest.mark.parametrize(
    ("changes", "filled"),
    [
        ({}, 82),
        ({"count": 0}, 0),
        ({"count": 100}, 100),
        ({"count": 101}, None),
        ({"count": -1}, None),
        ({"count": "82.5"}, None),
        ({"count": 0, "out_of": 1000}, 0),
        ({"count": 1000, "out_of": 1000}, 1000),
        ({"count": 5, "out_of": 10}, None),
        ({"count": 50, "out_of": 99}, None),
        ({"count": 50, "out_of": 101}, None),
        ({"count": {"at_least": 90}}, None),
        ({"count": {"from": 85, "to": 90}}, None),
    ],
)
def test_a_picture_shows_whole_people_of_a_hundred_or_a_thousand(
    facts: Facts, changes: dict[str, Any], filled: int | None
) -> None:
    assert view(facts, **changes).filled == filled
    assert PICTURE_OF == (100, 1000)  # Ottawa decision aids: no other picture is drawn


@pytest.mark.parametrize(
    ("changes", "details"),
    [
        ({}, ["Over 5 years.", "In 2015 to 2018.", "At Netherlands."]),
        ({"place": "EU"}, ["Over 5 years.", "In 2015 to 2018.", "At the Union."]),
        ({"place": "one ward"}, ["Over 5 years.", "In 2015 to 2018.", "At one ward."]),
        ({"years": "unknown"}, ["Over 5 years.", "At Netherlands.", "Unsaid: when."]),
        ({"over": "unknown", "place": "unknown"}, ["In 2015 to 2018.", "Unsaid: how long and where."]),
        ({"over": "unknown", "years": "unknown", "place": "unknown"}, ["Unsaid: how long, when and where."]),
    ],
)
def test_what_the_source_of_a_chance_does_not_state_is_said(
    facts: Facts, changes: dict[str, Any], details: list[str]
) -> None:
    assert view(facts, **changes).details == details


def test_a_fold_says_what_is_counted_each_once_and_no_number(facts: Facts) -> None:
    views = [view(facts), view(facts, count=7), view(facts, outcome="had died.")]
    assert strip_summary(views, facts) == "Open: how many were well or had died"
    assert view(facts, outcome="had died.").what == "82 in 100 had died."
    assert view(facts, count={"at_least": 5}).what == "No fewer than 5 in 100 were well."


def test_what_several_chances_share_is_told_once_and_only_where_all_share_it(facts: Facts) -> None:
    one, other, elsewhere = view(facts), view(facts, count=7), view(facts, who="boys", place="BE")
    assert (shared_who([one, other]), shared_who([one]), shared_who([one, elsewhere])) == ("children", "", "")
    assert shared_details([one, other]) == one.details
    assert shared_details([one]) == shared_details([one, other, elsewhere]) == []


@pytest.mark.parametrize(
    ("outcome", "folds"),
    [("survived", True), ("Survival of 5 years", True), ("came back", True), ("had a fever", False)],
)
def test_a_chance_about_survival_is_known_by_the_words_of_the_wording(facts: Facts, outcome: str, folds: bool) -> None:
    assert about_survival(Chance.model_validate(CHANCE | {"outcome": outcome}), facts) is folds


def test_a_page_for_teenagers_folds_every_chance_and_one_for_families_those_beside_survival() -> None:
    rows = "".join(
        f"    - {{id: {name}, count: 5, out_of: 100, who: children, outcome: {outcome}, over: 5 years, years: unknown, "
        "place: NL, source: ctgov-nct01234567, checked: 2026-04-28}\n"
        for name, outcome in (("alive", "survived"), ("ill", "were ill"), ("well", "were well"), ("sick", "were sick"))
    )
    body = (
        '{{ chance("ill") }}\n\n## One\n\n{{ chance("alive") }}\n\n{{ chance("sick") }}\n\n'
        '## Two\n\n{{ chance("well") }}\n'
    )
    family, teen = page(body=body), page(body=body).replace(b"audience: family", b"audience: teen")
    found = []
    for text in (family, teen):
        site = small(**{"data/conditions.yaml": f"{CONDITIONS}  chances:\n{rows}", "content/leukaemia.md": text})
        own = dataclasses.replace(site.facts, wording=own_words())
        found.append(folded(next(one for one in site.pages if one.url == "/leukaemia/"), own))
    assert found == [{"alive", "sick"}, {"alive", "sick", "ill", "well"}]


@pytest.mark.parametrize(
    ("start", "end", "length"),
    [
        (PartialDate(2025, 1, 1), PartialDate(2025, 1, 31), Span(1, "months")),
        (PartialDate(2025, 1), PartialDate(2025, 12), Span(12, "months")),
        (PartialDate(2025, 1), PartialDate(2026, 11), Span(23, "months")),
        (PartialDate(2025, 1), PartialDate(2026, 12), Span(2, "years")),
        (PartialDate(2025), PartialDate(2030), Span(6, "years")),
        (PartialDate(2025, 1, 1), PartialDate(2027, 6, 30), Span(2, "years")),
        (PartialDate(2025, 1, 1), PartialDate(2027, 7, 15), Span(3, "years")),
    ],
)
def test_below_two_years_a_length_is_told_in_months(start: PartialDate, end: PartialDate, length: Span) -> None:
    assert between(start, end) == length


@pytest.mark.parametrize(
    ("new", "today", "said"),
    [
        (DATES, date(2025, 1, 9), "Will last 2 years."),
        (DATES, date(2025, 1, 10), "Is to last 2 years."),
        (DATES, date(2027, 1, 31), "Is to last 2 years."),
        (DATES, date(2027, 2, 1), "Lasted 2 years."),
        (f"{DATES}  duration: 18 months\n", TODAY, "Lasts 18 months."),
        ("  start: unknown\n  end: 2027-01\n", TODAY, "Length unsaid."),
        ("  start: 2025-01-10\n  end: unknown\n", TODAY, "Length unsaid."),
        (f"{DATES}  funding: {{years: 1}}\n", TODAY, "Is to last 2 years. Paid for 1 year."),
        (f"{DATES}  funding: {{years: 3}}\n", TODAY, "Is to last 2 years. Paid for 3 years."),
        (f"{DATES}  funding: {{years: unknown}}\n", TODAY, "Is to last 2 years."),
    ],
)
def test_how_long_a_trial_lasts_and_how_long_it_is_paid_for(new: str, today: date, said: str) -> None:
    facts, trial = with_trial(DATES, new)
    assert length_text(facts, trial, today) == said


def test_a_trial_that_was_withdrawn_never_lasted() -> None:
    facts, trial = with_trial("  status: recruiting\n  phase", "  status: withdrawn\n  phase")
    assert length_text(facts, trial, date(2028, 1, 1)) == "Was to last 2 years."


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (DATES, True),
        ("  start: unknown\n  end: 2027-01\n", False),
        ("  start: 2025-01-10\n  end: unknown\n", False),
        ("  start: unknown\n  end: unknown\n  duration: 2 years\n", True),
    ],
)
def test_a_length_is_told_where_a_source_states_it_or_both_dates(new: str, told: bool) -> None:
    assert is_told(with_trial(DATES, new)[1]) is told


def test_a_status_is_old_after_the_days_that_the_site_allows_and_not_on_the_last_of_them(facts: Facts) -> None:
    trial, days = facts.trials["lamp-1"], facts.style.limit("status_days_old")
    checked = date(2026, 4, 28)
    last, after = (date.fromordinal(checked.toordinal() + many) for many in (int(days), int(days) + 1))
    assert not is_old(facts, trial.status, last) and is_old(facts, trial.status, after)
    assert not is_old(facts, None, after)
    assert status_text(facts, trial, last) == "is recruiting"
    assert status_text(facts, trial, after) == "on 28 April 2026 was recruiting"


@pytest.mark.parametrize("status", STATUSES)
def test_only_a_trial_that_takes_children_now_counts_as_open(status: str) -> None:
    facts, trial = with_trial("  status: recruiting\n  phase", f"  status: {status}\n  phase")
    groups = {"recruiting": "open", "by-invitation": "open", "not-yet-recruiting": "later", "unknown": "unknown"}
    assert status_group(facts, trial) == groups.get(status, "closed")
    assert status_text(facts, trial, TODAY) == f"is {status}"


@pytest.mark.parametrize(
    ("planned", "source", "said"),
    [
        (False, "ctgov-nct01234567", "ClinicalTrials.gov on 3 May 2026: 80 people wanted."),
        (False, "gone", "gone on 3 May 2026: 80 people wanted."),
        (True, "ctgov-nct01234567", "The list wanted 80 people on 3 May 2026."),
        (True, "gone", "A page wanted 80 people on 3 May 2026."),
    ],
)
def test_what_another_source_says_is_told_with_its_name_or_as_a_plan(
    facts: Facts, planned: bool, source: str, said: str
) -> None:
    other = Different(value=Participants(planned=80), source=source, checked="2026-05-03", planned=planned)
    assert difference(facts, "participants", other) == said


def test_a_fact_that_nobody_stated_says_so_and_names_no_source(facts: Facts) -> None:
    trial = facts.trials["lamp-1"]
    nothing, phase = shown(facts, trial, "duration"), shown(facts, trial, "phase")
    assert (nothing.key, nothing.label, nothing.text, nothing.value) == (
        "lamp-1.duration",
        "How long",
        "nobody knows",
        None,
    )
    assert (nothing.source, nothing.checked, nothing.differs, nothing.derived) == (None, None, (), False)
    assert (phase.text, phase.value, phase.source) == ("Phase two", "2", "ctgov-nct01234567")
    assert (phase.checked, phase.differs, phase.derived) == (date(2026, 4, 28), (), False)


@pytest.mark.parametrize(
    ("ages", "first", "after"),
    [
        (None, "", ""),
        ({"from": "1 year"}, "12", ""),
        ({"to": "17 years"}, "0", "216"),
        ({"under": "18 years"}, "0", "216"),
        ({"from": "6 months", "under": "18 months"}, "6", "18"),
        ({"from": "6 months", "to": "18 months"}, "6", "19"),
        ({"from": "0 days", "under": "1 day"}, "0", "0.04"),
        ({"from": "4 weeks"}, "0.92", ""),
        ({"from": "30 days", "to": "4 weeks"}, "0.99", "1.15"),
    ],
)
def test_the_finder_counts_ages_in_months_and_a_last_year_is_a_whole_one(
    ages: dict[str, str] | None, first: str, after: str
) -> None:
    assert months(Ages.model_validate(ages) if ages else None) == (first, after)


def test_ages_in_a_list_are_said_to_be_unknown_where_they_are() -> None:
    known = facts_with()
    unknown = facts_with(**{"data/trials.yaml": trial_with("{from: 1 year, under: 18 years}", "unknown")})
    said = [ages_text(one, one.trials["lamp-1"]) for one in (known, unknown)]
    assert said == ["Age: from 1 year, not yet 18 years", "Ages : nobody knows"]
