"""The page for staff: it must show what to mend, keep its trend, and never run what somebody typed into a page."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib
import pytest
from click.testing import CliRunner

from plainfacts.cli import main
from plainfacts.report.gather import Report, gather
from plainfacts.report.history import KEPT, Run, as_json, read_runs, run_of
from plainfacts.report.render import as_html, change
from plainfacts.site import examine
from site_files import TODAY, TRIAL, page, site_files

HARD = "Autologous immunobiological agents augment cytotoxicity indicators."


def report(**files: bytes | str) -> Report:
    site = examine(site_files(**files), TODAY)
    return gather(site.facts, site.pages, site.problems, site.standing, TODAY)


def test_the_hardest_sentence_is_marked_in_its_place_with_its_hard_words() -> None:
    told = report(**{"content/leukaemia.md": page(body=f"Ask your team. {HARD} Then go home.\n")})
    found = next(one for one in told.pages if one.text.path == "content/leukaemia.md")
    block = found.blocks[-1]
    assert "".join(piece.text for piece in block.pieces) == f"Ask your team. {HARD} Then go home."
    hard = next(piece for piece in block.pieces if piece.text == HARD)
    assert hard.too_hard and hard.score == pytest.approx(5.4, abs=0.05)
    assert hard.hard_words[0] == "immunobiological"
    html = as_html(told, None)
    assert f'<mark class="too-hard">{HARD}</mark>' in html


EASY = ["You can ask us.", "We help you.", "Ring the ward.", "You can eat.", "Go home."]


@pytest.mark.parametrize(
    ("body", "marked", "too_hard"), [(EASY, 3, 0), (EASY[:2], 2, 0), ([HARD] * 5, 5, 5), ([*EASY, HARD], 3, 1)]
)
def test_all_that_is_too_hard_is_marked_and_at_least_the_three_hardest(
    body: list[str], marked: int, too_hard: int
) -> None:
    text = " ".join(body)
    (found,) = (
        one
        for one in report(**{"content/leukaemia.md": page(body=f"{text}\n")}).pages
        if one.text.owner == "/leukaemia/"
    )
    pieces = [piece for block in found.blocks if block.kind == "paragraph" for piece in block.pieces]
    assert "".join(piece.text for piece in pieces) == text
    assert (sum(piece.too_hard for piece in pieces), len([one for one in pieces if one.score is not None])) == (
        too_hard,
        marked,
    )
    hardest = sorted((piece.score for piece in pieces if piece.score is not None), reverse=True)
    assert all((score >= hardest[0]) == piece.too_hard for piece in pieces if (score := piece.score) and too_hard)
    assert all(bool(piece.hard_words) == (piece.text == HARD) for piece in pieces if piece.score is not None)


def test_the_hardest_page_comes_first_and_says_what_is_known_of_it() -> None:
    told = report(
        **{"content/leukaemia.md": page(body=f"{HARD}\n\nAsk us now.\n"), "content/a.md": page(body="Ask us.\n")}
    )
    scores = [one.score for one in told.pages]
    assert scores == sorted(scores, reverse=True) and told.pages[0].text.owner == "/leukaemia/"
    (found,) = (one for one in told.pages if one.text.path == "content/leukaemia.md")
    assert (found.text.audience, found.review.reviewed, found.next_review) == ("family", None, date(2027, 4, 28))
    assert found.raw >= found.score and found.grades.flesch_kincaid > 5 and found.grades.smog > 5
    assert told.name == "Small site" and told.today == TODAY


def test_of_several_records_in_a_file_each_has_its_own_problems() -> None:
    second = TRIAL.replace("lamp-1", "candle-2").replace("LAMP 1", "CANDLE 2").replace("NCT01234567", "NCT07654321")
    second = second.replace("source: ctgov-nct07654321", "source: ctgov-nct01234567")
    told = report(**{"data/trials.yaml": TRIAL + second.replace("Ask your own team", "Ask this miracle team")})
    owners = [one.text.owner for one in told.pages for problem in one.problems if problem.rule == "hype"]
    assert owners == ["candle-2"]
    (problem,) = (one for one in told.problems if one.rule == "hype")
    line = next(number for number, text in enumerate((TRIAL + second).split("\n"), 1) if "id: candle-2" in text)
    for moved, owner in ((line - 1, "lamp-1"), (line, "candle-2"), (line + 1, "candle-2")):
        site = examine(site_files(**{"data/trials.yaml": TRIAL + second}), TODAY)
        found = gather(site.facts, site.pages, [replace(problem, line=moved)], site.standing, TODAY)
        assert [one.text.owner for one in found.pages if one.problems] == [owner]


def test_each_problem_stands_with_its_own_page() -> None:
    told = report(**{"content/leukaemia.md": page(body="This miracle medicine.\n")})
    by_path = {one.text.path: [problem.rule for problem in one.problems] for one in told.pages}
    assert "hype" in by_path["content/leukaemia.md"]
    assert "hype" not in by_path["content/index.md"]


def test_words_to_explain_are_named_with_their_line() -> None:
    glossary = "- term: apheresis\n  plain: A machine takes cells from the blood.\n"
    body = "Your child may have apheresis.\n"
    told = report(**{"content/leukaemia.md": page(body=body), "data/glossary.yaml": glossary})
    found = next(one for one in told.pages if one.text.path == "content/leukaemia.md")
    assert dict(found.to_explain) == {"apheresis": 9}
    assert "Words to explain: apheresis (line 9)." in as_html(told, None)


def test_what_somebody_typed_is_shown_and_never_run() -> None:
    body = "It is `<script>alert(1)</script>` &lt;script&gt;alert(2)&lt;/script&gt; said.\n"
    told = report(**{"content/leukaemia.md": page("A & B <b>", body)})
    tree = html5lib.parse(as_html(told, None), treebuilder="etree", namespaceHTMLElements=False)
    assert tree.findall(".//script") == []
    assert any("A & B <b>" in (heading.text or "") for heading in tree.findall(".//h3"))


def test_it_needs_no_script_and_loads_nothing() -> None:
    html = as_html(report(), None)
    tree = html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False)
    names = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert not names & {"script", "link", "img", "iframe", "object"}
    assert "default-src 'none'" in html


def test_the_same_site_and_day_give_the_same_bytes() -> None:
    assert as_html(report(), None) == as_html(report(), None)


def test_the_trend_compares_with_the_last_run() -> None:
    told = report()
    before = run_of(told)
    harder = Run("2026-04-01", {**before.counts, "error": before.counts["error"] + 2}, dict(before.scores))
    harder = replace(harder, scores={**harder.scores, "/leukaemia/": before.scores["/leukaemia/"] + 0.25})
    html = as_html(told, harder)
    assert "Since the run of 2026-04-01: errors -2, warnings +0" in html
    assert '<td class="number">-0.25</td>' in html


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (2.0, None, "first time"),
        (2.0, 0.0, "+2.00"),
        (2.0, 2.004, "same"),
        (2.0, 2.006, "-0.01"),
        (2.0, 1.9, "+0.10"),
        (2.0, 2.5, "-0.50"),
    ],
)
def test_a_change_is_said_in_words_or_with_its_sign(now: float, before: float | None, said: str) -> None:
    assert change(now, before) == said


@pytest.mark.parametrize("text", ["", "{", "[]", '{"runs": 3}', '{"runs": [{}]}', '{"runs": [null]}', "null"])
def test_a_broken_history_costs_only_the_trend(text: str) -> None:
    assert read_runs(text) == []


def test_a_run_is_remembered_by_its_day_its_problems_and_its_scores() -> None:
    told = report(**{"content/leukaemia.md": page(body=f"This miracle. {HARD}\n")})
    run = run_of(told)
    assert run.on == "2026-05-01"
    assert sum(run.counts.values()) == len(told.problems) and run.counts["error"] >= 1
    assert run.scores == {one.text.owner: round(one.score, 4) for one in told.pages}
    html = as_html(told, Run("2026-04-01", {}, {}))
    assert f"errors +{run.counts['error']}" in html and "first time" in html


def test_history_is_kept_and_does_not_grow_for_ever() -> None:
    runs = [Run(f"2026-01-{day:02}", {"error": day}, {"/": 2.0}) for day in range(1, KEPT + 9)]
    assert read_runs(as_json(runs)) == runs[-KEPT:]


def test_the_command_writes_the_page_and_remembers(tmp_path: Path) -> None:
    root, folder = tmp_path / "site", tmp_path / "staff" / "report"
    for name, raw in site_files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(raw)
    for expected in ("first run in this folder", "Since the run of 2026-05-01"):
        result = CliRunner().invoke(
            main, ["report", "--root", str(root), str(folder)], env={"PLAINFACTS_TODAY": "2026-05-01"}
        )
        assert result.exit_code == 0, result.output
        assert expected in (folder / "index.html").read_text("utf-8")
    assert len(json.loads((folder / "history.json").read_text("utf-8"))["runs"]) == 2
