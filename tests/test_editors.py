"""What editors are given without Python: forms that fit the data, messages explained as the code has them, pictures that exist."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from plainfacts.checks.catalogue import all_rules
from plainfacts.facts.records.trial import PHASES, STATUSES, Trial

ROOT = Path(__file__).parents[1]
FORMS = ROOT / ".github/ISSUE_TEMPLATE"
PAGES = [ROOT / "CONTRIBUTING.md", ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def form(name: str) -> dict[str, Any]:
    found = yaml.safe_load((FORMS / f"{name}.yml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


def fields(name: str) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in form(name)["body"] if "id" in item}


def test_the_answers_of_the_form_for_a_trial_are_fields_of_a_record() -> None:
    assert set(fields("trial")) - {"health"} <= set(Trial.model_fields)
    assert {"registry_ids", "source", "checked"} <= set(fields("trial"))


def test_the_choices_of_the_form_for_a_trial_are_those_of_the_format() -> None:
    assert fields("trial")["status"]["attributes"]["options"] == list(STATUSES)
    assert fields("trial")["phase"]["attributes"]["options"] == [*PHASES, "unknown"]


@pytest.mark.parametrize("name", ["mistake", "trial"])
def test_a_form_asks_for_no_health_details_and_says_so(name: str) -> None:
    found = form(name)
    said = next(item["attributes"]["value"] for item in found["body"] if item["type"] == "markdown")
    assert "write nothing about your health or your child's health" in said
    (promise,) = fields(name)["health"]["attributes"]["options"]
    assert promise["required"] is True
    asked = " ".join(str(item["attributes"].get("label")) for item in found["body"])
    assert not re.search(r"diagnos|symptom|your (child|name|e-?mail|phone|age)|date of birth", asked, re.IGNORECASE)
    assert {"source", "checked"} <= set(fields(name))


def test_a_proposal_asks_for_source_and_day() -> None:
    text = (ROOT / ".github/pull_request_template.md").read_text("utf-8")
    assert "source (address or id in data/sources.yaml) | read on" in text
    assert "write nothing about the health of a person" in text


def test_the_owners_belong_to_the_owner_of_the_repository() -> None:
    owner = re.search(
        r"^repo_url: https://github\.com/([\w-]+)/", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    if owner is None:
        pytest.skip("The repository is not on GitHub, which alone reads CODEOWNERS like this.")
    lines = [
        line.split()
        for line in (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
        if line[:1] not in ("#", "")
    ]
    assert {name.split("/")[0] for _, *names in lines for name in names} == {f"@{owner[1]}"}
    asked = {path: names for path, *names in lines}
    for path in ("/content/", "/data/"):
        assert any(name.endswith("medical-review") for name in asked[path])
        assert (ROOT / path.strip("/")).is_dir()


def test_what_each_message_means_is_told_as_the_code_has_it() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / ".ci/messages.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_every_rule_is_explained_once() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    told = re.findall(r"^- \*\*`([\w-]+)`\*\*", text, re.MULTILINE)
    assert sorted(told) == sorted(all_rules())


def test_every_picture_and_file_that_a_page_for_people_here_names_exists() -> None:
    for page in PAGES:
        text = re.sub(r"```.*?```|`[^`\n]*`|<!-- messages: start.*", "", page.read_text("utf-8"), flags=re.DOTALL)
        for text_, target in re.findall(r"\[([^\]]*)\]\(([^)#\s]+)[^)]*\)", text):
            if not re.match(r"\w+:", target):
                assert (page.parent / target).exists(), f"{page.name}: {target}"
                assert text_.strip(), f"{page.name}: {target} has no words"


def test_pictures_are_small_and_drawings_hold_no_script() -> None:
    pictures = list((ROOT / "docs/pictures").iterdir())
    assert len(pictures) >= 7
    for path in pictures:
        assert path.stat().st_size < 150_000, path.name
        if path.suffix == ".svg":
            drawing = path.read_text("utf-8")
            assert "<title>" in drawing and not re.search(r"<script|href=|\son\w+=", drawing)


def test_the_editor_settings_name_schemas_that_exist_and_tasks_that_run() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    files = {path.name for path in (ROOT / "data/schema").glob("*.json")}
    assert {Path(schema).name for schema in settings["yaml.schemas"]} == files
    for schema, data in settings["yaml.schemas"].items():
        assert (ROOT / schema).is_file()
        first = data if isinstance(data, str) else data[0]
        assert (ROOT / first).is_file()
    tasks = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for task in tasks:
        target = task["command"].removeprefix("make ")
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_the_editor_finds_the_place_of_a_message() -> None:
    matcher = json.loads((ROOT / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]["problemMatcher"]["pattern"]
    line = "data/trials.yaml:42: error: [dates-order] The end (2024-03) is before the start. Fix: correct it."
    found = re.match(matcher["regexp"], line)
    assert found is not None
    assert (found[matcher["file"]], found[matcher["line"]], found[matcher["severity"]]) == (
        "data/trials.yaml",
        "42",
        "error",
    )
