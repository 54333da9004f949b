"""Rules of trials: each says what a person would lose, with a good and a bad line."""

from __future__ import annotations

import pytest

from checks.judged import Change, another, in_trial, line, told_once

SITES = "    - {name: Example Hospital, city: Utrecht, country: NL, status: recruiting}"
PEOPLE = "participants: {planned: 26}"
DESIGN = "design: {groups: 1, randomised: no, comparison: no}"
MAY_HELP = "The medicine may help your child. It may also not help."

# rule, the good line, the bad line, what is said
CASES: list[tuple[str, str, str, str]] = [
    (
        "design-fit",
        DESIGN,
        "design: {groups: 1, randomised: yes, comparison: unknown}",
        "Chance decides (`randomised: yes`), but there is only 1 group.",
    ),
    (
        "design-fit",
        DESIGN,
        "design: {groups: 1, randomised: no, comparison: yes}",
        "There is a comparison, but only 1 group.",
    ),
    ("design-fit", DESIGN, "design: {groups: 0, randomised: no, comparison: no}", "A trial with 0 groups cannot be."),
    (
        "design-fit",
        DESIGN,
        "design: {groups: 2, randomised: yes, comparison: no}",
        "Chance decides between groups (`randomised: yes`), but there is no comparison.",
    ),
    (
        "title-length",
        "title: A medicine",
        f"title: {'A' * 60} medicine",
        "The title has 97 characters; the limit is 65.",
    ),
    ("summary-length", "if it helps.", "if it helps. It is small.", "The summary has 3 sentences; the limit is 2."),
    (
        "may-not-help",
        MAY_HELP,
        "The medicine helps many children.",
        "The text does not say that the trial may not help.",
    ),
    ("no-trial", "other care, or no trial", "other care", "The text does not say that no trial is a choice."),
    ("empty-text", "We do not know yet if the medicine works.", "n/a", "`n/a` says nothing."),
    ("side-effects-action", "feel sick. Tell your team.", "feel sick.", "The text does not say whom to tell."),
    ("duplicate-item", "countries: [NL]", "countries: [NL, NL]", "NL stands here and in data/trials.yaml:13."),
    (
        "participants-plausible",
        PEOPLE,
        "participants: {planned: 0}",
        "There are 0 participants, but the status is recruiting.",
    ),
    (
        "participants-plausible",
        PEOPLE,
        "participants: {planned: 26, actual: 260}",
        "260 participants are more than a trial like this has.",
    ),
    (
        "funding",
        DESIGN,
        f"funding: {{amount: 500000}}\n  {DESIGN}",
        "The amount 500000 has no currency (data/trials.yaml:20).",
    ),
    (
        "funding",
        DESIGN,
        f"funding: {{amount: 5, currency: EUR}}\n  {DESIGN}",
        "An amount of 5 EUR is not what a trial costs.",
    ),
    ("funding", DESIGN, f"funding: {{years: 50}}\n  {DESIGN}", "Money for 50 years is not plausible."),
]


@pytest.mark.parametrize(("rule", "good", "bad", "message"), CASES)
def test_a_bad_line_is_told_and_a_good_one_is_not(rule: str, good: str, bad: str, message: str) -> None:
    assert told_once(rule, good, bad, message)


def test_an_open_trial_whose_people_are_counted_already() -> None:
    told = in_trial("open-with-counted-people", (PEOPLE, "participants: {actual: 0}"))
    assert told == [
        line("status:", (PEOPLE, "participants: {actual: 0}"))
        + "The status is recruiting, but the number of people is final: 0 (data/trials.yaml:16)."
    ]
    assert in_trial("open-with-counted-people") == []


def test_a_withdrawn_trial_that_people_joined() -> None:
    changes: list[Change] = [
        ("status: recruiting\n  phase", "status: withdrawn\n  phase"),
        (PEOPLE, "participants: {actual: 4}"),
    ]
    told = in_trial("withdrawn-with-people", *changes)
    assert told == [
        line("status:", *changes) + "The status is withdrawn, but 4 people took part (data/trials.yaml:16)."
    ]
    assert in_trial("withdrawn-with-people", changes[0], (PEOPLE, "participants: {actual: 0}")) == []


def test_a_recruiting_trial_without_an_open_hospital() -> None:
    change = (SITES, SITES.replace("status: recruiting", "status: completed"))
    message = "The status is recruiting, but none of the 1 hospitals is recruiting (data/trials.yaml:14)."
    assert in_trial("status-sites", change) == [line("status:", change) + message]
    assert in_trial("status-sites", (SITES, SITES.replace("status: recruiting", "status: unknown"))) == []


