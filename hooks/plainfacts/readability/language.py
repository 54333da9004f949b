"""The word data that readability needs of a language, and the languages that have them.

To add a language: write a package such as `english/`, add its code to `KNOWN`, and return its `Language` below.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from plainfacts.readability.english import passive_voice, sentence_ends, syllables, word_forms


@dataclass(frozen=True)
class Language:
    """The word data of one language.

    `code` is its ISO 639-1 code, which is also the name of its frequency list in wordfreq. All words are in lower case
    and without a final dot.
    """

    code: str
    never_last: frozenset[str]  # abbreviations that something always follows: "Dr", "e.g"
    before_number: frozenset[str]  # abbreviations only when a number follows: "No", "p"
    may_be_last: frozenset[str]  # abbreviations that can end a sentence: "etc", "a.m"
    starters: frozenset[str]  # words that often start a sentence, and are rarely a name: "the", "we"
    lettered: frozenset[str]  # words before a distinguishing letter: "vitamin C", "arm A"
    joining: frozenset[str]  # words that chain nouns together: "of", "by"
    count_syllables: Callable[[str], int]
    forms: Callable[[str], tuple[str, ...]]  # a word and the simpler words of which it may be a form
    has_latin_ending: Callable[[str], bool]
    is_abbreviation: Callable[[str], bool]  # of a word as typed
    passive_spans: Callable[[str], list[tuple[int, int]]]


KNOWN = ("en",)


@cache
def language(code: str) -> Language:
    """The language with this code ("en"). Raises ValueError for a code not in KNOWN."""
    if code not in KNOWN:
        raise ValueError(f"There is no score for the language {code!r}. There is one for: {', '.join(KNOWN)}.")
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


def passive_spans(sentence: str, lang: str = "en") -> list[tuple[int, int]]:
    """The start and end of each passive in a sentence, as advice. Raises ValueError for an unknown language."""
    return language(lang).passive_spans(sentence)
