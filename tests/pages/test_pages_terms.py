"""Words explained: first use only, the longest first, and never where a link or a name would break."""

from __future__ import annotations

import re

import pytest
from small_facts import small

from plainfacts.pages.topic.term_links import explain, known_terms, slug, terms_in
from site_files import trial_with

SITE = small()
KNOWN = known_terms(SITE.facts, "/words/")


def marked(html: str) -> list[str]:
    """The texts that became links to words, in order."""
    whole = str(explain(html, KNOWN, SITE.facts, "/car-t/"))
    return re.findall(r'<a class="term" href="\.\./words/#[^"]*" aria-label="[^"]*">([^<]*)</a>', whole)


def test_only_the_first_use_is_marked() -> None:
    assert marked("<p>Antibodies and antibodies.</p><p>An antibody.</p>") == ["Antibodies"]


def test_the_longest_term_wins() -> None:
    assert marked("<p>acute lymphoblastic leukaemia, then leukaemia</p>") == [
        "acute lymphoblastic leukaemia",
        "leukaemia",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Leukaemia</h2>",
        '<p><a href="../x/">leukaemia</a></p>',
        "<p><code>leukaemia</code></p>",
        "<p>antileukaemia and leukaemias2</p>",
        '<p data-fact="lamp-1.name">leukaemia</p>',
        '<ul class="trial-list"><li>leukaemia</li></ul>',
        "<select><option>leukaemia</option></select>",
        "<p>all children, and cd19</p>",
        "<blockquote><p>leukaemia <b>and</b> leukaemia</p></blockquote>",
        "<p>Cure Leukaemia pays for it.</p>",
    ],
)
def test_never_in_headings_links_code_names_or_other_words(html: str) -> None:
    site = small(**{"data/style.yaml": "names: [Cure Leukaemia]\n"})
    known = known_terms(site.facts, "/words/")
    assert 'class="term"' not in str(explain(html, known, site.facts, "/car-t/"))


@pytest.mark.parametrize(
    "html",
    [
        '<div class="sources"><div>x</div><p>leukaemia</p></div><p>CD19</p>',
        '<div class="sources"><br><img alt="a > b"/><!-- </div> --><p>leukaemia</p></div><p>CD19</p>',
        '<p title="leukaemia > CD19">none</p><p>CD19</p>',
    ],
)
def test_what_is_left_alone_ends_with_its_own_element(html: str) -> None:
    assert marked(html) == ["CD19"]


def test_a_text_that_stands_on_two_pages_is_marked_on_both() -> None:
    assert [marked("<p>An antibody.</p>") for _ in range(2)] == [["antibody"], ["antibody"]]


def test_a_longer_form_that_does_not_fit_leaves_room_for_a_shorter_one() -> None:
    assert marked("<p>acute, lymphoblastic leukaemia</p>") == ["leukaemia"]


def test_a_name_of_a_trial_is_not_marked_and_one_that_only_begins_like_it_is() -> None:
    trials = trial_with("name: LAMP 1", "name: Antibody LAMP 1")
    known = known_terms(small(**{"data/trials.yaml": trials}).facts, "/words/")
    assert terms_in("Antibody LAMP 1", known) == []
    assert [term.term for term in terms_in("Antibody lamp 1", known)] == ["antibody"]


def test_capitals_tell_short_forms_from_words() -> None:
    assert marked("<p>all of them have ALL and CD19</p>") == ["ALL", "CD19"]


def test_the_meanings_stand_below_the_page() -> None:
    html = str(explain("<p>An antibody.</p>", KNOWN, SITE.facts, "/car-t/"))
    assert '<div id="word-antibody"><dt>antibody</dt><dd>A protein that sticks to one target.' in html
    assert "1 word explained" in html


def test_a_site_without_a_page_of_words_marks_nothing() -> None:
    html = "<p>An antibody.</p>"
    assert str(explain(html, known_terms(SITE.facts, None), SITE.facts, "/")) == html


def test_an_anchor_keeps_letters_of_any_script() -> None:
    assert slug("natural killer (NK) cells") == "natural-killer-nk-cells"
    assert slug("\u05ea\u05d0 B") == "\u05ea\u05d0-b"


def test_terms_of_a_text_come_once_in_order() -> None:
    assert [term.term for term in terms_in("CD19 and antibodies, CD19", KNOWN)] == ["CD19", "antibody"]
