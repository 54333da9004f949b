"""Rows of a registry's table as records for the bench: they load as any trial does, and say nothing that the row does not."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import yaml

from plainfacts.facts.load import load
from site_files import site_files

ROOT = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("bench_rows", ROOT / "bench" / "rows.py")
assert SPEC and SPEC.loader
rows = sys.modules["bench_rows"] = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(rows)

ROW = {
    "NCT Number": "NCT00000001",
    "Study Title": "EXAMPLE A: Examplinib: NO",
    "Study Status": "RECRUITING",
    "Conditions": "Leukemia",
    "Sponsor": "Example Hospital",
    "Phases": "PHASE1|PHASE2",
    "Enrollment": "26.0",
    "Start Date": "1/30/2020",
    "Completion Date": "2029-04",
    "Locations": "Example Clinic, Oslo, 0123, Norway|Example Clinic, Oslo, 0123, Norway|Example Hospital, Seoul, South Korea",
}
EMPTY = dict.fromkeys(ROW, "") | {"NCT Number": "NCT00000002"}


def test_a_row_is_a_record_of_facts_alone() -> None:
    facts, empty = yaml.load(rows.trials_yaml([ROW, EMPTY]), Loader=yaml.BaseLoader)
    assert facts["status"] == "recruiting" and facts["phase"] == "1/2" and facts["participants"] == {"planned": "26"}
    assert facts["start"] == "2020-01-30" and facts["end"] == "2029-04" and facts["countries"] == ["KR", "NO"]
    assert facts["sites"][0] == {"name": "Example Clinic", "country": "NO"} and len(facts["sites"]) == 2
    assert {facts[field] for field in ("title", "summary", "ages", "conditions")} == {"unknown"}
    assert empty["id"] == "nct00000002" and empty["phase"] == "none" and empty["countries"] == "unknown"


def test_every_row_of_the_table_loads() -> None:
    found = [ROW, EMPTY, *(rows.read_rows(rows.TABLE.read_bytes()) if rows.TABLE.exists() else [])]
    loaded = load(site_files(**{"data/trials.yaml": rows.trials_yaml(found)}))
    assert [each for each in loaded.problems if each.path == "data/trials.yaml" and each.rule != "unknown-id"] == []
    assert len(loaded.facts.trials) == len(found)
