"""The list of trials decides in the browser as the records read, for every pair of choices, and says why it is not sure."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from browser_site import Pages, served
from choosing import RUN, compare

from building import ROOT, TODAY
from plain_reading import Reader, Wanted
from plainfacts.facts.facts import Facts
from plainfacts.pages.finder.finder_form import finder
from plainfacts.pages.finder.search_index import search_index
from varied_trials import varied, varied_and_listed

pytestmark = pytest.mark.browser

DAY = date.fromisoformat(TODAY)
FEW, MANY = 44, 104
"""With the two trials in parts: a list that stands on the page, and one that is read from the index."""


@pytest.fixture(scope="module")
def varied_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Facts], Path]:
    """Writes the finder of a site of trials that differ in all things, with its scripts and its index."""

    def write(facts: Facts) -> Path:
        root = tmp_path_factory.mktemp("varied")
        shutil.copytree(ROOT / "hooks/plainfacts/theme/assets", root / "assets")
        (root / "search.json").write_text(search_index(facts, []), "utf-8")
        scripts = "".join(f'<script src="/assets/{name}.js"></script>' for name in ("match", "fits", "finder"))
        plural = (ROOT / "hooks/plainfacts/theme/assets/site.js").read_text("utf-8")
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
    pages: Pages, varied_site: Callable[[Facts], Path], trials: int
) -> None:
    with served(varied_site(varied(trials))) as address:
        page = pages.take(1280)
        page.goto(f"{address}trials/")
        assert page.locator("form.finder[data-index]").count() == (trials == MANY)
        assert compare(page, varied(trials), DAY) == {"fits", "may", "closed"}
        pages.give_back()


def test_listed_trials_answer_every_choice_in_the_browser_too(
    pages: Pages, varied_site: Callable[[Facts], Path]
) -> None:
    facts = varied_and_listed(12, 12)
    with served(varied_site(facts)) as address:
        page = pages.take(1280)
        page.goto(f"{address}trials/")
        assert compare(page, facts, DAY) == {"fits", "may", "listed", "closed"}
        pages.give_back()


@pytest.mark.parametrize("trials", [FEW, MANY], ids=["on the page", "from the index"])
def test_a_typed_illness_or_country_hides_no_trial_that_could_fit(
    pages: Pages, varied_site: Callable[[Facts], Path], trials: int
) -> None:
    facts = varied(trials)
    reader = Reader(facts, DAY)
    typed = {
        "the B-ALL": Wanted(condition="b-all"),
        "the car t": Wanted(treatment="car-t"),
        "france": Wanted(country="FR"),
    }
    with served(varied_site(varied(trials))) as address:
        page = pages.take(1280)
        page.goto(f"{address}trials/")
        found = page.evaluate(RUN, [{"words": words} for words in typed])
        for (shown, _), wanted in zip(found, typed.values(), strict=True):
            assert set(shown) >= set(reader.groups(wanted)), wanted
        pages.give_back()
