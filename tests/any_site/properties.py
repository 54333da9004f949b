"""Properties of any site: each one examines a built site and yields what is wrong.

They contain no page, trial or text of a particular site, since an editor may change all of these.
"""

from __future__ import annotations

import gzip
import json
import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from random import Random
from urllib.parse import unquote, urljoin, urlsplit

import html5lib
import lxml.html
import yaml
from babel import Locale
from babel.numbers import get_decimal_symbol, get_group_symbol

from plainfacts.facts.facts import Facts
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.translations.catalogue_files import read_catalogues
from plainfacts.translations.english_marks import unmarked
from plainfacts.translations.in_language import facts_in

FIRST_VISIT = 120_000
"""The maximum number of bytes that a first visit to a page may load, compressed, including fonts."""

Html = lxml.html.HtmlElement


@dataclass(frozen=True)
class Whole:
    """A site as written and as built: its folder, its facts, and the text of its built pages."""

    root: Path
    built: Path
    facts: Facts
    pages: Mapping[str, str]
    most: int | None = None  # the sample of pages from one template, if examining each takes too long

    @classmethod
    def of(cls, root: Path, built: Path) -> Whole:
        found = sorted(built.rglob("*.html"))
        pages = {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in found}
        return cls(root, built, load(read_site(root)[0]).facts, pages)

    @cached_property
    def trees(self) -> dict[str, Html]:
        return {name: tree(html) for name, html in self.pages.items()}

    @cached_property
    def looked_at(self) -> dict[str, str]:
        """All written pages, and `most` of those from one template: the longest, the shortest, and some others."""
        alike: dict[str, list[str]] = defaultdict(list)
        for name in self.pages:
            above, _, last = name.removesuffix("/index.html").rpartition("/")
            alike[name if self._is_written(name) else f"{above.split('/')[0]}/*/{last if '/' in above else ''}"].append(
                name
            )
        return {name: self.pages[name] for names in alike.values() for name in self._some(names)}

    def _is_written(self, name: str) -> bool:
        stem = self.root / "content" / name.removesuffix("index.html").removesuffix("/")
        return stem.with_name(f"{stem.name}.md").is_file() or (stem / "index.md").is_file()

    def _some(self, names: list[str]) -> list[str]:
        if self.most is None or len(names) <= self.most:
            return names
        *rest, longest = sorted(names, key=lambda name: len(self.pages[name]))
        return [longest, rest[0], *Random(len(names)).sample(rest[1:], self.most - 2)]

    @cached_property
    def trials(self) -> list[dict[str, object]]:
        return list(self._published["trials"])

    @cached_property
    def listed(self) -> list[dict[str, object]]:
        """The listed trials, by id."""
        return list(self._published.get("listed", []))

    @cached_property
    def _published(self) -> dict[str, list[dict[str, object]]]:
        return dict(json.loads((self.built / "api/trials.json").read_text("utf-8")))

    @cached_property
    def languages(self) -> dict[str, Facts]:
        """The facts in each language, by the folder of its pages; empty for the language of the site."""
        files = read_site(self.root)[0]
        others = self.facts.settings.others
        return {
            "": self.facts,
            **{f"{code}/": facts_in(self.facts, read_catalogues(code, files)[0], files) for code in others},
        }

    def in_language(self, name: str) -> Facts:
        """The facts in the language of a built file, which its folder decides."""
        return self.languages.get(f"{name.partition('/')[0]}/", self.facts)

    def address(self, name: str) -> str:
        """The address of a built file, such as `/words/`; the 404 page may be shown at any."""
        return self.facts.settings.on_host(name.removesuffix("index.html"))

    def links(self, name: str) -> Iterator[tuple[str, str]]:
        """What a page loads and links to, as written and as a browser resolves it."""
        for element in self.trees[name].iter():
            for attribute in ("href", "src", "data-search", "data-match", "data-script", "data-base"):
                if isinstance(element.tag, str) and (written := element.get(attribute)) is not None:
                    yield written, urljoin(f"https://here{self.address(name)}", written)

    def file(self, address: str) -> str:
        """The file at an address of this site; an address outside the site keeps its leading `/`."""
        path = unquote(urlsplit(address).path).removeprefix(self.facts.settings.base_path)
        return f"{path}index.html" if path.endswith("/") or not path else path


