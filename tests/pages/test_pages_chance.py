"""Figures about survival are folded, with all that stands in the same section; others are not."""

from __future__ import annotations

from datetime import date

from small_facts import small

from plainfacts.pages.frame.around_the_text import page_cites
from plainfacts.pages.topic.chance_html import folded
from plainfacts.pages.topic.inline_blocks import Around, values_of
from site_files import CONDITIONS, SOURCES, page

CHANCE = """
    - id: {id}
      count: {count}
      out_of: 100
      who: children in one trial
      outcome: {outcome}
      over: 5 years
      years: unknown
      place: unknown
      source: ctgov-nct01234567
      checked: 2026-04-28"""
REGISTRY = """
- id: registry-table
  title: A table of trials
  publisher: Example Registry
  url: https://example.org/table
  published: 2026-01-01
  kind: registry
"""
BODY = """\
## How many children survive

{{ chance("alive") }}

{{ chance("remission") }}

## Side effects

{{ chance("fever") }}
"""


def test_a_section_about_survival_is_folded_whole() -> None:
    chances = [
        ("alive", 90, "were alive"),
        ("remission", 80, "had no sign of it"),
        ("fever", 53, "had a high temperature"),
    ]
    rows = "".join(CHANCE.format(id=name, count=count, outcome=outcome) for name, count, outcome in chances)
    data = f"{CONDITIONS}  chances:{rows}\n"
    site = small(**{"data/conditions.yaml": data, "content/leukaemia.md": page(body=BODY)})
    found = next(item for item in site.pages if item.url == "/leukaemia/")
    assert folded(found, site.facts) == {"alive", "remission"}


def test_a_reader_sees_where_the_years_come_from_when_it_is_another_source() -> None:
    row = CHANCE.format(id="alive", count=90, outcome="were alive").replace(
        "years: unknown", "years: 2015 to 2018\n      years_source: registry-table"
    )
    data = f"{CONDITIONS}  chances:{row}\n"
    site = small(
        **{
            "data/conditions.yaml": data,
            "data/sources.yaml": SOURCES + REGISTRY,
            "content/leukaemia.md": page(body='{{ chance("alive") }}\n'),
        }
    )
    found = next(item for item in site.pages if item.url == "/leukaemia/")
    cites = page_cites(site.facts, found)
    around = Around(site.facts, found.url, date(2026, 5, 1), site.standing, cites=cites)
    shown = values_of(found.body, found.calls, around)[0]
    assert "Example Registry" in shown and "#source-registry-table" in shown
    assert '<li id="source-registry-table"' in cites.block
