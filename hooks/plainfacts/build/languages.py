"""The other languages of a site: the same pages in the same tree, each below its own folder, made without MkDocs."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from typing import Any

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markdown import Markdown

from plainfacts.build.page_keys import PageKeys
from plainfacts.facts.facts import Facts
from plainfacts.facts.house.settings import Settings
from plainfacts.facts.media import Media
from plainfacts.facts.records.trial import Trial
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
from plainfacts.pages.frame.language_choice import Alternates, Languages, Translation, translation_line
from plainfacts.pages.frame.shared_parts import SharedParts
from plainfacts.pages.frame.written_text import TextMaker, WrittenText
from plainfacts.pages.generated.generated_pages import generated_pages
from plainfacts.pages.generated.legal import legal_links
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.links import to_page, trial_url
from plainfacts.pages.sources.source_usage import Standing, standing
from plainfacts.pages.topic.markdown_html import SiteMarkdown, with_marks
from plainfacts.pages.topic.term_links import Known, known_terms, words_page
from plainfacts.prose.page import Page, address
from plainfacts.site import Site
from plainfacts.translations.english_marks import as_html, share_translated, unmarked
from plainfacts.translations.in_language import Translated, translated
from plainfacts.translations.readers import Readers, read_readings, readers_of

AT_THE_ROOT = ("assets/", "api/")
"""What is there once for all languages."""
_ADDRESS = re.compile(r'(?<= )(href|src)="([^"#:]*)(#[^"]*)?"')
_TO_TRIAL = re.compile(r'href="(?:(?:\.\./)*(?:trials/)?|\./)([a-z0-9-]+)/(#[^"]*)?"')
HEADING = re.compile(r'(<h[1-6][^>]*? id=")([^"]*)(")')
"""A heading of a page that people wrote: before its id, the id, and the quotation mark after it."""


@dataclass(frozen=True)
class MenuItem:
    """An entry of the menu, with the names that templates know from MkDocs."""

    title: str
    url: str | None = None
    children: Sequence[MenuItem] = ()
    is_link: bool = False
    ancestors: Sequence[Any] = ()

    @property
    def is_section(self) -> bool:
        """Whether it is a heading with entries below it."""
        return self.url is None


@dataclass(frozen=True)
class Menu:
    """The menu in one language."""

    items: Sequence[MenuItem]
    homepage: Any

    def __iter__(self) -> Iterator[MenuItem]:
        return iter(self.items)


@dataclass(frozen=True)
class Shared:
    """What all languages of a build have in common.

    `anchors` gives the ids of the headings of a page as the main language has them, `ids` those that are written, empty
    for one that fetches something.
    """

    facts: Facts
    today: date
    media: Media
    env: Environment
    extensions: Sequence[Any]
    extension_configs: Mapping[str, Any]
    anchors: Callable[[Page], Sequence[str]]
    ids: Callable[[Page], Sequence[str]]
    menu: Sequence[Any]
    config: Any


@dataclass(frozen=True)
class LanguagePage:
    """A page of a language that can be made: its file, the key of all it follows from, its parts that are shared."""

    path: str
    key: str
    make: Callable[[], str]
    parts: Callable[[], Sequence[str]]


@dataclass
class LanguageSite:
    """One other language of a site."""

    site: Translated
    readers: Readers
    shared: Shared

    @property
    def code(self) -> str:
        """The language, which is the name of its folder too."""
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
        """The generated pages. Those of listed trials, facts and a title in English, are there once."""
        made = generated_pages(self.facts, self.site.pages, self.shared.today, self.known)
        return {name: page for name, page in made.items() if name not in self._listed}

    @cached_property
    def _listed(self) -> Mapping[str, str]:
        """The address of each listed trial by the name of its source."""
        return {f"trials/{trial.id}.md": trial_url(trial) for trial in self.facts.listed.values()}

    @cached_property
    def written(self) -> Mapping[str, Framed]:
        """The pages that people wrote, by the name of their source, each below the page of its folder."""
        made: dict[str, Framed] = {}
        for page in sorted(
            self.site.pages, key=lambda page: (page.path.count("/"), not page.path.endswith("/index.md"))
        ):
            source = page.path.removeprefix("content/")
            above = made.get(f"{source.rpartition('/')[0]}/index.md") or self._sections.get(source)
            made[source] = Framed(
                page.url.lstrip("/") or "./",
                page.front.title,
                {"title": page.front.title, "description": page.front.description},
                above,
                canonical_url=canonical(page.url, self.facts.settings),
                is_homepage=page.url == "/",
            )
        return made

    @cached_property
    def _sections(self) -> Mapping[str, MenuItem]:
        """The heading of the menu above each page, by the name of its source."""
        sections = [item for item in self.shared.menu if item.is_section]
        return {
            child.file.src_uri: MenuItem(self.site.menu.get(item.title, item.title))
            for item in sections
            for child in item.children
            if not (child.is_section or child.is_link)
        }

    @cached_property
    def _order(self) -> Sequence[Framed | None]:
        """The pages in the order of the menu, between two that are none."""
        found = [self.written.get(name) for name in self._sections]
        return [None, *found, None]

    @cached_property
    def menu(self) -> Menu:
        """The menu, as mkdocs.yml has it."""
        return Menu(self._items(self.shared.menu), self.written.get("index.md"))

    @cached_property
    def parts(self) -> SharedParts:
        """Header and footer."""
        return SharedParts(self.shared.env)

    @cached_property
    def _context(self) -> Mapping[str, Any]:
        """What templates print in this language, in the place of what they print in the main one."""
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
        titles = {item.url: item.title for item in _flat(self.menu.items)}
        menu = {
            source: titles[page.url.lstrip("/")]
            for source, page in self.planned.items()
            if page.url.lstrip("/") in titles
        }
        return Finisher(
            self.facts,
            self.shared.today,
            self.known,
            self.planned,
            self.written,
            menu,
            home_of(self.site.pages),
            self.shared.env.get_template("main.html"),
            self.parts,
            self._context,
        )

    def pages(self, base: str, listed: Mapping[str, Sequence[str]]) -> Iterator[LanguagePage]:
        """Every page of this language. `base` is the hash of all that each follows from; empty where it is unknown."""
        common = base and sha256(repr((base, self.site.common, self.readers)).encode()).hexdigest()
        keys = PageKeys(common, self.facts, self.site.pages, self.shared.today, listed)
        for source, page in self.planned.items():
            yield self._page(page.url, keys.generated(source, page), partial(self._generated, source))
        for one in self.site.pages:
            yield self._page(one.url, keys.written(one), partial(self._written, one))

    def _page(self, url: str, key: str, make: Callable[[], str]) -> LanguagePage:
        return LanguagePage(f"{self.code}{url}index.html", key, make, partial(self._parts_at, url.lstrip("/") or "./"))

    def _parts_at(self, url: str) -> Sequence[str]:
        """The shared parts of a page as they stand on it when it is finished."""
        return [_part_as_html(str(part)) for part in self._finisher.shared(url)]

    def files(self) -> Iterator[tuple[str, str]]:
        """What is not a page: the search index, the feed, the page for what is not there."""
        yield (
            f"{self.code}/search.json",
            unmarked(search_index.search_index(self.facts, self.site.pages, "../trials/{id}/", self.shared.ids)),
        )
        yield f"{self.code}/feed.xml", unmarked(feed.feed(self.facts))
        context = {**self._context, "page": None, "base_url": self.facts.settings.base_path}
        yield f"{self.code}/404.html", as_html(self.shared.env.get_template("404.html").render(context))

    def _generated(self, source: str) -> str:
        address = Address(canonical(self.planned[source].url, self.facts.settings))
        html = as_html(self._finisher.html(source, address, self._translation))
        return self._to_listed(html, self.planned[source].url)

    def _to_listed(self, html: str, url: str) -> str:
        """A page whose links to listed trials lead to their pages, which are there once for all languages."""
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
        """The HTML of a page that people wrote, with its headings."""
        words = self.facts.wording
        reader = Markdown(
            extensions=[*self.shared.extensions, SiteMarkdown(words)],
            extension_configs=dict(self.shared.extension_configs),
        )
        html = self._with_links(reader.convert(with_marks(page.body, page.calls)), page)
        anchors = iter(self.shared.anchors(page))  # those of the main language: links of all lead there
        html = HEADING.sub(lambda match: f"{match[1]}{next(anchors, match[2])}{match[3]}", html)
        toc = _contents(html, reader.toc_tokens)  # type: ignore[attr-defined]
        rests = self._standing if "source_list" in {call.name for call in page.calls} else Standing()
        return self._texts.text(html, page, rests), toc

    @cached_property
    def _texts(self) -> TextMaker:
        addresses = [page.url for page in self.site.pages]
        shared = self.shared
        return TextMaker(self.facts, shared.today, shared.media, self.known, addresses, f"/{self.code}/")

    @cached_property
    def _standing(self) -> Standing:
        return standing(self.facts, self.site.pages, self.shared.today)

    def _with_links(self, html: str, page: Page) -> str:
        """Links to Markdown files as links to pages; what else lies in content/ is there once for all languages."""
        folder = posixpath.dirname(page.path.removeprefix("content/"))

        def link(match: re.Match[str]) -> str:
            if not match[2] or match[2].startswith("/"):
                return match[0]
            target = posixpath.normpath(posixpath.join(folder, match[2]))
            if target.endswith(".md"):
                url = self.planned[target].url if target in self.planned else address(f"content/{target}")
                return f'{match[1]}="{to_page(url + (match[3] or ""), page.url)}"'
            return f'{match[1]}="../{to_page(f"/{target}", page.url)}{match[3] or ""}"'

        return _ADDRESS.sub(link, html)

    def _translation(self, record: Any, html: str) -> Translation:
        reading = self.readers.of(record)
        by, on = (reading.by, reading.on) if reading else ("", None)
        return Translation(
            unmarked(translation_line(self.facts.wording, share_translated(html), by, on)), bool(reading)
        )

    def _items(self, items: Iterable[Any]) -> list[MenuItem]:
        found = []
        for item in items:
            if item.is_section:
                name = self.site.menu.get(item.title, item.title)
                found.append(MenuItem(name, None, self._items(item.children)))
            elif item.is_link:
                found.append(MenuItem(item.title, item.url, is_link=True))
            else:
                source = item.file.src_uri
                page = self.written.get(source)
                title = page.title if page else self.planned[source].title
                found.append(MenuItem(title, page.url if page else self.planned[source].url.lstrip("/")))
        return found


def translated_into(site: Site) -> dict[str, tuple[Translated, Readers]]:
    """A site in each of its other languages, by their codes, with those who have read it."""
    readings, _ = read_readings(site.files)
    return {
        code: (translated(site.facts, site.pages, catalogues, site.files), readers_of(code, readings))
        for code, catalogues in site.catalogues.items()
    }


def alternates(settings: Settings, sites: Mapping[str, tuple[Translated, Readers]]) -> Alternates:
    """In which languages each page may be listed: those in which a person has read it as it stands."""
    listed: dict[str, list[str]] = {}
    for code, (site, readers) in sites.items():
        records: list[Trial | Page] = [*site.facts.trials.values(), *site.pages]
        for record in records:
            if readers.of(record):
                url = trial_url(record) if isinstance(record, Trial) else record.url
                listed.setdefault(url, []).append(code)
    return Alternates(settings, listed)


def pages_there_once(facts: Facts, pages: Sequence[Page]) -> dict[str, str]:
    """The pages of listed trials, which no other language has, each with the list that stands for it there."""
    return dict.fromkeys(map(trial_url, facts.listed.values()), list_home(pages))


_part_as_html = lru_cache(maxsize=1024)(as_html)


def _contents(html: str, tokens: Sequence[Mapping[str, Any]]) -> list[Heading]:
    """The headings of the highest level, with the ids that they were given; `tokens` is how Markdown told them."""
    level = tokens[0]["level"] if tokens else 0
    ids = [match[2] for match in HEADING.finditer(html) if match[1].startswith(f"<h{level}")]
    return [Heading(str(token["name"]), f"#{anchor}") for token, anchor in zip(tokens, ids, strict=False)]


def _flat(items: Iterable[MenuItem]) -> Iterator[MenuItem]:
    for item in items:
        yield item
        yield from _flat(item.children)


def url_filter(of_mkdocs: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """The filter of templates that makes addresses; what is there once for all languages lies above their folders.

    A shared part of the frame is told each target (`SharedParts`).
    """

    @pass_context
    def url(context: Context, target: str) -> str:
        made, languages = of_mkdocs(context, target), context["languages"]
        context.get("targets", set()).add(target)
        if languages.current == languages.main or not target.startswith(AT_THE_ROOT):
            return made
        page = context.get("page")
        return f"../{made}" if page else posixpath.join(posixpath.dirname(context["base_url"].rstrip("/")), target)

    return url
