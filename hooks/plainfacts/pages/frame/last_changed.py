"""The day on which the facts of a page last changed, for the sitemap and structured data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.page import Page


def trial_changed(trial: Trial) -> date:
    """The latest day on which a fact of a trial was compared, changed or reviewed."""
    days = [trial.checked, *(fact.checked for fact in trial.facts().values()), *(change.on for change in trial.changes)]
    return max([*days, *([trial.review.reviewed] if trial.review.reviewed else [])])


def page_changed(facts: Facts, page: Page) -> date | None:
    """The latest day of a page's inline facts or of its review; None if it has neither."""
    days = [*_fetched(facts, page)]
    if page.front.review.reviewed:
        days.append(page.front.review.reviewed)
    return max(days, default=None)


def _fetched(facts: Facts, page: Page) -> Iterator[date]:
    for call in page.calls:
        name = next(iter(call.values.values()), "")
        if call.name == "chance" and name in facts.chances:
            yield facts.chances[name].checked
        elif call.name == "figure" and name in facts.figures:
            yield facts.figures[name].checked
        elif call.name == "approvals" and name in facts.treatments:
            yield from (fact.checked for fact in facts.treatments[name].what_it_is().values())
            yield from (approval.checked for approval in facts.treatments[name].approvals)
        elif call.name in ("fact", "trial") and name in facts.trials:
            yield trial_changed(facts.trials[name])
