"""The forms for editors, as the code host runs them: a change to data/ on a branch of its own, and what the checks say of it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from site_files import site_files

ROOT = Path(__file__).parents[2]
RECORD = {
    "protocolSection": {
        "identificationModule": {"nctId": "NCT07654321", "briefTitle": "Lamp B", "officialTitle": "A study of lamps"},
        "statusModule": {"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": "2026-04-29"}},
        "designModule": {"studyType": "INTERVENTIONAL", "phases": ["PHASE2"]},
        "eligibilityModule": {"eligibilityCriteria": "Inclusion Criteria:\n\n* Pregnancy", "minimumAge": "1 Year"},
        "sponsorCollaboratorsModule": {"leadSponsor": {"name": "Example Hospital", "class": "OTHER"}},
    }
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site in its repository, with the scripts beside it."""
    folder = tmp_path / "site"
    for name, raw in site_files().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(raw)
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / ".venv/bin/plainfacts").symlink_to(Path(sys.executable).parent / "plainfacts")
    (folder / ".gitignore").write_text(".venv/\n.cache/\nreport/\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "--quiet", "--message", "One")
    return folder


def git(folder: Path, *args: str) -> str:
    return subprocess.run(["git", *args], cwd=folder, check=True, capture_output=True, text=True).stdout


def propose(site: Path, **form: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PLAINFACTS_TODAY": "2026-05-01", **form}
    return subprocess.run(
        ["bash", ".ci/propose"], cwd=site, env=environment, capture_output=True, text=True, check=False
    )


def report(site: Path, name: str) -> str:
    return (site / "report" / name).read_text("utf-8")


def test_a_new_trial_is_a_draft_with_its_source_and_is_not_published_as_it_is(site: Path) -> None:
    (site / "record.json").write_text(json.dumps(RECORD))
    done = propose(site, KIND="new-trial", NUMBER="NCT07654321", RECORD="record.json")
    assert done.returncode == 0, done.stderr
    patch, text = report(site, "proposal.patch"), report(site, "proposal.md")
    assert "+++ b/data/trials/nct07654321.yaml" in patch
    assert "+- id: ctgov-nct07654321" in patch
    assert "[todo]" in text
    assert "[unknown-id]" not in text


@pytest.mark.parametrize("number", ["NCT123", "NCT07654321; rm -rf data", "../NCT07654321", "NCT01234567"])
def test_a_number_that_is_none_or_is_here_already_changes_nothing(site: Path, number: str) -> None:
    done = propose(site, KIND="new-trial", NUMBER=number)
    assert done.returncode == 2
    assert number in done.stderr
    assert git(site, "status", "--porcelain") == ""


def test_a_review_is_one_line(site: Path) -> None:
    done = propose(site, KIND="review", NAME="lamp-1", BY="Dr A. Example, oncologist", NEXT="2027-04-01")
    assert done.returncode == 0, done.stderr
    added = [line for line in report(site, "proposal.patch").splitlines() if line.startswith("+ ")]
    assert len(added) == 1
    assert "Dr A. Example, oncologist" in added[0]
    assert "No errors." in report(site, "proposal.md")


def test_a_comparison_changes_the_status_and_opens_on_a_branch_of_its_own(site: Path, tmp_path: Path) -> None:
    (site / "records").mkdir()
    moved = json.loads(json.dumps(RECORD).replace("NCT07654321", "NCT01234567").replace("RECRUITING", "SUSPENDED"))
    (site / "records/NCT01234567.json").write_text(json.dumps(moved))
    done = propose(site, KIND="compare", RECORDS="records")
    assert done.returncode == 0, done.stderr
    assert "+  status: suspended" in report(site, "proposal.patch")
    assert "ours recruiting; the registry suspended" in report(site, "proposal.md")
    git(site, "checkout", "--quiet", "--", "data", "content")
    opened = open_proposal(site, tmp_path)
    assert opened.returncode == 0, opened.stderr
    assert git(tmp_path / "host", "branch", "--list", "--format=%(refname:short)").split() == ["proposal/compare-7"]
    assert "pr create --base main --head proposal/compare-7" in opened.stdout


def test_a_proposal_that_changes_anything_else_is_not_opened(site: Path, tmp_path: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: Other\n")
    (site / "report").mkdir()
    (site / "report/proposal.patch").write_text(git(site, "diff"))
    git(site, "checkout", "--quiet", "--", "mkdocs.yml")
    opened = open_proposal(site, tmp_path)
    assert opened.returncode == 1
    assert "more than data/ and content/" in opened.stderr
    assert git(tmp_path / "host", "branch", "--list") == ""


def open_proposal(site: Path, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    """Open it at a host that is a folder, with a `gh` that says what it was asked."""
    git(tmp_path, "init", "--quiet", "--bare", "host")
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "gh").write_text('#!/bin/sh\necho "$@"\n')
    (tools / "gh").chmod(0o755)
    form = {"KIND": "compare", "TITLE": "What moved", "GITHUB_RUN_ID": "7", "PUSH_TO": str(tmp_path / "host")}
    environment = {**os.environ, **form, "PATH": f"{tools}:{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", ".ci/open-proposal"], cwd=site, env=environment, capture_output=True, text=True, check=False
    )
