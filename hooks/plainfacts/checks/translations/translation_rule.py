"""How a rule on translations is written: a generator over texts with a docstring that explains it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
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

    @property
    def is_name(self) -> bool:
        """Whether the whole text is a name or a list of words, which a language may have its own of."""
        place = self.entry.place
        return place.endswith(("/name", ".name", "/term", "/also", "/also_called", "#search")) or "/search." in place


@dataclass(frozen=True)
class Spoken:
    """Texts of one catalogue, with the words by which they are compared and the names that stay as they are."""

    path: str
    lexicon: Lexicon
    same: Sequence[str]
    texts: Sequence[Said]
    terms: Sequence[tuple[str, Sequence[str]]] = ()
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The words of the glossary, in small letters, each with its forms in the language."""
    names: Sequence[tuple[str, Sequence[str], Sequence[str]]] = ()
    """Medicines and short names of illnesses: each as the English has it, then its forms there and in the language."""


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
