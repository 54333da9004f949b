"""The pages of a trial's voices: what each reader sees, and the way between the three."""

from __future__ import annotations

import json
import re

import pytest
from small_facts import small

from plainfacts.facts.facts import Facts
from plainfacts.pages.finder.search_index import search_index
from plainfacts.pages.generated.generated_pages import generated_pages
from plainfacts.pages.topic.term_links import known_terms
from plainfacts.prose.review_fingerprint import fingerprint
from plainfacts.site import Site
from site_files import TODAY, trial_with

GOAL = "  review: {on: unknown"
PARTS = ("about", "happens", "may_help", "harm", "choice", "not_known")
SIGNS = """\
- {id: breath, level: emergency, sign: a struggle to breathe, child: it is hard to breathe, source: ctgov-nct01234567, checked: 2026-04-28}
- {id: blue, level: emergency, sign: lips that look blue, source: ctgov-nct01234567, checked: 2026-04-28}
"""


def spoken(*audiences: str) -> Site:
    """The small site, whose trial speaks to some audiences in sentences that name audience and part."""
    voices = "".join(
        f"    {who}:\n" + "".join(f"      {part}: The {part} for a {who}.\n" for part in PARTS) for who in audiences
    )
    text = trial_with(GOAL, f"  voices:\n{voices}{GOAL}") if voices else trial_with(GOAL, GOAL)
    return small(**{"data/trials.yaml": text, "data/signs.yaml": SIGNS})


def html(site: Site, address: str) -> str:
    """The text of a generated page, without the frame of the site."""
    facts = site.facts
    planned = generated_pages(facts, site.pages, TODAY, known_terms(facts, None))
    return str(planned[f"{address.strip('/')}.md"].make().html)


@pytest.fixture(scope="module")
def site() -> Site:
    return spoken("teen", "child")


@pytest.mark.parametrize(("who", "address"), [("teen", "teenagers"), ("child", "children")])
def test_a_voice_has_a_page_with_all_its_parts_and_none_of_the_other(site: Site, who: str, address: str) -> None:
    page = html(site, f"/trials/lamp-1/{address}/")
    assert re.findall(r"The (\w+) for a (\w+)\.", page) == [
        (part, who) for part in ("about", "happens", "harm", "may_help", "choice", "not_known")
    ]


def test_a_teenager_sees_ages_countries_and_status_and_a_child_no_fact(site: Site) -> None:
    teen, child = (html(site, f"/trials/lamp-1/{address}/") for address in ("teenagers", "children"))
    assert re.findall(r'data-fact="lamp-1\.(\w+)"', teen) == ["status", "ages", "countries"]
    assert "data-fact" not in child and "Netherlands" not in child


def test_a_child_is_told_the_signs_in_its_own_words_and_none_that_has_none(site: Site) -> None:
    child, teen = (html(site, f"/trials/lamp-1/{address}/") for address in ("children", "teenagers"))
    assert "<li>it is hard to breathe</li>" in child and "blue" not in child and "struggle" not in child
    assert "<li>lips that look blue</li>" in teen and "it is hard to breathe" not in teen


def test_three_pages_lead_to_each_other_and_each_names_itself(site: Site) -> None:
    for address in ("", "teenagers/", "children/"):
        switch = re.search(r'<ul class="voices.*?</ul>', html(site, f"/trials/lamp-1/{address}"), re.DOTALL)
        assert switch
        assert (
            len(re.findall(r"<a [^>]*href=", switch[0])) == 2
            and switch[0].count('<span class="button" aria-current="page">') == 1
        )


def test_a_trial_with_one_voice_has_one_page_more_and_one_without_has_none() -> None:
    def addresses(site: Site) -> set[str]:
        planned = generated_pages(site.facts, site.pages, TODAY, known_terms(site.facts, None))
        return {page.url for page in planned.values() if page.look in ("teen", "child")}

    assert addresses(spoken("child")) == {"/trials/lamp-1/children/"}
    assert addresses(spoken()) == set()
    assert 'class="voices' not in html(spoken(), "/trials/lamp-1/")


def test_voices_are_found_in_the_search_and_on_the_page_of_all_pages(site: Site) -> None:
    found = json.loads(search_index(site.facts, site.pages))["entries"]
    young = {entry["u"]: entry["s"][0][2] for entry in found if entry["k"] == "voice"}
    assert set(young) == {"trials/lamp-1/teenagers/", "trials/lamp-1/children/"}
    assert "child" in young["trials/lamp-1/children/"].split()
    listed = html(site, "/all-pages/")
    assert "trials/lamp-1/teenagers/" in listed and "trials/lamp-1/children/" in listed


def test_a_voice_is_no_fact_and_its_change_outdates_a_review() -> None:
    def trial(facts: Facts) -> str:
        return fingerprint(facts.trials["lamp-1"])

    assert "voices" not in spoken("child").facts.trials["lamp-1"].facts()
    assert trial(spoken("child").facts) != trial(spoken("child", "teen").facts)
