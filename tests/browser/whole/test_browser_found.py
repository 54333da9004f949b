"""What stands on a site is found by its name or number, and the index has each trial as its record has it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browser_site import Opener, results

from building import SITE
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.pages.finder.index_entry import trial_entry, trial_words
from plainfacts.prose.page import read_page

pytestmark = pytest.mark.browser


def test_a_page_is_found_by_its_title_and_a_trial_by_its_number(open_page: Opener) -> None:
    files, _ = read_site(SITE)
    facts = load(files).facts
    read = (read_page(raw, path)[0] for path, raw in files.items() if path.startswith("content/"))
    asked = {page.front.title: page.url[1:] for page in read if page and page.front.audience == "family"}
    asked = {title: address for title, address in asked.items() if address}
    for trial in facts.trials.values():
        numbers = (trial.registry_ids and trial.registry_ids.known) or ()
        asked |= {number: f"trials/{trial.id}/" for number in numbers if not trial.part_of}
    page = open_page()
    page.evaluate("document.querySelector('header .bar > button').click()")
    found = {query: results(page, query)[:3] for query in asked}
    missed = {query: found[query] for query, wanted in asked.items() if wanted not in found[query]}
    assert missed == {}


def test_unpacked_trials_are_those_of_the_records(open_page: Opener, path_of: Callable[[str], str]) -> None:
    page = open_page(path_of("finder"))
    unpack = (
        "fetch('/search.json').then((answer) => answer.json()).then((read) => window.plainMatch.trials(read.trials))"
    )
    found = {trial["u"]: trial for trial in page.evaluate(unpack)}
    facts = load(read_site(SITE)[0]).facts
    assert len(found) == len(facts.trials) + len(facts.listed)
    for trial in facts.trials.values():
        entry, unpacked = trial_entry(facts, trial), found[f"trials/{trial.id}/"]
        assert set(unpacked["a"]) == set(trial_words(facts, entry))
        assert unpacked["t"] == f"{entry['name']}: {entry['title']}"
        assert unpacked["k"] == ("part" if trial.part_of else "trial")
        assert [*(unpacked["ages"] or ["", ""]), unpacked["aged"]] == entry["ages"]
        for field in ("conditions", "treatments"):
            assert sorted(unpacked[field]) == sorted(entry[field])
        assert unpacked["others"] == entry["others"]
        assert {part["u"].split("/")[1] for part in unpacked["parts"]} == {
            part.id for part in facts.trials.values() if part.part_of == trial.id
        }
        assert sorted(unpacked["countries"]) == sorted(code for code, _ in entry["countries"])
        assert sorted(map(tuple, unpacked["sites"])) == sorted(map(tuple, entry["sites"]))
        assert unpacked["day"] == entry["day"]
