"""How a rule is written (a generator with a docstring that explains it, and a decorator), and the context it gets."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import ModuleType
from typing import Any, Generic, TypeVar

from plainfacts.checks.engine.pieces import Piece, page_pieces, record_pieces
from plainfacts.checks.engine.readable import Readable, Shared
from plainfacts.checks.engine.word_search import Hit, hits
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.form import Place, Record
from plainfacts.facts.records.reference import Chance, Figure, Sign, Source, Term, Topic, Urgent
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.texts import reference_records
from plainfacts.problems import Problem, Rule, Severity
from plainfacts.prose.page import Page

T = TypeVar("T")
S = TypeVar("S")
F = TypeVar("F")


Span = tuple[str, int, int]
"""The path of a file, and the first and last line of some lines of it."""


@dataclass(frozen=True)
class Part:
    """A part of a site: some trials, some pages, and perhaps the reference records; two parts add up to a larger one.

    `files` belong to it whole; of other files, only the lines in `spans` do.
    """

    trials: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    reference: bool = False
    files: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()

    def __add__(self, other: Part) -> Part:
        """The part that consists of both."""
        return Part(
            self.trials + other.trials,
            self.pages + other.pages,
            self.reference or other.reference,
            self.files + other.files,
            self.spans + other.spans,
        )

    def holds(self, path: str, line: int) -> bool:
        """Whether a line of a file belongs to it."""
        return path in self.files or any(own == path and first <= line <= last for own, first, last in self.spans)


@dataclass(frozen=True)
class Matter:
    """The context that every check gets: facts, pages, today's date, and the lines of each file as typed.

    A rule iterates over `trials`, `topics` and the like, which are those of `part` (None: of the whole site); it may
    look up anything in `facts`. `known_shared` and `known_terms` are `shared` and `terms_used`, if computed before.
    """

    facts: Facts
    all_pages: Sequence[Page]
    today: date
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)
    part: Part | None = None
    known_shared: Shared | None = None
    known_terms: frozenset[str] | None = None

    def narrowed(self, part: Part) -> Matter:
        """The context of one part of the site, with the same `shared` values."""
        return replace(self, part=part, known_shared=self.shared)

    def with_terms_used(self, used: frozenset[str]) -> Matter:
        """The same context, given the glossary terms that its texts use."""
        return replace(self, known_shared=self.shared, known_terms=used)

    @cached_property
    def shared(self) -> Shared:
        """Values derived from all facts, computed once for all parts."""
        return self.known_shared or Shared(self.facts)

    @cached_property
    def _made(self) -> dict[Callable[[Matter], Any], Any]:
        return {}

    def once(self, make: Callable[[Matter], T]) -> T:
        """The result of a function of this context, computed once: for rules that need the same thing."""
        if make not in self._made:
            self._made[make] = make(self)
        found: T = self._made[make]
        return found

    @cached_property
    def terms_used(self) -> frozenset[str]:
        """The glossary terms that the texts use."""
        if self.known_terms is not None:
            return self.known_terms
        return frozenset().union(*(one.used for one in self.readable.explained.values()))

    @cached_property
    def trials(self) -> Sequence[Trial]:
        """The trials to check."""
        every = self.facts.trials
        return tuple(every.values()) if self.part is None else tuple(every[name] for name in self.part.trials)

    @cached_property
    def pages(self) -> Sequence[Page]:
        """The pages to check."""
        part = self.part
        return self.all_pages if part is None else [page for page in self.all_pages if page.path in part.pages]

    @property
    def has_reference(self) -> bool:
        """Whether the reference records (all but trials) are to be checked."""
        return self.part is None or self.part.reference

    @property
    def topics(self) -> Sequence[Topic]:
        """The conditions and treatments to check."""
        return tuple(self.facts.topics.values()) if self.has_reference else ()

    @property
    def terms(self) -> Sequence[Term]:
        """The glossary terms to check."""
        return tuple(self.facts.glossary.values()) if self.has_reference else ()

    @property
    def sources(self) -> Sequence[Source]:
        """The sources to check."""
        return tuple(self.facts.sources.values()) if self.has_reference else ()

    @property
    def urgent(self) -> Sequence[Urgent]:
        """The emergency numbers to check."""
        return tuple(self.facts.urgent.values()) if self.has_reference else ()

    @property
    def signs(self) -> Sequence[Sign]:
        """The danger signs to check."""
        return tuple(self.facts.signs.values()) if self.has_reference else ()

    @property
    def chances(self) -> Sequence[Chance]:
        """The chances to check."""
        return tuple(chance for topic in self.topics for chance in topic.chances)

    @property
    def figures(self) -> Sequence[Figure]:
        """The other figures to check."""
        return tuple(self.facts.figures.values()) if self.has_reference else ()

    @cached_property
    def typed(self) -> Sequence[tuple[str, int, str]]:
        """The lines to check, as typed: path, line number, text."""
        spans = ((path, lines, span) for path, lines in self.lines.items() for span in self._spans(path, len(lines)))
        return [
            (path, number, line)
            for path, lines, (first, last) in spans
            for number, line in enumerate(lines[first - 1 : last], start=first)
        ]

    @cached_property
    def typed_beyond_ascii(self) -> Sequence[tuple[str, int, str]]:
        """The typed lines with characters beyond ASCII: few, and all that most rules about characters need."""
        return [typed for typed in self.typed if not typed[2].isascii()]

    def text_around(self, path: str, line: int) -> str:
        """The text of the trial or page to which a line belongs; for any other file, the whole text."""
        spans = (one.span for one in self.facts.typed.values() if one.place.path == path)
        first, last = next((span for span in spans if span[0] <= line <= span[1]), (1, len(self.lines.get(path, ()))))
        return "\n".join(self.lines.get(path, ())[first - 1 : last])

    def _spans(self, path: str, count: int) -> Sequence[tuple[int, int]]:
        if self.part is None or path in self.part.files:
            return ((1, count),)
        return [(first, last) for own, first, last in self.part.spans if own == path]

    @cached_property
    def pieces(self) -> Sequence[Piece]:
        """Every text to check, with its place."""
        records = [self.trials, self._reference_records()]
        found = [piece for group in records for record in group for piece in record_pieces(record)]
        return (*found, *(piece for page in self.pages for piece in page_pieces(page)))

    def _reference_records(self) -> Iterator[Record]:
        """The conditions, treatments with their figures, glossary terms, danger signs and measures."""
        return (record for _, record in reference_records(self.facts)) if self.has_reference else iter(())

    @cached_property
    def family_texts(self) -> Sequence[Piece]:
        """The texts that families read."""
        return tuple(piece for piece in self.pieces if piece.is_family)

    @cached_property
    def readable(self) -> Readable:
        """What families read, as pages and sentences, for the language rules."""
        return Readable(self.shared, self.pages, self.trials, self.has_reference)

    @cached_property
    def words_found(self) -> Mapping[str, Sequence[Hit]]:
        """The words of the lists in data/style.yaml that families read, by list."""
        return hits(self.readable)


@dataclass(frozen=True)
class Finding:
    """A breach of a rule: place, message and fix. `severity` and `line` override those of the rule and of the part."""

    place: Place
    part: str
    message: str
    fix: str
    severity: Severity | None = None
    line: int | None = None


Findings = Iterator[Finding]


def _nothing(_: Any) -> Iterator[Any]:
    yield from ()


@dataclass(frozen=True)
class Check(Generic[S, F]):
    """A rule with the generators that find breaches of it, in a context of type S as findings of type F.

    `alone` may be called with any part of the site: its findings do not depend on other trials and pages. `across`
    needs the whole site. `needs` are the lists whose broken records it would report as missing. An `english` check
    looks for words that a text must contain, and has them in English only.
    """

    rule: Rule
    alone: Callable[[S], Iterator[F]] = _nothing
    across: Callable[[S], Iterator[F]] = _nothing
    needs: Collection[str] = ()
    english: bool = False

    @property
    def module(self) -> str:
        """The name of the module that defines it."""
        return (self.alone if self.across is _nothing else self.across).__module__

    def __call__(self: Check[Matter, Finding], matter: Matter) -> Iterator[Problem]:
        """The problems in the whole context."""
        yield from self.found(self.alone, matter)
        yield from self.found(self.across, matter)

    def found(self, look: Callable[[Matter], Findings], matter: Matter) -> Iterator[Problem]:
        """The problems that one of its generators finds, without those that a broken record may have caused."""
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
    and_alone: Callable[[Any], Iterator[Any]] = _nothing,
    needs: Collection[str] = (),
    english: bool = False,
) -> Callable[[Callable[[S], Iterator[F]]], Check[S, F]]:
    """A decorator that turns a generator into a Check. Its docstring is the explanation: Why, Example, Fix, Source.

    `ref` is the number in docs/rules.md. With `across`, the generator needs the whole site, and `and_alone` may be a
    second one for what can be found in a part. `needs` and `english` are those of Check.
    """

    def made(look: Callable[[S], Iterator[F]]) -> Check[S, F]:
        found = Rule(name, ref, severity, inspect.getdoc(look) or "")
        return Check(found, and_alone if across else look, look if across else _nothing, needs, english)

    return made


def checks_in(module: ModuleType) -> list[Check[Any, Any]]:
    """The checks that a module defines, in their order."""
    return [one for one in vars(module).values() if isinstance(one, Check) and one.module == module.__name__]
