"""Small numbers lead to their source in one block, and the block leads back."""

from __future__ import annotations

import re
from datetime import date

from small_facts import small

from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.trial.trial_page import trial_page
from site_files import SOURCES, trial_with

OTHER = SOURCES.replace("id: ctgov-nct01234567", "id: other")
TODAY = date(2026, 5, 1)


def test_a_source_stands_once_in_a_part_and_its_first_mark_is_what_the_block_leads_back_to() -> None:
    facts = small(**{"data/sources.yaml": SOURCES + OTHER}).facts
    cites = Cites(facts, ["other", "ctgov-nct01234567", "other"], {"other": [date(2026, 4, 20)]})
    cite = cites.group("ctgov-nct01234567")
    first, again = cite("other", "ctgov-nct01234567"), cites.group()("other")
    assert first.count("<a ") == again.count("<a ") == 1
    assert 'id="cite-1"' in first and "id=" not in again
    assert cite("other") == ""
    assert 'href="#cite-1"' in cites.block and 'href="#cite-2"' not in cites.block
    assert "20 April 2026" in cites.block


def test_an_unknown_source_has_no_mark() -> None:
    assert Cites(small().facts, ["nowhere"]).mark("nowhere") == ""


def test_every_number_on_the_page_of_a_trial_leads_to_the_block_and_back() -> None:
    changed = trial_with(
        "sponsor: Example Hospital", "sponsor: {value: Example Hospital, source: other, checked: 2026-04-20}"
    )
    facts = small(**{"data/trials.yaml": changed, "data/sources.yaml": SOURCES + OTHER}).facts
    made = trial_page(facts, facts.trials["lamp-1"], TODAY)
    html = f"{made.aside}{made.html}"
    marks = re.findall(r'<a class="cite" href="#(source-[^"]+)"', html)
    assert {"source-other", "source-ctgov-nct01234567"} <= set(marks)
    assert all(f'id="{mark}"' in html for mark in marks)
    assert all(f'id="{back}"' in html for back in re.findall(r'class="back" href="#([^"]+)"', html))
