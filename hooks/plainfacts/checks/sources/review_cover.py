"""Whether a review still covers what a page says, and how far away the next one may be."""

from __future__ import annotations

from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.page import Page
from plainfacts.prose.review_fingerprint import is_stale, review_of


def longest_interval(facts: Facts, record: Trial | Page) -> float:
    """The most months between two reviews: fewer for trials and pages about treatments (data/style.yaml)."""
    about = () if isinstance(record, Trial) else record.front.about
    if isinstance(record, Trial) or any(name in facts.treatments for name in about):
        return facts.style.limit("review_months_trial")
    return facts.style.limit("review_months_page")


@rule("review-stale", ref="D3", severity="warning")
def review_stale(matter: Matter) -> Findings:
    """What was reviewed has not changed since: the fingerprint `of` in `review` is that of the content.

    Why: "Reviewed by Dr A" above a sentence that Dr A never saw is a false promise; the page itself says so too.
    Example: a new sentence under `side_effects` in a record with `review: {on: 2026-05-01, ..., of: 0f3a52bc91de}`.
    Fix: ask for a review of what changed, then run `plainfacts review ID --by "role and name" --next DATE`.
    Source: rules of good patient information D3.
    """
    records: list[Trial | Page] = [*matter.trials, *matter.pages]
    for record in records:
        if is_stale(record):
            place = record.place if isinstance(record, Trial) else record.front.place
            review = review_of(record)
            message = f"The content changed after {review.by} reviewed it on {review.reviewed}."
            fix = "Have it reviewed again, then record that with `plainfacts review`."
            yield Finding(place, "review", message, fix)
