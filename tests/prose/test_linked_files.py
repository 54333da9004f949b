"""What a page leads to or shows is there: each link, picture, table and video, and the nearest that is fine."""

from __future__ import annotations

import pytest

from plainfacts.prose.markdown.linked_files import Targets, wrong_media
from plainfacts.prose.markdown.markdown_tokens import unsafe_parts
from plainfacts.prose.page import Page, read_page
from site_files import page

HERE = "content/folder/here.md"


def read(body: str, path: str = HERE) -> Page:
    found, problems = read_page(page(body=body), path)
    assert found and not problems
    return found


def told(body: str, *, unsure: bool = False) -> list[tuple[int, str]]:
    """The line in the text and the message and fix of each problem."""
    found = read(body)
    other = read("## Pain now\n\nText.\n", "content/other page.md")
    fetched = read('## Ages {{ fact("lamp-1", "ages") }}\n', "content/fetched.md")
    targets = Targets(
        {one.path: one for one in (found, other, fetched)},
        {"content/bed.png", "content/film.mp4", "content/film.jpg", "content/film.vtt", "content/mute.webm"},
        lambda: {"trials/lamp-1.md"},
        lambda path: ["made"] if path == "content/trials/lamp-1.md" else [],
        unsure,
    )
    problems = [*wrong_media(found, targets), *unsafe_parts(found)]
    return [(one.line - found.start + 1, f"{one.message} {one.fix}") for one in sorted(problems)]


@pytest.mark.parametrize(
    "body",
    [
        "[a](../other%20page.md#pain-now) and [b](#here)\n\n## Here",
        "[a](../trials/lamp-1.md#made), [b](../bed.png#x), [c](../fetched.md#anything)",
        "[a](../other%20page.md#source-x), [b](#word-x), [c](#note-1), [d](#page-menu)",
        "[a](https://x.example/no.md), [b](mailto:a@x.example)",
        "![A bed](../bed.png)\n\n![](../bed.png){.decorative}",
        "![A film](../film.mp4)",
        "Table: What we eat\n\n| a | b |\n|---|---|\n| c | d |",
    ],
)
def test_what_is_there_is_not_told(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "line", "message"),
    [
        ("One.\nSee [a](../othr%20page.md).", 2, "`../othr%20page.md` leads nowhere: there is no content/othr page.md. Write `../other page.md`."),
        ("See [a](gone.md).", 1, "`gone.md` leads nowhere: there is no content/folder/gone.md. Correct the name, or put the file in content/."),
        ("See [a](/other/).", 1, "`/other/` starts at the root of the host, but the site may be published in a folder of it. Write the path of the file in content/, relative to this page, such as `trials/index.md`."),
        ("See [a](../other%20page.md#pain-nov).", 1, "`../other%20page.md#pain-nov` leads to a heading that content/other page.md does not have: `#pain-nov`. Write `#pain-now`."),
        ("See [a](../trials/lamp-1.md#gone).", 1, "`../trials/lamp-1.md#gone` leads to a heading that content/trials/lamp-1.md does not have: `#gone`. Correct the part after #, or delete it."),
        ("See [a](#gone).", 1, "`#gone` leads to a heading that content/folder/here.md does not have: `#gone`. Correct the part after #, or delete it."),
        ("One.\n\n![](../bed.png)", 3, "This picture has no text alternative. Write `![what the picture shows](file)`, or add `{.decorative}` if it is only decoration."),
        ("![A bed](gone.png)", 1, "`gone.png` leads nowhere: there is no content/folder/gone.png. Correct the name, or put the file in content/."),
        ("| a | b |\n|---|---|\n| c | d |", 1, "This table has no caption. Directly above it, write a paragraph with `Table: ` and what it is about."),
        ("Table: What\nwe eat\n\n| a | b |\n|---|---|\n| c | d |", 4, "This table has no caption. Directly above it, write a paragraph with `Table: ` and what it is about."),
        ("One.\n[x](javascript:alert)", 2, "A link leads to `javascript:alert`. Correct the address or delete the link."),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_once_at_its_line_with_what_to_do(body: str, line: int, message: str) -> None:
    assert told(body) == [(line, message)]


def test_a_video_needs_its_opening_picture_and_its_captions() -> None:
    first, second = told("![A film](../mute.webm)")
    assert {first[0], second[0]} == {1}
    assert {"opening picture" in first[1], "opening picture" in second[1]} == {True, False}
    assert any("content/mute.vtt" in text and "captions" in text for _, text in (first, second))
    assert told("See [a film](../mute.webm).") == [], "a link to a film is not shown in the page"


def test_a_page_of_a_record_that_could_not_be_read_may_be_there() -> None:
    assert told("See [a](../trials/new.md#x) and [b](../sheets/new.md).", unsure=True) == []
    assert len(told("See [a](../trials/new.md).")) == len(told("See [a](../new.md).", unsure=True)) == 1
