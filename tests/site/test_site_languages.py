"""A site in several languages: the same pages in each, English marked where nothing is translated, nothing stale shown."""

import json
import re
import shutil
from html.parser import HTMLParser

import pytest
from click.testing import CliRunner

from building import OTHER, OTHER_DAY, build
from plainfacts.catalogues.po_files import read_catalogue
from plainfacts.cli import main
from plainfacts.translations.english_marks import EXACT, WAITING

LANGUAGES = ("nl", "he")
HEBREW = re.compile("[א-ת]{3}")


@pytest.fixture
def root(site_in_languages, tmp_path):
    """A copy of the site, to be changed; what was built of it is kept."""
    return shutil.copytree(site_in_languages, tmp_path / "root")


@pytest.fixture(scope="session")
def site(site_in_languages):
    return site_in_languages / "site"


class Page(HTMLParser):
    """What a reader meets on a page: its language and direction, and each text with the language it is marked as."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.direction = ""
        self.texts: list[tuple[str, str]] = []
        self.links: dict[str, str] = {}
        self.robots = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.direction = self.direction or found.get("dir", "")
        self.robots = found["content"] if found.get("name") == "robots" else self.robots
        if "hreflang" in found and tag == "a":
            self.links.setdefault(found["hreflang"], found["href"])
        if tag not in ("meta", "link", "br", "img", "input", "hr", "path", "circle", "use", "line", "rect"):
            self.languages.append(found.get("lang") or (self.languages[-1] if self.languages else ""))

    def handle_endtag(self, tag):
        if self.languages:
            self.languages.pop()

    def handle_data(self, data):
        if data.strip() and not data.startswith("{"):
            self.texts.append((self.languages[-1] if self.languages else "", data.strip()))


def page(site, path: str) -> Page:
    return Page((site / path / "index.html").read_text("utf-8"))


def report_on(language: str, root) -> str:
    return CliRunner().invoke(main, ["translate", language, "--report", "--root", str(root)]).output


def a_sentence(markdown: str) -> str:
    """A line of a page that is a sentence of plain words."""
    body = markdown.split("\n---\n", 1)[1]
    return next(line for line in body.splitlines() if re.fullmatch(r"[A-Z][a-z]+ [\w ,.']{30,}\.", line))


def test_every_language_has_the_same_pages(site):
    def pages(folder):
        return {file.relative_to(folder).as_posix() for file in folder.rglob("index.html")}

    english = {path for path in pages(site) if not path.startswith(("nl/", "he/"))}
    for language in LANGUAGES:
        missing = {path for path in english - pages(site / language) if path.count("/")}
        assert not missing - {path for path in missing if "http-equiv" in (site / path).read_text("utf-8")[:900]}


def test_a_page_says_its_language_and_direction(site):
    for language, direction in (("nl", "ltr"), ("he", "rtl")):
        html = (site / language / "cystic-fibrosis/index.html").read_text("utf-8")
        assert f'<html lang="{language}" dir="{direction}">' in html
        assert f'"inLanguage":"{language}"' in html


def test_no_mark_is_left_in_any_file(site):
    for file in site.rglob("*"):
        if file.suffix in (".html", ".json", ".xml"):
            text = file.read_text("utf-8")
            assert WAITING not in text and EXACT not in text and "\\ue00" not in text, file


def test_what_is_not_translated_is_marked_as_english(site):
    words = a_sentence((OTHER / "content/modulators.md").read_text("utf-8"))[:8]
    assert {language for language, text in page(site, "nl/modulators").texts if text.startswith(words)} == {"en"}


def test_what_is_translated_stands_in_the_language(site):
    texts = page(site, "he/cystic-fibrosis").texts
    assert any(language == "he" and HEBREW.search(text) for language, text in texts)


def test_a_page_leads_to_itself_in_every_language(site):
    for here, way in (("trials/bellows", "../../"), ("nl/trials/bellows", "../../../")):
        links = page(site, here).links
        for code, href in links.items():
            folder = "" if code == "en" else f"{code}/"
            assert href == f"{way}{folder}trials/bellows/"


def test_a_translation_that_nobody_read_is_not_for_search_engines(site):
    assert "noindex" in page(site, "nl/cystic-fibrosis").robots
    assert "/nl/" not in (site / "sitemap.xml").read_text("utf-8")


def test_links_inside_a_language_stay_there(site):
    html = (site / "he/index.html").read_text("utf-8")
    assert 'href="when-to-call/"' in html and "../assets/site.css" in html


def test_each_language_has_its_own_search(site):
    index = json.loads((site / "he/search.json").read_text("utf-8"))
    assert any(HEBREW.search(entry["t"]) for entry in index["entries"])


def test_an_outdated_translation_is_not_shown(root):
    path = root / "content/about.md"
    before = path.read_text("utf-8")
    sentence = a_sentence(before)
    path.write_text(before.replace(sentence, f"{sentence} More is said."), "utf-8")
    done = CliRunner().invoke(main, ["translate", "nl", "--root", str(root)])
    assert "1 outdated" in done.output
    catalogue = read_catalogue((root / "translations/nl.po").read_bytes(), "nl.po", "nl")
    (old,) = [one for one in catalogue.by_place.values() if one.outdated]
    assert old.before and old.english.endswith("More is said.")
    shown = page(build(root, root / "site", OTHER_DAY), "nl/about").texts
    assert [language for language, text in shown if text.endswith("More is said.")] == ["en"]


def test_a_catalogue_that_is_written_again_is_the_same(root):
    CliRunner().invoke(main, ["translate", "--root", str(root)])
    first = (root / "translations/he.po").read_bytes()
    CliRunner().invoke(main, ["translate", "--root", str(root)])
    assert (root / "translations/he.po").read_bytes() == first


def test_once_a_person_has_read_it_search_engines_may_list_it(root):
    """Until it changes: what is read then is not what was read."""
    config = root / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("reviewed: no", "reviewed: yes"), "utf-8")
    done = CliRunner().invoke(
        main, ["review", "content/about.md", "--lang", "nl", "--by", "nurse J. Example", "--root", str(root)]
    )
    assert done.exit_code == 0, done.output
    site = build(root, root / "site", OTHER_DAY)
    assert page(site, "nl/about").robots == "" and "noindex" in page(site, "he/about").robots
    html = (site / "about/index.html").read_text("utf-8")
    assert 'hreflang="nl" href="https://lantern.example/nl/about/"' in html and 'hreflang="x-default"' in html
    assert 'hreflang="he" href="https://lantern' not in html
    assert "unread: content/about.md" not in report_on("nl", root)
    assert "unread: content/about.md" in report_on("he", root)
    assert "<loc>https://lantern.example/nl/about/</loc>" in (site / "sitemap.xml").read_text("utf-8")
    assert any("J. Example" in text for _, text in page(site, "nl/about").texts)
    catalogue = root / "translations/nl.po"
    said = catalogue.read_text("utf-8")
    catalogue.write_text(re.sub(r'(msgctxt "content/about.md#title"\nmsgid .*\nmsgstr ")', r"\1Xa ", said), "utf-8")
    assert "noindex" in page(build(root, root / "site", OTHER_DAY), "nl/about").robots
    assert "unread: content/about.md" in report_on("nl", root)


def test_dates_and_money_are_written_as_the_language_writes_them(site):
    texts = " ".join(text for _, text in page(site, "he/trials/bellows").texts)
    assert "באפריל 2026" in texts and "1,500,000" in texts
    dutch = " ".join(text for _, text in page(site, "nl/trials/bellows").texts)
    assert "28 april 2026" in dutch and "1.500.000" in dutch


def test_latin_names_in_a_list_keep_their_order_from_right_to_left(site):
    texts = " ".join(text for _, text in page(site, "he/trials/bellows").texts)
    assert "\u2068Second Light Fund\u2069" in texts
