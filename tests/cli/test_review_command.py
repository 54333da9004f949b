"""A review is recorded where it belongs, covers what was read, and stops covering it when that changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainfacts import site
from plainfacts.checks.engine.rule import Matter
from plainfacts.checks.sources.freshness import review_stale
from plainfacts.cli import main
from plainfacts.cli.review import rewritten
from plainfacts.facts.load import load
from plainfacts.pages.frame.around_the_text import frame
from plainfacts.pages.sources.source_usage import standing
from plainfacts.prose.page import Page, read_page
from plainfacts.prose.review_fingerprint import fingerprint, is_stale
from site_files import TODAY, TRIAL, page, site_files, trial_with

WHO = "Dr A. Example, paediatric oncologist"
OLD = "review: {on: unknown, by: nobody yet, next: 2027-04-28}"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, raw in site_files().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def review(root: Path, name: str, by: str = WHO, next_: str = "2027-04-01") -> Result:
    arguments = ["review", name, "--by", by, "--next", next_, "--root", str(root)]
    return CliRunner().invoke(main, arguments, env={"PLAINFACTS_TODAY": "2026-05-01"})


def changed_lines(old: str, new: str) -> list[tuple[str, str]]:
    return [pair for pair in zip(old.splitlines(), new.splitlines(), strict=True) if pair[0] != pair[1]]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("lamp-1", "data/trials.yaml"),
        ("/trials/lamp-1/", "data/trials.yaml"),
        ("content/leukaemia.md", "content/leukaemia.md"),
        ("/leukaemia/", "content/leukaemia.md"),
        ("leukaemia", "content/leukaemia.md"),
        ("index", "content/index.md"),
        ("/", "content/index.md"),
    ],
)
def test_a_review_changes_its_own_line_and_nothing_else(root: Path, name: str, file: str) -> None:
    before = {path: path.read_text("utf-8") for path in root.rglob("*.*") if path.is_file()}
    result = review(root, name)
    assert result.exit_code == 0, result.output
    found = {path: path.read_text("utf-8") for path in before}
    assert [path.relative_to(root).as_posix() for path in before if before[path] != found[path]] == [file]
    ((old, new),) = changed_lines(before[root / file], found[root / file])
    assert old.strip() == OLD
    assert new.strip().startswith(f'review: {{on: 2026-05-01, by: "{WHO}", next: 2027-04-01, of: "')
    assert result.output.strip() == f"{file}: {new.strip()}"


def test_what_the_pages_say_of_a_review_and_of_a_change_after_it(root: Path) -> None:
    review(root, "lamp-1")
    found = site.read(root, TODAY)
    trial = found.facts.trials["lamp-1"]
    said = f"Reviewed by {WHO} on 1 May 2026. The next review is due on 1 April 2027."
    assert frame(found.facts, trial, TODAY).review == said
    assert [problem for problem in found.problems if problem.rule == "review-stale"] == []
    file = root / "data/trials.yaml"
    file.write_text(file.read_text("utf-8").replace("Tell your team.", "Tell your team at once."), "utf-8")
    found = site.read(root, TODAY)
    trial = found.facts.trials["lamp-1"]
    changed = "This page changed after it was reviewed. The review does not cover what changed."
    assert frame(found.facts, trial, TODAY).review == f"{said} {changed}"
    assert standing(found.facts, found.pages, TODAY).stale == [("/trials/lamp-1/", "LAMP 1")]
    (problem,) = [problem for problem in found.problems if problem.rule == "review-stale"]
    assert (problem.path, problem.severity) == ("data/trials.yaml", "warning")
    assert file.read_text("utf-8").splitlines()[problem.line - 1].startswith("  review:")
    assert problem.message == f"The content changed after {WHO} reviewed it on 2026-05-01."


def test_a_page_that_changed_after_its_review_is_told(root: Path) -> None:
    review(root, "leukaemia")
    file = root / "content/leukaemia.md"
    file.write_text(file.read_text("utf-8").replace("in a hospital", "in hospital"), "utf-8")
    found = site.read(root, TODAY)
    assert [p.path for p in found.problems if p.rule == "review-stale"] == ["content/leukaemia.md"]


@pytest.mark.parametrize(
    ("name", "by", "next_", "words"),
    [
        ("lamp-1", "nobody yet", "2027-04-01", "Say who reviewed"),
        ("lamp-1", "  ", "2027-04-01", "Say who reviewed"),
        ("lamp-1", WHO, "2026-05-01", "The next review must be after today (2026-05-01); 2026-05-01 is not."),
        ("lamp-1", WHO, "2027-05-03", "The next review must be within 12 months, by 2027-05-01; 2027-05-03 is later."),
        ("leukaemia", WHO, "2028-05-20", "The next review must be within 24 months"),
        ("lamp-1", WHO, "1 April 2027", "1 April 2027 is not a date. Write it like 2026-05-01."),
        (
            "lamp-2",
            WHO,
            "2027-04-01",
            "No trial or page is called lamp-2. Give the id of a trial in data/trials.yaml, or a page in content/",
        ),
        ("content/leukemia.md", WHO, "2027-04-01", "Give the id of a trial in data/trials.yaml, or a page in content/"),
        ("", WHO, "2027-04-01", "No trial or page is called"),
    ],
)
def test_a_review_that_promises_too_much_is_refused(root: Path, name: str, by: str, next_: str, words: str) -> None:
    before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
    result = review(root, name, by, next_)
    assert (result.exit_code, words in result.output) == (2, True), result.output
    assert {path: path.read_bytes() for path in before} == before


def test_a_record_with_errors_is_not_reviewed(root: Path) -> None:
    (root / "data/trials.yaml").write_text(trial_with("2027-01\n", "2024-01\n"))
    result = review(root, "lamp-1")
    assert result.exit_code == 1
    assert "Fix these errors first" in result.output
    (root / "data/trials.yaml").write_text(trial_with("phase: 2", "phase: II"))
    assert "The record lamp-1 has errors." in review(root, "lamp-1").output


def test_a_page_about_a_treatment_is_reviewed_every_year(root: Path) -> None:
    (root / "content/tablets.md").write_bytes(page("Tablets").replace(b"[leukaemia]", b"[tablets]", 1))
    result = review(root, "tablets", next_="2027-06-01")
    assert result.exit_code == 2 and "within 12 months" in result.output


BLOCK = """\
- id: other
  review: {on: unknown, by: nobody yet}
