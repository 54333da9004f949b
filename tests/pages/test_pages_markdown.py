"""What is done to the HTML of a page that somebody wrote: entrances, targets, no foreign code."""

from __future__ import annotations

import pytest
from markdown import Markdown
from small_facts import small

from plainfacts.pages.topic.bidi import isolated
from plainfacts.pages.topic.markdown_html import SiteMarkdown, entrances, lone_links

WORDS = small().facts.wording
LIST = '<ul>\n<li>"It has come back": read <a href="x/">this</a>.</li>\n</ul>'


def test_what_families_say_leads_the_page() -> None:
    html = f'<p>Hello</p>\n<h2 id="a">Key points</h2>\n<h2 id="b">What brought you here</h2>\n{LIST}'
    found = entrances(html)
    assert '<ul class="entrances">\n<li><svg class="scene"' in found
    assert "<span><strong>It has come back</strong> read" in found
    assert found.index('id="b"') < found.index('id="a"')


def test_an_ordinary_list_is_left_alone() -> None:
    html = '<h2>A</h2>\n<ul>\n<li>"One": two</li>\n<li>three</li>\n</ul>'
    assert entrances(html) == html


def test_a_link_that_stands_alone_is_a_target() -> None:
    assert lone_links('<li><a href="x/">X</a></li>') == '<li class="alone"><a href="x/">X</a></li>'
    assert lone_links('<li>See <a href="x/">X</a></li>') == '<li>See <a href="x/">X</a></li>'


@pytest.mark.parametrize("token", ["+972 3 000 0000", "5 mg/kg", "\u2265 55 %", "NCT01234567", "2022-501866-22-00"])
def test_numbers_with_signs_are_isolated(token: str) -> None:
    assert isolated(f"<p>\u05d0 {token} \u05d1</p>") == f"<p>\u05d0 <bdi>{token}</bdi> \u05d1</p>"
    assert isolated(f"<bdi>{token}</bdi>") == f"<bdi>{token}</bdi>"
    assert isolated(f'<a href="{token}">\u05d0</a>') == f'<a href="{token}">\u05d0</a>'


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
    ],
)
def test_foreign_code_stays_text(text: str) -> None:
    html = Markdown(extensions=["attr_list", "extra", SiteMarkdown(WORDS)]).convert(text).lower()
    assert "<script" not in html
    assert "href" not in html