@cache
def tree(html: str) -> Html:
    return lxml.html.document_fromstring(html)


@cache
def errors(html: str) -> tuple[str, ...]:
    """The errors that a strict parser reports in a page."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return tuple(f"{place[0]}: {code}" for place, code, _ in parser.errors)


Property = Callable[[Whole], Iterator[str]]
PROPERTIES: list[Property] = []


def holds(function: Property) -> Property:
    PROPERTIES.append(function)
    return function


@holds
def every_page_is_valid_html(site: Whole) -> Iterator[str]:
    """Every page is valid HTML. The parser is slow: only `looked_at` is examined, by `make proof` every page."""
    for name, html in site.looked_at.items():
        yield from (f"{name}:{error}" for error in errors(html))


@holds
def every_page_has_one_h1_a_title_a_language_and_text(site: Whole) -> Iterator[str]:
    for name, found in site.trees.items():
        if len(found.findall(".//h1")) != 1 or len(found.findall(".//main")) != 1:
            yield f"{name}: not one h1 in one main"
        if not (found.findtext(".//title") or "").strip() or not found.get("lang"):
            yield f"{name}: no title or no language"
        if len(" ".join(found.find(".//main").itertext()).split()) < 20:
            yield f"{name}: nearly empty"


@holds
def everyone_can_find_their_way(site: Whole) -> Iterator[str]:
    """Ids are unique, headings skip no level, and pictures, fields and frames have a name."""
    for name, found in site.trees.items():
        ids = found.xpath("//@id")
        if len(ids) != len(set(ids)):
            yield f"{name}: an id twice"
        levels = [
            int(heading.tag[1]) for heading in found.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        if any(after > before + 1 for before, after in pairwise(levels)):
            yield f"{name}: a level of headings is left out: {levels}"
        if found.xpath("//img[not(@alt)] | //iframe[not(@title)]"):
            yield f"{name}: a picture without words"
        named = set(found.xpath("//label/@for"))
        for field in found.xpath("//input[not(@type='hidden')] | //select | //textarea"):
            if field.get("id") not in named and not field.get("aria-label") and not field.xpath("ancestor::label"):
                yield f"{name}: a field without a label: {field.get('id')}"


@holds
def no_two_headings_are_alike(site: Whole) -> Iterator[str]:
    for name, found in site.trees.items():
        headings = found.xpath("//main//*[self::h1 or self::h2 or self::h3][not(ancestor-or-self::*[@hidden])]")
        texts = [" ".join(heading.text_content().split()) for heading in headings]
        yield from (
            f"{name}: two headings say {text!r}" for text in sorted({one for one in texts if texts.count(one) > 1})
        )


@holds
def links_with_one_name_lead_to_one_place(site: Whole) -> Iterator[str]:
    """Links on a page with the same name lead to the same place: a screen reader lists them by name (WCAG 2.4.4)."""
    for name, found in site.trees.items():
        places: dict[str, set[str]] = {}
        for link in found.xpath("//a[@href][not(ancestor::dialog)]"):
            said = " ".join((link.get("aria-label") or link.text_content()).split())
            places.setdefault(said, set()).add(urljoin(f"https://here{site.address(name)}", link.get("href")))
        yield from (f"{name}: {said!r} leads to {len(led)} places" for said, led in places.items() if len(led) > 1)


@holds
def nothing_runs_that_is_not_ours(site: Whole) -> Iterator[str]:
    """The content security policy precedes all that it governs, allows no other site, and nothing needs more."""
    for name, found in site.trees.items():
        policy = found.xpath("string(//head/*[2][@http-equiv='Content-Security-Policy']/@content)")
        if not policy.startswith("default-src 'none'") or re.search(r"unsafe|\*|https?:", policy):
            yield f"{name}: the policy is {policy!r}"
        if found.xpath(
            "//style | //@style | //@*[starts-with(name(), 'on')] | //script[not(@src) and not(@type='application/ld+json')]"
        ):
            yield f"{name}: a script or style in the page"
        if any(written.lower().lstrip().startswith(("javascript:", "data:")) for written, _ in site.links(name)):
            yield f"{name}: a script in a link"


@holds
def nothing_is_loaded_from_elsewhere(site: Whole) -> Iterator[str]:
    loading = "//script/@src | //img/@src | //source/@src | //iframe/@src | //link[@rel!='canonical']/@href"
    for name, found in site.trees.items():
        yield from (f"{name}: {address}" for address in found.xpath(loading) if re.match(r"(?:\w+:)?//", address))
    for path in site.built.rglob("*.css"):
        text = path.read_text("utf-8")
        yield from (
            f"{path.name}: {address}" for address in re.findall(r"(?:url\(|@import\s+)['\"]?((?:\w+:)?//[^)\s]+)", text)
        )


@holds
def every_link_leads_somewhere(site: Whole) -> Iterator[str]:
    for name in site.pages:
        for written, address in site.links(name):
            url = urlsplit(address)
            if url.netloc != "here":
                continue
            file = site.file(address)
            if not (site.built / file).is_file():
                yield f"{name}: {written} leads to nothing"
            elif url.fragment and file in site.trees and unquote(url.fragment) not in ids_of(site.pages[file]):
                yield f"{name}: {written} leads to no such place"


@cache
def ids_of(html: str) -> frozenset[str]:
    return frozenset(tree(html).xpath("//@id"))


@holds
def every_page_that_people_wrote_or_named_is_there(site: Whole) -> Iterator[str]:
    """The addresses of the pages in content/ and in the menu."""
    menu = yaml.load((site.root / "mkdocs.yml").read_text("utf-8"), Loader=yaml.BaseLoader).get("nav", [])
    written = {path.relative_to(site.root / "content").as_posix() for path in (site.root / "content").rglob("*.md")}
    for page in sorted(written | set(pages_of(menu))):
        name = re.sub(r"(?:(?<=/)|^)index\.md$", "index.html", page)
        name = name if name.endswith(".html") else f"{page.removesuffix('.md')}/index.html"
        if name not in site.pages:
            yield f"{page} was not built"


def pages_of(menu: object) -> Iterator[str]:
    if isinstance(menu, str):
        yield from [menu] if menu.endswith(".md") else []
    for part in menu.values() if isinstance(menu, dict) else menu if isinstance(menu, list) else ():
        yield from pages_of(part)


@holds
def the_published_facts_are_those_of_the_records(site: Whole) -> Iterator[str]:
    ids = [str(trial["id"]) for trial in site.trials]
    if ids != sorted(site.facts.trials):
        yield f"api/trials.json has {ids}"
    listed = [str(trial["id"]) for trial in site.listed]
    if listed != sorted(site.facts.listed):
        yield f"api/trials.json lists {listed}"
    for trial in site.trials:
        record = site.facts.trials.get(str(trial["id"]))
        if record is None or facts_of(trial)["name"]["value"] != record.name.known:
            yield f"{trial['id']}: no record has this id and name"
        if (
            trial["url"] != site.facts.settings.on_host(f"/trials/{trial['id']}/")
            or f"trials/{trial['id']}/index.html" not in site.pages
        ):
            yield f"{trial['id']}: no page at {trial['url']}"
        for field, fact in facts_of(trial).items():
            if set(fact) != {"value", "source", "checked", "differs"} or fact["source"] not in site.facts.sources:
                yield f"{trial['id']}.{field}: {fact}"
            elif not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(fact["checked"])):
                yield f"{trial['id']}.{field}: checked {fact['checked']}"


def facts_of(trial: Mapping[str, object]) -> dict[str, dict[str, object]]:
    found = trial["facts"]
    assert isinstance(found, dict)
    return found


TEXTS = ("name", "title", "official_title", "sponsor", "contact")


@holds
def what_a_page_says_of_a_trial_is_what_is_published(site: Whole) -> Iterator[str]:
    """Each fact on a page is the value in api/trials.json: texts have its words, numbers its digits, a status its word.

    On a page in another language, texts are the record's and medicine's in that language.
    """
    published = {str(trial["id"]): facts_of(trial) for trial in (*site.trials, *site.listed)}
    for name, found in site.trees.items():
        facts = site.in_language(name)
        for element in found.xpath("//*[@data-fact]"):
            about, _, field = element.get("data-fact").partition(".")
            shown = plain(element.text_content())
            if about in published:
                value = in_words(facts, about, field, published[about].get(field.partition(".")[0], {}))
                fits = agrees(facts, field, value, shown, element.get("data-value"))
            else:
                fits = says_number(facts, about, field, shown)
            if not fits:
                yield f"{name}: {about}.{field} is not what the page shows: {shown!r}"


def plain(text: str) -> str:
    """A text without line breaks, language marks and direction characters."""
    return " ".join(re.sub("[\u2068\u2069]", "", unmarked(text)).split())


def in_words(facts: Facts, about: str, field: str, fact: Mapping[str, object]) -> object:
    """The value of a published fact; a text in the language of these facts."""
    value = fact.get("value", "unknown")
    if value == "unknown" or field not in TEXTS or about not in facts.trials:
        return value
    told = getattr(facts.trials[about], field).known
    return plain(told) if isinstance(told, str) else value


def in_digits(facts: Facts, shown: str) -> str:
    """A text with locale-independent numbers: `5.000` in German becomes 5000, `0,5` becomes 0.5."""
    locale = Locale.parse(facts.wording.language, sep="-")
    group, point = (" " if sign.isspace() else sign for sign in (get_group_symbol(locale), get_decimal_symbol(locale)))
    whole = re.sub(rf"(?<=\d){re.escape(group)}(?=\d{{3}}(?!\d))", "", shown)
    return re.sub(rf"(?<=\d){re.escape(point)}(?=\d)", ".", whole)


def says_number(facts: Facts, about: str, field: str, shown: str) -> bool:
    """Whether a page shows a chance, a figure, an approval or a fact about a medicine as in its record."""
    if about in facts.figures:
        return field == "says" and plain(facts.figures[about].says) in shown
    if about in facts.chances:
        chance = facts.chances[about]
        numbers = re.findall(r"[\d.]+", str(chance.count).replace("Decimal", ""))
        there = set(re.findall(r"\d+(?:\.\d+)?", in_digits(facts, shown)))
        return field == "count" and {*numbers, str(chance.out_of)} <= there
    if about not in facts.treatments:
        return False
    if field == "approvals":
        return bool(shown)
    told = facts.treatments[about].listed(field) if field in facts.treatments[about].box() else ()
    return bool(told) and all(plain(one) in shown for one in told)


def agrees(facts: Facts, field: str, value: object, shown: str, told: str | None) -> bool:
    """Whether a page shows a value; unknown is a phrase, and values shown in other words are not compared."""
    if value == "unknown":
        return bool(shown)
    if field in TEXTS:
        return " ".join(str(value).split()) in shown
    if field == "status":
        return told in (None, value)
    if field == "participants" and isinstance(value, dict):
        return all(str(number) in re.sub(r"\D", " ", in_digits(facts, shown)).split() for number in value.values())
    if field in ("start", "end"):
        return str(value)[:4] in shown
    if field == "registry_ids" and isinstance(value, list):
        return all(str(number) in shown for number in value)
    return bool(shown)


@holds
def every_trial_page_shows_its_facts(site: Whole) -> Iterator[str]:
    for trial in site.trials:
        marks = set(site.trees[f"trials/{trial['id']}/index.html"].xpath("//@data-fact"))
        for field in ("name", "title", "status", "phase", "ages", "countries", "participants", "sponsor", "summary"):
            if f"{trial['id']}.{field}" not in marks:
                yield f"{trial['id']}: its page does not show {field}"


@holds
def until_a_review_every_page_says_so_and_asks_not_to_be_listed(site: Whole) -> Iterator[str]:
    if site.facts.settings.reviewed:
        return
    for name, found in site.trees.items():
        told = plain(site.in_language(name).wording.texts["site.not_reviewed_banner"])
        if "noindex" not in found.xpath("//meta[@name='robots']/@content"):
            yield f"{name}: asks to be listed"
        if told not in plain(found.text_content()):
            yield f"{name}: does not say that nobody has reviewed it"


@holds
def no_address_of_a_person_is_published(site: Whole) -> Iterator[str]:
    """The only email addresses are those in the site's settings."""
    ours = f"{site.facts.settings.mistakes} {site.facts.settings.contact}"
    for name, found in site.trees.items():
        for address in re.findall(r"[\w.+-]+@[\w-]+\.\w[\w.]*\w", found.text_content()):
            if address not in ours:
                yield f"{name}: {address}"


