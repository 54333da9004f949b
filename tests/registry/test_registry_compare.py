"""The alarm itself: silent where nothing moved, and one right word where one thing did."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from registry_records import record

from plainfacts.facts.records.trial import Trial
from plainfacts.registry.drafts.compare import as_trial, compare

EVALUATION = sorted((Path(__file__).parents[3] / "shared" / "registry" / "ctgov").glob("NCT*.json"))
QUICK = 16  # every so many records in the quick run
CHANGES: dict[str, tuple[tuple[str, ...], Any]] = {
    "official_title": (("identificationModule", "officialTitle"), "Another title"),
    "phase": (("designModule", "phases"), ["PHASE4"]),
    "ages": (("eligibilityModule", "maximumAge"), "97 Years"),
    "participants": (("designModule", "enrollmentInfo"), {"count": 98765, "type": "ACTUAL"}),
    "start": (("statusModule", "startDateStruct"), {"date": "1999-01"}),
    "end": (("statusModule", "completionDateStruct"), {"date": "2099-01"}),
    "status": (("statusModule", "overallStatus"), "SUSPENDED"),
}
WORDS = {
    "official_title": "Another title",
    "phase": "4",
    "ages": "97 years",
    "participants": "actual 98765",
    "start": "1999-01",
    "end": "2099-01",
    "status": "suspended",
}


def records(step: int) -> list[dict[str, Any]]:
    """Our own record and every so many of the evaluation set, each with a date where it has none."""
    found = [record(), *(json.loads(path.read_text(encoding="utf-8")) for path in EVALUATION[::step])]
    for raw in found:
        status = raw["protocolSection"].setdefault("statusModule", {})
        status.setdefault("lastUpdatePostDateStruct", {"date": "2026-01-01"})
    return found


def changed(raw: dict[str, Any], path: tuple[str, ...], value: Any) -> Trial:
    found = copy.deepcopy(raw)
    found["protocolSection"].setdefault(path[0], {})[path[1]] = value
    return as_trial(found, (), ())


def told(ours: Trial, theirs: Trial) -> dict[str, str]:
    return {each.field: each.theirs for each in compare(ours, theirs, "NCT00000001") if each.state != "same"}


@pytest.mark.parametrize("step", [QUICK, pytest.param(1, marks=pytest.mark.proof)])
def test_a_record_does_not_differ_from_its_own_draft(step: int) -> None:
    for raw in records(step):
        ours = as_trial(raw, (), ())
        assert told(ours, as_trial(copy.deepcopy(raw), (), ())) == {}


@pytest.mark.parametrize("step", [QUICK, pytest.param(1, marks=pytest.mark.proof)])
@pytest.mark.parametrize("field", CHANGES)
def test_one_change_is_told_as_that_change(field: str, step: int) -> None:
    for raw in records(step):
        ours = as_trial(raw, (), ())
        if WORDS[field] == str(getattr(ours, field) and getattr(ours, field).value):
            continue  # this record says so already
        found = told(ours, changed(raw, *CHANGES[field]))
        assert list(found) == [field] and WORDS[field] in found[field]


def test_a_new_country_and_a_new_line_of_criteria_are_named() -> None:
    raw = record()
    ours = as_trial(raw, (), ())
    place = {"facility": "New Clinic", "city": "Suva", "country": "Fiji", "status": "RECRUITING"}
    module = raw["protocolSection"]["contactsLocationsModule"]
    new = changed(raw, ("contactsLocationsModule", "locations"), [*module["locations"], place])
    assert told(ours, new) == {
        "countries": "has FJ that our record does not have",
        "sites": "New Clinic (FJ), recruiting",
    }
    text = raw["protocolSection"]["eligibilityModule"]["eligibilityCriteria"] + "* Pregnancy\n"
    found = told(ours, changed(raw, ("eligibilityModule", "eligibilityCriteria"), text))
    assert found == {"eligibility": 'has 1 line of criteria that the other does not have: "Pregnancy"'}