- id: lamp-1
  name: LAMP 1
  review: # by: whom?
    on: unknown
    by: nobody yet
    # a remark
    next: 2027-04-28

  title: A medicine
"""


def test_a_review_in_any_form_is_replaced_where_it_stands() -> None:
    new = rewritten(BLOCK, "{on: 2026-05-01}", "lamp-1")
    assert new.startswith(
        "- id: other\n  review: {on: unknown, by: nobody yet}\n- id: lamp-1\n  name: LAMP 1\n  review: {on: 2026-05-01}"
    )
    assert new.endswith("\n\n  title: A medicine\n")
    assert (
        rewritten("id: x\r\nreview: {on: unknown,\r\n  by: y}  # why\r\n", "{}", "x")
        == "id: x\r\nreview: {}  # why\r\n"
    )
    assert rewritten("---\ntitle: A\nreview: {}\n---\nreview: {}\n", "{on: x}", None) == (
        "---\ntitle: A\nreview: {on: x}\n---\nreview: {}\n"
    )


def test_a_record_without_a_review_is_told() -> None:
    with pytest.raises(LookupError):
        rewritten("- id: x\n", "{}", "x")
    with pytest.raises(LookupError):
        rewritten("- id: x\n  review: {}\n", "{}", "y")


def fingerprint_of(old: str = "", new: str = "") -> str:
    text = trial_with(old, new) if old else TRIAL
    return fingerprint(load(site_files(**{"data/trials.yaml": text})).facts.trials["lamp-1"])


def test_a_fingerprint_changes_with_the_facts_and_not_with_dates_of_comparison_or_the_review() -> None:
    same = fingerprint_of()
    assert fingerprint_of("checked: 2026-04-28", "checked: 2026-04-30") == same
    assert fingerprint_of("nobody yet", "somebody") == same
    assert fingerprint_of("phase: 2", 'phase: "2"') == same
    assert fingerprint_of("status: recruiting", "status: completed") != same
    assert fingerprint_of("LVEF) >= 55", "LVEF) > 55") != same
    assert fingerprint_of("at_least: 55", "above: 55") != same
    assert fingerprint_of("  review:", "  results: It helped 4 of 5 children.\n  review:") != same
    assert len(same) == 12


def written(raw: bytes) -> Page:
    found, problems = read_page(raw, "content/x.md")
    assert found is not None, problems
    return found


def test_a_page_has_the_fingerprint_of_its_words() -> None:
    same = fingerprint(written(page()))
    assert fingerprint(written(page().replace(b"\n", b"\r\n"))) == same
    assert fingerprint(written(page(title="Blood cancer"))) != same
    assert fingerprint(written(page(description="What it is."))) != same
    assert fingerprint(written(page(body="Other words.\n"))) != same


def test_a_review_that_does_not_say_what_it_covers_is_not_called_stale() -> None:
    text = trial_with(OLD, "review: {on: 2026-04-01, by: Dr A, next: 2027-04-01}")
    facts = load(site_files(**{"data/trials.yaml": text})).facts
    assert not is_stale(facts.trials["lamp-1"])
    assert list(review_stale(Matter(facts, (), TODAY))) == []


def test_reviews_to_come_are_told_by_their_day() -> None:
    found = site.examine(site_files(), date(2026, 5, 1))
    assert found.standing.due == [
        ("28 April 2027", [("/trials/lamp-1/", "LAMP 1"), ("/", "Home"), ("/leukaemia/", "Leukaemia")])
    ]
