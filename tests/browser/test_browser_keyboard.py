"""By keyboard alone: the menu, the search and the words explained open, close and give the focus back."""

from __future__ import annotations

import pytest
from browser_site import ARTICLE, TRIAL, Opener
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.textContent.trim()"
RING = """() => { const style = getComputedStyle(document.activeElement);
  return [parseFloat(style.outlineWidth), style.outlineStyle, style.outlineColor,
          getComputedStyle(document.body).backgroundColor]; }"""


def brightness(colour: str) -> float:
    """Relative luminance of an `rgb(…)` colour (WCAG 2.2)."""
    parts = [float(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    light, dark = sorted((brightness(one), brightness(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_menu(open_page: Opener, width: int) -> None:
    page = open_page(TRIAL, width=width)
    page.locator("header summary").focus()
    page.keyboard.press("Enter")
    first = page.locator("header nav a").first
    expect(first).to_be_visible()
    page.keyboard.press("Tab")
    assert first.evaluate("(e) => e === document.activeElement")
    page.keyboard.press("Escape")
    expect(first).not_to_be_visible()
    assert page.evaluate(FOCUSED) == "Menu"


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_search(open_page: Opener, width: int) -> None:
    page = open_page(TRIAL, width=width)
    button = page.get_by_role("button", name="Search")
    button.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog).to_be_visible()
    assert page.get_by_role("searchbox", name="What are you looking for?").evaluate(
        "(e) => e === document.activeElement"
    )
    page.keyboard.type("cough")
    expect(page.get_by_role("status")).to_contain_text("pages found")
    for _ in range(40):
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
        assert inside, "the focus left the open search"
    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    assert page.evaluate(FOCUSED) == "Search"


@pytest.mark.parametrize("came", [True, False])
def test_escape_closes_a_search_with_words_in_it(open_page: Opener, came: bool) -> None:
    page = open_page()
    if not came:
        page.route("**/assets/search.js", lambda route: route.abort())
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("cough")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()


def test_no_single_key_does_anything(open_page: Opener) -> None:
    page = open_page(ARTICLE)
    page.locator("h1").click()
    before = page.evaluate("[scrollY, document.querySelectorAll('[open]').length, location.href]")
    for key in "abcdefghijklmnopqrstuvwxyz0123456789/?.,":
        page.keyboard.press(key)
    assert page.evaluate("[scrollY, document.querySelectorAll('[open]').length, location.href]") == before


def test_skip_link_leads_to_the_text(open_page: Opener) -> None:
    page = open_page(ARTICLE)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == "Skip to the text"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_stop_is_on_screen_with_a_ring(open_page: Opener, width: int, scheme: str) -> None:
    page = open_page(TRIAL, width=width, scheme=scheme)
    stops = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        stops += 1
        size, kind, colour, behind = page.evaluate(RING)
        told = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert size >= 2 and kind == "solid" and contrast(colour, behind) >= 3, told
        top = "() => document.elementFromPoint(...(() => { const b = document.activeElement.getClientRects()[0]; "
        middle = "return [b.left + b.width / 2, b.top + b.height / 2]; })())"
        assert page.evaluate(f"{top}{middle} !== null"), f"off screen: {told}"
    assert stops > 15


def tip(page: Page) -> object:
    return page.get_by_role("tooltip")


def test_a_word_explained_by_focus_hover_and_touch(open_page: Opener) -> None:
    page = open_page(ARTICLE)
    word = page.locator("a.term").first
    word.focus()
    expect(tip(page)).to_be_visible()
    assert word.get_attribute("aria-describedby") == page.get_by_role("tooltip").get_attribute("id")
    page.keyboard.press("Escape")
    expect(tip(page)).not_to_be_visible()
    assert word.evaluate("(e) => e === document.activeElement")
    page.locator("h1").click()
    word.hover()
    expect(tip(page)).to_be_visible()
    page.get_by_role("tooltip").hover()
    page.wait_for_timeout(500)
    expect(tip(page)).to_be_visible()
    page.mouse.move(1, 1)
    expect(tip(page)).not_to_be_visible()


def test_the_first_touch_explains_and_the_second_follows(open_page: Opener) -> None:
    page = open_page(ARTICLE, width=390, has_touch=True)
    here, word = page.url, page.locator("a.term").first
    word.tap()
    expect(tip(page)).to_be_visible()
    assert page.url == here
    word.tap()
    page.wait_for_url("**/words/#*")
