"""The texts of a page as translators meet them: what is one, where it stands, and that it can be put in its place."""

from __future__ import annotations

import pytest

from plainfacts.prose.page import Page, read_page
from plainfacts.translations.page_passages import page_passages, with_texts
from site_files import page


def of(body: str) -> Page:
    found, problems = read_page(page(body=body), "content/a.md")
    assert found and not problems
    return found


def told(body: str) -> list[tuple[str, str, str]]:
    """Each passage of a page: what follows `#` in its place, its kind, its text."""
    return [(one.place.removeprefix("content/a.md#"), one.kind, one.text) for one in page_passages(of(body))]


@pytest.mark.parametrize(
    ("body", "passages"),
    [
        ("Ring us.\n", [("top.0", "paragraph", "Ring us.")]),
        ("Ring\nus.\n\nNow.\n", [("top.0", "paragraph", "Ring us."), ("top.1", "paragraph", "Now.")]),
        ("## What to do?\n\nRing.\n", [("what-to-do.0", "heading", "What to do?"), ("what-to-do.1", "paragraph", "Ring.")]),
        ("## " + "a" * 50 + "\n", [("a" * 40 + ".0", "heading", "a" * 50)]),
        ("## A\n\nX\n\n## B\n\nX\n", [("a.0", "heading", "A"), ("a.1", "paragraph", "X"), ("b.0", "heading", "B"), ("b.1", "paragraph", "X")]),
        ("## A\n\nX\n\n## A\n\nY\n\n## A\n", [("a.0", "heading", "A"), ("a.1", "paragraph", "X"), ("a.0~2", "heading", "A"),
         ("a.1~2", "paragraph", "Y"), ("a.0~3", "heading", "A")]),
        ("- One\n- Two\n\nThree\n", [("top.0", "item", "One"), ("top.1", "item", "Two"), ("top.2", "paragraph", "Three")]),
        ("1. One\n   - Two\n2. Three\n", [("top.0", "item", "One"), ("top.1", "item", "Two"), ("top.2", "item", "Three")]),
        ("| A | B |\n|---|---|\n| c | 7 |\n", [("top.0", "label", "A"), ("top.1", "label", "B"), ("top.2", "paragraph", "c")]),
        ("{{ signs() }}\n\n7 %\n\nA {{ glossary() }}\n", [("top.0", "paragraph", "A {{ glossary() }}")]),
        ("See **that** [page](index.md).\n", [("top.0", "paragraph", "See **that** [page](index.md).")]),
        ("!!! warning \"Ring\"\n    Now.\n", [("top.0", "label", "Ring"), ("top.1", "paragraph", "Now.")]),
        ("X\n\nX\n", [("top.0", "paragraph", "X"), ("top.1", "paragraph", "X")]),
    ],
)  # fmt: skip
def test_the_passages_of_a_page(body: str, passages: list[tuple[str, str, str]]) -> None:
    assert told(body) == passages


def test_a_passage_knows_its_line_and_its_place_in_the_page() -> None:
    found = of("Ring us.\n\n- Now,\n  and then.\n\n| A |\n|---|\n| a \\| b |\n")
    lines = page(body=found.body).decode().split("\n")
    for one in page_passages(found):
        assert one.text.split()[0] in lines[one.line - 1]
        assert " ".join(found.body[one.start : one.end].split()) == one.text


@pytest.mark.parametrize(
    "body",
    [
        "Ring us.\n\n## What?\n\n- One\n- Two {{ glossary() }}\n\n| A | B |\n|---|---|\n| c \\| d | e |\n\n> Said.\n",
        "X\n\nX\n",
        "",
    ],
)
def test_each_passage_is_replaced_and_nothing_else_is(body: str) -> None:
    found = of(body)
    assert with_texts(found, lambda one: found.body[one.start : one.end]).body == found.body
    starred = with_texts(found, lambda one: f"*{one.text}*")
    assert starred.body.replace("*", "") == found.body
    assert starred.body.count("*") == 2 * len(page_passages(found))
    assert [call.name for call in starred.calls] == [call.name for call in found.calls]
    assert (starred.path, starred.front, starred.start) == (found.path, found.front, found.start)
