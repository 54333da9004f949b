"""What runs on another machine runs with the least rights, from pinned code, and by the same commands as at home."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
SHARED = "$/.github/workflows/open-proposal.yml"
"""What the forms for editors share; it stands in the same commit as they do."""
PINNED = re.compile(r"^actions/[\w-]+@[0-9a-f]{40}$")
ALLOWED_RIGHTS = {
    ("compare", "propose"): {"contents": "write", "pull-requests": "write"},
    ("daily", "build"): {"contents": "read"},
    ("daily", "published"): {"deployments": "read"},
    ("daily", "publish"): {"deployments": "read", "pages": "write", "id-token": "write"},
    ("new-trial", "propose"): {"contents": "write", "pull-requests": "write"},
    ("open-proposal", "make"): {"contents": "read"},
    ("open-proposal", "open"): {"contents": "write", "pull-requests": "write"},
    ("pull-request", "check"): {"contents": "read"},
    ("pull-request", "pythons"): {"contents": "read"},
    ("record-review", "propose"): {"contents": "write", "pull-requests": "write"},
    ("site", "build"): {"contents": "read"},
    ("site", "publish"): {"pages": "write", "id-token": "write"},
    ("weekly", "look"): {"contents": "read"},
    ("weekly", "tell"): {"issues": "write"},
}


def read(path: Path) -> dict[str, Any]:
    loaded = yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # `on` stays a word
    assert isinstance(loaded, dict)
    return loaded


def jobs() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in read(path)["jobs"].items():
            yield path.stem, name, job


def test_every_job_has_the_rights_it_needs_and_no_other() -> None:
    assert {path.stem: read(path)["permissions"] for path in WORKFLOWS} == {path.stem: {} for path in WORKFLOWS}
    assert {(workflow, name): job["permissions"] for workflow, name, job in jobs()} == ALLOWED_RIGHTS


def test_every_action_is_pinned_by_commit_and_says_its_version() -> None:
    for path in WORKFLOWS:
        uses = [line.strip() for line in path.read_text("utf-8").splitlines() if "uses:" in line]
        for line in uses:
            if line == f"uses: {SHARED}":
                continue
            commit, _, version = line.removeprefix("- ").removeprefix("uses: ").partition(" # ")
            assert PINNED.fullmatch(commit), line
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version), line


def test_one_action_is_pinned_to_one_commit_everywhere() -> None:
    text = "".join(path.read_text("utf-8") for path in WORKFLOWS)
    pins = set(re.findall(r"uses: (actions/[\w-]+)@(\w+)", text))
    assert len(pins) == len({name for name, _ in pins})


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_secret_no_words_of_strangers_in_commands_and_no_run_without_end(path: Path) -> None:
    text, found = path.read_text("utf-8"), read(path)
    assert "secrets." not in text
    assert "pull_request_target" not in text
    assert found["concurrency"]["group"]
    for job in found["jobs"].values():
        if job.get("uses") == SHARED:
            continue
        assert int(job["timeout-minutes"]) <= 30
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"


def test_the_oldest_python_that_the_readme_names_and_each_later_one_is_tried() -> None:
    found = read(ROOT / ".github/workflows/pull-request.yml")["jobs"]
    setups = [
        step["with"]["python-version"] for step in found["check"]["steps"] if "setup-python" in step.get("uses", "")
    ]
    tried = {version.rpartition(".")[0] if version.count(".") == 2 else version for version in setups}
    tried |= {".".join(version.split(".")[:2]) for version in found["pythons"]["strategy"]["matrix"]["python"]}
    assert tried >= {"3.11", "3.12", "3.13", "3.14"}
    assert "3.11.2" in found["pythons"]["strategy"]["matrix"]["python"]  # Debian 12; 3.11.5 mended what hangs in it


def test_only_main_is_published_and_only_after_an_environment() -> None:
    publishing = [(job, name) for _, name, job in jobs() if "id-token" in job["permissions"]]
    assert len(publishing) == 2
    for job, _ in publishing:
        assert job["if"] == "github.ref == 'refs/heads/main'"
        assert job["environment"]["name"].startswith("github-pages")


def test_nothing_pushes_but_a_proposal_to_a_branch_of_its_own() -> None:
    for path in WORKFLOWS:
        assert not re.search(r"git .*(commit|push|config)|gh pr", path.read_text("utf-8")), path.name
    writing = {(flow, name) for flow, name, job in jobs() if job["permissions"].get("contents") == "write"}
    assert {name for flow, name in writing if flow != "open-proposal"} == {"propose"}
    (opening,) = [job for flow, name, job in jobs() if (flow, name) == ("open-proposal", "open")]
    commands = [step["run"] for step in opening["steps"] if "run" in step]
    assert not any(
        "make " in command or "plainfacts" in command for command in commands
    )  # no code of the site with rights


def test_a_workflow_that_opens_a_pull_request_checks_it_itself() -> None:
    """What a workflow's own token opens starts no other workflow: a proposal would wait for checks that never come."""
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        if re.search(r"\.ci/open-proposal|create-pull-request", text):
            assert "make proposal" in text, path.name
    assert '$plainfacts" check' in (ROOT / ".ci/propose").read_text("utf-8")


def test_every_make_target_of_a_workflow_and_script_exists() -> None:
    texts = [path.read_text("utf-8") for path in (*WORKFLOWS, ROOT / ".ci/run", ROOT / ".ci/weekly")]
    asked = {
        target for text in texts for target in re.findall(r"^[^#\n]*\bmake (?:--silent )?(\w+)", text, re.MULTILINE)
    }
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert asked >= {"site", "test", "summary", "annotate", "preview", "weekly", "drift", "links", "audit"}
    assert asked - set(re.findall(r"^(\w+):", makefile, re.MULTILINE)) == set()


@pytest.mark.parametrize("name", ["run", "summary", "weekly", "propose", "open-proposal"])
def test_scripts_are_sound_bash_and_can_be_run(name: str) -> None:
    path = ROOT / ".ci" / name
    assert path.stat().st_mode & 0o111
    subprocess.run(["bash", "-n", path], check=True)


def test_commands_in_workflows_are_sound_bash() -> None:
    for workflow, name, job in jobs():
        for step in job.get("steps", ()):
            if "run" in step:
                done = subprocess.run(["bash", "-n"], input=step["run"], text=True, capture_output=True, check=False)
                assert done.returncode == 0, (workflow, name, done.stderr)
