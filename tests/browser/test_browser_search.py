"""The search finds what families mean, and loads nothing before it is opened."""

from __future__ import annotations

import pytest
from browser_site import ROOT, Opener
from playwright.sync_api import Page, expect
from search_queries import QUERIES

from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.pages.trial_entry import trial_entry, trial_words

pytestmark = pytest.mark.browser


def results(page: Page, query: str) -> list[str]:
    """The addresses found, best first, after Enter."""
    field = page.get_by_role("searchbox")
    field.fill(query)
    field.press("Enter")
    expect(page.locator(".results a").first).to_be_focused()
    return page.locator(".results a").evaluate_all("links => links.map((link) => new URL(link.href).pathname.slice(1))")


def test_the_right_page_is_among_the_first_three(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    missed = {}
    for query, wanted in QUERIES.items():
        found = results(page, query)[:3]
        if not set(found) & set(wanted):
            missed[query] = found
    assert len(missed) <= len(QUERIES) * 0.05, missed


def test_the_number_of_results_is_told(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("neuroblastoma")
    page.locator(".results li").first.wait_for()
    number = page.locator(".results li").count()
    expect(page.get_by_role("status")).to_have_text(f"{number} pages found")
    page.get_by_role("searchbox").fill("zzzzzz")
    expect(page.get_by_role("status")).to_contain_text("No page found")
    assert page.locator(".results li").count() == 0


def test_the_index_is_fetched_at_the_first_opening_only(open_page: Opener) -> None:
    page = open_page("about/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(300)
    assert not [url for url in asked if url.endswith(("match.js", "search.json"))]
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("fever")
    page.locator(".results li").first.wait_for()
    assert {"match.js", "search.json"} <= {url.rpartition("/")[2] for url in asked}


def test_no_survival_figure_is_in_the_index(open_page: Opener, built_site: object) -> None:
    page = open_page()
    index = page.evaluate("fetch('search.json').then((answer) => answer.text())")
    assert "out of 100" not in index
    assert " survived" not in index


def test_unpacked_trials_are_those_of_the_records(open_page: Opener) -> None:
    page = open_page("trials/")
    unpack = (
        "fetch('../search.json').then((answer) => answer.json()).then((read) => window.plainMatch.trials(read.trials))"
    )
    found = {trial["u"]: trial for trial in page.evaluate(unpack)}
    facts = load(read_site(ROOT)[0]).facts
    assert len(found) == len(facts.trials)
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
        assert sorted(zip(unpacked["countries"], unpacked["places"], strict=True)) == sorted(
            map(tuple, entry["countries"])
        )
        assert unpacked["day"] == entry["day"]


def test_one_number_is_not_taken_for_another(open_page: Opener) -> None:
    page = open_page()
    page.get_by_role("button", name="Search").click()
    assert results(page, "NCT05751044")[0].startswith("trials/hem-ismart")
    page.get_by_role("searchbox").fill("NCT05751999")
    expect(page.get_by_role("status")).to_contain_text("No page found")
