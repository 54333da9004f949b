"""The packed trials of the search index: what several share is written once, and every place leads back to its value."""

from __future__ import annotations

import gzip
from itertools import accumulate
from typing import Any

from many_trials import many
from plainfacts.facts.facts import Facts
from plainfacts.pages.finder.index_entry import TrialEntry, trial_entry, trial_words
from plainfacts.pages.finder.long_lists import by_name
from plainfacts.pages.finder.packed_index import packed
from plainfacts.pages.finder.search_index import search_index


def index(trials: int) -> tuple[Facts, list[TrialEntry], dict[str, Any]]:
    facts = many(trials).facts
    entries = [trial_entry(facts, trial) for trial in by_name(facts.trials.values())]
    return facts, entries, packed(facts, entries)


def several(found: dict[str, Any], name: str, row: int) -> list[Any]:
    gaps = found["columns"][name][row]
    return [found["tables"][name][place] for place in accumulate(map(int, gaps.split()))]


def test_every_place_leads_back_to_its_value() -> None:
    _, entries, found = index(12)
    columns, tables = found["columns"], found["tables"]
    for row, entry in enumerate(entries):
        assert several(found, "countries", row) == entry["countries"]
        assert several(found, "sites", row) == entry["sites"]
        assert several(found, "tested", row) == entry["tested"]
        assert tables["ages"][columns["ages"][row]] == entry["ages"]
        assert tables["day"][columns["day"][row]] == entry["day"]
        assert tables["sponsor"][columns["sponsor"][row]] == entry["sponsor"]
        assert tables["status"][entry["status"]][0] in ("open", "later", "closed", "unknown")


def test_what_several_trials_share_is_written_once() -> None:
    _, entries, found = index(12)
    assert len({tuple(site) for entry in entries for site in entry["sites"]}) == len(found["tables"]["sites"]) == 3
    assert found["columns"]["id"] == [0] * 12, "an id that follows from the name is left out"
    assert found["tables"]["ages"][0] == ["24", "216", "Aged 2 years to under 18 years"]


def test_topics_lead_to_what_they_are_part_of() -> None:
    _, _, found = index(3)
    topics = {topic[0]: topic for topic in found["tables"]["topics"]}
    assert topics["tablets"][2:] == ["tablets", "pills"]
    assert found["tables"]["topics"][topics["tablets"][1]][0] == "medicines"
    assert topics["medicines"][1] == -1


def test_the_words_of_a_trial_are_those_that_families_and_registers_use() -> None:
    facts, entries, _ = index(3)
    assert {"LAMP 1", "NCT00000001", "leukemia", "tablets", "pills", "medicines", "examplinib", "Netherlands"} <= set(
        trial_words(facts, entries[0])
    )


def weight(trials: int) -> int:
    site = many(trials)
    return len(gzip.compress(search_index(site.facts, site.pages).encode(), 9))


def test_one_more_trial_costs_few_bytes() -> None:
    assert (weight(600) - weight(100)) / 500 < 40
