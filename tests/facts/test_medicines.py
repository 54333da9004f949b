"""What a medicine is: its kind, brands, markers and how it is given, as an editor writes them."""

from __future__ import annotations

import pytest

from plainfacts.facts.load import load
from plainfacts.facts.medicines import found_by
from plainfacts.problems import as_text, in_order
from site_files import SOURCES, TREATMENTS, site_files

MEDICINE = """\
- id: lampimab
  name: Lampimab
  also_called: [LMP-1]
  plain: An antibody.
  source: ctgov-nct01234567
  checked: 2026-04-28
  kind: antibody
  brands: {value: [Lampixo], source: leaflet, checked: 2026-04-30}
  aims_at: [CD19]
  given: [into a vein]
"""
LEAFLET = (
    SOURCES
    + """\
- id: leaflet
  title: Lampixo, package leaflet
  publisher: A regulator
  url: https://example.org/lampixo
  kind: regulator
"""
)
MARKER = """\
- term: CD19
  plain: A marker on B cells.
  kind: marker
  on: B cells
"""


def loaded(medicine: str = MEDICINE, marker: str = MARKER):  # type: ignore[no-untyped-def]
    files = {"data/treatments.yaml": TREATMENTS + medicine, "data/glossary.yaml": marker, "data/sources.yaml": LEAFLET}
    return load(site_files(**files))


def test_a_short_fact_has_the_source_of_the_record_and_a_long_one_its_own() -> None:
    told = loaded().facts.treatments["lampimab"].what_it_is()
    assert {field: fact.source for field, fact in told.items()} == {
        "kind": "ctgov-nct01234567",
        "brands": "leaflet",
        "aims_at": "ctgov-nct01234567",
        "given": "ctgov-nct01234567",
    }


def test_a_brand_is_one_of_its_names() -> None:
    assert loaded().facts.treatments["lampimab"].names == ("Lampimab", "LMP-1", "Lampixo")


def test_a_marker_knows_the_medicines_that_find_it() -> None:
    facts = loaded().facts
    assert found_by(facts, facts.glossary["CD19"]) == ["Lampimab"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("aims_at: [CD19]", "aims_at: [CD91]", 14, "No marker has the id `CD91`."),
        ("kind: antibody", "kind: antibodi", 12, "Write `antibody`."),
        ("source: leaflet", "source: leaflt", 13, "No source has the id `leaflt`."),
        ("given: [into a vein]", "given: into a vein", 15, "expected a list"),
    ],
)
def test_a_slip_is_told_at_its_line(old: str, new: str, line: int, message: str) -> None:
    (problem,) = loaded(MEDICINE.replace(old, new)).problems
    assert problem.line == line
    assert message in as_text(problem)


def test_a_word_that_is_no_marker_is_on_no_cells() -> None:
    problems = in_order(loaded(marker=MARKER.replace("  kind: marker\n", "")).problems)
    assert any("Only a marker is on cells." in problem.message for problem in problems)
