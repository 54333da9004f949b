"""How a rule on translations is written: a generator over texts with a docstring that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import getdoc

from plainfacts.catalogues.catalogue_entries import Entry, Translation
from plainfacts.checks.translations.words_of_language import Lexicon
from plainfacts.problems import Rule, Severity


@dataclass(frozen=True)
class Said:
    """A translated text beside its English: `english` and `said` are one of its forms each."""

    entry: Entry
    english: str
    said: str
    line: int


@dataclass(frozen=True)
class Spoken:
    """Texts of one catalogue, with the words by which they are compared and the names that stay as they are."""

    path: str
    lexicon: Lexicon
    names: Sequence[str]
    texts: Sequence[Said]
    terms: Sequence[tuple[str, Sequence[str]]] = ()


Finding = tuple[Said, str, str]
"""The text, what was found, and how to mend it."""


@dataclass(frozen=True)
class TranslationCheck:
    """A rule on translations, with the generator that looks for breaches of it."""

    rule: Rule
    look: Callable[[Spoken], Iterator[Finding]]

    @property
    def room(self) -> str:
        """The module that it is written in."""
        return self.look.__module__


def translation_rule(
    name: str, severity: Severity = "error"
) -> Callable[[Callable[[Spoken], Iterator[Finding]]], TranslationCheck]:
    """Make a generator into a rule on translations."""

    def named(look: Callable[[Spoken], Iterator[Finding]]) -> TranslationCheck:
        return TranslationCheck(Rule(name, None, severity, getdoc(look) or ""), look)

    return named


def beside(entry: Entry, translation: Translation) -> Iterator[Said]:
    """The forms of a translation, each beside its English: the first beside that for one thing."""
    for number, form in enumerate(translation.forms):
        yield Said(entry, entry.text if not number or not entry.plural else entry.plural, form, translation.line)
