"""How a rule is written: a generator with a docstring that explains it, and a decorator that names it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from plainfacts.checks.readable import Readable
from plainfacts.checks.text_pieces import Piece, all_pieces
from plainfacts.checks.words import Hit, Lists, hits, lists_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.place import Place
from plainfacts.problems import Problem, Rule, Severity
from plainfacts.prose.page import Page


@dataclass(frozen=True)
class Matter:
    """All that a check may look at: facts, pages, the day it is, and the lines of each file as they were typed."""

    facts: Facts
    pages: Sequence[Page]
    today: date
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """Every text of the site, with its place."""
        return tuple(all_pieces(self.facts, self.pages))

    @cached_property
    def family_texts(self) -> Sequence[Piece]:
        """The texts that families read."""
        return tuple(piece for piece in self.pieces if piece.is_family)

    @cached_property
    def readable(self) -> Readable:
        """What families read, as pages and sentences: for the rules of language."""
        return Readable(self.facts, self.pages)

    @cached_property
    def word_lists(self) -> Lists:
        """The word lists of data/style.yaml, ready to be looked for."""
        return lists_of(self.facts.style)

    @cached_property
    def words_found(self) -> Mapping[str, Sequence[Hit]]:
        """The listed words that stand in what families read, by list."""
        return hits(self.readable, self.word_lists)


@dataclass(frozen=True)
class Finding:
    """What a rule found: where, what, and how to mend it. `severity` only where the rule's own does not fit."""

    place: Place
    part: str
    message: str
    fix: str
    severity: Severity | None = None
    line: int | None = None


Findings = Iterator[Finding]


@dataclass(frozen=True)
class Check:
    """A rule with the generator that looks for breaches of it."""

    rule: Rule
    look: Callable[[Matter], Findings]

    def __call__(self, matter: Matter) -> Iterator[Problem]:
        """The problems that the rule finds in all of the matter."""
        for found in self.look(matter):
            rule = self.rule
            line = found.line or found.place.line(found.part)
            severity = found.severity or rule.severity
            yield Problem(found.place.path, max(line, 1), rule.name, found.message, found.fix, severity, rule.ref)


def rule(
    name: str, *, ref: str | None = None, severity: Severity = "error"
) -> Callable[[Callable[[Matter], Findings]], Check]:
    """Make a generator of findings into a check. Its docstring is the explanation: Why, Example, Fix, Source."""

    def named(look: Callable[[Matter], Findings]) -> Check:
        return Check(Rule(name, ref, severity, inspect.getdoc(look) or ""), look)

    return named


def rules_by_name(checks: Sequence[Check], others: Sequence[Rule]) -> Mapping[str, Rule]:
    """Every rule of the site, by its name."""
    return {rule.name: rule for rule in (*(check.rule for check in checks), *others)}
