"""The age of a status, reviews (due, by whom, still valid), and words of time that go out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from plainfacts.checks.engine.access import OVER
from plainfacts.checks.engine.findings import in_piece, in_trial
from plainfacts.checks.engine.pieces import CALL_MARK
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import dates
from plainfacts.facts.facts import Facts
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.times import DAYS_IN
from plainfacts.facts.records.trial import Review, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.prose.page import Page
from plainfacts.prose.review_fingerprint import is_stale

NOBODY = ("nobody yet", "nobody", "unknown")


@rule("status-age", ref="D2", severity="warning")
def status_age(matter: Matter) -> Findings:
    """The status of a trial was compared with the registry in the last 30 days (status_days_warn in style.yaml).

    Why: trials open and close; 31 of 100 statuses in registries are wrong or more than a year late already there.
    Example: `status` with `checked: 2026-04-28` in November.
    Fix: run `plainfacts drift`, then correct the status and its date.
    Source: rules of good patient information D2; a trial that is over does not open again, and is not asked for.
    """
    limit = int(matter.facts.style.limit("status_days_warn"))
    for trial in matter.trials:
        fact = trial.status
        days = (matter.today - fact.checked).days if fact else 0
        if fact and days > limit and fact.known not in OVER:
            message = f"The status was last compared {days} days ago, on {fact.checked}; the limit is {limit} days."
            fix = "Compare it with the registry (`plainfacts drift`), then correct the status and its date."
            yield in_trial(trial, "status", message, fix)


@rule("review-due", ref="D4", severity="warning")
def review_due(matter: Matter) -> Findings:
    """The next review of a page or record has not passed.

    Why: readers see a banner that the page may be out of date.
    Example: `review: {..., next: 2026-01-01}` in November.
    Fix: review the page and set `on`, `by` and `next`.
    Source: rules of good patient information D4.
    """
    for _, place, review in _reviews(matter):
        if not isinstance(review.next, Unknown) and review.next < matter.today:
            message = f"The review was due on {review.next}."
            yield Finding(place, "review.next", message, "Review it, and set `on`, `by` and `next`.")


def _reviews(matter: Matter) -> Iterator[tuple[Trial | Page, Place, Review]]:
    """Each trial and page with its place and its review."""
    for trial in matter.trials:
        yield trial, trial.place, trial.review
    for page in matter.pages:
        yield page, page.front.place, page.front.review


def longest_interval(facts: Facts, record: Trial | Page) -> float:
    """The longest interval between two reviews, in months: shorter for trials and pages about treatments."""
    about = () if isinstance(record, Trial) else record.front.about
    if isinstance(record, Trial) or any(name in facts.treatments for name in about):
        return facts.style.limit("review_months_trial")
    return facts.style.limit("review_months_page")


@rule("review-interval", ref="D5", severity="warning")
def review_interval(matter: Matter) -> Findings:
    """The next review is not too far away: 12 months for trials and treatments, 24 for other pages (style.yaml).

    Why: what families read goes out of date.
    Example: `next: 2072-04-28`.
    Fix: set an earlier day.
    Source: rules of good patient information D5.
    """
    for record, place, review in _reviews(matter):
        if isinstance(review.next, Unknown):
            continue
        months = longest_interval(matter.facts, record)
        since = review.reviewed or matter.today
        if review.next <= since and review.reviewed:
            message = f"The next review ({review.next}) is not after the last one ({review.reviewed})."
            yield Finding(place, "review.next", message, "Set a later day.")
        elif review.next > since + timedelta(days=float(DAYS_IN["months"]) * months + 1):
            message = f"The next review is on {review.next}, more than {months:.0f} months after {since}."
            yield Finding(place, "review.next", message, "Set an earlier day.")


@rule("review-by", ref="D3")
def review_by(matter: Matter) -> Findings:
    """A review has a day and a reviewer, or neither: `{on: unknown, by: nobody yet}`.

    Why: "reviewed by nobody on 1 May", or a reviewer without a day, makes families trust what nobody reviewed.
    Example: `review: {on: 2026-05-01, by: nobody yet}`.
    Fix: write role and name of the clinician and the day, or `on: unknown, by: nobody yet`.
    Source: rules of good patient information D3.
    """
    for _, place, review in _reviews(matter):
        nobody = review.by.strip().lower() in NOBODY
        if review.reviewed and nobody:
            message = f"The review is dated {review.reviewed}, but nobody did it (`by: {review.by}`)."
            yield Finding(place, "review.by", message, "Write who reviewed, or `on: unknown`.")
        elif review.reviewed is None and not nobody:
            message = f"{review.by} is named as reviewer, but the day of the review is unknown."
            yield Finding(place, "review.on", message, "Write the day, or `by: nobody yet`.")


@rule("review-stale", ref="D3", severity="warning")
def review_stale(matter: Matter) -> Findings:
    """What was reviewed has not changed since: the fingerprint `of` in `review` is that of the content.

    Why: "Reviewed by Dr A" above a sentence that Dr A never saw is a false promise; the page itself says so too.
    Example: a new sentence under `side_effects` in a record with `review: {on: 2026-05-01, ..., of: 0f3a52bc91de}`.
    Fix: ask for a review of what changed, then run `plainfacts review ID --by "role and name" --next DATE`.
    Source: rules of good patient information D3.
    """
    for record, place, review in _reviews(matter):
        if is_stale(record):
            message = f"The content changed after {review.by} reviewed it on {review.reviewed}."
            fix = "Have it reviewed again, then record that with `plainfacts review`."
            yield Finding(place, "review", message, fix)


_SAYS = Patterns(__name__)
_TIME_HINTS = (
    *("ently", "lates", "lately", "soon", "now", "new", "at the moment", "at present", "these days", "so far"),
    *("to date", "today", "this ", "last ", "next ", "just "),
)


@rule("time-words", ref="D10", severity="warning")
def time_words(matter: Matter) -> Findings:
    """Words of time (currently, recently, new, latest, soon, this year) have a date in the same sentence.

    Why: "currently being tested" stays on the page for years after the test has ended.
    Example: "The medicine is currently being tested in three countries."
    Fix: say when: "In April 2026 it was being tested"; or leave the word out.
    Source: rules of good patient information D10; seed page fault 8.
    """
    for piece in matter.family_texts:
        if not any(hint in piece.lower for hint in _TIME_HINTS) or not _SAYS["time_words"].search(piece.text):
            continue
        for sentence in piece.sentences:
            match = _SAYS["time_words"].search(sentence.text)
            is_dated = CALL_MARK in sentence.text or next(dates(sentence.text), None) is not None
            if match and not is_dated and not _is_fine(sentence.text, match):
                word = match[0].strip(" ,.!?")
                message = f'"{word}" needs a date in the same sentence.'
                fix = "Say the date, or leave the word out."
                yield in_piece(piece, sentence.start + match.start(), message, fix)


def _is_fine(sentence: str, match: re.Match[str]) -> bool:
    """Whether the word is about the reader's own day (call today, soon after)."""
    around = sentence[max(0, match.start() - 40) : match.end() + 20]
    if sentence.rstrip().endswith("?"):
        return True
    if match[0].lower() == "new":
        return bool(_SAYS["sought"].search(sentence[: match.start()]))
    return bool(_SAYS["fine"].search(around))
