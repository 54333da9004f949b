"""Fingerprints of the content that was reviewed, so that a later change can be detected."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from plainfacts.facts.records.trial import Review, Trial
from plainfacts.prose.page import Page

LENGTH = 12
"""Hexadecimal digits in a fingerprint: enough to detect a change, short enough to read."""


def fingerprint(record: Trial | Page) -> str:
    """The first LENGTH digits of the SHA-256 of what families read: the facts of a trial, the text of a page.

    The review itself and the `checked` dates are left out: a fact that was compared again has not changed.
    """
    text = _trial(record) if isinstance(record, Trial) else _page(record)
    return hashlib.sha256(text.encode()).hexdigest()[:LENGTH]


def review_of(record: Trial | Page) -> Review:
    """The review of a trial or page."""
    return record.review if isinstance(record, Trial) else record.front.review


def is_stale(record: Trial | Page) -> bool:
    """Whether the content has changed since its review; False if the review has no fingerprint."""
    review = review_of(record)
    return review.reviewed is not None and review.of is not None and review.of != fingerprint(record)


def _trial(trial: Trial) -> str:
    found = trial.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude={"review"})
    return json.dumps(_undated(found), ensure_ascii=False, sort_keys=True)


def _undated(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _undated(item) for key, item in value.items() if key != "checked"}
    return [_undated(item) for item in value] if isinstance(value, list) else value


def _page(page: Page) -> str:
    lines = [line.rstrip() for line in page.body.strip().splitlines()]
    return "\n".join([page.front.title, page.front.description, *lines])
