"""Drafts of real records through every check: an editor must find only what is still to be written, or wrong in the record."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from registry_records import record

from plainfacts.registry import draft_yaml
from plainfacts.site import examine
from site_files import CONDITIONS, SOURCES, TREATMENTS, all_measures, site_files

ROOT = Path(__file__).parents[2]
MEASURES = all_measures()
EVALUATION = sorted((ROOT.parent / "shared" / "registry" / "ctgov").glob("NCT*.json"))
WORDS = {
    "title": "A trial that asks a question",
    "may_help": "It may help your child. It may also not help.",
    "other_choices": "You can choose other care, or no trial.",
    "next": "2027-04-28",
    "checked": "2026-04-28",
}
# What the record itself gets wrong, and what its own words make a rule say: hospitals named after people, thousands set
# apart by stops, limits without a number (`> ULN`), `no steroids within 12 weeks`, ages beside limits.
OF_THE_RECORD = {"ages-plausible", "private-contact", "measure-exact"}
# What people write of a criterion beside its exact wording; the few words here name no limit and no time.
OF_THE_WORDS = {"plain-limit", "plain-time"}
QUICK = 12  # every so many records in the quick run


def drafts(step: int) -> dict[str, str]:
    """Drafts of our own record and of every so many of the evaluation set, where that lies beside the project."""
    topics = [yaml.safe_load(text) for text in (CONDITIONS, TREATMENTS)]
    raw = {"NCT00000001": json.dumps(record()).encode()} | {path.stem: path.read_bytes() for path in EVALUATION[::step]}
    return {nct: draft_yaml(data, *topics, yaml.safe_load(MEASURES)) for nct, data in raw.items()}


def source_of(draft: str) -> str:
    """The entry for data/sources.yaml, as an editor copies it out of the comment above the draft."""
    lines = draft.split("\n- id:")[0].splitlines()
    return "\n".join(line[2:] for line in lines if line.startswith(("# - id", "#   ")))


def with_words(draft: str) -> str:
    """The draft with the same few words for every TODO."""
    draft = re.sub(r"(conditions:\n    - )TODO", r"\1leukaemia", draft)
    draft = re.sub(r"(treatments:\n    - )TODO", r"\1tablets", draft)
    for field, words in WORDS.items():
        draft = draft.replace(f"{field}: TODO", f"{field}: {words}")
    return draft.replace("TODO", "Your team can tell you more.")


def errors(change: Callable[[str], str], step: int) -> set[str]:
    """The rules that find errors in the drafts and their sources, each draft in a file and with an id of its own."""
    found = drafts(step)
    files: dict[str, bytes | str | None] = {
        f"data/trials/{nct}.yaml": change(re.sub(r"(?m)^- id: .*$", f"- id: {nct.lower()}", text, count=1))
        for nct, text in found.items()
    }
    files["data/sources.yaml"] = "\n".join([SOURCES, *(source_of(text) for text in found.values())])
    site = examine(site_files(**files, **{"data/measures.yaml": MEASURES}), date(2026, 5, 1))
    ours = [each for each in site.problems if each.path.startswith("data/trials/") or each.path == "data/sources.yaml"]
    return {each.rule for each in ours if each.severity == "error"}


@pytest.mark.parametrize("step", [QUICK, pytest.param(1, marks=pytest.mark.proof)])
def test_a_draft_lacks_only_what_people_write(step: int) -> None:
    assert errors(str, step) == {"todo"}


@pytest.mark.parametrize("step", [QUICK, pytest.param(1, marks=pytest.mark.proof)])
def test_with_words_written_only_the_faults_of_the_record_are_left(step: int) -> None:
    assert errors(with_words, step) <= OF_THE_RECORD | OF_THE_WORDS


def test_the_source_is_one_to_paste() -> None:
    [entry] = yaml.safe_load(source_of(drafts(QUICK)["NCT00000001"]))
    assert entry["id"] == "ctgov-nct00000001" and entry["kind"] == "registry"
    assert entry["title"] == "EXAMPLE A: Examplinib in Children (record NCT00000001)"
    assert entry["url"] == "https://clinicaltrials.gov/study/NCT00000001"
