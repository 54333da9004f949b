"""The choice of languages on a page: the same page in each, by the language's own name for itself."""

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
"""A page with a smaller share of translated text counts as not translated: it has names and numbers at least."""


@dataclass(frozen=True)
class Choice:
    """A language to choose on a page in the language `current`. The pages of the main language are at the root.

    `once` maps each page that exists in the main language only to the page that replaces it in others.
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
        """Its own name for itself, with a capital letter."""
        name = str(Locale.parse(self.code, sep="-").get_language_name() or self.code)
        return name[0].upper() + name[1:]

    @property
    def direction(self) -> str:
        """Its writing direction."""
        return "rtl" if Locale.parse(self.code, sep="-").character_order == "right-to-left" else "ltr"

    def link(self, page: Any) -> str:
        """The relative address of a page in this language; for no page (404), that of the home page."""
        url = page.url.removeprefix("./") if page else ""
        up = url.count("/") + (self.current != self.main)
        url = self.once.get(f"/{url}", url).lstrip("/")
        return ("../" * up + folder_of(self.code, self.main) + url) or "./"


@dataclass(frozen=True)
class Languages:
    """The languages of a site, for a page in one of them."""

    settings: Settings
    main: str
    current: str
    once: Mapping[str, str]

    @property
    def choices(self) -> Sequence[Choice]:
        """The languages in the order of mkdocs.yml; empty if there is only one."""
        codes = dict.fromkeys((self.main, *self.settings.languages))
        return [Choice(code, self.main, self.current, self.once) for code in codes] if len(codes) > 1 else []


@dataclass(frozen=True)
class Translation:
    """The line about its translation on a page, and whether search engines may list the page."""

    line: str
    listed: bool


def folder_of(code: str, main: str) -> str:
    """The folder of a language below the root of the site, with a `/` at the end; empty for the main one."""
    return "" if code == main else f"{code}/"


def translation_line(words: Wording, share: float, by: str = "", on: Any = None) -> str:
    """Says how much of a page is translated, who reviewed it, and what to do about the rest."""
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
    """The languages besides the main one in which search engines may list a page, by its address within a language."""

    settings: Settings
    listed: Mapping[str, Sequence[str]]

    def of(self, url: str) -> list[tuple[str, str]]:
        """Each language of a page with its full address, and the main one as default; empty if there is no other."""
        codes, main = self.listed.get(url, ()), self.settings.language
        if not codes or not self.settings.site_url:
            return []
        pairs = [(code, self.full(url, code)) for code in (main, *codes)]
        return [*pairs, ("x-default", self.full(url, main))]

    def full(self, url: str, code: str) -> str:
        """The full address of a page in a language."""
        return self.settings.in_full(f"/{folder_of(code, self.settings.language)}{url.lstrip('/')}")

    def at(self, address: str) -> list[tuple[str, str]]:
        """The same, by the full address of the page in any language."""
        return self._by_address.get(address, [])

    def others(self) -> list[str]:
        """The full addresses of all listed pages in other languages."""
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
