"""Translated texts as their rules see them: each beside its English, with the words to compare them by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plainfacts.catalogues.catalogue_entries import Entry, Translation
from plainfacts.checks.translations.words_of_language import Lexicon


@dataclass(frozen=True)
class TranslatedText:
    """A translated text beside its English: one plural form of each."""

    entry: Entry
    english: str
    translated: str
    line: int

    @property
    def is_name(self) -> bool:
        """Whether the whole text is a name or a list of words: a language may have its own."""
        place = self.entry.place
        return place.endswith(("/name", ".name", "/term", "/also", "/also_called", "#search")) or "/search." in place


@dataclass(frozen=True)
class TranslationContext:
    """The context of the rules on translations: texts of one catalogue, and the words and names to compare them by.

    `same` are names that stay as they are, `terms` the agreed translations of words.
    """

    path: str
    lexicon: Lexicon
    same: Sequence[str]
    texts: Sequence[TranslatedText]
    terms: Sequence[tuple[str, Sequence[str]]] = ()
    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The glossary terms in lower case, each with its forms in the language."""
    names: Sequence[tuple[str, Sequence[str], Sequence[str]]] = ()
    """Medicines and short names of illnesses: each in English, its English forms, and its forms in the language."""


Finding = tuple[TranslatedText, str, str]
"""The text, the message and the fix."""


def beside(entry: Entry, translation: Translation) -> Iterator[TranslatedText]:
    """The forms of a translation, each beside its English: the first beside the singular."""
    for number, form in enumerate(translation.forms):
        yield TranslatedText(
            entry, entry.text if not number or not entry.plural else entry.plural, form, translation.line
        )
