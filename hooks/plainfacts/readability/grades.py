"""Two published readability grades (US school years), for comparison with other work; no check depends on them."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from plainfacts.readability.language import language
from plainfacts.readability.sentences import split_sentences
from plainfacts.readability.tokens import word_texts


class Grades(NamedTuple):
    """Both grades of a text, 0.0 without words."""

    flesch_kincaid: float
    smog: float


def grades(text: str, lang: str = "en") -> Grades:
    """Both grades of a text: Flesch-Kincaid (Kincaid and others, 1975) and SMOG (McLaughlin, 1969).

    SMOG is designed for 30 sentences or more.
    """
    return grade_sentences([sentence.text for sentence in split_sentences(text, lang)], lang)


def grade_sentences(sentences: Iterable[str], lang: str = "en") -> Grades:
    """The same as `grades`, for a text that is already split into sentences."""
    count = language(lang).count_syllables
    found = [words for sentence in sentences if (words := word_texts(sentence))]
    syllables = [count(word) for words in found for word in words]
    if not syllables:
        return Grades(0.0, 0.0)
    grade = 0.39 * len(syllables) / len(found) + 11.8 * sum(syllables) / len(syllables) - 15.59
    polysyllables = sum(1 for number in syllables if number >= 3)
    return Grades(grade, 1.0430 * math.sqrt(polysyllables * 30 / len(found)) + 3.1291)
