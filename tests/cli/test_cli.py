"""The command: its exit codes, its three ways of printing, and clear words where it cannot run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainfacts.cli import main
from site_files import site_files, trial_with


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, site_files())
    return tmp_path


def write(root: Path, files: dict[str, bytes]) -> None:
    for name, raw in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)


def run(*args: str | Path, **env: str) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args], env={"PLAINFACTS_TODAY": "2026-05-01", **env})


def test_fine_is_0_and_the_last_line_counts(root: Path) -> None:
    result = run("check", "--root", root)
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1].startswith("0 errors, ")


def test_problems_are_1_and_sorted_by_file_and_line(root: Path) -> None:
    write(root, site_files(**{"data/trials.yaml": trial_with("phase: 2", "phase: II").replace("2027-01", "2027-13")}))
    result = run("--root", root, "check")
    assert result.exit_code == 1
    lines = [line for line in result.output.splitlines() if "wrong-value" in line]
    assert [line.split(":")[:2] for line in lines] == [["data/trials.yaml", "9"], ["data/trials.yaml", "18"]]


def test_json_is_a_list_and_nothing_else(root: Path) -> None:
    write(root, site_files(**{"data/trials.yaml": trial_with("phase: 2", "phase: II")}))
    found = json.loads(run("check", "--format", "json", PLAINFACTS_ROOT=str(root)).stdout)
    wrong = next(item for item in found if item["rule"] == "wrong-value")
    assert wrong == {
        "path": "data/trials.yaml",
        "line": 9,
        "rule": "wrong-value",
        "ref": None,
        "severity": "error",
        "message": "`phase`: Found `II`; expected one of these phases: early-1, 1, 1/2, 2, 2/3, 3, 4, none.",
        "fix": "Choose one of these words.",
    }


def test_github_annotations_name_file_and_line(root: Path) -> None:
    write(root, site_files(**{"data/trials.yaml": trial_with("phase: 2", "phase: II")}))
    output = run("check", "--format", "github", "--root", root).output
    assert "::error file=data/trials.yaml,line=9,title=wrong-value::`phase`: Found `II`; expected" in output


def test_a_path_limits_what_is_told_never_what_is_read(root: Path) -> None:
    write(root, site_files(**{"data/trials.yaml": trial_with("phase: 2", "phase: II")}))
    assert run("check", "--root", root, "content").exit_code == 0
    assert run("check", "--root", root, "data/trials.yaml").exit_code == 1
    assert run("check", "--root", root, root / "data").exit_code == 1


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("check", "--root", "nowhere"), "The folder nowhere does not exist."),
        (("explain", "date-order"), "No rule is called date-order."),
        (("check", "--format", "xml"), "Invalid value for '--format'"),
        (("chek",), "No such command 'chek'"),
    ],
)
def test_wrong_usage_is_2(args: tuple[str, ...], words: str) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert words in result.output


def test_a_date_that_is_none_is_wrong_usage(root: Path) -> None:
    result = run("check", "--root", root, PLAINFACTS_TODAY="tomorrow")
    assert (result.exit_code, result.output) == (2, "PLAINFACTS_TODAY is not a date. Write it like 2026-11-20.\n")


def test_a_folder_or_a_link_in_the_place_of_a_file_is_told(root: Path) -> None:
    (root / "data/sources.yaml").unlink()
    (root / "data/sources.yaml").symlink_to("/etc/hostname")
    (root / "content/x.md").mkdir()
    output = run("check", "--root", root).output
    assert (
        "data/sources.yaml:1: error: [file-missing] The file data/sources.yaml cannot be used: it is a link" in output
    )
    assert "content/x.md:1: error: [file-missing] The file content/x.md cannot be used: it is a folder." in output


def test_explain_takes_a_name_or_a_number() -> None:
    by_name = run("explain", "missing-key").output
    assert by_name.startswith("missing-key (error, T14)\nA record has every key that the format requires.\nWhy: ")
    assert "missing-key" in run("explain", "t14").output
