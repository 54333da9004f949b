"""An alarm when the world moves on: what a family would read for months if nobody compared."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from plainfacts.cli import main
from site_files import TRIAL, site_files, trial_with

TITLE = yaml.safe_load(TRIAL)[0]["official_title"]


def record(**changes: Any) -> dict[str, Any]:
    """A registry record that says what the small site says. All of it invented."""
    status = {"overallStatus": "RECRUITING", "startDateStruct": {"date": "2025-01-10"}}
    status |= {"completionDateStruct": {"date": "2027-01"}, "lastUpdatePostDateStruct": {"date": "2026-04-29"}}
    place = {"facility": "Example Hospital", "city": "Utrecht", "country": "Netherlands", "status": "RECRUITING"}
    criteria = "Inclusion Criteria:\n\n1. left ventricular ejection fraction (LVEF) >= 55 %\n\nExclusion Criteria:\n\n1. Pregnancy"
    modules = {
        "identificationModule": {"nctId": "NCT01234567", "officialTitle": TITLE},
        "statusModule": status,
        "designModule": {"phases": ["PHASE2"], "enrollmentInfo": {"count": 26, "type": "ESTIMATED"}},
        "eligibilityModule": {"eligibilityCriteria": criteria, "minimumAge": "1 Year", "maximumAge": "17 Years"},
        "contactsLocationsModule": {"locations": [place]},
    }
    for path, value in changes.items():
        module, name = path.split("__")
        modules[module][name] = value
    return {"protocolSection": modules}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    text = trial_with("ages: {from: 1 year, under: 18 years}", "ages: {from: 1 year, to: 17 years}")
    for name, raw in site_files(**{"data/trials.yaml": text}).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def drift(root: Path, found: dict[str, Any], *args: str) -> Result:
    (root / "records").mkdir(exist_ok=True)
    (root / "records/NCT01234567.json").write_text(json.dumps(found))
    return CliRunner().invoke(main, ["drift", "--root", str(root), "--from", str(root / "records"), *args])


def test_what_is_the_same_is_counted_and_fine(root: Path) -> None:
    result = drift(root, record())
    assert result.output.splitlines() == ["10 facts are the same, 0 differ and are noted, 0 differ."]
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"statusModule__overallStatus": "COMPLETED"}, "8: differs: lamp-1 status: ours recruiting; the registry completed"),
        ({"statusModule__completionDateStruct": {"date": "2029-04"}}, "18: differs: lamp-1 end: ours 2027-01; the registry 2029-04"),
        ({"eligibilityModule__maximumAge": "21 Years"}, "12: differs: lamp-1 ages: ours from 1 year, to 17 years; the registry from 1 year, to 21 years"),
        ({"designModule__enrollmentInfo": {"count": 30, "type": "ACTUAL"}}, "16: differs: lamp-1 participants: ours planned 26; the registry actual 30"),
        ({"designModule__phases": ["PHASE2", "PHASE3"]}, "9: differs: lamp-1 phase: ours 2; the registry 2/3"),
    ],
)  # fmt: skip
def test_what_moved_on_is_told_with_the_line_of_ours(root: Path, changes: dict[str, Any], line: str) -> None:
    result = drift(root, record(**changes))
    end = " (NCT01234567, copy of 2026-04-29). Fix: correct ours, or add the registry's value under `differs`."
    assert result.output.splitlines()[0] == f"data/trials.yaml:{line}{end}"
    assert result.exit_code == 1


def test_a_hospital_that_closed_and_one_that_came_are_named(root: Path) -> None:
    places = [
        {"facility": "Example Hospital", "city": "Utrecht", "country": "Netherlands", "status": "COMPLETED"},
        {"facility": "Other Clinic", "city": "Ghent", "country": "Belgium", "status": "RECRUITING"},
    ]
    output = drift(root, record(contactsLocationsModule__locations=places)).output
    assert (
        "countries: ours has nothing that the registry does not have; the registry has BE that our record does not have"
        in output
    )
    assert (
        "sites: ours Example Hospital: recruiting; the registry Other Clinic (BE), recruiting; Example Hospital: completed"
        in output
    )


def test_a_changed_sign_in_a_criterion_is_seen(root: Path) -> None:
    criteria = "Inclusion Criteria:\n\n1. left ventricular ejection fraction (LVEF) > 55 %\n\nExclusion Criteria:\n\n1. Pregnancy"
    output = drift(root, record(eligibilityModule__eligibilityCriteria=criteria)).output
    assert (
        'eligibility: ours has 1 line of criteria that the other does not have: "left ventricular ejection fraction (LVEF) >= 55 %"'
        in output
    )


def test_a_noted_difference_is_no_alarm(root: Path) -> None:
    path = root / "data/trials.yaml"
    noted = "status:\n    value: recruiting\n    differs: [{value: completed, source: ctgov-nct01234567, checked: 2026-04-29}]\n  phase"
    path.write_text(path.read_text().replace("status: recruiting\n  phase", noted))
    result = drift(root, record(statusModule__overallStatus="COMPLETED"))
    assert "noted: lamp-1 status: ours recruiting; the registry completed" in result.output
    assert result.exit_code == 0


def test_what_was_planned_excuses_no_difference_of_today(root: Path) -> None:
    path = root / "data/trials.yaml"
    planned = "participants:\n    value: {planned: 26}\n    differs: [{value: {planned: 30}, source: ctgov-nct01234567, checked: 2026-01-29, planned: yes}]\n  start"
    path.write_text(path.read_text().replace("participants: {planned: 26}\n  start", planned))
    result = drift(root, record(designModule__enrollmentInfo={"count": 30, "type": "ESTIMATED"}))
    assert "differs: lamp-1 participants: ours planned 26; the registry planned 30" in result.output
    assert result.exit_code == 1


def test_accept_changes_the_one_line_and_nothing_else(root: Path) -> None:
    path = root / "data/trials.yaml"
    before = path.read_bytes()
    drift(root, record(), "--accept")
    assert path.read_bytes() == before.replace(b"checked: 2026-04-28", b"checked: 2026-04-29")


def test_accept_refuses_what_differs_and_never_goes_back(root: Path) -> None:
    path = root / "data/trials.yaml"
    before = path.read_bytes()
    assert drift(root, record(statusModule__overallStatus="COMPLETED"), "--accept").exit_code == 1
    older = record(statusModule__lastUpdatePostDateStruct={"date": "2025-01-01"})
    drift(root, older, "--accept")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "written", ["checked: 2026-04-28\r", 'checked: "2026-04-28"', "checked: '2026-04-28'  # a note"]
)
def test_accept_keeps_line_ends_quotes_and_the_days_of_single_facts(root: Path, written: str) -> None:
    path = root / "data/trials.yaml"
    long = "phase:\n    value: 2\n    source: ctgov-nct01234567\n    checked: 2025-01-01"
    text = path.read_text().replace("phase: 2", long).replace("checked: 2026-04-28", written.removesuffix("\r"), 1)
    before = text.replace("\n", "\r\n" if written.endswith("\r") else "\n").encode()
    path.write_bytes(before)
    drift(root, record(), "--accept")
    assert path.read_bytes() == before.replace(b"2026-04-28", b"2026-04-29", 1)


def test_accept_finds_a_trial_in_a_file_of_its_own(root: Path) -> None:
    one, own = root / "data/trials.yaml", root / "data/trials/lamp-1.yaml"
    own.parent.mkdir()
    own.write_bytes(one.read_bytes())
    one.write_text("[]\n")
    drift(root, record(), "--accept")
    assert b"checked: 2026-04-29" in own.read_bytes() and one.read_text() == "[]\n"


def test_a_number_of_a_sub_trial_is_not_compared_with_its_master(root: Path) -> None:
    path = root / "data/trials.yaml"
    text = path.read_text()
    part = text.replace("- id: lamp-1", "- id: lamp-1-part\n  part_of: lamp-1")
    path.write_text(text + part.replace("name: LAMP 1", "name: LAMP 1 B"))
    output = drift(root, record(statusModule__overallStatus="COMPLETED")).output
    assert "lamp-1-part status" in output and "lamp-1 status" not in output


def test_words_of_the_registry_cannot_act_in_an_issue(root: Path) -> None:
    title = "A <img src=x> @someone `code` [link](https://example.org) &#64;other #12\n# head"
    issue = drift(root, record(identificationModule__officialTitle=title), "--format", "issue").output
    [line] = [line for line in issue.splitlines() if "official_title" in line]
    told = line.split("the registry ")[1]
    assert "\\<img src=x\\>" in told and "@\u200bsomeone" in told and "\\`code\\`" in told and "@\u200bother" in told
    assert "https://" not in told and "\\[link\\]" in told


def test_json_and_issue_tell_the_same(root: Path) -> None:
    changed = record(statusModule__overallStatus="COMPLETED")
    found = json.loads(drift(root, changed, "--format", "json").output)
    status = next(item for item in found if item["field"] == "status")
    assert (status["state"], status["ours"], status["theirs"], status["line"]) == (
        "different",
        "recruiting",
        "completed",
        8,
    )
    issue = drift(root, changed, "--format", "issue").output
    assert "- [ ] **lamp-1**, status (`data/trials.yaml:8`): ours recruiting; the registry completed" in issue


def test_a_broken_record_is_told_and_does_not_stop_the_rest(root: Path) -> None:
    result = drift(root, {"nothing": 1})
    assert "No record to compare with: NCT01234567 (" in result.output
    assert "Traceback" not in result.output


def test_a_draft_is_printed_from_a_saved_record(root: Path) -> None:
    (root / "r.json").write_text(json.dumps(record()))
    result = CliRunner().invoke(main, ["new", "--root", str(root), "--from", str(root / "r.json")])
    assert result.exit_code == 0
    assert "  status: recruiting\n" in result.output
    assert "  title: TODO\n" in result.output


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["new"], 2, "Give a number such as NCT05751044"),
        (["new", "NCT1"], 2, "NCT1 is not a number of ClinicalTrials.gov."),
        (["new", "--from", "nowhere.json"], 3, "Could not run: No such file or directory (nowhere.json)."),
        (["drift", "--from", "nowhere"], 3, "The folder nowhere does not exist."),
    ],
)
def test_what_cannot_be_done_says_so(root: Path, args: list[str], code: int, words: str) -> None:
    result = CliRunner().invoke(main, [*args, "--root", str(root)])
    assert (result.exit_code, words in result.output) == (code, True)


def test_what_can_be_proposed_is_written_into_its_line_and_nothing_else_changes(root: Path) -> None:
    path = root / "data/trials.yaml"
    before = path.read_text("utf-8").splitlines()
    changes = {"statusModule__overallStatus": "COMPLETED", "statusModule__completionDateStruct": {"date": "2026-03"}}
    result = drift(root, record(**changes), "--propose")
    after = path.read_text("utf-8").splitlines()
    moved = {new.strip() for old, new in zip(before, after, strict=True) if old != new}
    assert moved == {"status: completed", "end: 2026-03", "checked: 2026-04-29"}
    assert result.exit_code == 1
    assert "status: ours recruiting; the registry completed" in result.output
    assert drift(root, record(**changes)).exit_code == 0


def test_the_day_stays_while_a_person_must_write_something(root: Path) -> None:
    path = root / "data/trials.yaml"
    day = path.read_text("utf-8").partition("checked: ")[2][:10]
    changes = {"statusModule__overallStatus": "COMPLETED", "eligibilityModule__maximumAge": "21 Years"}
    drift(root, record(**changes), "--propose")
    text = path.read_text("utf-8")
    assert "status: completed" in text
    assert "ages: {from: 1 year, to: 17 years}" in text
    assert f"checked: {day}" in text
