"""What the pages for editors say is what the format asks for: an editor who follows them meets no surprise."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest

from plainfacts.checks.catalogue import all_rules
from plainfacts.facts.media import Media, Medium
from plainfacts.facts.records.trial import DERIVED_FIELDS, KINDS, PHASES, SEXES, STATUSES, Trial
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.problems import as_text
from plainfacts.site import examine
from site_files import BODY, CONDITIONS, SOURCES, TODAY, page, site_files

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


def example(name: str, kind: str = "yaml") -> str:
    """What a page tells to type, without the indentation of its step."""
    text = (ROOT / f"docs/how-to/{name}.md").read_text("utf-8")
    (block,) = re.findall(rf"( *)```{kind}\n(.*?)```", text, re.DOTALL)
    return textwrap.dedent(block[1])


def errors_of(media: Media | None = None, **changes: str | bytes) -> list[str]:
    found = examine(site_files(**changes), TODAY, media=media or {}).problems
    return [as_text(problem) for problem in found if problem.severity == "error"]


SOURCE = example("add-a-source")


def test_a_source_and_a_word_are_taken_as_their_pages_tell() -> None:
    """The example of the word names the example of the source: an editor who follows both meets no message."""
    word = example("explain-a-word")
    assert errors_of(**{"data/sources.yaml": SOURCES + SOURCE, "data/glossary.yaml": word}) == []
    (told,) = errors_of(**{"data/glossary.yaml": word})
    assert "No source has the id" in told
    twice = errors_of(
        **{
            "data/sources.yaml": SOURCES + SOURCE,
            "data/glossary.yaml": word + word.replace("lumbar puncture", "other word", 1),
        }
    )
    assert any("[shared-form]" in line for line in twice), twice


def test_a_chance_is_taken_and_fetched_as_its_page_tells() -> None:
    chance = textwrap.indent(example("add-a-chance"), "  ")
    paper = SOURCE.replace("example-ward-leaflet", "example-paper")
    fetched = page(
        body=BODY.replace("## What we", '## Chances of survival\n\n{{ chance("example-survival") }}\n\n## What we')
    )
    site = {
        "data/conditions.yaml": CONDITIONS + chance,
        "data/sources.yaml": SOURCES + paper,
        "content/leukaemia.md": fetched,
    }
    assert errors_of(**site) == []


def test_a_picture_and_a_file_are_taken_as_their_page_tells() -> None:
    there = {f"content/{name}": Medium(9, 4, 3) for name in ("ward.jpg", "plan.pdf")}
    with_picture = page(body=f"{BODY}\n{example('page-with-picture', 'markdown')}")
    assert errors_of(there, **{"content/leukaemia.md": with_picture}) == []
    assert len(errors_of(**{"content/leukaemia.md": with_picture})) == 2


def test_an_old_address_leads_on_as_its_page_tells() -> None:
    assert errors_of(**{"data/redirects.yaml": example("rename-or-remove")}) == []
    published = "/old-page/\n/leukaemia/\n"
    gone = errors_of(**{"data/addresses.txt": published})
    assert any("/old-page/" in line for line in gone), gone
    assert not errors_of(**{"data/addresses.txt": published, "data/redirects.yaml": example("rename-or-remove")})


def test_the_messages_that_pages_name_are_there() -> None:
    known = set(all_rules())
    for path in PAGES:
        assert set(re.findall(r"\(`([a-z]+-[a-z-]+)`\)", path.read_text("utf-8"))) <= known, path.name
