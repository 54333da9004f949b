"""What a master protocol leaves out follows from its parts: never more open, wider or larger than they are."""

from __future__ import annotations

from typing import Any

import pytest

from plainfacts.facts.derive import derived, fact_of, is_derived
from plainfacts.facts.facts import Facts
from plainfacts.facts.load import load
from plainfacts.facts.records.trial import STATUSES, Participants
from site_files import SOURCES, TRIAL, site_files
from varied_trials import varied_and_listed

OPEN_FIRST = [
    "recruiting",
    "by-invitation",
    "not-yet-recruiting",
    "suspended",
    "active-not-recruiting",
    "unknown",
    "completed",
    "terminated",
    "withdrawn",
]
"""A family looks for the most open part. What nobody knows may be open, so it comes before all that is closed."""
MASTER = (
    TRIAL.replace("id: lamp-1", "id: lantern")
    .replace("name: LAMP 1", "name: LANTERN")
    .replace("  registry_ids: [NCT01234567]\n", "")
    .replace("  status: recruiting\n", "")
    .replace("  countries: [NL]\n", "")
    .replace("  participants: {planned: 26}\n", "")
)
OPEN = "  status: recruiting\n"
OTHER_SOURCE = SOURCES.replace("id: ctgov-nct01234567", "id: another-list")


def part(name: str, *changes: tuple[str, str]) -> str:
    text = TRIAL.replace("- id: lamp-1\n", f"- id: {name}\n  part_of: lantern\n")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def facts_of(*records: str) -> Facts:
    text = "".join(records)
    found = load(site_files(**{"data/trials.yaml": text, "data/sources.yaml": SOURCES + OTHER_SOURCE}))
    assert {"lantern"} <= found.facts.trials.keys(), found.problems
    return found.facts


def value(facts: Facts, field: str) -> Any:
    fact = fact_of(facts, facts.trials["lantern"], field)
    return fact.value if fact else None


def test_every_status_has_its_place_in_the_order() -> None:
    assert sorted(OPEN_FIRST) == sorted(STATUSES)


@pytest.mark.parametrize("at", range(len(OPEN_FIRST) - 1))
def test_a_master_is_as_open_as_the_most_open_of_its_parts(at: int) -> None:
    first, second = OPEN_FIRST[at : at + 2]
    parts = [part("part-a", (OPEN, f"  status: {second}\n")), part("part-b", (OPEN, f"  status: {first}\n"))]
    assert value(facts_of(MASTER, *parts), "status") == (first if first != "unknown" else None)


def test_one_part_alone_is_the_whole() -> None:
    assert value(facts_of(MASTER, part("part-a")), "participants") == Participants(planned=26)


def test_a_listed_trial_has_what_its_table_states_and_nothing_is_derived_for_it() -> None:
    facts = varied_and_listed(2, 1)
    listed = next(iter(facts.listed.values()))
    assert fact_of(facts, listed, "status") is listed.status
    assert fact_of(facts, listed, "duration") is None
    assert not is_derived(facts, listed, "duration")


def test_where_no_part_says_whether_it_is_open_nobody_knows() -> None:
    assert value(facts_of(MASTER, part("part-a", (OPEN, "  status: unknown\n"))), "status") is None


def test_from_what_some_parts_plan_nobody_knows_how_many_the_whole_plans() -> None:
    unsaid = ("participants: {planned: 26}", "participants: unknown")
    assert value(facts_of(MASTER, part("part-a"), part("part-b", unsaid)), "participants") is None


def test_countries_and_numbers_are_those_of_all_parts_each_once() -> None:
    facts = facts_of(
        MASTER,
        part("part-a", ("countries: [NL]", "countries: [NL, BE]")),
        part("part-b", ("countries: [NL]", "countries: [FR, NL]"), ("NCT01234567]", "NCT07654321]")),
    )
    assert value(facts, "countries") == ("BE", "FR", "NL")
    assert value(facts, "registry_ids") == ("NCT01234567", "NCT07654321")


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ("planned: 26", "planned: 10", 36),
        ("planned: 26", "actual: 10", 36),
        ("planned: 26, actual: 30", "planned: 1", 27),
        ("planned: 0, actual: 5", "planned: 1", 1),
        ("actual: 5", "planned: 0", 5),
    ],
)
def test_the_children_of_all_parts_are_added_up_as_they_were_planned(first: str, second: str, total: int) -> None:
    old = "participants: {planned: 26}"
    facts = facts_of(
        MASTER,
        part("part-a", (old, f"participants: {{{first}}}")),
        part("part-b", (old, f"participants: {{{second}}}")),
    )
    assert value(facts, "participants") == Participants(planned=total)


def test_what_is_written_is_never_replaced() -> None:
    own = MASTER.replace("  phase: 2\n", "  phase: 2\n  countries: [DE]\n")
    facts = facts_of(own, part("part-a"))
    assert value(facts, "countries") == ("DE",)
    assert not is_derived(facts, facts.trials["lantern"], "countries")
    assert is_derived(facts, facts.trials["lantern"], "status")


def test_nothing_is_derived_but_what_can_be_and_nothing_from_nobody() -> None:
    facts = facts_of(MASTER, part("part-a"))
    master = facts.trials["lantern"]
    assert derived(facts, master, "ages") is None
    assert derived(facts, facts.trials["part-a"], "countries") is None
    assert not is_derived(facts, facts.trials["part-a"], "status")
    assert not is_derived(facts, master, "duration")  # nobody writes it, and it follows from nothing


def test_where_no_part_knows_nothing_is_derived() -> None:
    facts = facts_of(MASTER, part("part-a", ("countries: [NL]", "countries: unknown")))
    assert value(facts, "countries") is None


def test_a_part_that_does_not_know_adds_nothing() -> None:
    facts = facts_of(
        MASTER, part("part-a", ("countries: [NL]", "countries: unknown")), part("part-b", ("[NL]", "[FR]"))
    )
    assert value(facts, "countries") == ("FR",)


def test_a_derived_fact_is_as_old_as_the_oldest_it_rests_on() -> None:
    new = ("checked: 2026-04-28\n  status", "checked: 2026-04-29\n  status")
    other = ("source: ctgov-nct01234567", "source: another-list")
    facts = facts_of(MASTER, part("part-a", new, other), part("part-b"))
    found = derived(facts, facts.trials["lantern"], "countries")
    assert found and (found.checked.isoformat(), found.source) == ("2026-04-28", "ctgov-nct01234567")
    same_day = facts_of(MASTER, part("part-a"), part("part-b", other))
    found = derived(same_day, same_day.trials["lantern"], "countries")
    assert found and found.source == "another-list"  # of one day, the first by name: the same on every build