def test_a_closed_trial_with_an_open_hospital() -> None:
    change = ("status: recruiting\n  phase", "status: withdrawn\n  phase")
    message = "The status is withdrawn, but Example Hospital is recruiting (data/trials.yaml:15)."
    assert in_trial("status-sites", change) == [line("status:", change) + message]


def test_countries_that_are_not_those_of_the_hospitals() -> None:
    change = ("countries: [NL]", "countries: [BE]")
    place = line("countries:", change)
    assert in_trial("countries-sites", change) == [
        place + "A hospital is in Netherlands (data/trials.yaml:15), but NL is not among the countries.",
        place + "Belgium (BE) is a country of the trial, but no hospital is there (data/trials.yaml:14).",
    ]


def test_a_hospital_in_two_cities() -> None:
    elsewhere = another("lamp-2", ("city: Utrecht", "city: Zwolle"))
    second = SITES.replace("Example", "Other") + "\n" + SITES
    usual = another("lamp-3", (SITES, second)).replace("NCT07654321", "NCT07654322")
    message = "Example Hospital is in Zwolle, NL here, but in Utrecht, NL in data/trials.yaml:15."
    assert in_trial("site-place", more=elsewhere + usual) == [line("city: Zwolle", more=elsewhere + usual) + message]


def test_a_name_that_one_trial_uses_for_many_places_is_no_hospital() -> None:
    change = (SITES, SITES + "\n" + SITES.replace("Utrecht", "Breda"))
    assert in_trial("site-place", change) == []


def test_a_contact_in_a_city_without_a_hospital() -> None:
    more = another("lamp-2", ("city: Utrecht", "city: Breda"), ("Example Hospital, city", "Other Hospital, city"))
    contact = ("  design:", "  contact: Example office, Breda\n  design:")
    message = "The contact is in Breda, but no hospital of the trial is there (data/trials.yaml:14)."
    assert in_trial("contact-place", contact, more=more) == [line("contact:", contact, more=more) + message]
    assert in_trial("contact-place", ("  design:", "  contact: Example office, Utrecht\n  design:"), more=more) == []


def test_a_phase_3_trial_that_is_small_and_compares_nothing() -> None:
    changes: list[Change] = [("phase: 2", "phase: 3"), (PEOPLE, "participants: {planned: 5}")]
    place = line("phase:", *changes)
    assert in_trial("phase-size", *changes) == [
        place + "A phase 3 trial has 5 participants (data/trials.yaml:16); 20 is the least to expect."
    ]
    assert in_trial("phase-comparison", *changes) == [
        place + "A phase 3 trial has no comparison (data/trials.yaml:20)."
    ]
    assert in_trial("phase-size", ("phase: 2", "phase: 3")) == []


def test_more_groups_than_people() -> None:
    changes: list[Change] = [("groups: 1", "groups: 3"), (PEOPLE, "participants: {planned: 2}")]
    message = "For 3 groups (data/trials.yaml:20), 2 participants are too few."
    assert in_trial("participants-plausible", *changes) == [line("participants:", *changes) + message]


def test_a_registry_number_of_two_trials() -> None:
    more = another("lamp-2").replace("NCT07654321", "NCT01234567")
    message = "The number NCT01234567 also stands in data/trials.yaml:5 (lamp-1)."
    assert in_trial("registry-number-shared", more=more) == ["data/trials.yaml:42: " + message]


def test_facts_from_the_record_of_another_trial() -> None:
    change = ("[NCT01234567]", "[NCT01234576]")
    message = "Facts come from the record NCT01234567, but the trial's number is NCT01234576 (data/trials.yaml:5)."
    assert in_trial("registry-source", change) == ["data/trials.yaml:6: " + message]


PART = ("  name:", "  part_of: lamp-1\n  name:")


def parts(*changes: Change) -> str:
    return another("lamp-1-a", PART, ("name: LAMP-1-A", "name: LAMP 1 A"), *changes)


def test_a_sub_trial_that_fits_is_fine() -> None:
    for rule in (
        "master-status",
        "master-countries",
        "master-participants",
        "master-parts",
        "master-groups",
        "master-dates",
        "ages-master",
    ):
        assert in_trial(rule, more=parts()) == [], rule


def test_a_master_that_is_more_open_than_its_parts() -> None:
    more = parts(("status: recruiting\n  phase", "status: unknown\n  phase"))
    assert in_trial("master-status", more=more) == []
    closed = parts(
        ("status: recruiting\n  phase", "status: suspended\n  phase"), (SITES + "\n", ""), ("  sites:\n", "")
    )
    message = "The status is recruiting, but none of the 1 sub-trials is recruiting."
    assert in_trial("master-status", more=closed) == [line("status:") + message]


