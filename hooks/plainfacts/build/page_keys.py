"""What a page that somebody wrote follows from, as one hash: made again from the same, it would be the same page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256

from plainfacts.facts.facts import Facts
from plainfacts.pages.topic.inline_blocks import trials_of
from plainfacts.prose.page import Page


def written_key(page: Page, facts: Facts, today: date, base: str, texts: Mapping[str, str]) -> str:
    """The key of a page in the language of its facts; empty where `base` is.

    `base` is the hash of what every page follows from, which its path, its text and some trials make its own. `texts`
    has the hash of each page's file by its path.
    """
    parts = (base, facts.wording.language, page.path, texts.get(page.path), *_fetched(page, facts, today, texts))
    return sha256(repr(parts).encode()).hexdigest() if base else ""


def _fetched(page: Page, facts: Facts, today: date, texts: Mapping[str, str]) -> Iterator[object]:
    """What the calls of a page follow from: the trials that they print, or all trials and pages."""
    for call in page.calls:
        trials = trials_of(call, facts, today)
        yield (facts.trial_hashes, texts) if trials is None else [facts.trial_hashes[name] for name in trials]
