"""The cache key of a page: the hash of everything it depends on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256

from plainfacts.facts.facts import Facts
from plainfacts.pages.generated.page_plan import Planned
from plainfacts.pages.topic.inline_blocks import trials_of
from plainfacts.prose.page import Page


@dataclass(frozen=True)
class PageKeys:
    """The keys of the pages of one language; all are empty if `base` is.

    `base` is the hash of what every page depends on; `listed` has the other languages in which a page may be listed, by
    its URL. A page also depends on its own path and text, and on the trials that it prints.
    """

    base: str
    facts: Facts
    pages: Sequence[Page]
    today: date
    listed: Mapping[str, Sequence[str]]

    def written(self, page: Page) -> str:
        """The key of a page that people wrote."""
        return self._key(page.url, page.path, page.front, page.body, list(self._fetched(page)))

    def generated(self, source: str, page: Planned) -> str:
        """The key of a generated page, with the name that its source would have."""
        place = page.trial and (page.trial.place.path, page.trial.place.line())
        of = page.of() if callable(page.of) else page.of
        return self._key(page.url, source, page.title, place, self._hashes(of))

    def _fetched(self, page: Page) -> Iterator[object]:
        """What its inline facts depend on: the trials that they print; for a list of sources, those of all pages."""
        for call in page.calls:
            yield self._hashes(trials_of(call, self.facts, self.today))
            if call.name == "source_list":
                yield self._calls

    def _hashes(self, trials: Iterable[str] | None) -> object:
        hashes = self.facts.trial_hashes
        return self._all_hashes if trials is None else [hashes[name] for name in trials]

    @cached_property
    def _all_hashes(self) -> str:
        return _hash(self.facts.trial_hashes)

    @cached_property
    def _calls(self) -> str:
        return _hash([(page.path, call.name, call.values) for page in self.pages for call in page.calls])

    def _key(self, url: str, *own: object) -> str:
        return _hash(self.base, self.facts.wording.language, url, self.listed.get(url), *own) if self.base else ""


def _hash(*parts: object) -> str:
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()
