"""What the pages for editors say is what the format asks for: an editor who follows them meets no surprise."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from plainfacts.facts.records.trial import DERIVED_FIELDS, KINDS, PHASES, SEXES, STATUSES, Trial
from plainfacts.facts.yaml.document import read_yaml

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs/how-to").glob("*.md"))


def words_between(text: str, start: str, end: str) -> set[str]:
    """The words in `marks` in a part of a text."""
    return set(re.findall(r"`([\w/-]+)`", text.partition(start)[2].partition(end)[0]))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_example_can_be_read(path: Path) -> None:
    for block in re.findall(r"```yaml\n(.*?)```", path.read_text("utf-8"), re.DOTALL):
        assert read_yaml(textwrap.dedent(re.sub(r"(?m)^ {3}", "", block)), path.name)[1] == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_contributing_leads_to_every_page(path: Path) -> None:
    assert f"(docs/how-to/{path.name})" in (ROOT / "CONTRIBUTING.md").read_text("utf-8")


def test_the_keys_that_may_be_left_out_are_those_of_the_format() -> None:
    text = (ROOT / "docs/how-to/new-trial.md").read_text("utf-8")
    optional = {name for name, field in Trial.model_fields.items() if not field.is_required()}
    assert words_between(text, "may be left out:", "\n\n") == optional - set(DERIVED_FIELDS)
    assert words_between(text, "has sub-trials:", "\n\n") == set(DERIVED_FIELDS)


def test_the_allowed_words_are_those_of_the_format() -> None:
    text = (ROOT / "docs/how-to/new-trial.md").read_text("utf-8")
    assert words_between(text, "`phase` is", ";") == set(PHASES)
    assert words_between(text, "`being_tested` is", ";") == set(KINDS)
    assert words_between(text, "`sex` is", ".") == set(SEXES)
    told = (ROOT / "docs/how-to/trial-opened-closed-ended.md").read_text("utf-8")
    assert set(re.findall(r"\| `([\w-]+)` \|\n", told)) - {"status"} == set(STATUSES)
