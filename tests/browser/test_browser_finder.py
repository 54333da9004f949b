"""Find a trial: the list is complete without scripts, narrows down with them, and never shows unknown as open."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser_site import Opener
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    """The ids of the trials that the list shows, whether they fit or may fit, or are closed."""
    links = page.locator(":is(.found, .matches) .trial-list li:visible > a")
    return links.evaluate_all("all => all.map((link) => new URL(link.href).pathname.split('/')[2])")


def facts(built_site: Path) -> dict[str, dict[str, object]]:
    trials = json.loads((built_site / "api/trials.json").read_text("utf-8"))["trials"]
    return {trial["id"]: {name: fact["value"] for name, fact in trial["facts"].items()} for trial in trials}


def test_without_scripts_every_trial_is_there_and_no_form(open_page: Opener, built_site: Path) -> None:
    page = open_page("trials/", js=False)
    assert sorted(shown(page)) == sorted(facts(built_site))
    assert not page.locator("form.finder").is_visible()


def test_each_filter_alone(open_page: Opener, built_site: Path) -> None:
    page, known = open_page("trials/"), facts(built_site)
    form = page.locator("form.finder")
    form.get_by_label("Country, town or hospital").fill("Netherlands")
    expect(page.locator(".found-count")).to_contain_text("fit")
    assert set(shown(page)) >= {name for name, trial in known.items() if "NL" in trial["countries"]}
    form.get_by_role("button", name="Start again").click()
    expect(page.locator(".found-count")).to_have_text(f"This list has {len(known)} trials.")
    form.get_by_label("Illness").select_option("lung-infection")
    expect(page.locator(".found-count")).to_contain_text("fit")
    assert set(shown(page)) >= {name for name, trial in known.items() if "lung-infection" in trial["conditions"]}


@pytest.mark.parametrize(
    ("age", "unit", "trial", "fits"),
    [
        ("18", "months", "spring", True),
        ("17", "months", "spring", False),
        ("18", "years", "spring", True),
        ("19", "years", "spring", False),
        ("20", "years", "bellows-b", True),
        ("21", "years", "bellows-b", False),
        ("11", "months", "bellows-b", False),
        ("3", "months", "harbour", True),
    ],
)
def test_ages_of_babies_and_of_the_nearly_grown(open_page: Opener, age: str, unit: str, trial: str, fits: bool) -> None:
    page = open_page(f"trials/?age={age}&unit={unit}")
    assert (trial in shown(page)) is fits


@pytest.mark.parametrize(
    ("words", "trial"),
    [
        ("sticky lungs", "bellows-b"),
        ("mucoviscidosis", "bellows-b"),
        ("mucoviscidosys", "bellows-b"),
        ("chest physio", "spring"),
        ("Openlung", "bellows-b"),
        ("examplinip", "bellows-b"),
        ("Utrecht", "bellows-b"),
        ("NCT09000012", "bellows-b"),
    ],
)
def test_words_that_families_type(open_page: Opener, words: str, trial: str) -> None:
    page = open_page("trials/")
    page.locator("#find-words").fill(words)
    expect(page.locator(".found-count")).not_to_contain_text("This list")
    assert trial in shown(page)


def test_the_address_holds_the_choice(open_page: Opener) -> None:
    page = open_page("trials/")
    form = page.locator("form.finder")
    form.get_by_label("Country, town or hospital").fill("Netherlands")
    form.get_by_label("Age of your child").fill("3")
    page.wait_for_url("**/trials/?country=NL&age=3")
    chosen = shown(page)
    page.reload()
    assert shown(page) == chosen
    assert form.get_by_label("Country, town or hospital").input_value() == "Netherlands"


def test_a_card_names_the_hospital_that_was_typed_and_the_chosen_country_first(
    open_page: Opener, built_site: Path
) -> None:
    sites = {name: trial["sites"] for name, trial in facts(built_site).items() if isinstance(trial.get("sites"), list)}
    site = next(site for several in sites.values() for site in several if site["city"] != "unknown")
    page = open_page("trials/")
    for typed in (site["city"], site["name"]):
        page.locator("#find-words").fill(typed)
        expect(page.locator(".matches .named").first).to_be_visible()
        named = page.locator(".matches .named").all_inner_texts()
        assert any(f"{site['name']}, {site['city']}" in told for told in named), (typed, named)
    page.locator("#find-words").fill("Netherlands")
    page.wait_for_url("**/trials/?country=NL")
    abouts = page.locator(".matches [data-fit=fits] .about").all_inner_texts()
    assert abouts and all("Where: Netherlands" in about for about in abouts), abouts
    links = page.locator(".matches .trial-list a").evaluate_all("all => all.map((link) => link.search)")
    assert set(links) == {"?country=NL"}, "the page of the trial shows its hospitals first"


def test_no_card_lists_many_countries(open_page: Opener) -> None:
    page = open_page("trials/")
    most = "all => Math.max(...all.map((one) => one.textContent.split(',').length))"
    assert page.locator(".trial-list .about").evaluate_all(most) <= 5
    page.locator("#find-words").fill("Netherlands")
    page.wait_for_url("**/trials/?country=NL")
    assert page.locator(".matches .about").evaluate_all(most) <= 5


def test_nothing_found_is_told(open_page: Opener) -> None:
    page = open_page("trials/?words=qqqqqqq")
    expect(page.locator(".found-count")).to_contain_text("No trial in our list")
    assert shown(page) == []


def test_old_and_unknown_never_stand_among_the_open(open_page: Opener, built_site: Path) -> None:
    page, known = open_page("trials/"), facts(built_site)
    standing = page.locator(".found li[data-standing]").evaluate_all(
        "all => all.map((item) => [new URL(item.querySelector('a').href).pathname.split('/')[2], item.dataset.standing])"
    )
    for name, group in standing:
        if known[name].get("status", "unknown") == "unknown" and name != "bellows":
            assert group == "unknown", name
        assert group != "open", "all copies are older than 90 days on this day"
    expect(page.get_by_role("heading", name="Open on 28 April 2026. Ask if they still are.")).to_be_visible()


SHIFTED = """new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_as_the_form_comes_to_life(open_page: Opener, width: int) -> None:
    """Limit: 0.1 is good (Core Web Vitals, https://web.dev/articles/cls)."""
    assert open_page("trials/", width=width).evaluate(SHIFTED) < 0.02
