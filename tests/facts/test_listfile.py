"""A list is read record by record exactly as it would be read in one piece, or not that way at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainfacts.facts.load import load
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.facts.yaml.list_file import NoCache, read_list
from site_files import site_files

PIECES = [
    "- id: a",
    "- id: b",
    "- ",
    "-",
    "- plain",
    "- [x, y]",
    "- id: [x,",
    "- {id: a, b: {c: d}}",
    '- id: "quoted',
    '  end"',
    "- id: 'it''s",
    "  text: |",
    "  text: >-",
    "    folded",
    "  more: x",
    "  more: - y",
    "  list:",
    "    - one",
    "    - two: 2",
    "  - three",
    "# a comment",
    "  # another",
    "",
    "  ",
    "---",
    "...",
    "- *a",
    "- &a b",
    "key: value",
    "]",
    '"',
    "- id: ? x",
    "- : x",
    "- ü: é",
]


class Memory:
    """Keeps values in a dictionary."""

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}

    def get(self, key: str) -> Any:
        return self.kept.get(key)

    def put(self, key: str, value: Any) -> None:
        self.kept[key] = value


def in_one_piece(text: str) -> tuple[list[Any], dict[str, int]]:
    document, problems = read_yaml(text, "x.yaml")
    assert problems == [], "what cannot be read in one piece is not read record by record either"
    assert isinstance(document.value, list)
    return document.value, document.lines


def absolute(number: int, typed: Any) -> dict[str, int]:
    """The lines of a record as those of the whole file: `0.id` of its own text is `3.id` of the file."""
    parts = {key.partition(".")[2]: typed.place.line(key.partition(".")[2]) for key in typed.place.lines}
    return {f"{number}.{part}" if part else str(number): line for part, line in parts.items()}


@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_record_by_record_is_as_in_one_piece(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    found = read_list(text, "x.yaml", NoCache())
    if found is not None:
        values, places = in_one_piece(text)
        assert [value for value, _ in found] == values
        assert {k: v for n, (_, typed) in enumerate(found) for k, v in absolute(n, typed).items()} == places


@pytest.mark.parametrize(
    "text",
    ['- a: "x\n- b"\n', "- a: [x,\n- y]\n", "- a: |\n  x\n- b\nc: d\n", "a: b\n", "", "---\n- a\n", "  - a\n  - b\n"],
)
def test_what_only_looks_like_records_is_read_as_a_whole(text: str) -> None:
    assert read_list(text, "x.yaml", NoCache()) is None


def test_each_record_knows_its_lines_and_comments_belong_to_the_one_above() -> None:
    found = read_list("# top\n\n- id: a\n  b: 1\n# note\n- id: c\n", "x.yaml", NoCache())
    assert found is not None
    assert [typed.span for _, typed in found] == [(3, 5), (6, 6)]
    assert found[1][1].place.line("id") == 6
    assert found[0][1].place.line("b") == 4


def test_a_record_that_was_read_before_is_as_if_read_now() -> None:
    text, memory = "- id: a\n  b: [1, 2]\n- id: c\n", Memory()
    first = read_list(text, "x.yaml", memory)
    assert len(memory.kept) == 2
    assert read_list(f"# moved\n{text}", "x.yaml", memory) != first
    assert read_list(text, "x.yaml", memory) == first


def test_only_the_changed_record_has_another_print() -> None:
    one = read_list("- id: a\n- id: b\n", "x.yaml", NoCache())
    other = read_list("# moved\n- id: a\n- id: c\n", "x.yaml", NoCache())
    assert one and other
    assert one[0][1].hash == other[0][1].hash
    assert one[1][1].hash != other[1][1].hash


def test_a_trial_that_this_run_has_read_is_not_made_again_and_a_moved_one_is() -> None:
    files = site_files()
    first = load(files).facts
    again = load(files, None, first).facts
    assert again.trials["lamp-1"] is first.trials["lamp-1"]
    moved = load(files | {"data/trials.yaml": b"# moved\n" + files["data/trials.yaml"]}, None, first).facts
    assert moved.trials["lamp-1"].model_dump() == first.trials["lamp-1"].model_dump()
    assert moved.trials["lamp-1"].place.line() == first.trials["lamp-1"].place.line() + 1
