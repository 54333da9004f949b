"""The page of a listed trial says what it is and is not; lists, search and data tell it from what somebody wrote."""

from __future__ import annotations

import gzip
import json
from dataclasses import replace
from datetime import date

from plainfacts.facts.facts import Facts
from plainfacts.pages.data.api import trials_json
from plainfacts.pages.finder.finder_form import finder
from plainfacts.pages.finder.long_lists import LISTED, paged
from plainfacts.pages.finder.numbered_lists import list_pages
from plainfacts.pages.finder.search_index import search_index
from plainfacts.pages.trial.listed_page import listed_page
from site_files import TODAY
from varied_trials import varied_and_listed

OLD = date(2026, 11, 20)


def page(facts: Facts, today: date = TODAY) -> str:
    made = listed_page(facts, next(iter(facts.listed.values())), today)
    return f"{made.aside}{made.html}"


def test_the_page_says_that_nobody_wrote_it_and_gives_the_register_s_title_in_its_language() -> None:
    facts = varied_and_listed(2, 3)
    html = page(facts)
    assert facts.wording("listed.notice") in html
    assert (
        '<blockquote lang="en" dir="ltr" data-fact="nct90000000.official_title">A study of lamp oil, number 0' in html
    )
    assert 'href="https://clinicaltrials.gov/study/NCT90000000"' in html
    assert facts.wording("trial.general_questions.0") in html


def test_what_the_table_does_not_state_is_said_to_be_unknown() -> None:
    facts = varied_and_listed(2, 3)
    for field in ("phase", "places", "sponsor", "start"):
        asked = page(facts).partition(facts.wording("trial.to_ask"))[2].partition("</ul>")[0]
        assert f'data-fact="nct90000000.{field}">{facts.wording(f"field.{field}")}<' in asked


def test_what_was_open_in_an_old_table_is_not_called_open() -> None:
    facts = varied_and_listed(2, 3)
    assert facts.wording("trial.status.recruiting") in page(facts)
    assert facts.wording("trial.status.recruiting") not in page(facts, OLD)


def test_every_listed_trial_is_found_without_scripts_and_once() -> None:
    facts = varied_and_listed(2, 120)
    shares = paged(facts, TODAY)[LISTED]
    assert sorted(trial.id for share in shares for trial in share.trials) == list(facts.listed)
    planned = list_pages(facts, [], TODAY)
    assert [name for name in planned if "/listed/" in name] == [share.source for share in shares[1:]]
    html = str(planned[shares[1].source].make().html)
    assert all(f"/{trial.id}/" in html for trial in shares[1].trials)


def test_those_of_the_site_s_own_countries_come_first() -> None:
    facts = varied_and_listed(2, 40)
    facts = replace(facts, settings=replace(facts.settings, countries=("GB",)))
    order = [trial for share in paged(facts, TODAY)[LISTED] for trial in share.trials]
    at_home = ["GB" in (trial.countries.known or ()) for trial in order]
    assert at_home == sorted(at_home, reverse=True)
    assert any(at_home)


def test_written_trials_come_first_then_listed_ones_then_closed_ones() -> None:
    html = str(finder(varied_and_listed(44, 12), "/trials/", TODAY))
    assert html.index('id="group-open"') < html.index('id="group-listed"') < html.index('id="group-closed"')


def test_the_data_file_keeps_what_was_written_apart() -> None:
    facts = varied_and_listed(2, 3)
    found = json.loads("".join(trials_json(facts)))
    assert {trial["id"] for trial in found["trials"]} == set(facts.trials)
    assert {trial["id"]: trial["url"] for trial in found["listed"]} == {
        name: f"/trials/{name}/" for name in facts.listed
    }
    assert found["listed"][0]["facts"]["age_groups"]["value"] == ["child", "adult"]


def test_the_search_finds_a_listed_trial_as_such_and_it_weighs_little() -> None:
    few, many = (search_index(varied_and_listed(2, number), []) for number in (100, 600))
    assert json.loads(few)["trials"]["few"]["listed"] == len(varied_and_listed(2, 100).trials)
    assert len(gzip.compress(many.encode(), 9)) - len(gzip.compress(few.encode(), 9)) < 500 * 40
