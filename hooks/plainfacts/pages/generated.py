"""Every page that nobody wrote as Markdown: trials, sheets to take along, and the list of all pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from plainfacts.facts.facts import Facts
from plainfacts.pages import api, feed, search, security
from plainfacts.pages.contents import ALL_PAGES, contents_page
from plainfacts.pages.list_pages import list_pages
from plainfacts.pages.promises import promise_pages
from plainfacts.pages.sheet import treatment_sheet, trial_sheet
from plainfacts.pages.terms import known_terms, words_page
from plainfacts.pages.trial import RenderedPage, trial_page
from plainfacts.prose.page import Page


def generated_pages(facts: Facts, pages: Sequence[Page], today: date) -> dict[str, RenderedPage]:
    """The generated pages by the name that MkDocs gives their source: `trials/hem-ismart.md`."""
    made: dict[str, RenderedPage] = {}
    known = known_terms(facts, words_page(pages))
    for trial in facts.trials.values():
        made[f"trials/{trial.id}.md"] = trial_page(facts, trial, today)
        made[f"trials/{trial.id}/sheet.md"] = trial_sheet(facts, trial, today, known)
    for treatment in facts.treatments.values():
        made[f"sheets/{treatment.id}.md"] = treatment_sheet(facts, treatment, today, known)
    made |= list_pages(facts, pages, today)
    made |= promise_pages(facts, pages)
    made[f"{ALL_PAGES.strip('/')}.md"] = contents_page(facts, pages, list(made.values()))
    return made


def generated_files(facts: Facts, pages: Sequence[Page]) -> Mapping[str, str]:
    """What is not a page: all facts, the search index, the feed and the headers, by path below the site."""
    return {
        "api/trials.json": api.trials_json(facts),
        "search.json": search.search_index(facts, pages),
        "feed.xml": feed.feed(facts),
        "_headers": security.headers_file(),
    }
