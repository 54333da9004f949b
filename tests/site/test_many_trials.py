"""A site of many trials stays light: every trial is a few links away, and no page grows with their number."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from many_trials import many, many_built
from plainfacts.pages.markdown_export import exported
from shared import Once
from site_files import TODAY

FEW, MANY = 120, 240
AROUND, WHOLE_PAGE = 12_000, 20_000
"""What surrounds `<main>` in bytes, and a whole page compressed: the most that a trial's page may weigh."""


@pytest.fixture(scope="module")
def sites(once: Once) -> dict[int, Path]:
    """Two sites that differ in the number of trials alone, built by the real command."""
    return {trials: many_built(once, trials) for trials in (FEW, MANY)}


def html(site: Path, url: str) -> str:
    return (site / url.lstrip("/") / "index.html").read_text("utf-8")


def around(text: str) -> int:
    """The bytes of a page outside its `<main>`."""
    return len((text[: text.index("<main")] + text[text.index("</main>") :]).encode())


def compressed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def reached(site: Path) -> set[str]:
    """The addresses that links alone lead to from the first page."""
    found, waiting = {"/"}, ["/"]
    while waiting:
        here = waiting.pop()
        for link in re.findall(r'<a\b[^>]*?\bhref="([^"]*)"', html(site, here)):
            url = urlsplit(urljoin(here, unescape(link))).path
            if url not in found and not urlsplit(link).netloc and (site / url.lstrip("/") / "index.html").is_file():
                found.add(url)
                waiting.append(url)
    return found


def test_links_alone_lead_to_every_trial(sites: dict[int, Path]) -> None:
    found = reached(sites[MANY])
    assert {f"/trials/lamp-{number}/" for number in range(1, MANY + 1)} <= found
    assert {f"/trials/lamp-{number}/sheet/" for number in range(1, MANY + 1)} <= found
    assert "/trials/list/open/2/" in found


@pytest.mark.parametrize(
    "url", ["/trials/lamp-7/", "/trials/", "/trials/list/open/2/", "/all-pages/", "/sources/", "/"]
)
def test_pages_are_light_and_do_not_grow_with_the_number_of_trials(sites: dict[int, Path], url: str) -> None:
    few, many = html(sites[FEW], url), html(sites[MANY], url)
    assert around(few) == around(many) <= AROUND
    assert compressed(many) <= WHOLE_PAGE
    if url == "/trials/lamp-7/":
        assert few == many
    if url in ("/trials/", "/all-pages/"):
        assert abs(len(many) - len(few)) < 1_500, "a link to a page or two more, not the trials"


def test_the_page_of_all_pages_leads_to_the_list_and_does_not_repeat_it(sites: dict[int, Path]) -> None:
    text = html(sites[MANY], "/all-pages/")
    assert "lamp-" not in text
    assert f"This site has {MANY} trials." in text
    assert '<a href="../trials/">The list of all trials</a>' in text
    assert '<a href="../sheets/tablets/">' in text


def test_lists_of_the_sources_say_how_many_more_there_are(sites: dict[int, Path]) -> None:
    text = html(sites[MANY], "/sources/")
    shown = re.findall(r"lamp-\d+/", text)
    assert 0 < len(shown) < MANY
    assert "There are" in text and "more." in text


def numbered(site: Path) -> Iterator[Path]:
    return (site / "trials/list").rglob("index.html")


def test_numbered_pages_are_not_in_the_map_of_the_site_and_need_no_script(sites: dict[int, Path]) -> None:
    pages = list(numbered(sites[MANY]))
    assert len(pages) >= 4
    for path in pages:
        text = path.read_text("utf-8")
        assert "finder.js" not in text
        assert '<meta name="robots" content="noindex">' in text
        assert '<a href="../../../">All trials</a>' in text, "the way back stands above the page"
    map_of_site = (sites[MANY] / "sitemap.xml").read_text("utf-8")
    assert "/trials/lamp-7/<" in map_of_site and "/list/" not in map_of_site


def test_a_page_that_lists_trials_shows_the_first_and_leads_to_all(sites: dict[int, Path]) -> None:
    text = html(sites[FEW], "/leukaemia/")
    assert many(FEW).facts.wording("list.all_of", total=FEW, topics="tablets") in text
    assert '<a href="../trials/?treatment=tablets">' in text
    assert text.count('<ul class="trial-list">') == 2


def test_the_export_has_every_page_of_the_list_and_its_links_lead_there() -> None:
    site = many(FEW)
    files = exported(site.facts, site.pages, TODAY, site.media)
    names = [name for name in files if "/list/" in name]
    assert names
    for name in names:
        linked = [
            posixpath.join(posixpath.dirname(name), link) for link in re.findall(r"\]\(([^):]+\.md)", files[name])
        ]
        assert len(linked) > 20
        assert [link for link in linked if posixpath.normpath(link) not in files] == []
    everywhere = " ".join(files.values())
    assert all(f"{Path(name).name})" in everywhere for name in names), "a page of the list is linked from another"