def test_a_master_that_is_more_closed_than_its_parts() -> None:
    change = ("status: recruiting\n  phase", "status: completed\n  phase")
    message = "The status is completed, but lamp-1-a is recruiting (data/trials.yaml:46)."
    assert in_trial("master-status", change, more=parts()) == [line("status:", change) + message]


def test_a_master_with_other_countries_than_its_parts() -> None:
    more = parts(
        ("countries: [NL]", "countries: [NL, FR]"),
        ("NL, status: recruiting}", "NL, status: recruiting}\n    - {name: Hôpital, city: Lyon, country: FR}"),
    )
    message = "The sub-trial lamp-1-a is in France (data/trials.yaml:51), but FR is not named here."
    assert in_trial("master-countries", more=more) == [line("countries:") + message]


def test_a_master_whose_participants_do_not_add_up() -> None:
    message = "The participants are 26, but the sub-trials add up to 30: 30 in lamp-1-a (data/trials.yaml:54)."
    assert in_trial("master-participants", more=parts((PEOPLE, "participants: {planned: 30}"))) == [
        line("participants:") + message
    ]


def test_a_noted_difference_between_a_master_and_its_parts_is_no_problem() -> None:
    noted = "participants: {value: {planned: 26}, differs: [{value: {planned: 30}, source: ctgov-nct01234567, checked: 2025-04-28}]}"
    assert in_trial("master-participants", (PEOPLE, noted), more=parts((PEOPLE, "participants: {planned: 30}"))) == []


def test_a_part_that_does_not_fit_its_master() -> None:
    more = parts(("phase: 2", "phase: 3"), ("name: LAMP 1 A", "name: TORCH A"), ("sponsor: Example", "sponsor: Other"))
    told = in_trial("master-parts", more=more)
    assert [text.split(": ", 1)[1] for text in told] == [
        "The name TORCH A does not begin like that of its master protocol, LAMP 1.",
        "The phase is 3, but that of lamp-1 is 2.",
        "The sponsor is Other Hospital, but that of lamp-1 is Example Hospital.",
    ]


def test_groups_and_dates_and_ages_of_a_part() -> None:
    more = parts(("groups: 1", "groups: 4"), ("end: 2027-01", "end: 2029-01"), ("under: 18 years", "to: 18 years"))
    assert in_trial("master-groups", more=more) == [
        line("design:") + "The design says `groups: 1`, but the sub-trials have 4 (data/trials.yaml:58)."
    ]
    assert in_trial("master-dates", more=more) == [
        line("end:") + "The end is 2027-01, but the last end among the sub-trials is 2029-01."
    ]
    message = "The ages (from 1 year, to 18 years) are not within those of lamp-1 (from 1 year, under 18 years)."
    assert in_trial("ages-master", more=more) == ["data/trials.yaml:50: " + message]


@pytest.mark.parametrize("design", ["design: unknown", "design: {groups: unknown, randomised: no, comparison: no}"])
def test_groups_of_a_part_that_nobody_knows_are_not_added_up(design: str) -> None:
    assert in_trial("master-groups", more=parts((DESIGN, design))) == []
    assert in_trial("master-groups", (DESIGN, design), more=parts()) == []


def test_side_effects_that_nobody_knows_need_no_action() -> None:
    assert (
        in_trial(
            "side-effects-action", ("side_effects: Your child may feel sick. Tell your team.", "side_effects: unknown")
        )
        == []
    )


def test_a_record_that_is_part_of_itself() -> None:
    own = ("  name:", "  part_of: lamp-1\n  name:")
    assert in_trial("part-of-cycle", own) == [
        line("part_of:", own) + "This record is part of itself: lamp-1 is part of lamp-1."
    ]


def test_a_number_of_a_part_that_its_master_leaves_out() -> None:
    message = "The number NCT07654321 of a sub-trial is not named here."
    assert in_trial("master-registry", more=parts()) == [line("registry_ids:") + message]


def test_an_official_title_that_says_otherwise() -> None:
    change = ("A phase 2 study", "A Phase III, single arm, randomized study")
    more: list[Change] = [change, ("groups: 1", "groups: 2")]
    assert in_trial("official-title") == []
    assert in_trial("official-title", *more) == [
        line("phase: 2", *more) + "The phase is 2, but the official title (data/trials.yaml:4) says phase 3.",
        line("design:", *more)
        + 'The design has 2 groups, but the official title says "single arm" (data/trials.yaml:4).',
        line("design:", *more)
        + 'The design says `randomised: no`, but the official title says "randomized" (data/trials.yaml:4).',
    ]
