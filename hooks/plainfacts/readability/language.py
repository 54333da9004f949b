"""What the room needs to know of a language, and the languages it knows.

To add a language: write a module such as `sentence_ends.py` that makes a `Language`, and name it in `KNOWN`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from plainfacts.readability.english import passive_voice, sentence_ends, syllables, word_forms


@dataclass(frozen=True)
class Language:
    """The word data of one language.

    `code` is its ISO 639-1 code, which is also the name of its frequency list in wordfreq. All words are lower-cased
    and written without their last dot.
    """

    code: str
    never_last: frozenset[str]  # abbreviations that stand before something: "Dr", "e.g"
    before_number: frozenset[str]  # abbreviations only when a number follows: "No", "p"
    may_be_last: frozenset[str]  # abbreviations that can end a sentence: "etc", "a.m"
    starters: frozenset[str]  # words that open a sentence, rarely a name: "the", "we"
    lettered: frozenset[str]  # what is told apart by one letter: "vitamin C", "arm A"
    joining: frozenset[str]  # words that string nouns together: "of", "by"
    count_syllables: Callable[[str], int]
    forms: Callable[[str], tuple[str, ...]]  # a word and the simpler words it may be a form of
    has_latin_ending: Callable[[str], bool]
    is_abbreviation: Callable[[str], bool]  # of a word in its own capitals
    passive_spans: Callable[[str], list[tuple[int, int]]]


KNOWN = ("en",)


@cache
def language(code: str) -> Language:
    """Give the language of this code ("en"). Raises ValueError when the room does not know it."""
    if code not in KNOWN:
        raise ValueError(f"Readability knows no language {code!r}. It knows: {', '.join(KNOWN)}.")
    return Language(
        code="en",
        never_last=sentence_ends.NEVER_LAST,
        before_number=sentence_ends.BEFORE_NUMBER,
        may_be_last=sentence_ends.MAY_BE_LAST,
        starters=sentence_ends.STARTERS,
        lettered=sentence_ends.LETTERED,
        joining=sentence_ends.JOINING,
        count_syllables=syllables.count_syllables,
        forms=word_forms.forms,
        has_latin_ending=word_forms.has_latin_ending,
        is_abbreviation=word_forms.is_abbreviation,
        passive_spans=passive_voice.passive_spans,
    )
