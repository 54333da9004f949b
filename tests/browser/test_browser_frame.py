"""The frame: a bar that stays, contents that follow, folds that hide nothing from those without scripts, whole doors."""

from __future__ import annotations

import pytest
from browser_site import ARTICLE, TRIAL, Opener

pytestmark = pytest.mark.browser

PHONE, DESKTOP = 390, 1280


def test_opening_the_menu_moves_nothing(open_page: Opener) -> None:
    page = open_page(ARTICLE, width=PHONE)
    top = "(e) => e.getBoundingClientRect().top"
    before = page.locator("h1").evaluate(top), page.locator("header summary").evaluate(top)
    page.locator("header summary").click()
    assert (page.locator("h1").evaluate(top), page.locator("header summary").evaluate(top)) == before
    assert page.locator("header nav a").first.is_visible()


@pytest.mark.parametrize("path", [ARTICLE, TRIAL])
def test_the_bar_stays_at_hand_and_hides_nothing_that_is_led_to(open_page: Opener, path: str) -> None:
    page = open_page(path, width=PHONE)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    bar = page.locator(".site-header").bounding_box()
    assert bar and bar["y"] == 0 and bar["height"] < 80
    page.locator(".toc summary").click()
    link = page.locator(".toc a").last
    anchor = str(link.get_attribute("href"))
    link.click()
    page.wait_for_function(
        "(id) => document.getElementById(id).getBoundingClientRect().top < innerHeight", arg=anchor[1:]
    )
    top = page.locator(f"[id='{anchor[1:]}']").evaluate("(e) => e.getBoundingClientRect().top")
    assert top >= bar["height"]
    assert not page.locator(".toc nav").is_visible(), "a choice closes the list"


def test_the_section_that_is_read_is_marked_beside_the_text(open_page: Opener) -> None:
    page = open_page(TRIAL, width=DESKTOP)
    assert page.locator(".toc nav").is_visible()
    last = page.locator(".toc a").last
    last.click()
    page.locator(".toc a[aria-current]").last.wait_for()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("document.querySelectorAll('.toc a[aria-current]').length === 1")
    assert page.locator(".toc a[aria-current]").inner_text() != page.locator(".toc a").first.inner_text()


@pytest.mark.parametrize("path", [ARTICLE, TRIAL])
def test_folds_are_closed_on_a_phone_and_open_without_scripts(open_page: Opener, path: str) -> None:
    page = open_page(path, width=PHONE)
    assert page.locator("main .fold").count() > 0
    assert page.locator("main .fold[open]").count() == 0
    bare = open_page(path, width=PHONE, js=False)
    assert bare.locator("main .fold:not([open])").count() == 0


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_a_trial_is_folded_on_every_screen_and_its_card_tells_all_in_the_first(open_page: Opener, width: int) -> None:
    page = open_page(TRIAL, width=width)
    assert page.locator("main .fold[open]").count() == 0
    contents = page.locator(".toc summary")
    assert contents.evaluate("(one) => one.tabIndex") == (-1 if width == DESKTOP else 0), "beside the text a heading"
    if width == DESKTOP:
        card = page.locator(".card").bounding_box()
        assert card and card["y"] + card["height"] <= 900


def test_the_number_to_call_stands_before_the_signs(open_page: Opener) -> None:
    page = open_page(TRIAL, width=PHONE)
    tops = [page.locator(f".level-emergency {what}").first.bounding_box() for what in ("h3", ".numbers", ".signs")]
    assert all(tops)
    order = [box["y"] for box in tops if box]
    assert order == sorted(order)
    assert page.locator(".urgent a:not([href^='tel:'])").count() == 0, "nothing there leads away"


def test_what_an_address_leads_to_is_open(open_page: Opener) -> None:
    page = open_page(f"{TRIAL}#eligibility", width=PHONE)
    assert page.locator(".fold:has(#eligibility)").evaluate("(fold) => fold.open")


def test_emergencies_harm_help_and_the_way_out_are_never_folded(open_page: Opener) -> None:
    page = open_page(TRIAL, width=PHONE)
    for what in (".urgent", "#side-effects", "#may-help", "#other-choices"):
        assert page.locator(what).first.is_visible(), what
    assert page.locator(".fold .urgent").count() == 0


def test_a_number_shows_its_source_in_place_and_leads_to_it_and_back(open_page: Opener) -> None:
    page = open_page(TRIAL, width=DESKTOP)
    mark = page.locator("a.cite[id]").first
    mark.focus()
    page.locator("#tip").wait_for()
    told = page.locator("#tip b").inner_text()
    assert told and told in str(page.locator(str(mark.get_attribute("href"))).text_content())
    page.keyboard.press("Escape")
    mark.press("Enter")
    entry = page.locator(str(mark.get_attribute("href")))
    assert entry.is_visible(), "the fold around it opens"
    entry.locator("a.back").click()
    assert page.url.endswith(f"#{mark.get_attribute('id')}")


def test_a_door_is_one_whole_card(open_page: Opener) -> None:
    page = open_page("", width=PHONE)
    wrong = page.locator(".entrances li:not(:has(a ~ a))").evaluate_all(
        """(all) => all.filter((door) => { door.scrollIntoView({ block: "center" });
          const box = door.getBoundingClientRect(), link = door.querySelector("a");
          const spots = [[.5, .5], [.03, .2], [.97, .8]];
          return box.height < 44 || !spots.every(([x, y]) =>
            document.elementFromPoint(box.left + x * box.width, box.top + y * box.height) === link); })
          .map((door) => door.textContent)"""
    )
    assert page.locator(".entrances li").count() > 0
    assert wrong == []


def test_a_phone_fold_is_printed(open_page: Opener) -> None:
    page = open_page(TRIAL, width=PHONE)
    page.emulate_media(media="print")
    heights = page.locator(".fold > :not(summary)").evaluate_all(
        "(all) => all.map((e) => e.getBoundingClientRect().height)"
    )
    assert max(heights) > 0
    assert page.get_by_text("Not yet reviewed").first.is_visible()
