"""Links, the menu, the search and the map of a site lead to places that are there."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urljoin, urlsplit

import yaml

from any_site.whole import Whole, holds, ids_of, plain


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
