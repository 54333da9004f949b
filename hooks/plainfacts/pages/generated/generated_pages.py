"""Plans every page that is not written as Markdown: trials, sheets, lists, notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.yaml.list_file import Cache
from plainfacts.pages.data import api, content_policy, feed
from plainfacts.pages.finder import search_index
from plainfacts.pages.finder.numbered_lists import list_pages
from plainfacts.pages.generated.all_pages import ALL_PAGES, contents_page
from plainfacts.pages.generated.legal import legal_pages
from plainfacts.pages.generated.page_plan import Planned, RenderedPage
from plainfacts.pages.links import trial_url
from plainfacts.pages.topic.term_links import NO_TERMS, Known
from plainfacts.pages.trial.fact_html import shown
from plainfacts.pages.trial.listed_page import listed_page
from plainfacts.pages.trial.sheet import tested_in, treatment_sheet, trial_sheet
from plainfacts.pages.trial.trial_page import trial_page
from plainfacts.pages.trial.voice_page import voice_page, voice_title, voice_url
from plainfacts.prose.page import Page

FINDER = "trials/index.md"
"""The source of the page of all trials."""


def generated_pages(facts: Facts, pages: Sequence[Page], today: date, known: Known) -> dict[str, Planned]:
    """The generated pages by the name that their source would have: `trials/hem-ismart.md`. None is rendered yet."""
    planned = {
        **dict(_trials(facts, today, known)),
        **voice_pages(facts, today),
        **dict(_listed(facts, today)),
        **dict(_treatment_sheets(facts, today, known)),
        **list_pages(facts, pages, today),
        **legal_pages(facts, pages),
    }
    make = partial(contents_page, facts, pages, list(planned.values()))
    return {**planned, f"{ALL_PAGES.strip('/')}.md": Planned(ALL_PAGES, facts.wording("site.all_pages"), make)}


def titles_of(facts: Facts, pages: Sequence[Page], today: date) -> dict[str, str]:
    """The title of every page of the site by its address."""
    made = generated_pages(facts, pages, today, NO_TERMS)
    return titles_by_address(pages, made.values())


def titles_by_address(pages: Sequence[Page], made: Iterable[Planned]) -> dict[str, str]:
    """The titles of the pages that people wrote and of those that are generated."""
    return {page.url: page.front.title for page in pages} | {page.url: page.title for page in made}


def _trials(facts: Facts, today: date, known: Known) -> Iterator[tuple[str, Planned]]:
    """The page and the sheet of each trial."""
    for trial in facts.trials.values():
        source, url, of = f"trials/{trial.id}.md", trial_url(trial), (trial.id,)
        title, name = (shown(facts, trial, field).text for field in ("title", "name"))
        make = partial(trial_page, facts, trial, today)
        parent = f"trials/{trial.part_of}.md" if trial.part_of else FINDER
        yield source, Planned(url, title, make, trial, parent, "trial", of=of)
        make = partial(trial_sheet, facts, trial, today, known)
        sheet = _sheet(f"{url}sheet/", facts.wording("sheet.title_trial", name=name), make, source, of)
        yield f"trials/{trial.id}/sheet.md", sheet


def voice_pages(facts: Facts, today: date) -> dict[str, Planned]:
    """The page of each voice of each trial, by the name that its source would have: `trials/hem-ismart/children.md`."""
    return {
        f"{voice_url(trial, audience).strip('/')}.md": Planned(
            voice_url(trial, audience),
            voice_title(facts, trial, audience),
            partial(voice_page, facts, trial, audience, today),
            parent=f"trials/{trial.id}.md",
            look=audience,
            voice_of=trial,
            of=(trial.id,),
        )
        for trial in facts.trials.values()
        for audience in trial.told_to()
    }


def _listed(facts: Facts, today: date) -> Iterator[tuple[str, Planned]]:
    """The page of each listed trial."""
    for trial in facts.listed.values():
        title, make = facts.wording("listed.title", number=trial.number), partial(listed_page, facts, trial, today)
        page = Planned(trial_url(trial), title, make, parent=FINDER, look="trial", of=(trial.id,))
        yield f"trials/{trial.id}.md", page


def _treatment_sheets(facts: Facts, today: date, known: Known) -> Iterator[tuple[str, Planned]]:
    """The sheet of each treatment."""
    for treatment in facts.treatments.values():
        make = partial(treatment_sheet, facts, treatment, today, known)
        title = facts.wording("sheet.title_treatment", name=treatment.name)
        of = partial(tested_in, facts, treatment, today)  # lazily: a check plans the pages of a broken site too
        yield f"sheets/{treatment.id}.md", _sheet(f"/sheets/{treatment.id}/", title, make, of=of)


def _sheet(url: str, title: str, make: partial[RenderedPage], parent: str = "", of: Any = ()) -> Planned:
    return Planned(url, title, make, parent=parent, look="sheet", hidden=True, of=of)


def generated_files(facts: Facts, pages: Sequence[Page], kept: Cache) -> Iterator[tuple[str, Iterable[str]]]:
    """The files that are not pages, by path, as pieces of text: API, search index, feed, files for hosts.

    `kept` is the cache of the search index.
    """
    yield "api/trials.json", api.trials_json(facts)
    yield "api/schema.json", [api.schema_json()]
    yield "search.json", [search_index.search_index(facts, pages, kept=kept)]
    yield "feed.xml", [feed.feed(facts)]
    yield "_headers", [content_policy.headers_file()]
    yield ".nojekyll", []  # otherwise GitHub Pages leaves out files whose names start with `_`
