"""Templates in the words of a site: every text is there, and is escaped."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from small_facts import small

import plainfacts
from plainfacts.facts.house.wording import Wording
from plainfacts.pages.templating import in_words
from plainfacts.pages.trial.trial_page import trial_page
from plainfacts.pages.trial.urgent_card import urgent_card
from site_files import TODAY, trial_with

PACKAGE = Path(plainfacts.__file__).parent
URGENT = """\
- country: NL
  number: "{number}"
  source: ctgov-nct01234567
  checked: 2026-04-28
"""


TEMPLATES = [path for folder in ("pages/templates", "theme") for path in (PACKAGE / folder).rglob("*.html")]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_text_that_a_template_prints_is_there(template: Path) -> None:
    keys = re.findall(r"(?<![\w.])t\('([^']*)'(?! ?~)", template.read_text("utf-8"))
    there = small().facts.wording
    assert [key for key in keys if not (there.has(key) or there.has(f"{key}.other"))] == []


def test_the_sign_between_a_label_and_its_value_is_a_word_of_the_site():
    """A colon of a template has no space before it in French."""
    folders = [PACKAGE / "pages/templates", PACKAGE / "theme"]
    texts = [path.read_text("utf-8") for folder in folders for path in folder.rglob("*.html")]
    assert len(texts) > 20
    assert not [found for text in texts for found in re.findall(r"(?:\}\}|</\w+>):(?: |<).{20}", text)]


def test_words_are_put_into_templates_escaped() -> None:
    words = small().facts.wording
    odd = Wording(words.language, {**words.texts, "urgent.call": "Call <us> & wait"})
    signs = {"emergency": [], "team": [], "never": [], "visit": []}
    assert "Call &lt;us&gt; &amp; wait" in in_words("urgent.html", odd, signs=signs, first=[], rest=[])


def test_each_wording_has_its_own_words() -> None:
    words = small().facts.wording
    other = Wording(words.language, {**words.texts, "urgent.call": "Call now"})
    signs = {"emergency": [], "team": [], "never": [], "visit": []}
    first, second = (in_words("urgent.html", each, signs=signs, first=[], rest=[]) for each in (words, other))
    assert "<h3>Call now</h3>" in second and "<h3>Call now</h3>" not in first


def test_the_emergency_card_follows_the_numbers() -> None:
    sites = [small(**{"data/urgent.yaml": URGENT.format(number=number)}) for number in ("112", "999")]
    found = [number in urgent_card(site.facts) for site in sites for number in ("tel:112", "tel:999")]
    assert found == [True, False, False, True]


def test_a_fact_is_escaped_in_the_card_and_in_the_text() -> None:
    changed = trial_with("sponsor: Example Hospital", "sponsor: Hospital <1>").replace(
        "summary: ", "summary: A <b> is "
    )
    facts = small(**{"data/trials.yaml": changed}).facts
    made = trial_page(facts, next(iter(facts.trials.values())), TODAY)
    assert ">Hospital &lt;1&gt;<" in made.aside and "<p>A &lt;b&gt; is" in made.html


@pytest.mark.parametrize("field", ["sites", "steps"])
@pytest.mark.parametrize("value", ["unknown", "[]"])
def test_hospitals_and_steps_that_nobody_knows_are_said_to_be_unknown(field: str, value: str) -> None:
    sites = "  sites:\n    - {name: Example Hospital, city: Utrecht, country: NL, status: recruiting}\n"
    site = small(**{"data/trials.yaml": trial_with(sites, f"  {field}: {value}\n")})
    html = trial_page(site.facts, site.facts.trials["lamp-1"], TODAY).html
    asked = html.partition(site.facts.wording("trial.to_ask"))[2].partition("</ul>")[0]
    assert f'data-fact="lamp-1.{field}"' in asked
