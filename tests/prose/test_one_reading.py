"""What the checks read is what families read: each block of a page, its kind and its words, or a problem is told."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from examples import examples
from plainfacts.facts.house.wording import Wording
from plainfacts.pages.topic.markdown_html import SiteMarkdown
from plainfacts.prose.markdown.left_over_marks import left_over
from plainfacts.prose.markdown.markdown_tokens import unsafe_parts
from plainfacts.prose.page import Page, read_page
from plainfacts.prose.passages import read_prose
from site_files import page

WORDS = Wording("en", {"media.notes": "Notes", "media.back": "Back to the text"})
Blocks = list[tuple[str, str]]


def written(body: str) -> Page:
    found, problems = read_page(page(body=body), "content/leukaemia.md")
    assert found and not problems, problems
    return found


def told(body: str) -> list[str]:
    found = written(body)
    problems = sorted([*left_over(found), *unsafe_parts(found)])
    return [f"{problem.line - found.start + 1}: [{problem.rule}] {problem.message}" for problem in problems]


def checked(body: str) -> Blocks:
    """The blocks that the checks read."""
    passages = read_prose(written(body), lambda call: "").passages[2:]
    return [(f"h{found.level}" if found.level else found.kind, _plain(found.text)) for found in passages]


def shown(body: str) -> Blocks:
    """The blocks of the page as a browser shows it, read from its HTML by a parser that knows no Markdown."""
    text = Markdown(extensions=[SiteMarkdown(WORDS), "toc"]).convert(body)
    tree = html.fragment_fromstring(text, create_parent="main")
    for gone in tree.xpath("//a[@class='note-mark'] | //a[@class='note-back']"):
        gone.drop_tree()
    for image in tree.iter("img"):
        image.tail = image.get("alt") + (image.tail or "")
    return [block for element in tree for block in _blocks(element, "paragraph")]


_KINDS = {"li": "item", "td": "item", "dt": "term", "th": "term", "caption": "term", "summary": "term"}
_BLOCKS = {
    *_KINDS,
    "ul",
    "ol",
    "p",
    "table",
    "thead",
    "tbody",
    "tr",
    "div",
    "details",
    "section",
    "dl",
    "dd",
    "blockquote",
}
_BLOCKS |= {"h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "figure", "figcaption"}


def _blocks(element: html.HtmlElement, kind: str) -> Blocks:
    kind = element.tag if re.fullmatch("h[1-6]", element.tag) else _KINDS.get(element.tag, kind)
    kind = "term" if element.get("class") == "note-title" else kind
    if element.tag == "pre":
        return []
    own, found = [element.text or ""], []
    for child in element:
        if child.tag in _BLOCKS:
            found += [(kind, _plain("".join(own))), *_blocks(child, kind)]
            own = []
        else:
            own.append("\n" if child.tag == "br" else child.text_content())
        own.append(child.tail or "")
    found.append((kind, _plain("".join(own))))
    return [block for block in found if block[1]]


def _plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ("Bring:\n- a toy\n- a book", [("paragraph", "Bring:"), ("item", "a toy"), ("item", "a book")]),
        ("Do this:\n1. Ring.\n2. Wait.", [("paragraph", "Do this:"), ("item", "Ring."), ("item", "Wait.")]),
        ("1) Ring.\n2) Wait.", [("item", "Ring."), ("item", "Wait.")]),
        ("- a\n  - b\n- c", [("item", "a"), ("item", "b"), ("item", "c")]),
        ("1. a\n   - b\n2. c", [("item", "a"), ("item", "b"), ("item", "c")]),
        ("When:\n| a | b |\n|---|---|\n| c | d |", [("paragraph", "When:"), ("term", "a"), ("term", "b"), ("item", "c"), ("item", "d")]),
        ("Old ~~words~~.", [("paragraph", "Old words.")]),
        ("Ring.[^1]\n\n[^1]: The ward.", [("paragraph", "Ring."), ("item", "The ward.")]),
        ("> He said so.", [("paragraph", "He said so.")]),
        ('!!! note "Ring"\n    Day and night.', [("term", "Ring"), ("paragraph", "Day and night.")]),
        ('??? tip "More"\n    - a', [("term", "More"), ("item", "a")]),
        ('=== "Day"\n\n    Ring.\n\n=== "Night"\n\n    Ring too.', [("term", "Day"), ("paragraph", "Ring."), ("term", "Night"), ("paragraph", "Ring too.")]),
        ("Ring :material-phone: us.", [("paragraph", "Ring us.")]),
        ("Word\n: What it is.", [("term", "Word"), ("paragraph", "What it is.")]),
        ("- [ ] Pack\n- [x] Ring", [("item", "☐ Pack"), ("item", "☑ Ring")]),
        ('![A bed](bed.png "The *ward*")', [("paragraph", "A bed"), ("paragraph", "The ward")]),
        ("## One {#own}", [("h2", "One")]),
        ("Take `two` &amp; &lt;b&gt; &amp;lt; a.", [("paragraph", "Take two & <b> &lt; a.")]),
    ],
)  # fmt: skip
def test_what_editors_write_is_read_and_shown_as_the_preview_of_the_code_host_has_it(body: str, blocks: Blocks) -> None:
    assert checked(body) == blocks
    assert shown(body) == blocks
    assert told(body) == []


def test_numbers_that_go_on_after_other_words_keep_going_on() -> None:
    text = Markdown(extensions=[SiteMarkdown(WORDS)]).convert("1. Ring.\n\nThen:\n\n2. Wait.")
    assert '<ol start="2">' in text


@pytest.mark.parametrize(
    ("body", "line"),
    [
        ("Bring:\n• a toy", "2: [left-over-mark] A symbol is used as a bullet: `•`."),
        ("Bring:\n-a toy", "2: [left-over-mark] A space is missing after the bullet: `-`."),
        ("Do:\n1.Ring", "2: [left-over-mark] A space is missing after the number: `1.`."),
        ("Do:\n2. Ring", "2: [left-over-mark] This line starts with a number but is not in a list: `2.`."),
        ("##Pain", "1: [left-over-mark] A space is missing after `#`: `##`."),
        ("| a | b |\n| c | d |", "1: [left-over-mark] This row is not part of a table: `| a | b |`."),
        ("Ring :material-fone: us", "1: [left-over-mark] No icon has this name: `:material-fone:`."),
        ("Ring :smile: us", "1: [left-over-mark] Emoji names are not supported: `:smile:`."),
        ("Very ==loud== here", "1: [left-over-mark] This markup is not supported: `==loud==`."),
        ("Text\n\n*[ALL]: leukaemia", "3: [left-over-mark] A page cannot define abbreviations: `*[ALL]:`."),
        ("Ring.[^2]", "1: [left-over-mark] This footnote has no text: `[^2]`."),
        ("A word{.big}", "1: [left-over-mark] These braces have no effect here: `{.big}`."),
        ("Ring **now **please", "1: [left-over-mark] This bold text has no start or no end: `**`."),
        ("See [this](two words.md)", "1: [left-over-mark] This link cannot be read: `[this](two words.md)`."),
        ("One.\n\n    Give 5 mg.", "3: [code-block] This text is indented by 4 spaces or more, which turns it into code: `Give 5 mg.`."),
        ("```\nGive 5 mg.\n```", "1: [code-block] This text is marked as program code: `Give 5 mg.`."),
    ],
)  # fmt: skip
def test_marks_that_would_stay_in_the_text_are_told_at_their_line(body: str, line: str) -> None:
    assert line in told(body)


@pytest.mark.parametrize(
    "body",
    [
        "Call 10:30 or 11:30. It costs 5 ++ more, a == b.",
        "We met 3 – 4 times - and then not.\n*Why?* **Because.**",
        "Note: this: that.\nC++ and snake_case and 5 * 3 * 2",
        "See [one](a.md) (and [two](b.md)).",
        "## 2. Ring the ward\n\n> 3) Wait.",
    ],
)
def test_plain_words_are_no_marks(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize("sign", ["<<<<<<< HEAD", "=======", ">>>>>>> main", "||||||| base"])
def test_two_versions_of_a_text_are_told_at_their_line(sign: str) -> None:
    raw = page(body=f"One.\n{sign}\nTwo.\n")
    found, problems = read_page(raw, "content/leukaemia.md")
    assert found is None
    assert [(problem.rule, problem.line) for problem in problems] == [
        ("conflict-marker", raw.decode().split("\n").index(sign) + 1)
    ]


_PIECES = """\
Ring the ward.|- a|* b|1. c|2. d|1) e|  - f|   - g|    h|• i|> j|# k|### l {#m}|term|: r|[^1]|[^1]: s|~~t~~
*u* __v__ **w|`x`|??? tip|!!! note "y"|    - z|- [ ] aa|=== "tab"|:octicons-check-16:|:material-none: oo|![bb](cc.png "dd")|![](ee.png){.decorative}|```|---
===|[ff](gg.md){.hh}|&amp;lt; &copy|<b>ii</b>|<div>|\\*jj|kk  |[ll]: mm.md|![nn][ll]|Table: q|||"""
_LINES = ["¦ n ¦ o ¦", "¦---¦--:¦", "¦ p ¦ q ¦", *re.split(r"[|\n]", _PIECES)]


@examples(1500)
@given(st.lists(st.sampled_from(_LINES), max_size=12).map("\n".join))
def test_what_is_checked_is_what_is_shown(body: str) -> None:
    body = body.replace("¦", "|")
    assert checked(body) == shown(body) or told(body)
