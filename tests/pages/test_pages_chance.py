"""Figures about survival are folded, with all that stands in the same section; others are not."""

from __future__ import annotations

from small_facts import small

from plainfacts.pages.chance import folded
from site_files import CONDITIONS, page

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
