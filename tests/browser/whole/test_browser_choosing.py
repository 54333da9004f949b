"""The site that stands here: its form that finds trials shows what its records say, for every pair of choices."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from browser_site import Opener
from choosing import compare, options
from playwright.sync_api import expect

from building import SITE, TODAY
from plain_reading import Reader, as_form, choices
from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load

pytestmark = pytest.mark.browser

DAY = date.fromisoformat(TODAY)


@pytest.fixture(scope="module")
def here() -> Facts:
    return load(read_site(SITE)[0]).facts


@pytest.fixture
def finder_page(path_of: Callable[[str], str]) -> str:
    return path_of("finder")


@pytest.mark.parametrize("most", [100, pytest.param(None, marks=pytest.mark.proof)], ids=["some", "all"])
def test_every_pair_of_choices_of_this_site_shows_what_its_records_say(
    open_page: Opener, finder_page: str, here: Facts, most: int | None
) -> None:
    compare(open_page(finder_page), here, DAY, most)


def test_everything_that_a_trial_names_can_be_chosen(open_page: Opener, finder_page: str, here: Facts) -> None:
    offered = options(open_page(finder_page))
    for name, field in (("condition", "conditions"), ("treatment", "treatments"), ("country", "countries")):
        for trial in here.trials.values():
            fact = getattr(trial, field)
            assert set((fact and fact.known) or ()) <= set(offered[name]), trial.id


def test_the_result_has_headings_and_is_told(open_page: Opener, finder_page: str, here: Facts) -> None:
    page = open_page(finder_page)
    reader = Reader(here, DAY)
    for wanted in choices(options(page)):
        groups = list(reader.groups(wanted).values())
        if "may" in groups:
            break
    for name, value in as_form(wanted).items():
        if value and name == "country":
            page.locator("#find-words").fill(
                page.locator(f'#find-country [data-code="{value}"]').get_attribute("value")
            )
        elif value and name in options(page):
            page.locator(f"#find-{name}").select_option(value)
    status = page.get_by_role("main").get_by_role("status")
    expect(status).to_have_text(re.compile("may fit: ask"))
    expect(page.get_by_role("region", name="May fit: ask").get_by_role("listitem")).to_have_count(groups.count("may"))
    assert page.get_by_role("heading", name="May fit: ask", level=3).is_visible()
