"""Renders a site in its other languages: the same pages, in a folder for each language, without MkDocs."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from typing import Any

from jinja2 import Environment

from plainfacts.build.page_keys import PageKeys
from plainfacts.build.written_in_language import markdown_html, with_links
from plainfacts.facts.facts import Facts
from plainfacts.facts.media import Media
from plainfacts.facts.yaml.list_file import Cache
from plainfacts.pages import formats
from plainfacts.pages.data import feed
from plainfacts.pages.data.json_ld import structured
from plainfacts.pages.finder import search_index
from plainfacts.pages.finder.long_lists import list_home
from plainfacts.pages.frame.around_the_text import frame
from plainfacts.pages.frame.framed_page import (
    Address,
    Contents,
    Finisher,
    Framed,
    Heading,
    canonical,
    home_of,
    trail_of,
)
from plainfacts.pages.frame.language_choice import Languages, Translation, translation_line
from plainfacts.pages.frame.menu import Menu, MenuItem, section_headings, translated_items
from plainfacts.pages.frame.shared_parts import SharedParts
from plainfacts.pages.frame.written_text import TextMaker, WrittenText
from plainfacts.pages.generated.generated_pages import generated_pages
from plainfacts.pages.generated.legal import legal_links
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.links import trial_url
from plainfacts.pages.sources.source_usage import Standing, standing
from plainfacts.pages.topic.term_links import Known, known_terms, words_page
from plainfacts.prose.page import Page
from plainfacts.translations.english_marks import as_html, share_translated, unmarked
from plainfacts.translations.in_language import Translated

_TO_TRIAL = re.compile(r'href="(?:(?:\.\./)*(?:trials/)?|\./)([a-z0-9-]+)/(#[^"]*)?"')


@dataclass(frozen=True)
class Shared:
    """What all languages of a build share.

    `anchors` gives the ids of all headings of a page, as in the main language; `ids` gives those that do not depend on
    inline facts, and empty ones for the others. `searched` is the cache of the search index.
    """

    facts: Facts
    today: date
    media: Media
    env: Environment
    extensions: Sequence[Any]
    extension_configs: Mapping[str, Any]
    anchors: Callable[[Page], Sequence[str]]
    ids: Callable[[Page], Sequence[str]]
    searched: Cache
    menu: Sequence[Any]
    config: Any


@dataclass(frozen=True)
class LanguagePage:
    """A page that can be rendered: its path, its cache key, and functions for its HTML and its shared parts."""

    path: str
    key: str
    make: Callable[[], str]
    parts: Callable[[], Sequence[str]]


@dataclass
class LanguageSite:
    """One other language of a site."""

    site: Translated
    shared: Shared

    @property
    def code(self) -> str:
        """The code of the language, which is also the name of its folder."""
        return self.site.language

    @property
    def facts(self) -> Facts:
        """The facts in this language."""
        return self.site.facts

    @cached_property
    def known(self) -> Known:
        """The words to explain."""
        return known_terms(self.facts, words_page(self.site.pages))

    @cached_property
    def planned(self) -> Mapping[str, Planned]:
        """The generated pages. Those of listed trials exist in the main language alone: they have only facts."""
        made = generated_pages(self.facts, self.site.pages, self.shared.today, self.known)
        return {name: page for name, page in made.items() if name not in self._listed}

    @cached_property
    def _listed(self) -> Collection[str]:
        """The sources of the pages of listed trials."""
        return {f"trials/{name}.md" for name in self.facts.listed}

    @cached_property
    def written(self) -> Mapping[str, Framed]:
        """The pages that people wrote, by source, each with the index page of its folder as parent."""
        made: dict[str, Framed] = {}
        for page in sorted(
            self.site.pages, key=lambda page: (page.path.count("/"), not page.path.endswith("/index.md"))
        ):
            source = page.path.removeprefix("content/")
            above = made.get(f"{source.rpartition('/')[0]}/index.md") or self._sections.get(source)
            made[source] = Framed(
                _url(page.url),
                page.front.title,
                {"title": page.front.title, "description": page.front.description},
                above,
                canonical_url=canonical(page.url, self.facts.settings),
                is_homepage=page.url == "/",
            )
        return made

    @cached_property
    def _sections(self) -> Mapping[str, MenuItem]:
        """The heading of the menu above each page, by the source of the page."""
        return section_headings(self.shared.menu, self.site.menu)

    @cached_property
    def _order(self) -> Sequence[Framed | None]:
        """The pages in the order of the menu, with None at both ends."""
        return [None, *map(self.written.get, self._sections), None]

    @cached_property
    def menu(self) -> Menu:
        """The menu of mkdocs.yml."""
        items = translated_items(self.shared.menu, self.site.menu, self._menu_item)
        return Menu(items, self.written.get("index.md"))

    def _menu_item(self, source: str) -> MenuItem:
        page = self.written.get(source)
        return MenuItem(page.title, page.url) if page else _planned_item(self.planned[source])

    @cached_property
    def parts(self) -> SharedParts:
        """The cache of header and footer."""
        return SharedParts(self.shared.env)

    @cached_property
    def _context(self) -> Mapping[str, Any]:
        """The variables of templates that differ from the main language."""
        words, main = self.facts.wording, self.shared.facts.settings
        return {
            "t": words,
            "settings": self.facts.settings,
            "counts": partial(formats.texts_json, words),
            "titles": {page.url: page.front.title for page in self.site.pages},
            "legal_links": legal_links(self.facts, self.site.pages),
            "languages": Languages(main, main.language, self.code, {}),
            "shared": self.parts.shared,
            "nav": self.menu,
            "config": self.shared.config,
            "site_description": self.site.description,
        }

    @cached_property
    def _finisher(self) -> Finisher:
        titles, urls = self.menu.titles(), {source: _url(page.url) for source, page in self.planned.items()}
        return Finisher(
            self.facts,
            self.shared.today,
            self.known,
            self.planned,
            self.written,
            {source: titles[url] for source, url in urls.items() if url in titles},
            home_of(self.site.pages),
            self.shared.env.get_template("main.html"),
            self.parts,
            self._context,
        )

    def pages(self, base: str, listed: Mapping[str, Sequence[str]]) -> Iterator[LanguagePage]:
        """Every page of this language. `base` is the hash of what every page depends on; empty if it is unknown."""
        common = base and sha256(repr((base, self.site.common, self.site.readers)).encode()).hexdigest()
        keys = PageKeys(common, self.facts, self.site.pages, self.shared.today, listed)
        for source, page in self.planned.items():
            yield self._page(page.url, keys.generated(source, page), partial(self._generated, source))
        for one in self.site.pages:
            yield self._page(one.url, keys.written(one), partial(self._written, one))

    def _page(self, url: str, key: str, make: Callable[[], str]) -> LanguagePage:
        return LanguagePage(f"{self.code}{url}index.html", key, make, partial(self._parts_at, _url(url)))

    def _parts_at(self, url: str) -> Sequence[str]:
        """The shared parts of a page as they are in its final HTML."""
        return [_part_as_html(str(part)) for part in self._finisher.shared(url)]

    def files(self) -> Iterator[tuple[str, str]]:
        """Path and text of the search index, the feed and the page for errors (404)."""
        shared = self.shared
        yield (
            f"{self.code}/search.json",
            unmarked(
                search_index.search_index(self.facts, self.site.pages, "../trials/{id}/", shared.ids, shared.searched)
            ),
        )
        yield f"{self.code}/feed.xml", unmarked(feed.feed(self.facts))
        context = {**self._context, "page": None, "base_url": self.facts.settings.base_path}
        yield f"{self.code}/404.html", as_html(self.shared.env.get_template("404.html").render(context))

    def _generated(self, source: str) -> str:
        address = Address(canonical(self.planned[source].url, self.facts.settings))
        html = as_html(self._finisher.html(source, address, self._translation))
        return self._to_listed(html, self.planned[source].url)

    def _to_listed(self, html: str, url: str) -> str:
        """The HTML of a page with links to listed trials corrected: their pages exist once for all languages."""
        up = "../" * url.count("/")

        def link(match: re.Match[str]) -> str:
            listed = f"trials/{match[1]}.md" in self._listed
            return f'href="{up}trials/{match[1]}/{match[2] or ""}" hreflang="en"' if listed else match[0]

        return _TO_TRIAL.sub(link, html)

    def _written(self, page: Page) -> str:
        made, (text, headings) = self.written[page.path.removeprefix("content/")], self._text(page)
        at = self._order.index(made) if made in self._order else 0
        turns = (self._order[at - 1], self._order[at + 1]) if at else (None, None)
        whole = replace(made, content=text.html, toc=Contents(headings), previous_page=turns[0], next_page=turns[1])
        trail = trail_of(whole, home_of(self.site.pages))
        described = str(whole.meta["description"])
        made_of = self._finisher.in_frame(
            whole,
            frame=frame(self.facts, page, self.shared.today, cites=text.cites),
            structured=structured(self.facts, page, whole.title, described, trail),
            translation=self._translation(page, f"{page.front.title} {text.html}"),
        )
        return self._to_listed(as_html(made_of), page.url)

    def _text(self, page: Page) -> tuple[WrittenText, Sequence[Heading]]:
        """The HTML of a page that people wrote, and its list of contents."""
        shared, words = self.shared, self.facts.wording
        html, contents = markdown_html(page, words, shared.extensions, shared.extension_configs, shared.anchors(page))
        rests = self._standing if "source_list" in {call.name for call in page.calls} else Standing()
        return self._texts.text(with_links(html, page, self.planned), page, rests), contents

    @cached_property
    def _texts(self) -> TextMaker:
        addresses = [page.url for page in self.site.pages]
        shared = self.shared
        return TextMaker(self.facts, shared.today, shared.media, self.known, addresses, f"/{self.code}/")

    @cached_property
    def _standing(self) -> Standing:
        return standing(self.facts, self.site.pages, self.shared.today)

    def _translation(self, record: Any, html: str) -> Translation:
        reading = self.site.readers.of(record)
        by, on = (reading.by, reading.on) if reading else ("", None)
        return Translation(
            unmarked(translation_line(self.facts.wording, share_translated(html), by, on)), bool(reading)
        )


def _url(url: str) -> str:
    """The URL of a page as MkDocs writes it: without the first `/`, and `./` for the first page."""
    return url.lstrip("/") or "./"


def _planned_item(page: Planned) -> MenuItem:
    return MenuItem(page.title, _url(page.url))


def pages_there_once(facts: Facts, pages: Sequence[Page]) -> dict[str, str]:
    """The URLs of pages in the main language alone (of listed trials), each with that of the list that replaces it."""
    return dict.fromkeys(map(trial_url, facts.listed.values()), list_home(pages))


_part_as_html = lru_cache(maxsize=1024)(as_html)
