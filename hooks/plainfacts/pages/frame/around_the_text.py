"""What is around the text of every page: banners, its sources, who reviewed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Review, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.links import trial_url
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.sources.source_usage import called_sources, review_due
from plainfacts.pages.templating import render
from plainfacts.prose.page import Page
from plainfacts.prose.review_fingerprint import is_stale, review_of


@dataclass(frozen=True)
class Frame:
    """The template context for what is around the text of a page."""

    banners: Sequence[str]
    sources: Markup
    review: str
    day: str = ""
    sheets: Sequence[tuple[str, str]] = ()
    finder: bool = False
    filter: bool = False
    look: str = ""
    hidden: bool = False
    wide: bool = False
    topics: Sequence[tuple[str, str, str]] = ()


_LONG = {"glossary", "source_list"}
"""Inline facts that print a long list with a filter."""
_WIDE = {"finder", *_LONG}
"""Inline facts that need the full width of a page."""


def frame(
    facts: Facts,
    record: Trial | Page | None,
    today: date,
    plan: Planned | None = None,
    cites: Cites | None = None,
) -> Frame:
    """The frame of a trial or a page; that of a page without a record (404, a sheet) is empty.

    `plan` is that of a generated page, `cites` the sources of a written one with the marks in its text.
    """
    look, hidden = (plan.look, plan.hidden) if plan else (_look(record), False)
    day = formats.day(facts.wording, today)
    if record is None:
        return Frame((), Markup(), "", day, look=look, hidden=hidden, wide=hidden)
    calls = {call.name for call in record.calls} if isinstance(record, Page) else set()
    return Frame(
        tuple(_banners(facts, review_of(record), today)),
        _sources(facts, record, cites),
        _reviewed(facts, record),
        day,
        () if plan and plan.voice_of else tuple(_sheets(facts, record)),
        finder="finder" in calls,
        filter=not _LONG.isdisjoint(calls),
        look=look,
        topics=tuple(_topics(facts, record)),
        wide=not _WIDE.isdisjoint(calls),
    )


def _look(record: Trial | Page | None) -> str:
    """The style of a written page: that of its audience, unless it is for families."""
    audience = record.front.audience if isinstance(record, Page) else FAMILY
    return "" if audience == FAMILY else str(audience)


def _topics(facts: Facts, record: Trial | Page) -> Iterator[tuple[str, str, str]]:
    """The topic of a page for families: its name, its other names, and the query that lists its trials."""
    if isinstance(record, Trial) or record.front.audience != FAMILY or not record.front.about:
        return
    name = record.front.about[0]
    topic = facts.topics.get(name)
    if topic and any(call.name == "trials" for call in record.calls):
        kind = "condition" if name in facts.conditions else "treatment"
        yield topic.name, formats.listed(facts.wording, topic.also_called), f"{kind}={name}"


def _sheets(facts: Facts, record: Trial | Page) -> Iterator[tuple[str, str]]:
    """Addresses and names of the sheets of a page: that of its trial, or those of the treatments it is about."""
    if isinstance(record, Trial):
        yield f"{trial_url(record)}sheet/", str(record.name.known or record.id)
    elif record.front.audience == FAMILY:
        names = [name for name in record.front.about if name in facts.treatments]
        yield from ((f"/sheets/{name}/", facts.treatments[name].name) for name in names)


def _banners(facts: Facts, review: Review, today: date) -> list[str]:
    due = review_due(review, today)
    return [facts.wording("site.review_overdue", date=formats.day(facts.wording, due))] if due else []


def _reviewed(facts: Facts, record: Trial | Page) -> str:
    text = review_text(facts, review_of(record))
    return f"{text} {facts.wording('site.review_stale')}" if is_stale(record) else text


def review_text(facts: Facts, review: Review) -> str:
    """Who reviewed a page and when, or that nobody has yet, and when the next review is due."""
    words = facts.wording
    due = None if isinstance(review.next, Unknown) else formats.day(words, review.next)
    if review.reviewed is None:
        who = words("site.not_reviewed", by=words("site.nobody_yet"))
        return f"{who} {words('site.next_review', date=due)}" if due else who
    done = formats.day(words, review.reviewed)
    if due:
        return words("site.reviewed", by=review.by, date=done, next=due)
    return words("site.reviewed_no_next", by=review.by, date=done)


def _sources(facts: Facts, record: Trial | Page, cites: Cites | None) -> Markup:
    """The list of a page's sources; empty for a trial and the page of all sources, which have their own."""
    if isinstance(record, Trial) or any(call.name == "source_list" for call in record.calls):
        return Markup()
    found = cites or page_cites(facts, record)
    return render("page_sources.html", facts, cites=found) if found.sources else Markup()


def page_cites(facts: Facts, page: Page) -> Cites:
    """The sources of a written page: first those of its inline facts, in their order, then those in its front matter.

    Those of the glossary are left out, since each term there has its own.
    """
    days: dict[str, list[date]] = {}
    others = replace(page, calls=tuple(call for call in page.calls if call.name != "glossary"))
    for source, day in called_sources(facts, others):
        days.setdefault(source, []).extend([day] if day else [])
    return Cites(facts, [*days, *page.front.sources], days)
