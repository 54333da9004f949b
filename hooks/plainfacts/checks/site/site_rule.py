"""How a rule about finished pages is written: a generator with a docstring that explains it, and its name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from inspect import getdoc

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.data.finished_html import BuiltPage
from plainfacts.problems import Problem, Rule


@dataclass(frozen=True)
class Built:
    """The pages to look at, the names of all files of the site, and the ids on all its pages where they are known."""

    pages: Mapping[str, BuiltPage]
    files: Collection[str]
    facts: Facts

    def ids_of(self, path: str) -> Collection[str] | None:
        """The ids on a page, or None where that page is not among those to look at."""
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
"""The page, what was found, and how to mend it."""


@dataclass(frozen=True)
class BuiltCheck:
    """A rule about finished pages, with the generator that looks for breaches of it.

    A rule `across` pages needs all of them, but of each no more than its trace. Every other rule looks at one page at a
    time, whole, and may be asked with that page alone.
    """

    rule: Rule
    look: Callable[[Built], Iterator[Finding]]
    across: bool = False

    @property
    def room(self) -> str:
        """The module that it is written in."""
        return self.look.__module__

    def __call__(self, built: Built) -> Iterator[Problem]:
        """The problems of the finished pages, each at its file in the site."""
        for page, message, fix in self.look(built):
            yield self.rule.at(f"site/{page.path}", 1, message, fix)


def built_rule(
    name: str, ref: str | None = None, *, across: bool = False
) -> Callable[[Callable[[Built], Iterator[Finding]]], BuiltCheck]:
    """Make a generator into a check of the built site."""

    def named(look: Callable[[Built], Iterator[Finding]]) -> BuiltCheck:
        return BuiltCheck(Rule(name, ref, "error", getdoc(look) or ""), look, across)

    return named
