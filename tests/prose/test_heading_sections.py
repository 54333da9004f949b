"""The parts of a page, by its headings: what the search opens, and what links lead to."""

from __future__ import annotations

from plainfacts.prose.markdown.heading_sections import HeadingSection, sections, written_ids
from plainfacts.prose.markdown.linked_files import heading_ids, linked_pages
from plainfacts.prose.page import Page, read_page
from site_files import page


def read(body: str) -> Page:
    found, problems = read_page(page(body=body), "content/folder/a.md")
    assert found and not problems
    return found


BODY = """\
Before.

## Pain *now*

One.

### Pain now {#own}

Two.

## Pain now

## ![A bed](bed.png)Ages {{ fact("lamp-1", "ages") }}

Three.
"""


def test_each_heading_has_its_own_id_or_one_of_its_words_and_no_two_are_alike() -> None:
    assert list(written_ids(read(BODY))) == ["pain-now", "own", "pain-now_1", ""]
    assert list(written_ids(read("## One {#two}\n\n## Two\n"))) == ["two", "two_1"]
    assert heading_ids(read(BODY)) is None
    assert heading_ids(read("## One\n")) == ["one"]
    assert list(written_ids(read("No heading.\n"))) == []


def test_a_page_is_cut_at_its_headings_and_loses_nothing() -> None:
    found = read(BODY)
    cut = list(sections(found, written_ids(found)))
    assert [(one.id, one.heading, one.text.split()) for one in cut] == [
        ("", "", ["Before."]),
        ("pain-now", "Pain now", ["One."]),
        ("own", "Pain now", ["Two."]),
        ("pain-now_1", "Pain now", []),
        ("", 'Ages {{ fact("lamp-1", "ages") }}', ["Three."]),
    ]
    assert list(sections(read("Only this.\n"), ())) == [HeadingSection("", "", read("Only this.\n").body)]


def test_the_pages_that_a_page_leads_to_are_named_from_the_root() -> None:
    body = "[a](b.md#c), [d](../e%20f.md), [g](https://h.example/i.md), [j](#k), ![l](m.png)\n"
    assert linked_pages(read(body)) == {"content/folder/b.md", "content/e f.md"}
