"""The HTML of a page that people wrote, from what Markdown made of it: facts filled in, sections, files, words explained."""

from __future__ import annotations

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
class WrittenPages:
    """What the pages that people wrote share in one language. `addresses` are those of all of them, from the root."""

    facts: Facts
    today: date
    media: Media
    known: Known
    addresses: tuple[str, ...]

    def html(self, page: Page, html: str, standing: Standing, folder: str = "") -> tuple[str, Cites]:
        """The finished HTML of a page, and the sources that it cites. `folder` is that of its language: `/nl`."""
        facts, url = self.facts, page.url
        cites = page_cites(facts, page)
        fetched = {call.name for call in page.calls}
        rests = standing if "source_list" in fetched else Standing()
        around = inline_blocks.Around(facts, url, self.today, rests, folded(page, facts), page.front.about, cites)
        sized = with_files(html, f"{folder}{url}", self.media, facts.wording)
        whole = filled(sized, inline_blocks.values_of(page.body, page.calls, around))
        whole = sectioned(lone_links(entrances(whole)), page, facts, self.addresses)
        return finished(whole, facts, None if "glossary" in fetched else self.known, url), cites
