"""Renders the text of a written page: facts filled in, sections folded, terms linked, sources marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plainfacts.facts.facts import Facts
from plainfacts.facts.media import Media
from plainfacts.pages.frame.around_the_text import page_cites
from plainfacts.pages.frame.framed_page import finished
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.sources.source_usage import Standing
from plainfacts.pages.topic import inline_blocks
from plainfacts.pages.topic.chance_html import folded
from plainfacts.pages.topic.files_on_pages import with_files
from plainfacts.pages.topic.markdown_html import entrances, filled, lone_links
from plainfacts.pages.topic.sections import sectioned
from plainfacts.pages.topic.term_links import Known
from plainfacts.prose.page import Page


@dataclass(frozen=True)
class WrittenText:
    """The text of a page as HTML, and its sources with the marks that it has."""

    html: str
    cites: Cites


@dataclass(frozen=True)
class TextMaker:
    """Renders the texts of all written pages of a language. `folder` is that of the language, `/` or `/nl/`."""

    facts: Facts
    today: date
    media: Media
    known: Known
    addresses: Sequence[str]
    folder: str = "/"

    def text(self, html: str, source: Page, standing: Standing) -> WrittenText:
        """The text of a page, from the HTML of its Markdown with placeholders for its inline facts."""
        facts, url, called = self.facts, source.url, {call.name for call in source.calls}
        cites = page_cites(facts, source)
        folds = folded(source, facts)
        around = inline_blocks.Around(facts, url, self.today, standing, folds, source.front.about, cites)
        sized = with_files(html, f"{self.folder}{url.lstrip('/')}", self.media, facts.wording)
        whole = filled(sized, inline_blocks.values_of(source.body, source.calls, around))
        whole = sectioned(lone_links(entrances(whole)), source, facts, self.addresses)
        return WrittenText(finished(whole, facts, None if "glossary" in called else self.known, url), cites)