@holds
def a_first_visit_is_light(site: Whole) -> Iterator[str]:
    """The compressed bytes of a page with all that it loads at once: styles, scripts, and fonts."""
    for name, html in site.pages.items():
        loaded = site.trees[name].xpath("//script/@src | //link[@rel='stylesheet' or @rel='icon']/@href | //img/@src")
        files = {site.file(urljoin(f"https://here{site.address(name)}", address)) for address in loaded}
        size = zipped(html) + sum(weight(str(site.built / file)) for file in files)
        if size > FIRST_VISIT:
            yield f"{name}: {size} bytes"


def zipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 6))


@cache
def weight(name: str) -> int:
    """The bytes of a file, and of the fonts that a style sheet always loads."""
    path = Path(name)
    own = path.stat().st_size if path.suffix in (".png", ".woff2") else zipped(path.read_text("utf-8"))
    letters = re.findall(r"url\([\"']?([^)\"']+\.woff2)", path.read_text("utf-8")) if path.suffix == ".css" else []
    return own + sum((path.parent / letter).stat().st_size for letter in letters[:2])


@holds
def what_the_search_opens_is_there(site: Whole) -> Iterator[str]:
    """Every entry of the search index, and each of its parts with its heading, is a place on a page."""
    for folder in site.languages:
        for entry in json.loads((site.built / folder / "search.json").read_text("utf-8"))["entries"]:
            address, _, place = entry["u"].partition("#")
            name = posixpath.normpath(f"{folder}{address}index.html")
            ids = {place, *(part[0] for part in entry.get("s", ()))} - {""}
            missing = ids - ids_of(site.pages[name]) if name in site.pages else {"its page"}
            yield from (f"{folder}search.json: {entry['u']} leads to no {one}" for one in missing)


