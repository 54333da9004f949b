"""A list of trials never hides one that could fit: what is unknown, wider, narrower or told otherwise may fit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from small_facts import small

from plain_reading import AGES, Reader, Wanted, choices
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.pages.finder.fits import Choice, Fit, fit
from plainfacts.pages.sources.source_usage import Standing
from plainfacts.pages.topic.inline_blocks import Around, value_of
from plainfacts.prose.inline_facts import Call
from site_files import TODAY, trial_with
from varied_trials import CONDITIONS, TREATMENTS, varied_and_listed

OLD = date(2026, 11, 20)
COUNTRIES = ("NL", "BE", "FR", "GB", "DE")
STATUSES = ("open", "later", "unknown", "closed")


def choice(wanted: Wanted) -> Choice:
    size = 1 if wanted.unit == "months" else 12
    age = (Decimal(int(wanted.age) * size), Decimal((int(wanted.age) + 1) * size)) if wanted.age else None
    return Choice(wanted.condition, wanted.treatment, wanted.country, wanted.status, age)


def decided(facts: Facts, wanted: Wanted, today: date) -> dict[str, str]:
    every = {**facts.listed, **facts.trials}
    found = {name: fit(facts, trial, choice(wanted), today) for name, trial in every.items()}
    return {name: answer.group for name, answer in found.items() if answer}


@pytest.mark.parametrize("today", [TODAY, OLD])
def test_every_pair_of_choices_is_decided_as_the_records_read(today: date) -> None:
    facts = varied_and_listed(44, 12)
    options = {"condition": CONDITIONS, "treatment": TREATMENTS, "country": COUNTRIES, "status": STATUSES}
    reader, seen = Reader(facts, today), set()
    for wanted in choices({name: tuple(values) for name, values in options.items()}):
        found = decided(facts, wanted, today)
        assert found == reader.groups(wanted), wanted
        seen |= set(found.values())
    assert seen == {"fits", "may", "listed", "closed"}


def test_an_age_hides_no_listed_trial_and_none_is_promised_to_take_it() -> None:
    facts = varied_and_listed(2, 12)
    for age, unit in AGES:
        found = decided(facts, Wanted(age=age, unit=unit), OLD)
        assert {found.get(name) for name in facts.listed} == {"listed"}


@pytest.mark.parametrize("most", [40, pytest.param(None, marks=pytest.mark.proof)])
def test_choices_of_this_site_are_decided_as_its_records_read(request: pytest.FixtureRequest, most: int | None) -> None:
    """Every choice in `make proof`; in `make test` some, drawn alike each time: the pairs above try each decision."""
    facts = load(read_site(request.config.rootpath)[0]).facts
    options = {"condition": tuple(facts.conditions), "treatment": tuple(facts.treatments), "status": STATUSES}
    countries = sorted(
        {code for trial in facts.trials.values() if trial.countries for code in trial.countries.known or ()}
    )
    reader = Reader(facts, OLD)
    wanted = [Wanted(condition=condition, country=code) for condition in facts.conditions for code in countries]
    wanted += [Wanted(treatment=treatment, country=code) for treatment in facts.treatments for code in countries]
    wanted += [Wanted(condition=name, age=age, unit=unit) for name in options["condition"] for age, unit in AGES]
    wanted += [Wanted(condition=name, status=status) for name in options["condition"] for status in STATUSES]
    for one in Random(most).sample(wanted, most) if most else wanted:
        assert decided(facts, one, OLD) == reader.groups(one), one


def answer(changes: str, today: date = TODAY, **wanted: str) -> tuple[str, list[str]] | None:
    """The group of the one trial of a small site, and the keys of what is not sure; None where it is not shown."""
    facts = small(today, **{"data/trials.yaml": changes, "data/conditions.yaml": KINDS}).facts
    found: Fit | None = fit(facts, facts.trials["lamp-1"], choice(Wanted(**wanted)), today)
    return found and (found.group, [reason.key for reason in found.reasons])


KINDS = """\
- {id: leukaemia, name: leukaemia, plain: A cancer of the blood., source: ctgov-nct01234567, checked: 2026-04-28}
- {id: all, part_of: leukaemia, name: ALL, plain: A leukaemia., source: ctgov-nct01234567, checked: 2026-04-28}
- {id: b-all, part_of: all, name: B-ALL, plain: An ALL., source: ctgov-nct01234567, checked: 2026-04-28}
- {id: lymphoma, name: lymphoma, plain: Another cancer., source: ctgov-nct01234567, checked: 2026-04-28}
"""


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("all", ("fits", [])),
        ("leukaemia", ("may", ["condition_part"])),
        ("b-all", ("may", ["condition_wider"])),
        ("lymphoma", None),
    ],
)
def test_a_wider_and_a_narrower_illness_may_fit(chosen: str, expected: object) -> None:
    assert answer(trial_with("conditions: [leukaemia]", "conditions: [all]"), condition=chosen) == expected


@pytest.mark.parametrize(
    ("typed", "age", "unit", "expected"),
    [
        ("unknown", "3", "years", ("may", ["ages_unknown"])),
        ("{from: 18 months, under: 18 years}", "17", "months", None),
        ("{from: 18 months, under: 18 years}", "18", "months", ("fits", [])),
        ("{from: 18 months, under: 18 years}", "1", "years", ("may", ["ages_part"])),
        ("{from: 1 year, to: 18 years}", "18", "years", ("fits", [])),
        ("{from: 1 year, under: 18 years}", "18", "years", None),
        ("{from: 1 year}", "80", "years", ("fits", [])),
    ],
)
def test_an_age_outside_stays_out_and_an_unknown_one_may_fit(typed: str, age: str, unit: str, expected: object) -> None:
    assert answer(trial_with("{from: 1 year, under: 18 years}", typed), age=age, unit=unit) == expected


def test_a_country_that_another_source_names_may_fit() -> None:
    told = "{value: [NL], differs: [{value: [NL, FR], source: ctgov-nct01234567, checked: 2025-06-01}]}"
    trial = trial_with("countries: [NL]", f"countries: {told}")
    assert answer(trial, country="FR") == ("may", ["country_differs"])
    assert answer(trial, country="NL") == ("fits", [])
    assert answer(trial, country="BE") is None


@pytest.mark.parametrize("status", ["completed", "terminated", "withdrawn", "active-not-recruiting", "suspended"])
def test_closed_trials_are_shown_as_closed(status: str) -> None:
    trial = trial_with("status: recruiting\n  phase", f"status: {status}\n  phase")
    assert answer(trial, country="NL") == ("closed", [])


def test_what_was_not_open_yet_may_have_opened_since() -> None:
    trial = trial_with("status: recruiting\n  phase", "status: not-yet-recruiting\n  phase")
    assert answer(trial, status="open") is None
    assert answer(trial, OLD, status="open") == ("may", ["status_old"])


def test_a_trial_in_parts_is_found_where_a_part_of_it_is() -> None:
    part = trial_with("id: lamp-1", "id: lamp-2\n  part_of: lamp-1").replace("[NL]", "[FR]")
    facts = small(**{"data/trials.yaml": trial_with("countries: [NL]", "countries: [BE]") + part}).facts
    found = fit(facts, facts.trials["lamp-1"], Choice(country="FR"), TODAY)
    assert found and (found.group, [reason.key for reason in found.reasons]) == ("fits", ["part_fits"])


def listed(trial: str, **wanted: str) -> str:
    """What `{{ trials(...) }}` prints on a page."""
    site = small(**{"data/trials.yaml": trial, "data/conditions.yaml": KINDS})
    call = Call("trials", wanted, 1, 0, 0)
    return str(value_of(call, Around(site.facts, "/leukaemia/", TODAY, Standing())))


def test_a_page_says_no_trial_only_where_none_could_fit() -> None:
    unknown = trial_with("countries: [NL]", "countries: unknown")
    html = listed(unknown, condition="leukaemia", country="BE")
    assert "No trial in our list fits this" not in html
    assert html.index("<h3>May fit: ask</h3>") < html.index("LAMP 1") < html.index("The countries are not stated.")
    assert "No trial in our list fits this" in listed(trial_with("x", "x"), condition="lymphoma")


def test_a_page_for_an_illness_lists_trials_for_its_kinds_and_says_which() -> None:
    html = listed(trial_with("conditions: [leukaemia]", "conditions: [b-all]"), condition="leukaemia")
    assert "<h3>" not in html and "For some kinds only: B-ALL." in html


def test_a_page_tells_which_trials_are_closed() -> None:
    html = listed(trial_with("status: recruiting\n  phase", "status: completed\n  phase"), condition="leukaemia")
    assert html.index("Closed to new children") < html.index("LAMP 1")
    assert "LAMP" not in listed(
        trial_with("status: recruiting\n  phase", "status: completed\n  phase"), status="recruiting"
    )
