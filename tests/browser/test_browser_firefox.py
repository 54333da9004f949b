"""The main ways through the site in Firefox: find a trial, search, open a word, the menu, folds, print."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browser_site import ARTICLE, TRIAL
from firefox import ENTER, ESCAPE, TAB, Firefox, Opened, firefox_path, running

pytestmark = pytest.mark.browser

SHOWN = "[...document.querySelectorAll('.matches .trial-list li')].filter((one) => one.checkVisibility())"
COUNT = "document.querySelector('.found-count').textContent"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    program = firefox_path()
    if program is None:
        pytest.skip("No Firefox is here: apt-get install firefox-esr, or https://www.mozilla.org/firefox/.")
    with running(program, tmp_path_factory.mktemp("firefox")) as found:
        yield found


@pytest.fixture
def in_firefox(firefox: Firefox, address: str) -> Opened:
    def opened(path: str = "", width: int = 1280) -> Firefox:
        firefox.open(address + path, width)
        return firefox

    return opened


def test_a_trial_is_found(in_firefox: Opened) -> None:
    page = in_firefox("trials/", width=390)
    page.click("#find-words")
    page.type("Netherlands")
    page.wait("location.search === '?country=NL'")
    page.wait(f"/fit/.test({COUNT})")
    assert page.read(f"{SHOWN}.length") > 0
    assert page.read(f"{SHOWN}.every((one) => one.querySelector('a').search === '?country=NL')")
    page.click(".finder [type=reset]")
    page.wait("location.search === ''")
    assert page.read(f"{SHOWN}.length") == 0


def test_the_search_finds_and_escape_gives_the_focus_back(in_firefox: Opened) -> None:
    page = in_firefox()
    page.click(".site-header [aria-haspopup=dialog]")
    page.type("modulator")
    assert page.wait("document.querySelectorAll('#search .results a').length")
    page.type(ESCAPE)
    assert not page.read("document.querySelector('#search').open")
    assert page.read("document.activeElement.matches('.site-header [aria-haspopup=dialog]')")
    page.type(ENTER)
    page.wait("document.querySelector('#search').open && document.querySelectorAll('#search .results a').length")
    page.type(ENTER)
    page.wait("document.activeElement.matches('#search .results a')")
    page.type(ENTER)
    page.wait("location.pathname.length > 1")


def test_a_word_is_explained_and_leads_to_its_place(in_firefox: Opened) -> None:
    page = in_firefox(ARTICLE)
    page.read("document.querySelector('a.term').focus()")
    meaning = page.wait("document.getElementById('tip')?.textContent")
    assert len(meaning) > 10
    assert page.read("document.activeElement.getAttribute('aria-describedby')") == "tip"
    page.type(ESCAPE)
    assert page.read("document.getElementById('tip')") is None
    page.type(ENTER)
    page.wait("location.hash && document.querySelector('.entry:target')?.checkVisibility()")
    height = "document.querySelector('.entry:target').getBoundingClientRect().height"
    closed = "Math.min(...[...document.querySelectorAll('.entry:not(:target)')].map((one) => one.offsetHeight))"
    assert page.read(height) > page.read(closed), "the word that was asked for stands open"


def test_the_menu_opens_over_the_page_and_closes(in_firefox: Opened) -> None:
    page = in_firefox(TRIAL, width=390)
    top = "document.querySelector('h1').getBoundingClientRect().top"
    before = page.read(top)
    page.click(".menu > summary")
    page.wait("document.querySelector('.menu-panel a').checkVisibility()")
    assert page.read(top) == before
    page.type(TAB)
    assert page.read("document.activeElement.closest('.menu-panel') !== null")
    page.type(ESCAPE)
    assert not page.read("document.querySelector('.menu').open")


def test_folds_are_closed_open_by_touch_and_by_address(in_firefox: Opened) -> None:
    page = in_firefox(TRIAL, width=390)
    assert page.read("[...document.querySelectorAll('main .fold')].every((one) => !one.open)")
    page.click("main .fold > summary")
    assert page.read("document.querySelector('main .fold').open")
    page = in_firefox(f"{TRIAL}?again#sources", width=390)
    assert page.wait("document.getElementById('sources').closest('details').open")


@pytest.mark.parametrize("path", ["", "trials/", "words/", ARTICLE, TRIAL])
@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_leads_sideways_and_no_script_fails(in_firefox: Opened, path: str, width: int) -> None:
    page = in_firefox(path, width)
    assert page.read("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.read("document.querySelector('.site-header [aria-haspopup=dialog]') !== null"), "the script has run"


def test_paper_shows_what_is_folded_and_a_sheet_is_one_side(in_firefox: Opened) -> None:
    assert in_firefox(TRIAL).sides() > 1
    assert in_firefox(f"{TRIAL}sheet/").sides() == 1
    page = in_firefox(TRIAL)
    page.read("dispatchEvent(new Event('beforeprint'))")
    assert page.read("[...document.querySelectorAll('main .fold')].every((one) => one.open)")
