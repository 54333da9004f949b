"""The sources of a page by number: small marks in the text, and the block at its end that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Source
from plainfacts.pages import formats
from plainfacts.pages.templating import macro

Cite = Callable[..., Markup]
"""Returns the marks of sources, each once in a part of a page."""


@dataclass(frozen=True)
class Cites:
    """The sources of a page in the order of their numbers, and the days on which its facts were compared with them.

    `used` are the sources that a mark has been printed for: the block links back to these.
    """

    facts: Facts
    order: Sequence[str] = ()
    days: Mapping[str, Iterable[date]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set, compare=False)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        known = [name for name in dict.fromkeys(self.order) if name in self.facts.sources]
        return {name: number for number, name in enumerate(known, start=1)}

    def mark(self, name: str | None) -> Markup:
        """The mark of a source: its number, as a link to its item in the block. Empty for an unknown one."""
        number = self._numbers.get(name or "")
        if name is None or number is None:
            return Markup()
        first = name not in self.used
        self.used.add(name)
        words, source = self.facts.wording, self.facts.sources[name]
        return _mark(number, name, words("fact.cite", n=number, publisher=source.publisher), first)

    def group(self, known: str = "") -> Cite:
        """A function for the marks in one part of a page: each source once, and the source `known` not at all."""
        seen = {known}

        def cite(*names: str | None) -> Markup:
            fresh = [name for name in dict.fromkeys(names) if name not in seen]
            seen.update(name for name in fresh if name)
            return Markup().join(self.mark(name) for name in fresh)

        return cite

    def span(self, names: Iterable[str]) -> Markup:
        """One mark for sources with consecutive numbers, which links to the first; otherwise a mark for each."""
        known = sorted({self._numbers[name] for name in names if name in self._numbers})
        whole = len(known) > 1 and known[-1] - known[0] == len(known) - 1
        if not whole:
            return Markup().join(self.mark(name) for name, number in self._numbers.items() if number in known)
        first, last = known[0], known[-1]
        label = self.facts.wording("fact.cites", first=first, last=last)
        name = next(name for name, number in self._numbers.items() if number == first)
        return Markup('<a class="cite" href="#source-{}" aria-label="{}">{}\u2013{}</a>').format(
            name, label, first, last
        )

    @property
    def block(self) -> Markup:
        """All sources as items of a numbered list."""
        item = macro("parts.html", "numbered_source", self.facts.wording)
        return Markup().join(
            item(self.facts.sources[name], number, self._checked(name), name in self.used)
            for name, number in self._numbers.items()
        )

    @property
    def sources(self) -> list[Source]:
        """The sources in the order of their numbers."""
        return [self.facts.sources[name] for name in self._numbers]

    def _checked(self, name: str) -> str:
        days = sorted(set(self.days.get(name, ())))
        return formats.listed(self.facts.wording, [formats.day(self.facts.wording, day) for day in days])


@lru_cache(maxsize=4096)
def _mark(number: int, name: str, label: str, first: bool) -> Markup:
    place = Markup(' id="cite-{}"').format(number) if first else Markup()
    return Markup('<a class="cite" href="#source-{}" aria-label="{}"{}>{}</a>').format(name, label, place, number)
