"""What stands around the text of every page: banners, the sources it rests on, who reviewed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.models import Review, Trial
from plainfacts.facts.reference import Source
from plainfacts.facts.values import Unknown
from plainfacts.pages import formats
from plainfacts.pages.render import render
from plainfacts.pages.standing import called_sources, review_due
from plainfacts.prose.page import Page


@dataclass(frozen=True)
class Frame:
    """The parts around a page, ready to print."""

    banners: Sequence[str]
    sources: Markup
    review: str


def frame(facts: Facts, record: Trial | Page | None, today: date) -> Frame:
    """The frame of a trial or a page; a page without a record (404) has an empty one."""
    if record is None:
        return Frame((), Markup(), "")
    review = record.review if isinstance(record, Trial) else record.front.review
    return Frame(tuple(_banners(facts, review, today)), _sources(facts, record), review_text(facts, review))


def _banners(facts: Facts, review: Review, today: date) -> list[str]:
    due = review_due(review, today)
    return [facts.wording("site.review_overdue", date=formats.day(facts.wording, due))] if due else []


def review_text(facts: Facts, review: Review) -> str:
    """Who reviewed and when, or that nobody has yet and when a review is due."""
    words = facts.wording
    due = None if isinstance(review.next, Unknown) else formats.day(words, review.next)
    if review.reviewed is None:
        who = words("site.not_reviewed", by=words("site.nobody_yet"))
        return f"{who} {words('site.next_review', date=due)}" if due else who
    done = formats.day(words, review.reviewed)
    if due:
        return words("site.reviewed", by=review.by, date=done, next=due)
    return words("site.reviewed_no_next", by=review.by, date=done)


def _sources(facts: Facts, record: Trial | Page) -> Markup:
    """The list of a page's sources; a trial prints its own, and so does the page of all sources."""
    if isinstance(record, Trial) or any(call.name == "source_list" for call in record.calls):
        return Markup()
    names = sorted({*record.front.sources, *called_sources(facts, record)})
    found: list[Source] = [facts.sources[name] for name in names if name in facts.sources]
    return render("page_sources.html", facts, sources=found) if found else Markup()
