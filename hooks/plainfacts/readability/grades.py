"""Two published grades (United States school years), for comparison with other work. They do not judge a page."""

import math

from plainfacts.readability.language import language
from plainfacts.readability.sentences import split_sentences
from plainfacts.readability.tokens import words


def flesch_kincaid(text: str, lang: str = "en") -> float:
    """Give the Flesch-Kincaid grade of a text, 0.0 without words (Kincaid and others, 1975)."""
    sentences, syllables = _measure(text, lang)
    if not syllables:
        return 0.0
    return 0.39 * len(syllables) / sentences + 11.8 * sum(syllables) / len(syllables) - 15.59


def smog(text: str, lang: str = "en") -> float:
    """Give the SMOG grade of a text, 0.0 without words (McLaughlin, 1969). Made for 30 sentences or more."""
    sentences, syllables = _measure(text, lang)
    if not syllables:
        return 0.0
    polysyllables = sum(1 for count in syllables if count >= 3)
    return 1.0430 * math.sqrt(polysyllables * 30 / sentences) + 3.1291


def _measure(text: str, lang: str) -> tuple[int, list[int]]:
    """Give the number of sentences that have words, and the syllables of each word."""
    count = language(lang).count_syllables
    found = [words(sentence.text) for sentence in split_sentences(text, lang)]
    return sum(1 for sentence in found if sentence), [count(word.text) for sentence in found for word in sentence]
