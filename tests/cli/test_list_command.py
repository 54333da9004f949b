"""`plainfacts list`: nothing is written unasked, the list is read back sound, and what is missing is said in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from test_cli import write

from plainfacts.cli import main
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from registry.test_registry_table import table
from site_files import SOURCES, site_files

EXPORT = SOURCES.replace("id: ctgov-nct01234567", "id: ctgov-export-2026-04-28") + "  copy: 2026-04-28\n"
CHILDREN = {"Conditions": "Leukemia", "Study Title": "Lamp Oil in Leukemia"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path, site_files(**{"data/sources.yaml": SOURCES + EXPORT}))
    (tmp_path / "export-2026-04-28.csv").write_bytes(table(CHILDREN, {"NCT Number": "NCT01234567"}, {"Age": "ADULT"}))
    return tmp_path


def run(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "list", *args], env={"PLAINFACTS_TODAY": "2026-05-01"})


def test_without_write_it_tells_and_writes_nothing(root: Path) -> None:
    result = run(root, str(root / "export-2026-04-28.csv"))
    assert result.exit_code == 0, result.output
    assert result.stdout == "new: NCT09000001: recruiting. Lamp Oil in Leukemia\n"
    assert "left out: 1 (has a full record on this site)" in result.stderr
    assert not (root / "data/listed.yaml").exists()


def test_with_write_the_list_is_there_and_a_second_time_changes_nothing(root: Path) -> None:
    file = str(root / "export-2026-04-28.csv")
    assert run(root, file, "--write").exit_code == 0
    first = (root / "data/listed.yaml").read_bytes()
    loaded = load(read_site(root)[0])
    assert [problem for problem in loaded.problems if "listed" in problem.path] == []
    assert list(loaded.facts.listed) == ["nct09000001"]
    again = run(root, file, "--write")
    assert again.stdout == ""
    assert (root / "data/listed.yaml").read_bytes() == first


@pytest.mark.parametrize(
    ("name", "args", "says"),
    [
        ("table.csv", (), "Give the table's entry in data/sources.yaml with --source"),
        ("export-2026-05-01.csv", (), "No source has the id ctgov-export-2026-05-01."),
        ("export-2026-05-01.csv", ("--source", "ctgov-export-2026-04-28"), "Correct one of them."),
        ("table.csv", ("--source", "ctgov-nct01234567"), "has no `copy:`"),
    ],
)
def test_the_day_of_the_table_must_be_known(root: Path, name: str, args: tuple[str, ...], says: str) -> None:
    (root / name).write_bytes(table(CHILDREN))
    result = run(root, str(root / name), *args)
    assert (result.exit_code, says in result.output) == (2, True), result.output


def test_a_file_that_is_no_table_changes_nothing(root: Path) -> None:
    (root / "export-2026-04-28.csv").write_bytes(b"a,b\n1,2\n")
    result = run(root, str(root / "export-2026-04-28.csv"), "--write")
    assert result.exit_code == 1
    assert "The file is no table of ClinicalTrials.gov" in result.output
    assert not (root / "data/listed.yaml").exists()
