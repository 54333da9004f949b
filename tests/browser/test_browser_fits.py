"""The list of trials decides in the browser as the records read, for every pair of choices, and says why it is not sure."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from browser_site import ROOT, TODAY, Opener, served
from playwright.sync_api import Browser, Page, expect

from plain_reading import Reader, Wanted, as_form, choices
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.pages.blocks import why_text
from plainfacts.pages.finder import finder
from plainfacts.pages.fits import Choice, fit
from plainfacts.pages.search import search_index
from varied_trials import varied

pytestmark = pytest.mark.browser

DAY = date.fromisoformat(TODAY)
FEW, MANY = 44, 104
"""With the two trials in parts: a list that stands on the page, and one that is read from the index."""

RUN = """async (all) => {
  const form = document.getElementById("finder"), place = document.querySelector(".matches");
  history.replaceState = () => {};
  const settle = () => new Promise((done) => setTimeout(done));
  const found = [];
  for (const [at, wanted] of all.entries()) {
    for (const [name, value] of Object.entries(wanted)) form.elements[name].value = value;
    form.dispatchEvent(new Event("submit", { cancelable: true }));
    for (let turns = 0; at === 0 && turns < 500 && !/fit|closed/.test(form.querySelector(".count").textContent); turns++) await settle();
    for (let more; (more = place.querySelector("button:not([hidden])")); ) more.click();
    const shown = {};
    for (const section of place.hidden ? [] : place.querySelectorAll("[data-fit]:not([hidden])")) {
      for (const line of section.querySelectorAll("li")) {
        const id = new URL(line.querySelector("a").href).pathname.split("/").at(-2), why = line.querySelector(".why");
        shown[id] = [section.dataset.fit, why ? why.textContent : ""];
      }
    }
    found.push([shown, form.querySelector(".count").textContent]);
  }
  return found;
}"""
"""Makes each choice in the form, as a family would, and reads what stands on the page."""


def options(page: Page) -> dict[str, list[str]]:
    """What each field of the form offers."""
    fields = ("condition", "treatment", "country", "status")
    read = "field => [...field.options].map((one) => one.value).filter(Boolean)"
    return {name: page.locator(f"#find-{name}").evaluate(read) for name in fields}


def compare(page: Page, facts: Facts, today: date) -> set[str]:
    """Compare every choice with the records. Gives the groups seen."""
    reader, all_choices = Reader(facts, today), list(choices(options(page)))
    found = page.evaluate(RUN, [as_form(one) for one in all_choices])
    seen = set()
    for wanted, (shown, told) in zip(all_choices, found, strict=True):
        expected = reader.groups(wanted)
        assert {name: group for name, (group, _) in shown.items()} == expected, wanted
        assert told == count(list(expected.values())), wanted
        for name, (group, why) in shown.items():
            assert why == because(facts, name, wanted, today), (wanted, name)
            assert why or group != "may", (wanted, name)
        seen |= set(expected.values())
    return seen


def because(facts: Facts, name: str, wanted: Wanted, today: date) -> str:
    """Why a trial may fit, as the generator says it."""
    size = 1 if wanted.unit == "months" else 12
    age = (Decimal(int(wanted.age) * size), Decimal((int(wanted.age) + 1) * size)) if wanted.age else None
    choice = Choice(wanted.condition, wanted.treatment, wanted.country, wanted.status, age)
    found = fit(facts, facts.trials[name], choice, today)
    return " ".join(why_text(facts, reason) for reason in found.reasons) if found else ""


def count(groups: list[str]) -> str:
    """What is announced: all groups, in whole sentences."""
    fits, may, closed = (groups.count(name) for name in ("fits", "may", "closed"))
    if not groups:
        return "No trial in our list fits this choice. Take one choice away, or ask your team about other trials."
    said = [f"{fits} trial{' fits' if fits == 1 else 's fit'}." if fits else "No trial in our list surely fits."]
    if may:
        said += [f"{may} more may fit: ask." if fits else f"{may} trial{'' if may == 1 else 's'} may fit: ask."]
    if closed:
        said += [f"{closed} {'is' if closed == 1 else 'are'} closed to new children."]
    return " ".join(said)


@pytest.fixture(scope="module")
def varied_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """Writes the finder of a site of trials that differ in all things, with its scripts and its index."""

    def write(trials: int) -> Path:
        facts, root = varied(trials), tmp_path_factory.mktemp("varied")
        shutil.copytree(ROOT / "overrides/assets", root / "assets")
        (root / "search.json").write_text(search_index(facts, []), "utf-8")
        scripts = "".join(f'<script src="/assets/{name}.js"></script>' for name in ("match", "fits", "finder"))
        plural = (ROOT / "overrides/assets/site.js").read_text("utf-8")
        start, end = plural.index("  const plural"), plural.index("  /* Menu")
        counts = f"<script>const html = document.documentElement;{plural[start:end]}</script>"
        body = f"{finder(facts, '/trials/', DAY)}{counts}{scripts}"
        (root / "trials").mkdir()
        (root / "trials/index.html").write_text(
            f'<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8">{body}', "utf-8"
        )
        return root

    return write


@pytest.mark.parametrize("trials", [FEW, MANY], ids=["on the page", "from the index"])
def test_every_pair_of_choices_shows_what_the_records_say(
    browser: Browser, varied_site: Callable[[int], Path], trials: int
) -> None:
    with served(varied_site(trials)) as address:
        page = browser.new_page()
        page.goto(f"{address}trials/")
        assert page.locator("form.finder[data-index]").count() == (trials == MANY)
        assert compare(page, varied(trials), DAY) == {"fits", "may", "closed"}
        page.close()


@pytest.fixture(scope="module")
def here() -> Facts:
    return load(read_site(ROOT)[0]).facts


@pytest.fixture
def finder_page(built_site: Path) -> Iterator[str]:
    """The page of the finder of the site that is here."""
    for path in sorted(built_site.rglob("*.html")):
        if 'id="finder"' in path.read_text("utf-8"):
            yield path.relative_to(built_site).as_posix().removesuffix("index.html")
            return
    pytest.skip("This site has no page that finds trials.")


def test_every_pair_of_choices_of_this_site_shows_what_its_records_say(
    open_page: Opener, finder_page: str, here: Facts
) -> None:
    compare(open_page(finder_page), here, DAY)


def test_everything_that_a_trial_names_can_be_chosen(open_page: Opener, finder_page: str, here: Facts) -> None:
    offered = options(open_page(finder_page))
    for name, field in (("condition", "conditions"), ("treatment", "treatments"), ("country", "countries")):
        for trial in here.trials.values():
            fact = getattr(trial, field)
            assert set((fact and fact.known) or ()) <= set(offered[name]), trial.id


@pytest.mark.parametrize("trials", [FEW, MANY], ids=["on the page", "from the index"])
def test_a_typed_illness_or_country_hides_no_trial_that_could_fit(
    browser: Browser, varied_site: Callable[[int], Path], trials: int
) -> None:
    facts = varied(trials)
    reader = Reader(facts, DAY)
    typed = {
        "the B-ALL": Wanted(condition="b-all"),
        "the car t": Wanted(treatment="car-t"),
        "france": Wanted(country="FR"),
    }
    with served(varied_site(trials)) as address:
        page = browser.new_page()
        page.goto(f"{address}trials/")
        found = page.evaluate(RUN, [{"words": words} for words in typed])
        for (shown, _), wanted in zip(found, typed.values(), strict=True):
            assert set(shown) >= set(reader.groups(wanted)), wanted
        page.close()


def test_the_result_has_headings_and_is_told(open_page: Opener, finder_page: str, here: Facts) -> None:
    page = open_page(finder_page)
    reader = Reader(here, DAY)
    for wanted in choices(options(page)):
        groups = list(reader.groups(wanted).values())
        if "may" in groups:
            break
    for name, value in as_form(wanted).items():
        if value and name in options(page):
            page.locator(f"#find-{name}").select_option(value)
    status = page.locator("form.finder").get_by_role("status")
    expect(status).to_have_text(re.compile("may fit: ask"))
    expect(page.get_by_role("region", name="May fit: ask").get_by_role("listitem")).to_have_count(groups.count("may"))
    assert page.get_by_role("heading", name="May fit: ask", level=3).is_visible()
