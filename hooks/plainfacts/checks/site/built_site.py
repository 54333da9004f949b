"""The built site as its rules see it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.data.finished_html import BuiltPage


@dataclass(frozen=True)
class Built:
    """The context of the rules on finished pages: the pages to check, and the paths of all files of the site."""

    pages: Mapping[str, BuiltPage]
    files: Collection[str]
    facts: Facts

    def ids_of(self, path: str) -> Collection[str] | None:
        """The ids on a page, or None if it is not one of `pages`."""
        page = self.pages.get(path)
        return None if page is None else frozenset(page.ids)

    @property
    def of_trials(self) -> Iterator[tuple[BuiltPage, Trial]]:
        """The pages of trials, each with its trial."""
        for page in self.pages.values():
            folders = page.path.split("/")
            if len(folders) == 3 and folders[0] == "trials" and folders[1] in self.facts.trials:
                yield page, self.facts.trials[folders[1]]


Finding = tuple[BuiltPage, str, str]
"""The page, the message and the fix."""