LISTS = ("words", "sources", "trials", "404.html")


@holds
def links_of_lists_name_what_they_are(site: Whole) -> Iterator[str]:
    """On the pages of words, sources and trials, and on the 404 page, each link text leads to one place only."""
    lists = [one if "." in one else f"{one}/index.html" for one in LISTS]
    for name in sorted({f"{folder}{one}" for folder in site.languages for one in lists} & set(site.trees)):
        leads: dict[str, set[str]] = {}
        for link in site.trees[name].xpath("//main//a[@href]"):
            said = " ".join((link.get("aria-label") or link.text_content()).split()).casefold()
            leads.setdefault(said, set()).add(urljoin(f"https://here{site.address(name)}", link.get("href")))
        yield from (f"{name}: {said!r} leads to {sorted(to)}" for said, to in leads.items() if len(to) > 1)


@holds
def no_chance_is_found_by_the_search(site: Whole) -> Iterator[str]:
    """The search index has no figure about survival, which readers see only after opening its fold."""
    for folder, facts in site.languages.items():
        index = (site.built / folder / "search.json").read_text("utf-8")
        _, _, out_of = facts.wording.texts["chance.count"].partition("{count}")
        for chance in facts.chances.values():
            if f"{plain(chance.outcome)} " in index and out_of.format(out_of=chance.out_of).strip() in index:
                yield f"{folder}search.json tells of {chance.id}"


@holds
def the_map_of_the_site_names_pages_that_are_there(site: Whole) -> Iterator[str]:
    map_of_site = site.built / "sitemap.xml"
    named = re.findall(r"<loc>(.*?)</loc>", map_of_site.read_text("utf-8")) if map_of_site.is_file() else []
    start = site.facts.settings.in_full("/") or ""
    for address in named:
        if not address.startswith(start) or site.file(address) not in site.pages:
            yield f"sitemap.xml: {address}"
