"""The notices: privacy, accessibility, purpose, imprint, terms of registries and libraries.

Each says only what is true of the site: a sentence is printed only if the content security policy enforces it, if the
setting that it names is set, or if a source of that registry is used. The texts are in the wording.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.settings import LEGAL
from plainfacts.pages.data.content_policy import POLICY
from plainfacts.pages.generated.page_plan import Planned, RenderedPage
from plainfacts.pages.templating import render
from plainfacts.prose.page import Page

_ABOUT = {
    "/privacy/": ("privacy", ("asks", "keeps", "host", "controller")),
    "/accessibility/": ("accessibility", ("aim", "tested", "not_tested", "report")),
    "/purpose/": ("purpose", ("is_for", "not_for")),
    "/imprint/": ("imprint", ("who", "write")),
    "/terms/": ("terms", ("registries", "other", "shipped")),
}
"""Each page with the prefix of its keys in the wording, and its sections in order."""
_EVERYWHERE = ("/privacy/", "/accessibility/", "/imprint/")
"""Linked from every page; the others are linked from the page of all pages."""


@dataclass(frozen=True)
class _Sentence:
    """A sentence, with the address of its source and whose that is, if it has one."""

    text: str
    link: str = ""
    of: str = ""


def legal_pages(facts: Facts, pages: Sequence[Page]) -> dict[str, Planned]:
    """The notices by the name of their source, without those that the site has written itself (content/privacy.md)."""
    written = {page.url for page in pages}
    return {
        legal_source(url): Planned(url, facts.wording(f"{_ABOUT[url][0]}.title"), partial(_page, facts, url))
        for url in _made(facts)
        if url not in written
    }


def legal_sources(facts: Facts) -> list[str]:
    """The names that the sources of the notices would have, for the menu: `privacy.md`."""
    return [legal_source(url) for url in _made(facts)]


def legal_source(url: str) -> str:
    """`privacy.md` for /privacy/."""
    return f"{url.strip('/')}.md"


def legal_links(facts: Facts, pages: Sequence[Page]) -> list[tuple[str, str]]:
    """Address and title of the notices that every page links to, in order."""
    written = {page.url: page.front.title for page in pages}
    made = {url: facts.wording(f"{_ABOUT[url][0]}.title") for url in _made(facts)}
    return [(url, title) for url in _EVERYWHERE if (title := written.get(url) or made.get(url))]


def _made(facts: Facts) -> list[str]:
    """The addresses of the notices. The imprint is left out until foundation, contact and postal address are set."""
    return [url for url in _ABOUT if url != "/imprint/" or facts.settings.has_imprint]


def _page(facts: Facts, url: str) -> RenderedPage:
    words, (key, names) = facts.wording, _ABOUT[url]
    found = [(name, words(f"{key}.{name}_title"), list(_sentences(facts, f"{key}.{name}"))) for name in names]
    sections = [section for section in found if section[2]]
    html = render("promises.html", facts, sections=sections, settings=facts.settings, key=key)
    headings = [(name.replace("_", "-"), title) for name, title, _ in sections]
    return RenderedPage(words(f"{key}.description"), html, headings)


def _sentences(facts: Facts, key: str) -> Iterator[_Sentence]:
    """The sentences of a section that are true of this site."""
    texts, values, hosts = facts.wording.texts, _settings(facts), _registry_hosts(facts)
    number = 0
    while facts.wording.has(one := f"{key}.{number}.says"):
        entry = {name: texts.get(f"{key}.{number}.{name}", "") for name in ("needs", "set", "of", "link")}
        is_set = not entry["set"] or values[entry["set"]]
        if is_set and _holds(entry["needs"]) and entry["of"] in ("", *hosts):
            text = facts.wording(one, **values) if entry["set"] else facts.wording(one)
            yield _Sentence(text, entry["link"], entry["of"])
        number += 1


def _settings(facts: Facts) -> Mapping[str, str]:
    """The settings that a sentence may name; empty where one is not set."""
    settings = facts.settings
    known = {name: getattr(settings, name) or "" for name in ("foundation", "contact", "mistakes")}
    return {**dict.fromkeys(LEGAL, ""), **known, "controller": settings.foundation or "", **settings.legal}


def _registry_hosts(facts: Facts) -> set[str]:
    """The hosts of the registries from which facts come: `clinicaltrials.gov`."""
    registries = (source for source in facts.sources.values() if source.kind == "registry")
    return {urlsplit(source.url).netloc.removeprefix("www.") for source in registries}


def _holds(needs: str) -> bool:
    """Whether the policy has every directive that a sentence needs: `connect-src 'self'; form-action 'none'`."""
    rules = {rule.strip() for rule in POLICY.split(";")}
    return all(need.strip() in rules for need in needs.split(";") if need.strip())
