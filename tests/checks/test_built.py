"""What a family would meet on a page that was published broken."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

import pytest

from plainfacts.build.output import Output
from plainfacts.checks.site.built_site import Built
from plainfacts.checks.site.whole_site import check_across, check_page
from plainfacts.facts.facts import Facts
from plainfacts.facts.load import load
from plainfacts.pages.data.finished_html import link_on, read_built_page
from plainfacts.problems import Problem, as_text
from site_files import site_files

GOOD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="content-security-policy" content="default-src 'none'"><link rel="stylesheet" href="/assets/site.css">
</head><body><h1>{title}</h1>{body}</body></html>"""


def check_built(pages: Mapping[str, str], files: Collection[str], facts: Facts) -> list[Problem]:
    """What all rules find in the pages of a site, each page alone and all of them together."""
    read = {path: read_built_page(path, text) for path, text in sorted(pages.items())}
    alone = [problem for page in read.values() for problem in check_page(page, facts)]
    return [*alone, *check_across(Built(read, files, facts))]


def told(body: str, title: str = "Home") -> list[str]:
    facts = load(site_files()).facts
    pages = {
        "index.html": GOOD.format(title=title, body=body),
        "a/index.html": GOOD.format(title="A", body='<p id="x">'),
    }
    files = {*pages, "assets/site.css"}
    found = check_built(pages, files, facts)
    return [as_text(problem) for problem in found if "missing-fact" not in as_text(problem)]


def test_a_whole_page_has_no_problem() -> None:
    body = '<h2 id="b">B</h2><a href="a/#x">A</a> <a href="#b">B</a> <a href="https://example.org/">other</a>'
    assert told(body) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ('<a href="b/">B</a>', "site/index.html:1: error: [broken-link] The link `b/` leads to a page that does not exist. Fix: Correct the link, or add the page."),
        ('<a href="a/#y">A</a>', "site/index.html:1: error: [broken-link] The link `a/#y` leads to an id that is not on that page. Fix: Correct the part after #."),
        ('<i id="b"></i><i id="b"></i>', "site/index.html:1: error: [double-html-id] The id `b` is used 2 times on this page. Fix: Give each its own id."),
        ("<h1>More</h1>", "site/index.html:1: error: [one-h1] This page has 2 main headings; expected one. Fix: Use `##` in the text."),
        ("<h3>More</h3>", "site/index.html:1: error: [one-h1] A heading of level 3 follows one of level 1. Fix: Use level 2."),
        ('<img alt="" src="https://example.org/x.png">', "site/index.html:1: error: [off-site] This page loads `https://example.org/x.png` from another site. Fix: Keep the file in overrides/assets."),
        ('<img alt="" src="//example.org/x.png">', "site/index.html:1: error: [off-site] This page loads `//example.org/x.png` from another site. Fix: Keep the file in overrides/assets."),
        ('<img alt="" src="assets/x.png">', "site/index.html:1: error: [missing-file] This page loads `assets/x.png`, which is not there. Fix: Correct the name in overrides/."),
        ('<p onclick="x()">', "site/index.html:1: error: [script-policy] This page has the attribute `onclick`. Fix: Use a class, and overrides/assets."),
        ("<script>x()</script>", "site/index.html:1: error: [script-policy] This page has a script that its policy does not list. Fix: Move it to overrides/assets."),
    ],
)  # fmt: skip
def test_a_broken_page_is_told(body: str, message: str) -> None:
    assert told(body) == [message]


def test_a_title_twice_is_told() -> None:
    assert told("", title="A") == [
        "site/index.html:1: error: [page-title] The title `A` is also that of /a/. Fix: Change the title of one of them."
    ]


def test_a_fact_that_is_not_on_its_page_is_told() -> None:
    facts = load(site_files()).facts
    pages = {"trials/lamp-1/index.html": GOOD.format(title="L", body='<p data-fact="lamp-1.ages">1 year</p>')}
    found = check_built(pages, {*pages, "assets/site.css"}, facts)
    names = [problem.message for problem in found if problem.rule == "missing-fact"]
    assert "The fact `status` of lamp-1 is not on its page." in names
    assert not [name for name in names if "`ages`" in name]


def test_the_text_of_a_fact_is_what_its_element_holds() -> None:
    page = read_built_page("x.html", '<p data-fact="a.b">one <b>two</b><br> three</p> four <i data-fact="a.b">five</i>')
    assert page.facts == {"a.b": "one two three five"}


PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>
<body>{above}<main><h1 id="top">{title}</h1>{body}</main>{below}</body></html>"""
ABOVE = '<header><a href="../../">Home</a> <a href="../../gone/">Gone</a><p id="twice">Menu</p></header>'
BELOW = '<footer><h2 id="help">Help</h2><a href="../../a/x/#top">A</a><i id="twice" onclick="x()"></i></footer>'


def written(folder: Path, parts: list[str]) -> list[str]:
    """What is wrong with two pages that share their header and footer, read apart or not."""
    output = Output(folder, load(site_files()).facts)
    for name in ("x", "y"):
        html = PAGE.format(title=name, above=ABOVE, body='<h4>Deep</h4><a href="#help">Help</a>', below=BELOW)
        output.write_page(f"a/{name}/index.html", html.encode(), parts)
    output.write("index.html", PAGE.format(title="Home", above="", body='<a href="a/x/#help">X</a>', below="").encode())
    return [as_text(problem) for problem in output.problems()]


def test_parts_that_pages_share_are_read_once_and_nothing_in_them_is_missed(tmp_path: Path) -> None:
    whole, apart = written(tmp_path / "whole", []), written(tmp_path / "apart", [ABOVE, BELOW])
    assert apart == whole
    for name in ("x", "y"):
        place = f"site/a/{name}/index.html:1: error:"
        assert [line for line in apart if line.startswith(place)] == [
            f"{place} [broken-link] The link `../../gone/` leads to a page that does not exist. Fix: Correct the link, or add the page.",
            f"{place} [double-html-id] The id `twice` is used 2 times on this page. Fix: Give each its own id.",
            f"{place} [one-h1] A heading of level 4 follows one of level 1. Fix: Use level 2.",
            f"{place} [script-policy] This page has the attribute `onclick`. Fix: Use a class, and overrides/assets.",
        ]


@pytest.mark.parametrize(
    ("written", "file", "anchor"),
    [
        ("../b/", "trials/b/index.html", ""),
        ("../../", "index.html", ""),
        ("../../../..", "index.html", ""),
        (".", "trials/a/index.html", ""),
        ("#x%20y", "trials/a/index.html", "x y"),
        ("?q=1#x", "trials/a/index.html", "x"),
        ("/words/#CD19", "words/index.html", "CD19"),
        ("../../assets/a%20b.png?v=2", "assets/a b.png", ""),
        ("x:y", None, ""),
        ("HTTPS://example.org/x", None, ""),
        ("//example.org/x", None, ""),
        ("mailto:a@example.org", None, ""),
    ],
)
def test_a_link_leads_where_a_browser_would_go(written: str, file: str | None, anchor: str) -> None:
    assert link_on("trials/a/index.html", written) == (written, file, anchor)


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("../b/", "trials/b/index.html"),
        ("/lamps/words/", "words/index.html"),
        ("/lamps/", "index.html"),
        ("../../../words/", "/words/index.html"),  # beside the site: another site of this host
        ("/words/", "/words/index.html"),
        ("/lamp/words/", "/lamp/words/index.html"),
    ],
)
def test_below_a_path_a_link_stays_below_it_or_leads_off_the_site(written: str, file: str) -> None:
    assert link_on("trials/a/index.html", written, "/lamps/").file == file
