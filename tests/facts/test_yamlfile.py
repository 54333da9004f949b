"""What an editor loses if the reader is wrong: a fact read as something else, or a fault told on the wrong line."""

from __future__ import annotations

import pytest

from plainfacts.facts.yaml.document import MAX_DEPTH, MAX_LINE, decode, read_yaml
from plainfacts.problems import as_text


def told(text: str) -> list[str]:
    return [as_text(problem) for problem in read_yaml(text, "data/x.yaml")[1]]


def test_scalars_stay_the_text_that_was_typed() -> None:
    text = "a: NO\nb: 12:30\nc: 1e3\nd: 0123\ne: 1.10\nf: 2026-02-30\ng: ~\nh: 1_000\n"
    document, problems = read_yaml(text, "x")
    assert problems == []
    assert document.value == {
        "a": "NO",
        "b": "12:30",
        "c": "1e3",
        "d": "0123",
        "e": "1.10",
        "f": "2026-02-30",
        "g": "~",
        "h": "1_000",
    }


def test_each_part_knows_its_line() -> None:
    document, _ = read_yaml("- id: a\n  ages:\n    from: 1 year\n- id: b\n  list: [x,\n    y]\n", "x")
    assert document.lines == {
        "0": 1,
        "0.id": 1,
        "0.ages": 2,
        "0.ages.from": 3,
        "1": 4,
        "1.id": 4,
        "1.list": 5,
        "1.list.0": 5,
        "1.list.1": 6,
    }


def test_a_key_twice_names_both_lines() -> None:
    assert told("a: 1\nb: 2\na: 3\n") == [
        "data/x.yaml:3: error: [duplicate-key] The key `a` is used here and on line 1. "
        "Fix: Keep the right one and delete the other."
    ]


@pytest.mark.parametrize(
    ("text", "line", "rule", "words"),
    [
        ("a: &x 1\nb: *x\n", 1, "yaml-feature", "`&x` names a part of the file."),
        ("a: !!python/object:os.system x\n", 1, "yaml-feature", "gives a value a type"),
        ("a: 1\n<<: {b: 2}\n", 2, "yaml-feature", "`<<` merges another part"),
        ("a:\n\t- b\n", 2, "tab", "This line has a tab character."),
        ("a: b\u200bc\n", 1, "unseen-character", "ZERO WIDTH SPACE (U+200B)"),
        ("a: \u202eb\n", 1, "unseen-character", "RIGHT-TO-LEFT OVERRIDE (U+202E)"),
        ("a: b\nc: d: e\n", 2, "yaml-syntax", "This is not valid YAML"),
        ("a: [1, 2\nb: 3\n", 2, "yaml-syntax", "This is not valid YAML"),
        ("--- 1\n--- 2\n", 2, "yaml-feature", "starts a second document"),
        ("? [a]\n: b\n", 1, "yaml-feature", "in place of a key"),
        ("a: " + "x" * MAX_LINE + "\n", 1, "line-length", "characters; 20,000 is the limit"),
        ("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), 1, "yaml-feature", "nested more than 20 deep"),
    ],
)
def test_what_is_refused(text: str, line: int, rule: str, words: str) -> None:
    document, problems = read_yaml(text, "data/x.yaml")
    assert document.value is None
    assert [(problem.line, problem.rule) for problem in problems] == [(line, rule)]
    assert words in problems[0].message


@pytest.mark.parametrize(
    ("text", "line", "lost"),
    [
        ("what: It opened as trial #12 in Ghent.\n", 1, "#12 in Ghent."),
        ("a: b\nwhat: It opened as # 12 in Ghent.\n", 2, "# 12 in Ghent."),
        ("- x\n- #12\n", 2, "#12"),
        ("what: Über é\n  und #12\n", 2, "#12"),
        ("what: {on: x, what: y} \nby: Ward #4\n", 2, "#4"),
    ],
)
def test_a_text_that_a_comment_cuts_is_told(text: str, line: int, lost: str) -> None:
    document, problems = read_yaml(text, "x.yaml")
    assert document.value is None
    assert [(problem.rule, problem.line) for problem in problems] == [("text-cut", line)]
    assert f"`{lost}` is left out" in problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        "source: x-1   # an id of data/sources.yaml\n",
        'what: "It opened as trial #12."\n',
        "what: 'Trial #12.' # checked\n",
        "what: |\n  It opened as trial #12.\n",
        "what: >-\n  Trial\n  #12\n",
        "ages: {from: 1 year}  # both words\n",
        "# a line of its own #1\nwhat: It uses C#.\n",
        "sites:  # all of them\n  - x\n",
    ],
)
def test_a_comment_that_cuts_no_text_is_fine(text: str) -> None:
    assert read_yaml(text, "x.yaml")[1] == []


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
    )
    assert [problem.rule for problem in read_yaml(bomb, "x")[1]] == ["yaml-feature"]


def test_a_file_that_is_not_utf_8_names_the_line() -> None:
    text, problems = decode("a: 1\nb: é\n".encode("latin-1"), "x")
    assert (text, problems[0].line, problems[0].rule) == ("", 2, "encoding")
    assert decode("\ufeffa: 1\r\n".encode(), "x") == ("a: 1\n", [])
    assert decode("a: 1".encode("utf-16"), "x")[1][0].rule == "encoding"


OPEN = "a quotation mark opens here and is not closed"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('- id: a\n  name: "b\n  c: d\n', 2),
        ('- id: a\n  name: "b\n  c: d\n- id: e\n  share: "%"\n', 2),
        ("- id: a\n  name: 'b\n  c: d\n- id: e\n  name: 'f'\n", 2),
        ('- id: a\n  name: "over\n    two lines"\n- id: "b\n  c: d\n', 4),
    ],
)
def test_a_quotation_mark_that_is_not_closed_is_told_where_it_opens(text: str, line: int) -> None:
    _, problems = read_yaml(text, "x.yaml")
    assert [(problem.line, OPEN in problem.message) for problem in problems] == [(line, True)]


def test_a_text_in_quotes_over_two_lines_is_not_blamed_for_another_fault() -> None:
    text = '- id: a\n  name: "over\n    two lines"\n  list: [{name: "x"},\n    {name: "y"}]\n  b: c: d\n'
    _, problems = read_yaml(text, "x.yaml")
    assert [(problem.line, OPEN in problem.message) for problem in problems] == [(6, False)]
