"""After a fact has changed, the sentences that rest on it are listed, so that text follows fact."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from building import write
from plainfacts.cli import main
from site_files import BODY, CONDITIONS, TRIAL, page, site_files, trial_with

CHANCE = """\
  chances:
    - {id: alive, count: 55, out_of: 100, who: children, outcome: alive, over: 5 years, years: 2010 to 2015, place: Belgium,
       source: ctgov-nct01234567, checked: 2026-04-28}
"""
HOME = f"""{BODY}
In Belgium, 55 out of 100 children were alive. It rains on 55 out of 100 days of autumn.

{{{{ chance("alive") }}}}

LAMP 1 is in the Netherlands. {{{{ fact("lamp-1", "status") }}}}
"""
FILES = {"data/conditions.yaml": CONDITIONS + CHANCE, "content/index.md": page("Home", HOME)}


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small site, kept by git in a folder of a repository."""
    root = write(tmp_path / "site", site_files(**FILES))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "All")
    return root


def since(root: Path, *arguments: str, rev: str = "HEAD") -> Result:
    return CliRunner().invoke(main, ["--root", str(root), "check", "--since", rev, *arguments])


def test_nothing_is_read_again_where_only_texts_and_dates_changed(site: Path) -> None:
    changed = trial_with("checked: 2026-04-28", "checked: 2026-04-30").replace("It wants to", "The team wants to")
    (site / "data/trials.yaml").write_text(changed, "utf-8")
    done = since(site)
    assert (done.stdout, done.exit_code) == ("0 facts changed since HEAD, 0 sentences to read again.\n", 0)


def test_a_status_that_changed_names_the_sentences_about_joining_and_what_fetches_it(site: Path) -> None:
    (site / "data/trials.yaml").write_text(trial_with("status: recruiting", "status: completed"), "utf-8")
    done = since(site)
    lines = done.stdout.splitlines()
    how = TRIAL.split("\n").index("  how_to_join: Ask your own team to phone the hospital.") + 1
    assert lines[0] == (
        "data/trials.yaml:8: status of LAMP 1 changed from recruiting to completed: "
        f"read these {len(lines) - 2} sentences again."
    )
    assert f'  data/trials.yaml:{how}: "Ask your own team to phone the hospital."' in lines
    assert any('fact("lamp-1", "status")' in line for line in lines)
    assert not any("Your child may feel sick" in line or "Netherlands" in line for line in lines)
    assert done.exit_code == 0


def test_a_place_that_changed_names_the_sentences_that_say_it(site: Path) -> None:
    changed = trial_with("countries: [NL]", "countries: [BE]").replace("country: NL", "country: BE")
    (site / "data/trials.yaml").write_text(changed, "utf-8")
    assert '"LAMP 1 is in the Netherlands.' in since(site).stdout


def test_a_figure_that_changed_names_what_fetches_it_and_who_typed_it(site: Path) -> None:
    (site / "data/conditions.yaml").write_text(FILES["data/conditions.yaml"].replace("count: 55", "count: 57"), "utf-8")
    found = json.loads(since(site, "--format", "json").stdout)
    assert {problem["rule"] for problem in found} == {"read-again"}
    assert {problem["path"] for problem in found} == {"content/index.md"}
    told = " ".join(problem["message"] for problem in found)
    assert "55 out of 100 children" in told
    assert "chance(" in told
    assert since(site, "--format", "json", "content/leukaemia.md").stdout == "[]\n"


MEDICINES = """\
- id: lampimab
  name: Lampimab
  plain: An antibody.
  source: ctgov-nct01234567
  checked: 2026-04-28
  kind: antibody
  aims_at: [CD99]
  given: [into a vein]
"""
MARKERS = """\
- term: CD99
  plain: A marker on B cells.
  kind: marker
  on: B cells
"""
SAID = f"""{BODY}
Lampimab is for some children. It goes into a vein. It finds a marker called CD99 on B cells. It is not cheap.

The trial {{{{ trial("lamp-1") }}}} is small. It is open to children.
"""


@pytest.mark.parametrize(
    ("path", "old", "new", "again"),
    [
        ("data/treatments.yaml", "into a vein", "by mouth", "It goes into a vein."),
        ("data/treatments.yaml", "aims_at: [CD99]", "aims_at: [CD98]", "It finds a marker called CD99"),
        ("data/glossary.yaml", "on: B cells", "on: T cells", "It finds a marker called CD99"),
        ("data/trials.yaml", "status: recruiting\n  phase", "status: completed\n  phase", "It is open to children."),
    ],
)
def test_a_sentence_that_claims_it_without_the_name_is_read_again(
    tmp_path: Path, path: str, old: str, new: str, again: str
) -> None:
    data = {"data/treatments.yaml": MEDICINES, "data/glossary.yaml": MARKERS, "content/index.md": page("Home", SAID)}
    root = write(tmp_path / "site", site_files(**data))
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "All")
    before = (root / path).read_text("utf-8")
    assert old in before
    (root / path).write_text(before.replace(old, new), "utf-8")
    told = since(root).stdout
    assert again in told
    assert "cheap" not in told


def test_a_trial_that_is_taken_away_names_where_it_is_named(site: Path) -> None:
    other = TRIAL.replace("lamp-1", "lamp-2").replace("LAMP 1", "LAMP 2")
    (site / "data/trials.yaml").write_text(other, "utf-8")
    done = since(site)
    assert "LAMP 1 was taken away: read this sentence again." in done.stdout


@pytest.mark.parametrize("rev", ["nonsense", "--help-me", "HEAD~9", ""])
def test_a_revision_that_is_not_there_is_wrong_usage(site: Path, rev: str) -> None:
    done = since(site, rev=rev)
    assert done.exit_code == 2
    assert f"There is no version `{rev}`" in done.stderr
    assert done.stdout == ""


def test_a_revision_without_data_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("A", "utf-8")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "All")
    done = since(write(tmp_path / "site", site_files()))
    assert done.exit_code == 2
    assert "has no data/ in this folder" in done.stderr


def test_without_git_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, site_files())
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    done = since(root)
    assert done.exit_code == 3
    assert "not in a git repository" in done.stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    done = since(root)
    assert done.exit_code == 3
    assert "git is not installed" in done.stderr
