"""Templates in the words of a site: each text is put in once, escaped, and only where nothing else decides on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment
from small_facts import small

import plainfacts
from plainfacts.facts.house.wording import Wording
from plainfacts.pages.templating import Worded, in_words
from plainfacts.pages.trial.danger_card import urgent_card
from plainfacts.pages.trial.trial_page import trial_page
from site_files import TODAY, trial_with

PACKAGE = Path(plainfacts.__file__).parent
TEXTS = {"a": "Ask <us> & see", "b": "{name}, ask", "kind.cells": "cells"}
URGENT = """\
- country: NL
  number: "{number}"
  source: ctgov-nct01234567
  checked: 2026-04-28
"""


def told(template: str, wording: Wording | None = None) -> str:
    """What a template says, with the words of `TEXTS`."""
    env = Environment(autoescape=True)
    env.globals["t"] = wording or Wording("en", TEXTS)
    env.add_extension(Worded)
    return env.from_string(template).render(kind="cells", view={"t": str.upper})


def test_the_sign_between_a_label_and_its_value_is_a_word_of_the_site():
    """A colon of a template has no space before it in French."""
    folders = [PACKAGE / "pages/templates", PACKAGE / "theme"]
    texts = [path.read_text("utf-8") for folder in folders for path in folder.rglob("*.html")]
    assert len(texts) > 20
    assert not [found for text in texts for found in re.findall(r"(?:\}\}|</\w+>):(?: |<).{20}", text)]


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("<p>{{ t('a') }}</p>", "<p>Ask &lt;us&gt; &amp; see</p>"),
        ("{{ t('a') if kind == 'cells' else t('b') }}", "Ask &lt;us&gt; &amp; see"),
        ("{{ t('b', name='<b>') }}", "&lt;b&gt;, ask"),
        ("{{ t('kind.' ~ kind) }}", "cells"),
        ("t('a') {{ view.t('a') }}", "t('a') A"),
    ],
)
def test_texts_are_put_into_templates_escaped(template: str, said: str) -> None:
    assert told(template) == said


def test_a_text_that_there_is_not_is_told_as_soon_as_its_template_is_read() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        told("{% if kind == 'antibody' %}{{ t('nowhere') }}{% endif %}")


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
