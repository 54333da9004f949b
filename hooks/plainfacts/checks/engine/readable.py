"""What families read, parsed once for all language rules: pages as texts, sentences, words explained."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Term
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.topic.inline_blocks import plain_value
from plainfacts.prose.inline_facts import Call
from plainfacts.prose.page import Page
from plainfacts.prose.page_text import PageText, generated_text, page_texts, reference_text
from plainfacts.prose.passages import Line, Passage, read_prose
from plainfacts.prose.phrases import Matcher, matcher
from plainfacts.prose.words_explained import Explained, explained_on, term_matcher
from plainfacts.readability import Grades, grade_sentences, score_sentences, sentence_score
from plainfacts.readability.language import KNOWN

T = TypeVar("T")

_CODE = re.compile(r"\b(?:[A-Z][a-z]+[A-Z][A-Za-z]*|[A-Z]+\d+[A-Z0-9]*)\b")


@dataclass(frozen=True)
class Shared:
    """Values derived from the facts of the whole site, computed once for all its parts."""

    facts: Facts
    _made: dict[Callable[[Facts], Any], Any] = field(default_factory=dict, compare=False)

    def once(self, make: Callable[[Facts], T]) -> T:
        """The result of a function of the facts, computed at its first use."""
        if make not in self._made:
            self._made[make] = make(self.facts)
        found: T = self._made[make]
        return found


@dataclass(frozen=True)
class Readable:
    """What families read on some pages and trials, and with `reference` in the reference records too."""

    shared: Shared
    pages: Sequence[Page]
    trials: Sequence[Trial]
    reference: bool = True

    @property
    def facts(self) -> Facts:
        """The facts of the whole site."""
        return self.shared.facts

    @cached_property
    def texts(self) -> Sequence[PageText]:
        """Its pages, written and generated."""
        return page_texts(self.trials, [read_prose(page, filler(self.facts)) for page in self.pages])

    @property
    def language(self) -> str:
        """The code of the site's language without a country: `en` for `en-GB`."""
        return self.facts.wording.language.partition("-")[0]

    @property
    def scored(self) -> Sequence[PageText]:
        """The pages that can be scored; none in a language without a readability score."""
        return self.texts if self.language in KNOWN else ()

    @cached_property
    def passages(self) -> Sequence[Passage]:
        """Every passage: of pages and trials, of the reference records, and of the site's own wording."""
        pages = [passage for text in self.texts for passage in text.passages]
        return [*pages, *(self.other_passages if self.reference else ())]

    @property
    def other_passages(self) -> Sequence[Passage]:
        """The passages of the reference records and of the site's own wording."""
        return self.shared.once(other_passages)

    @property
    def terms(self) -> Matcher[Term]:
        """Finds the terms of the glossary."""
        return self.shared.once(_terms)

    @property
    def names(self) -> Matcher[str]:
        """Finds names of organisations, trials, hospitals and sources."""
        return self.shared.once(_names)

    @cached_property
    def explained(self) -> Mapping[str, Explained]:
        """The terms that each page explains, by its owner."""
        return {text.owner: explained_on(text, self.terms, self._known_by_name(text)) for text in self.texts}

    def _known_by_name(self, text: PageText) -> Sequence[str]:
        """Names that no reader has to look up: of organisations, and on a trial's page of itself and what it tests."""
        names, trial = self.facts.style.names, text.trial
        if not trial:
            return names
        tested = [item.name for item in trial.being_tested.known or () if isinstance(item.plain, str)]
        return [*names, *tested, trial.name.known or ""]

    def score(self, text: PageText, *, raw: bool = False) -> float:
        """The reading score of a page, from 1 (easy) to 6 (hard); `raw` treats explained words as unknown."""
        known = frozenset() if raw else self.explained[text.owner].words
        return score_sentences([line.text for line in text.lines], self.facts.wording.base_language, known)

    def grades(self, text: PageText) -> Grades:
        """The two published grades of a page, computed by sentence."""
        return grade_sentences([line.text for line in text.lines], self.language)

    def hardest(self, text: PageText) -> Sequence[tuple[float, Line]]:
        """The sentences of a page with their scores, hardest first; explained words count as known."""
        known = self.explained[text.owner].words
        scored = [(sentence_score(line.text, self.language, _with_codes(known, line)), line) for line in text.lines]
        return sorted(scored, key=lambda pair: (-pair[0], pair[1].line, pair[1].start))


def _terms(facts: Facts) -> Matcher[Term]:
    return term_matcher(facts.glossary.values())


def _names(facts: Facts) -> Matcher[str]:
    return matcher(((name, "", name) for name in names_in(facts)), inflect=False)


def other_passages(facts: Facts) -> Sequence[Passage]:
    """The passages of the reference records and of the site's own wording."""
    return (*reference_text(facts), *generated_text(facts.wording))


def _with_codes(known: frozenset[str], line: Line) -> frozenset[str]:
    """Known words, and names of firms and genes (AbbVie, NUP98), which are not words to be judged."""
    codes = _CODE.findall(line.text)
    return known.union(code.lower() for code in codes) if codes else known


def filler(facts: Facts) -> Callable[[Call], str]:
    """A function from an inline fact to its text in a sentence; empty if its record does not exist."""

    def fill(call: Call) -> str:
        try:
            return plain_value(call, facts)
        except (KeyError, AttributeError):
            return ""

    return fill


def names_in(facts: Facts) -> Sequence[str]:
    """Names that are never judged as words: from data/style.yaml, and of sources, trials, hospitals and funders."""
    found = [*facts.style.names]
    for source in facts.sources.values():
        found += [source.title, source.publisher]
    for trial in facts.trials.values():
        own = (trial.name, trial.official_title, trial.sponsor, trial.contact)
        found += [str(fact.known) for fact in own if fact and fact.known]
        found += [site.name for site in (trial.sites and trial.sites.known) or ()]
        funding = trial.funding.known if trial.funding else None
        funders = funding.funders if funding else ()
        found += list(funders) if isinstance(funders, tuple) else []
    return [
        name for name in dict.fromkeys(found) if any(letter.isupper() for letter in name) or name in facts.style.names
    ]
