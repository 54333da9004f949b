"""From files to facts: every fault of form is told once, at its line, with what to write instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plainfacts.facts.derive import fact_of
from plainfacts.facts.files import TypedLines, misnamed, read_site
from plainfacts.facts.load import load
from plainfacts.facts.records.values import UNKNOWN
from plainfacts.problems import as_text, in_order
from plainfacts.site import examine
from site_files import CONDITIONS, TODAY, TRIAL, site_files, trial_with


def told(**changes: bytes | str | None) -> list[str]:
    return [as_text(problem) for problem in in_order(load(site_files(**changes)).problems)]


def trial_told(old: str, new: str) -> list[str]:
    return told(**{"data/trials.yaml": trial_with(old, new)})


def test_the_small_site_has_no_problem() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "participants:", "particpants:",
            ["data/trials.yaml:1: error: [missing-key] The key `participants` is missing in the trial `lamp-1`. Fix: x",
             "data/trials.yaml:16: error: [unknown-key] No key is called `particpants` here. Fix: Write `participants`."],
        ),
        (
            "  phase: 2\n", "  phase: II\n",
            ["data/trials.yaml:9: error: [wrong-value] `phase`: Found `II`; expected one of these phases: early-1, 1, 1/2, 2, 2/3, 3, 4, none. Fix: Choose one of these words."],
        ),
        (
            "status: recruiting\n  phase", "status: recuiting\n  phase",
            ["data/trials.yaml:8: error: [wrong-value] `status`: Found `recuiting`; expected one of these statuses: not-yet-recruiting, recruiting, by-invitation, active-not-recruiting, suspended, terminated, withdrawn, completed, unknown. Fix: Write `recruiting`."],
        ),
        (
            "status: recruiting\n  phase", "status: closed\n  phase",
            ["data/trials.yaml:8: error: [wrong-value] `status`: Found `closed`; expected one of these statuses: not-yet-recruiting, recruiting, by-invitation, active-not-recruiting, suspended, terminated, withdrawn, completed, unknown. Fix: Look it up in the registry: open, closed, ended and stopped can each mean more than one status."],
        ),
        (
            "{from: 1 year, under: 18 years}", "{from: 1 year, to: 17 years, under: 18 years}",
            ["data/trials.yaml:12: error: [wrong-value] `ages`: Both `to` and `under` are given. Fix: Keep `to` if people of that age can join, otherwise `under`."],
        ),
        (
            "countries: [NL]", "countries: {value: [NL], differs: [{value: [BE], source: ctgov-nct01234567, checked: 2025-04-28, planned: maybe}]}",
            ["data/trials.yaml:13: error: [wrong-value] `countries differs item 1 planned`: Found `maybe`; expected yes or no. Fix: Write `yes` or `no`."],
        ),
        (
            "countries: [NL]", "countries: {value: [NL], differs: [{value: [BE], source: ctgov-nct01234567, checked: 2025-04-28, planned: unknown}]}",
            ["data/trials.yaml:13: error: [wrong-value] `countries differs item 1 planned`: Found `unknown`; expected yes or no. Fix: Write `yes` or `no`."],
        ),
        (
            "countries: [NL]", "countries: {value: [NL], planned: yes}",
            ["data/trials.yaml:13: error: [unknown-key] No key is called `planned` here. Fix: Use one of: value, source, checked, differs; or delete the line."],
        ),
        (
            "{planned: 26}", "26",
            ["data/trials.yaml:16: error: [wrong-value] `participants`: Found `26`; expected named values: planned, actual. Fix: Write each as `name: value`."],
        ),
        (
            "unit: \"%\"}", "unit: \"%\", atleast: 3}",
            ["data/trials.yaml:33: error: [unknown-key] No key is called `atleast` here. Fix: Write `at_least`."],
        ),
        (
            "  source: ctgov-nct01234567\n", "  source: ctgov-nct0123456\n",
            ["data/trials.yaml:6: error: [unknown-id] No source has the id `ctgov-nct0123456`. Fix: Look for the id in data/sources.yaml, or add a record there."],
        ),
        (
            "conditions: [leukaemia]", "conditions: [leukemia]",
            ["data/trials.yaml:10: error: [unknown-id] No condition has the id `leukemia`. Fix: Look for the id in data/conditions.yaml, or add a record there."],
        ),
        (
            "name: lvef", "name: lvfe",
            ["data/trials.yaml:33: error: [unknown-id] No measure has the id `lvfe`. Fix: Look for the id in data/measures.yaml, or add a record there."],
        ),
        (
            "summary: This trial tests a medicine. It wants to find out if it helps.", "summary: TODO",
            ["data/trials.yaml:21: error: [todo] `summary` still says TODO. Fix: Write it in plain words, or `unknown` where no source says it."],
        ),
        (
            "  checked: 2026-04-28\n", "",
            ["data/trials.yaml:1: error: [missing-key] The key `checked` is missing. Fix: Add a line `checked: …`."],
        ),
    ],
)  # fmt: skip
def test_a_fault_is_told_at_its_line(old: str, new: str, message: list[str]) -> None:
    fix = "Add a line `participants: …`, or `participants: unknown` where no source says it."
    expected = [line.replace("Fix: x", f"Fix: {fix}") for line in message if "Fix: x" not in line]
    assert trial_told(old, new) == expected


def test_a_missing_fact_that_could_be_derived_is_required_without_sub_trials() -> None:
    assert trial_told("  participants: {planned: 26}\n", "") == [
        "data/trials.yaml:1: error: [missing-key] The key `participants` is missing in the trial `lamp-1`. "
        "Fix: Add a line `participants: …`, or `participants: unknown` where no source says it."
    ]


def test_all_faults_of_a_file_are_told_in_one_run() -> None:
    broken = TRIAL.replace("phase: 2", "phase: II").replace("groups: 1", "groups: one").replace("2027-01", "2027-13")
    assert [line.split("[")[0] for line in told(**{"data/trials.yaml": broken})] == [
        "data/trials.yaml:9: error: ",
        "data/trials.yaml:18: error: ",
        "data/trials.yaml:20: error: ",
    ]


def test_an_id_twice_names_the_first() -> None:
    assert told(**{"data/trials.yaml": TRIAL + TRIAL})[0] == (
        "data/trials.yaml:38: error: [duplicate-id] The id `lamp-1` is used here and in data/trials.yaml:1. "
        "Fix: Give one of them another id, or delete the duplicate."
    )


def test_a_trial_in_a_file_of_its_own_is_read_just_the_same() -> None:
    own = "\n".join(line[2:] for line in TRIAL.splitlines()).replace("id: lamp-1", "id: lamp-2") + "\n"
    own = own.replace("NCT01234567]", "NCT07654321]")
    loaded = load(site_files(**{"data/trials/lamp-2.yaml": own}))
    assert not loaded.problems
    assert list(loaded.facts.trials) == ["lamp-1", "lamp-2"]
    assert loaded.facts.trials["lamp-2"].place.path == "data/trials/lamp-2.yaml"


def test_a_fact_takes_source_and_day_of_its_record_unless_it_names_its_own() -> None:
    long = "sponsor: {value: Example Hospital, source: ctgov-nct01234567, checked: 2026-01-02}"
    trial = load(site_files(**{"data/trials.yaml": trial_with("sponsor: Example Hospital", long)})).facts.trials[
        "lamp-1"
    ]
    assert (trial.status.source, str(trial.status.checked)) == ("ctgov-nct01234567", "2026-04-28")
    assert (trial.sponsor.known, str(trial.sponsor.checked)) == ("Example Hospital", "2026-01-02")


def test_unknown_is_a_value_of_every_fact() -> None:
    text = TRIAL
    for line in (
        "  ages: {from: 1 year, under: 18 years}",
        "  countries: [NL]",
        "  design: {groups: 1, randomised: no, comparison: no}",
    ):
        text = text.replace(line, f"{line.split(':')[0]}: unknown")
    loaded = load(site_files(**{"data/trials.yaml": text}))
    assert not loaded.problems
    assert loaded.facts.trials["lamp-1"].ages.value is UNKNOWN


MASTER = (
    TRIAL.replace("lamp-1", "lamp")
    .replace("  registry_ids: [NCT01234567]\n", "")
    .replace("  status: recruiting\n  phase", "  phase")
)
MASTER = MASTER.replace("  countries: [NL]\n", "").replace("  participants: {planned: 26}\n", "")
MASTER = "\n".join(line for line in MASTER.splitlines() if "sites" not in line and "Utrecht" not in line) + "\n"


def test_a_master_derives_what_it_leaves_out() -> None:
    parts = TRIAL.replace("id: lamp-1\n", "id: lamp-1\n  part_of: lamp\n")
    second = (
        parts.replace("lamp-1", "lamp-2")
        .replace("NCT01234567]", "NCT07654321]")
        .replace("countries: [NL]", "countries: [BE]")
    )
    second = second.replace("status: recruiting\n  phase", "status: withdrawn\n  phase").replace(
        "planned: 26", "actual: 0"
    )
    facts = load(site_files(**{"data/trials.yaml": MASTER + parts + second})).facts
    master = facts.trials["lamp"]
    derived = {name: fact_of(facts, master, name) for name in ("registry_ids", "status", "countries", "participants")}
    assert {name: fact and fact.known for name, fact in derived.items()} == {
        "registry_ids": ("NCT01234567", "NCT07654321"),
        "status": "recruiting",
        "countries": ("BE", "NL"),
        "participants": type(facts.trials["lamp-1"].participants.known)(planned=26),
    }


def test_the_words_and_style_of_the_generator_stand_in_where_a_site_has_none() -> None:
    facts = load(site_files()).facts
    assert facts.wording("site.unknown") == "We do not know this yet"
    assert facts.style.limit("sentence_words_error") == 30


def test_a_text_of_the_wording_keeps_its_names_in_braces() -> None:
    texts = load(site_files()).facts.wording.texts
    key = next(key for key, text in texts.items() if re.findall(r"\{.*?\}", text) == ["{date}"])
    assert told(**{"data/wording/en.yaml": f"\n{key}: This may have changed.\n"}) == [
        f"data/wording/en.yaml:2: error: [wrong-value] The text `{key}` must have the same names in braces as the generator's text; "
        "look at {date}. Fix: Use exactly those names."
    ]


def test_words_that_a_site_does_not_write_are_not_held_against_it(tmp_path: Path) -> None:
    for name, raw in site_files().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    files, problems = read_site(tmp_path)
    assert problems == []
    assert not [
        problem
        for problem in examine(files, TODAY).problems
        if "wording" in problem.path or "style" in problem.path or "measures" in problem.path
    ]


@pytest.mark.parametrize("text", ["", "a", "a\n", "a\nb", "\n\n", "é\r\nb\rc\n", "\r\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_lines_of_a_file_are_those_that_were_typed(mark: str, text: str) -> None:
    lines = TypedLines(f"{mark}{text}".encode())
    assert list(lines) == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[-1] == lines[len(lines) - 1]
    for part in (slice(0, 1), slice(1, None), slice(None, 2), slice(-1, None), slice(2, 1), slice(None, None, -1)):
        assert lines[part] == list(lines)[part]


def test_a_file_that_is_not_utf_8_has_no_lines() -> None:
    assert list(TypedLines(b"a\n\xff")) == []


def test_the_source_of_the_years_of_a_chance_exists() -> None:
    chance = (
        "{id: well, count: 80, out_of: 100, who: children, outcome: were well, over: 5 years, years: 2015 to 2018, "
        "years_source: ctgov-nct0123456, place: NL, source: ctgov-nct01234567, checked: 2026-04-28}"
    )
    assert told(**{"data/conditions.yaml": f"{CONDITIONS}  chances:\n    - {chance}\n"}) == [
        "data/conditions.yaml:8: error: [unknown-id] No source has the id `ctgov-nct0123456`. "
        "Fix: Look for the id in data/sources.yaml, or add a record there."
    ]


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("data/trials/lamp.yml", "data/trials/lamp.yaml"),
        ("data/trials/lamp.txt", "data/trials/lamp.yaml"),
        ("data/trials.yaml.txt", "data/trials.yaml"),
        ("data/Trials.yaml", "data/trials.yaml"),
        ("content/page.markdown", "content/page.md"),
        ("content/page.md.txt", "content/page.md"),
        ("content/page.MD", "content/page.md"),
        ("content/page.html", "content/page.md"),
        ("content/Question #2?.md", "content/question-2.md"),
        ("content/café au lait.md", "content/cafe-au-lait.md"),
        ("content/My Pictures/Ward 1.PNG", "content/my-pictures/ward-1.png"),
    ],
)
def test_a_name_that_is_not_read_or_breaks_links_is_told(name: str, better: str) -> None:
    problem = misnamed(name)
    assert problem is not None
    assert (problem.rule, problem.severity, problem.fix) == ("file-name", "error", f"Rename it to {better}.")
    assert misnamed(better) is None


def test_every_file_that_an_editor_adds_is_looked_at(tmp_path: Path) -> None:
    for name in ("data/trials/lamp.yml", "content/a b.pdf", "content/.hidden/x.md.txt", "data/schema/trials.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "mkdocs.yml").write_text("site_name: x")
    found = [problem.path for problem in read_site(tmp_path)[1] if problem.rule == "file-name"]
    assert found == ["data/trials/lamp.yml", "content/a b.pdf"]


@pytest.mark.parametrize("value", ["unknown", "[]"])
def test_questions_without_a_question_are_told_at_their_line(value: str) -> None:
    (found,) = trial_told("  review:", f"  questions: {value}\n  review:")
    assert "[wrong-value] `questions`: No question is given." in found
