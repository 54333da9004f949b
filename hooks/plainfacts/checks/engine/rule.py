"""How a rule is written: a generator with a docstring that explains it, and a decorator that names it."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from plainfacts.checks.engine.pieces import Piece, page_pieces, record_pieces
from plainfacts.checks.engine.readable import Readable, Shared
from plainfacts.checks.engine.word_search import Hit, Lists, hits, lists_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.form import Place, Record
from plainfacts.facts.records.reference import Chance, Figure, Sign, Source, Term, Topic, Urgent
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.texts import reference_records
from plainfacts.problems import Problem, Rule, Severity
from plainfacts.prose.page import Page

T = TypeVar("T")


@dataclass(frozen=True)
class Focus:
    """What rules look at in one go: some trials, some pages, and the other records or not.

    `spans` are the first and last lines that belong to it in each file where only some lines do; of a file that is not
    in `lines_of` and has no spans, no line is looked at.
    """

    trials: Collection[str]
    pages: Collection[str]
    reference: bool
    lines_of: Collection[str]
    spans: Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True)
class Given:
    """What a matter need not work out by itself."""

    shared: Shared | None = None
    terms_used: frozenset[str] | None = None


@dataclass(frozen=True)
class Matter:
    """All that a check may look at: facts, pages, the day it is, and the lines of each file as they were typed.

    A rule goes through `trials`, `topics` and the like, which a focus narrows; it may look up everything in `facts`.
    """

    facts: Facts
    all_pages: Sequence[Page]
    today: date
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    focus: Focus | None = None
    given: Given = field(default_factory=Given)

    def narrowed(self, focus: Focus) -> Matter:
        """The same matter with less to look at; what follows from all facts is not worked out again."""
        return replace(self, focus=focus, given=Given(self.shared))

    def with_terms_used(self, used: frozenset[str]) -> Matter:
        """The same matter, where it is known already which terms of the glossary its texts use."""
        return replace(self, given=Given(self.shared, used))

    @cached_property
    def shared(self) -> Shared:
        """What follows from all facts, worked out once."""
        return self.given.shared or Shared(self.facts)

    @cached_property
    def _made(self) -> dict[Callable[[Matter], Any], Any]:
        return {}

    def once(self, make: Callable[[Matter], T]) -> T:
        """What a function makes of this matter, made at its first use: for rules that look at the same thing."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @cached_property
    def terms_used(self) -> frozenset[str]:
        """The terms of the glossary that the texts looked at use."""
        used = self.given.terms_used
        return frozenset().union(*(one.used for one in self.readable.explained.values())) if used is None else used

    @cached_property
    def trials(self) -> Sequence[Trial]:
        """The trials to look at."""
        every = self.facts.trials
        return tuple(every.values()) if self.focus is None else tuple(every[name] for name in self.focus.trials)

    @cached_property
    def pages(self) -> Sequence[Page]:
        """The pages to look at."""
        focus = self.focus
        return self.all_pages if focus is None else [page for page in self.all_pages if page.path in focus.pages]

    @property
    def has_reference(self) -> bool:
        """Whether the records of the other data files are looked at."""
        return self.focus is None or self.focus.reference

    @property
    def topics(self) -> Sequence[Topic]:
        """The conditions and treatments to look at."""
        return tuple(self.facts.topics.values()) if self.has_reference else ()

    @property
    def terms(self) -> Sequence[Term]:
        """The words of the glossary to look at."""
        return tuple(self.facts.glossary.values()) if self.has_reference else ()

    @property
    def sources(self) -> Sequence[Source]:
        """The sources to look at."""
        return tuple(self.facts.sources.values()) if self.has_reference else ()

    @property
    def urgent(self) -> Sequence[Urgent]:
        """The emergency numbers to look at."""
        return tuple(self.facts.urgent.values()) if self.has_reference else ()

    @property
    def signs(self) -> Sequence[Sign]:
        """The signs of danger to look at."""
        return tuple(self.facts.signs.values()) if self.has_reference else ()

    @property
    def safety_records(self) -> Sequence[Urgent | Sign]:
        """The emergency numbers and the signs of danger to look at."""
        return (*self.urgent, *self.signs)

    @property
    def chances(self) -> Sequence[Chance]:
        """The chances to look at."""
        return tuple(chance for topic in self.topics for chance in topic.chances)

    @property
    def figures(self) -> Sequence[Figure]:
        """The other figures to look at."""
        return tuple(self.facts.figures.values()) if self.has_reference else ()

    @cached_property
    def typed(self) -> Sequence[tuple[str, int, str]]:
        """The typed lines to look at: file, number, text."""
        spans = ((path, lines, span) for path, lines in self.lines.items() for span in self._spans(path, len(lines)))
        return [
            (path, number, line)
            for path, lines, (first, last) in spans
            for number, line in enumerate(lines[first - 1 : last], start=first)
        ]

    @cached_property
    def typed_beyond_ascii(self) -> Sequence[tuple[str, int, str]]:
        """Those typed lines that have letters or signs beyond ASCII: few, and all that most rules of signs look at."""
        return [typed for typed in self.typed if not typed[2].isascii()]

    def text_around(self, path: str, line: int) -> str:
        """The text of the trial or page to which a line belongs; of another file, all of it."""
        spans = (one.span for one in self.facts.typed.values() if one.place.path == path)
        first, last = next((span for span in spans if span[0] <= line <= span[1]), (1, len(self.lines.get(path, ()))))
        return "\n".join(self.lines.get(path, ())[first - 1 : last])

    def _spans(self, path: str, count: int) -> Sequence[tuple[int, int]]:
        if self.focus is None or path in self.focus.lines_of:
            return ((1, count),)
        return self.focus.spans.get(path, ())

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """Every text to look at, with its place."""
        records = [self.trials, self._reference_records()]
        found = [piece for group in records for record in group for piece in record_pieces(record)]
        return (*found, *(piece for page in self.pages for piece in page_pieces(page)))

    def _reference_records(self) -> Iterator[Record]:
        """Conditions, treatments with their figures, words, signs and measures."""
        return (record for _, record in reference_records(self.facts)) if self.has_reference else iter(())

    @cached_property
    def family_texts(self) -> Sequence[Piece]:
        """The texts that families read."""
        return tuple(piece for piece in self.pieces if piece.is_family)

    @cached_property
    def readable(self) -> Readable:
        """What families read, as pages and sentences: for the rules of language."""
        return Readable(self.shared, self.pages, self.trials, self.has_reference)

    @property
    def word_lists(self) -> Lists:
        """The word lists of data/style.yaml, ready to be looked for."""
        return self.shared.once(_word_lists)

    @cached_property
    def words_found(self) -> Mapping[str, Sequence[Hit]]:
        """The listed words that stand in what families read, by list."""
        return hits(self.readable, self.word_lists)


