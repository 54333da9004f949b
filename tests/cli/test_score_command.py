"""`plainfacts score`: what other programs read, and what editors read."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainfacts.cli import main
from plainfacts.readability import sentence_score, text_score
from site_files import page, site_files

HARD = "Autologous immunobiological agents augment cytotoxicity indicators."
EASY = "You can ask your team."


def run(*args: str | Path, stdin: bytes | None = None) -> Result:
    environment = {"PLAINFACTS_TODAY": "2026-05-01"}
    return CliRunner().invoke(main, [str(arg) for arg in args], input=stdin, env=environment)


def test_each_line_is_one_number_and_nothing_else(tmp_path: Path) -> None:
    lines = tmp_path / "lines.txt"
    lines.write_text(f"{EASY}\n\n{HARD}\r\nÜber the café.", encoding="utf-8")
    result = run("score", "--lines", lines)
    assert result.exit_code == 0
    expected = [text_score(EASY), 0, text_score(HARD), text_score("Über the café.")]
    assert result.stdout.endswith("\n")
    assert [float(line) for line in result.stdout.splitlines()] == pytest.approx(expected, abs=0.0001)
    assert result.stdout.splitlines()[1] == "0"


def test_a_line_can_be_a_sentence_and_come_from_standard_input() -> None:
    result = run("score", "--lines", "-", "--unit", "sentence", stdin=f"\ufeff{EASY}\n{HARD}\n".encode())
    expected = [sentence_score(EASY), sentence_score(HARD)]
    assert [float(line) for line in result.stdout.splitlines()] == pytest.approx(expected, abs=0.0001)


def test_nothing_in_is_nothing_out() -> None:
    assert run("score", "--lines", "-", stdin=b"").stdout == ""
    assert run("score", "--lines", "-", stdin=b"\n\n").stdout == "0\n0\n"


def test_bytes_that_are_no_text_still_give_one_number_a_line() -> None:
    assert len(run("score", "--lines", "-", stdin=b"\xff\xfe\nabc\x00\n").stdout.splitlines()) == 2


def test_an_unknown_language_is_wrong_usage() -> None:
    result = run("score", "--lang", "xx", "--lines", "-", stdin=b"a\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no score for the language 'xx'" in result.stderr


def test_a_file_that_is_not_there_could_not_be_read(tmp_path: Path) -> None:
    result = run("score", "--lines", tmp_path / "none.txt")
    assert (result.exit_code, result.stdout) == (3, "")


def test_pages_come_hardest_first_with_their_hardest_sentences(tmp_path: Path) -> None:
    files = site_files(**{"content/leukaemia.md": page(body=f"{EASY} " * 12 + HARD)})
    for name, raw in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(raw)
    result = run("score", "--root", tmp_path)
    assert result.exit_code == 0
    pages = [line for line in result.stdout.splitlines()[1:] if not line.startswith("        ")]
    scores = [float(line.split()[0]) for line in pages]
    assert scores == sorted(scores, reverse=True) and len(scores) == 3
    assert f'5.4 line 9: "{HARD}"' in result.stdout


def test_a_language_without_readers_is_advice_and_says_so_beside_the_numbers() -> None:
    result = run("score", "--lang", "nl", "--lines", "-", stdin=b"Bel je team.\n")
    assert len(result.stdout.splitlines()) == 1 and "advice" in result.stderr
    measured = run("score", "--lang", "fr", "--lines", "-", stdin="Appelez votre équipe.\n".encode())
    assert measured.stderr == ""


def test_dutch_that_is_scored_as_english_is_remarked_on() -> None:
    text = "Wij onderzoeken beenmergtransplantaties bij zuigelingen zorgvuldig.\n"
    assert "--lang nl" in run("score", "--lines", "-", stdin=text.encode()).stderr


@pytest.mark.parametrize(
    ("lang", "easy", "hard"),
    [
        (
            "nl",
            "Bel je team.",
            "Immunotherapeutische behandelingen onderdrukken de afweerreactie na een allogene transplantatie soms langdurig.",
        ),
        (
            "fr",
            "Appelez votre équipe.",
            "Les traitements immunothérapeutiques suppriment parfois durablement la réponse immunitaire après une allogreffe.",
        ),
        (
            "de",
            "Rufen Sie an.",
            "Immuntherapeutische Behandlungen unterdrücken nach einer allogenen Transplantation gelegentlich dauerhaft die Abwehrreaktion.",
        ),
        (
            "he",
            "לכו הביתה.",
            "טיפולים אימונותרפיים מדכאים לעיתים לאורך זמן את התגובה החיסונית לאחר השתלה אלוגנית של מח עצם.",
        ),
    ],
)
def test_in_every_language_the_harder_sentence_scores_higher(lang: str, easy: str, hard: str) -> None:
    result = run("score", "--lang", lang, "--lines", "-", stdin=f"{easy}\n{hard}\n".encode())
    low, high = map(float, result.stdout.splitlines())
    assert 1 <= low < high <= 6
