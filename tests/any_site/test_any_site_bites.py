"""Each property of any site finds what it is there to find: one change in a good built site, and it is told."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from any_site.properties import BY_NAME, PROPERTIES, Property, Whole
from building import OTHER

TRIAL = "trials/bellows-b/index.html"
WORDS = "words/index.html"

CHANGES = [
    ("every_page_is_valid_html", WORDS, "<h1>", "<h1></h2>"),
    ("every_page_has_one_h1_a_title_a_language_and_text", WORDS, "<h1>", "<h1>One</h1><h1>"),
    ("every_page_has_one_h1_a_title_a_language_and_text", WORDS, '<html lang="[^"]*"', "<html"),
    ("every_page_has_one_h1_a_title_a_language_and_text", WORDS, "(?s)</h1>.*</main>", "</h1></div></main>"),
    ("everyone_can_find_their_way", TRIAL, "<main ", '<p id="text"></p><main '),
    ("everyone_can_find_their_way", WORDS, "<h2", '<img src="../assets/icon.svg"><h2'),
    ("everyone_can_find_their_way", WORDS, "(?s)<h2(.*?)</h2>", r"<h4\1</h4>"),
    ("everyone_can_find_their_way", "trials/index.html", 'for="find-words"', 'for="find-nothing"'),
    ("no_two_headings_are_alike", WORDS, "</main>", "<h2>A</h2><h3>A</h3></main>"),
    ("links_with_one_name_lead_to_one_place", WORDS, "</main>", '<a href="../a/">x</a><a href="../b/">x</a></main>'),
    ("nothing_runs_that_is_not_ours", WORDS, "script-src &#39;self&#39;", "script-src &#39;unsafe-inline&#39;"),
    ("nothing_runs_that_is_not_ours", WORDS, "<main ", '<main onclick="x()" '),
    ("nothing_runs_that_is_not_ours", WORDS, "<main ", '<main style="top:0" '),
    ("nothing_runs_that_is_not_ours", WORDS, "</main>", '<a href="javascript:x()">x</a></main>'),
    ("nothing_is_loaded_from_elsewhere", WORDS, "</main>", '<img alt="" src="https://count.example/x.png"></main>'),
    ("nothing_is_loaded_from_elsewhere", "assets/site.css", r"\A", "@import url(//fonts.example/x.css);"),
    ("every_link_leads_somewhere", WORDS, "</main>", '<a href="../nowhere/">x</a></main>'),
    ("every_link_leads_somewhere", WORDS, "</main>", '<a href="../about/#nowhere">x</a></main>'),
    ("every_page_that_people_wrote_or_named_is_there", "about/index.html", "", None),
    ("the_published_facts_are_those_of_the_records", "api/trials.json", '"bellows-b"', '"bellows-x"'),
    ("the_published_facts_are_those_of_the_records", "api/trials.json", '"BELLOWS B"', '"BELLOWS X"'),
    ("what_a_page_says_of_a_trial_is_what_is_published", TRIAL, ">26 are planned<", ">62 are planned<"),
    ("what_a_page_says_of_a_trial_is_what_is_published", TRIAL, 'data-value="recruiting"', 'data-value="completed"'),
    ("what_a_page_says_of_a_trial_is_what_is_published", TRIAL, ">1 February 2030<", ">1 February 2031<"),
    ("what_a_page_says_of_a_trial_is_what_is_published", TRIAL, "NCT09000012</a>", "NCT09000013</a>"),
    ("what_a_page_says_of_a_trial_is_what_is_published", TRIAL, ">BELLOWS B</p>", ">BELLOWS C</p>"),
    ("what_a_page_says_of_a_trial_is_what_is_published", "modulators/index.html", ">28 days<", ">21 days<"),
    ("what_a_page_says_of_a_trial_is_what_is_published", "modulators/index.html", "Openlung", "Opalung"),
    ("what_a_page_says_of_a_trial_is_what_is_published", "modulators/index.html", "by mouth", "into a vein"),
    ("what_a_page_says_of_a_trial_is_what_is_published", "cystic-fibrosis/index.html", "80 out of 100", "81 out of 100"),
    ("every_trial_page_shows_its_facts", TRIAL, 'data-fact="bellows-b.ages"', ""),
    ("until_a_review_every_page_says_so_and_asks_not_to_be_listed", WORDS, "noindex", "index"),
    ("until_a_review_every_page_says_so_and_asks_not_to_be_listed", WORDS, "Not yet reviewed by", "Reviewed by"),
    ("no_address_of_a_person_is_published", WORDS, "</main>", "someone@hospital.example</main>"),
    ("a_first_visit_is_light", WORDS, "</main>", None),
    ("what_the_search_opens_is_there", "search.json", '"u":"about/"', '"u":"abouts/"'),
    ("what_the_search_opens_is_there", "search.json", '"signs","Signs"', '"sign","Signs"'),
    ("links_of_lists_name_what_they_are", WORDS, "</main>", '<a href="../about/">A</a> <a href="../">a</a></main>'),
    ("no_chance_is_found_by_the_search", "search.json", r"\A", "survived in 95 out of 100 "),
    ("the_map_of_the_site_names_pages_that_are_there", "sitemap.xml", "/words/<", "/wordz/<"),
]  # fmt: skip

SEARCH = "nl/search.json"
IN_ANOTHER_LANGUAGE = [
    ("what_a_page_says_of_a_trial_is_what_is_published", f"nl/{TRIAL}", '(?<=<h1 data-fact="bellows-b.title">)[^<]*', "A"),
    ("what_a_page_says_of_a_trial_is_what_is_published", f"nl/{TRIAL}", ">26 ", ">62 "),
    ("what_a_page_says_of_a_trial_is_what_is_published", "nl/cystic-fibrosis/index.html", r"\b80 ", "81 "),
    ("what_a_page_says_of_a_trial_is_what_is_published", "nl/modulators/index.html", "Openlung", "Opalung"),
    ("until_a_review_every_page_says_so_and_asks_not_to_be_listed", "nl/words/index.html", 'class="unreviewed">.*', ">"),
    ("what_the_search_opens_is_there", SEARCH, '"u":"about/"', '"u":"abouts/"'),
    ("links_of_lists_name_what_they_are", "nl/words/index.html", "</main>", '<a href="../about/">A</a> <a href="../">a</a></main>'),
]  # fmt: skip


@pytest.fixture(scope="module")
def good(other_site: Path) -> Whole:
    return Whole.of(OTHER, other_site)


@pytest.fixture(scope="module")
def in_languages(site_in_languages: Path) -> Whole:
    """The same site in its own language and in others."""
    return Whole.of(site_in_languages, site_in_languages / "site")


def changed(site: Whole, folder: Path, file: str, old: str, new: str | None) -> Whole:
    """A good site with one change in one built file: `old`, a pattern, is `new`; a file with neither is gone.

    The other files are those of the good site by second names. What was written, in all languages, is the same.
    """
    built = shutil.copytree(site.built, folder / "site", copy_function=os.link)
    text = (built / file).read_text("utf-8")
    (built / file).unlink()
    pages = {name: html for name, html in site.pages.items() if name != file}
    if new is not None or old:
        heavy = "".join(f"{number:x}" for number in range(70_000))
        text, times = re.subn(old, new if new is not None else f"<!--{heavy}-->", text)
        assert times
        (built / file).write_text(text, "utf-8")
        pages |= {file: text} if file in site.pages else {}
    made = replace(site, built=built, pages=pages)
    vars(made)["languages"] = site.languages
    return made


def told(site: Whole, name: str) -> list[str]:
    return list(BY_NAME[name](site))


@pytest.mark.parametrize("wrong", PROPERTIES, ids=lambda one: one.__name__)
def test_a_good_site_is_told_nothing(good: Whole, wrong: Property) -> None:
    assert list(wrong(good)) == []


@pytest.mark.parametrize(("name", "file", "old", "new"), CHANGES)
def test_one_change_is_told(good: Whole, tmp_path: Path, name: str, file: str, old: str, new: str | None) -> None:
    assert told(changed(good, tmp_path, file, old, new), name)


@pytest.mark.parametrize("wrong", PROPERTIES, ids=lambda one: one.__name__)
def test_a_site_in_several_languages_is_told_nothing(in_languages: Whole, wrong: Property) -> None:
    assert list(wrong(in_languages)) == []


@pytest.mark.parametrize(("name", "file", "old", "new"), IN_ANOTHER_LANGUAGE)
def test_one_change_in_another_language_is_told(
    in_languages: Whole, tmp_path: Path, name: str, file: str, old: str, new: str
) -> None:
    assert told(changed(in_languages, tmp_path, file, old, new), name)


def test_every_property_is_shown_to_bite() -> None:
    assert {name for name, *_ in CHANGES} == BY_NAME.keys()