def _word_lists(facts: Facts) -> Lists:
    return lists_of(facts.style)


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


Look = Callable[[Matter], Findings]


def _nothing(_: Matter) -> Findings:
    yield from ()


@dataclass(frozen=True)
class Check:
    """A rule with the generators that look for breaches of it.

    `alone` looks at each family of trials, at each page, and at the other records by themselves: what it finds there
    does not follow from other trials and pages. `across` must look at all of them at once. `needs` are the lists that
    it looks things up in, where it would take what is broken for missing. `english`: it looks for words that a text
    must have, and knows them in English only.
    """

    rule: Rule
    alone: Look = _nothing
    across: Look = _nothing
    needs: Collection[str] = ()
    english: bool = False

    @property
    def room(self) -> str:
        """The module that it is written in."""
        return (self.alone if self.across is _nothing else self.across).__module__

    def __call__(self, matter: Matter) -> Iterator[Problem]:
        """The problems that the rule finds in all of the matter."""
        yield from self.found(self.alone, matter)
        yield from self.found(self.across, matter)

    def found(self, look: Look, matter: Matter) -> Iterator[Problem]:
        """The problems that one of its generators finds, without those that may follow from what is broken."""
        if self.english and matter.facts.wording.base_language != "en":
            return
        rule, broken = self.rule, [broken for broken in matter.facts.broken if broken.list in self.needs]
        for found in look(matter):
            line = found.line or found.place.line(found.part)
            if any(one.is_named_in(matter.text_around(found.place.path, line)) for one in broken):
                continue
            severity = found.severity or rule.severity
            yield Problem(found.place.path, max(line, 1), rule.name, found.message, found.fix, severity, rule.ref)


def rule(
    name: str,
    *,
    ref: str | None = None,
    severity: Severity = "error",
    across: bool = False,
    and_alone: Look = _nothing,
    needs: Collection[str] = (),
    english: bool = False,
) -> Callable[[Look], Check]:
    """Make a generator of findings into a check. Its docstring is the explanation: Why, Example, Fix, Source.

    `across`: its findings follow from several trials or pages; `and_alone` is then what can be looked for without.
    `needs`: the lists of which it must have every record that the page or trial names ("glossary", "sources" ...).
    `english`: it asks for words that it knows in English only; in another language people must see to it.
    """

    def named(look: Look) -> Check:
        found = Rule(name, ref, severity, inspect.getdoc(look) or "")
        parts = {"across": look, "alone": and_alone} if across else {"alone": look}
        return Check(found, **parts, needs=needs, english=english)

    return named


def rules_by_name(checks: Sequence[Check], others: Sequence[Rule]) -> Mapping[str, Rule]:
    """Every rule of the site, by its name."""
    return {rule.name: rule for rule in (*(check.rule for check in checks), *others)}
