"""The languages of a site as a page offers them: the same page in each, by the name that its own readers know."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel import Locale
from jinja2 import pass_context
from jinja2.runtime import Context

from plainfacts.facts.house.settings import Settings
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.trial import Trial
from plainfacts.pages import formats
from plainfacts.pages.links import trial_url
from plainfacts.prose.page import Page
from plainfacts.translations.in_language import Translated

AT_THE_ROOT = ("assets/", "api/")
"""Folders that exist once for all languages."""
_SOME = 0.3
"""A page of which less is in its language is not translated: names and numbers stand on every page."""


@dataclass(frozen=True)
class Choice:
    """A language on a page in the language `current`. The main language has its pages at the root.

    `once` are the pages that are there in the main language alone, each with the page that stands for it in others.
    """

    code: str
    main: str
    current: str
    once: Mapping[str, str]

    @property
    def here(self) -> bool:
        """Whether the page is in this language."""
        return self.code == self.current

    @property
    def name(self) -> str:
        """Its own name for itself, with a capital as in a list of names."""
        name = str(Locale.parse(self.code, sep="-").get_language_name() or self.code)
        return name[0].upper() + name[1:]

    @property
    def direction(self) -> str:
        """The direction in which it is written."""
        return "rtl" if Locale.parse(self.code, sep="-").character_order == "right-to-left" else "ltr"

    def link(self, page: Any) -> str:
        """The address of a page in this language, as that page writes it; of none (404), the first page."""
        url = page.url.removeprefix("./") if page else ""
        up = url.count("/") + (self.current != self.main)
        url = self.once.get(f"/{url}", url).lstrip("/")
        return ("../" * up + folder_of(self.code, self.main) + url) or "./"


@dataclass(frozen=True)
class Languages:
    """All languages of a site, for a page in one of them."""

    settings: Settings
    main: str
    current: str
    once: Mapping[str, str]

    @property
    def choices(self) -> Sequence[Choice]:
        """Each language in the order of mkdocs.yml; none where there is but one."""
        codes = dict.fromkeys((self.main, *self.settings.languages))
        return [Choice(code, self.main, self.current, self.once) for code in codes] if len(codes) > 1 else []


@dataclass(frozen=True)
class Translation:
    """What a page says of its translation: one line. Search engines list it once a person has read it."""

    line: str
    listed: bool


def folder_of(code: str, main: str) -> str:
    """The folder of a language below the root of the site, with its `/`; none for the main one."""
    return "" if code == main else f"{code}/"


def translation_line(words: Wording, share: float, by: str = "", on: Any = None) -> str:
    """How much of a page is translated, by whom, and what to do where it is not."""
    percent = 100 if share >= 1 else min(99, int(share * 100)) if share >= _SOME else 0
    key = "whole" if percent == 100 else "partly" if percent else "none"
    said = [
        words(f"translation.{key}", percent=formats.number(words, percent))
        if key == "partly"
        else words(f"translation.{key}")
    ]
    if percent:
        said.append(
            words("translation.read", by=by, date=formats.day(words, on)) if on else words("translation.machine")
        )
    if percent < 100:
        said.append(words("translation.ask"))
    return " ".join(said)


@dataclass(frozen=True)
class Alternates:
    """In which languages besides the main one search engines may list a page, by its address within a language."""

    settings: Settings
    listed: Mapping[str, Sequence[str]]

    def of(self, url: str) -> list[tuple[str, str]]:
        """Each language of a page with its full address, the main one as the default too; none if it is alone."""
        codes, main = self.listed.get(url, ()), self.settings.language
        if not codes or not self.settings.site_url:
            return []
        pairs = [(code, self.full(url, code)) for code in (main, *codes)]
        return [*pairs, ("x-default", self.full(url, main))]

    def full(self, url: str, code: str) -> str:
        """The full address of a page in a language."""
        return self.settings.in_full(f"/{folder_of(code, self.settings.language)}{url.lstrip('/')}")

    def at(self, address: str) -> list[tuple[str, str]]:
        """The same for the full address of a page in any language."""
        return self._by_address.get(address, [])

    def others(self) -> list[str]:
        """The full addresses of all pages in other languages that may be listed."""
        return [self.full(url, code) for url, codes in self.listed.items() for code in codes]

    @cached_property
    def _by_address(self) -> dict[str, list[tuple[str, str]]]:
        return {address: pairs for url in self.listed if (pairs := self.of(url)) for _, address in pairs}


def alternates(settings: Settings, sites: Mapping[str, Translated]) -> Alternates:
    """The languages in which each page may be listed: those in which a person has read its present text."""
    listed: dict[str, list[str]] = {}
    for code, site in sites.items():
        records: list[Trial | Page] = [*site.facts.trials.values(), *site.pages]
        for record in records:
            if site.readers.of(record):
                url = trial_url(record) if isinstance(record, Trial) else record.url
                listed.setdefault(url, []).append(code)
    return Alternates(settings, listed)


def url_filter(of_mkdocs: Callable[[Context, str], str]) -> Callable[[Context, str], str]:
    """A replacement for MkDocs' filter `url`, for templates that are rendered in several languages.

    What exists once for all languages lies above the folder of a language. `SharedParts` is told each target.
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
