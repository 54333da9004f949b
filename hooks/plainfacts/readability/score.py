"""The scores of a sentence and of a text, from 1 (easy) to 6 (hard). Formulas and weights are in `weights`."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from plainfacts.readability.language import language
from plainfacts.readability.rarity import NOTHING_KNOWN, points_of, word_points, written_points_of
from plainfacts.readability.sentences import split_sentences
from plainfacts.readability.tokens import is_number, prose_only, word_texts, words
from plainfacts.readability.weights import HARD_WORD, HIGHEST, LOWEST, POINTS, SENTENCE, TEXT

_LETTER = re.compile(r"[^\W\d_]")


class SentenceTerms(NamedTuple):
    """The measurements of a sentence: the points of its words, and their number (`words`)."""

    mean_points: float
    hardest_points: float  # √ of the mean of the points, weighted towards the hardest word
    words: int
    joining: float  # share of joining words (`Language.joining`), 0 to 1


class TextTerms(NamedTuple):
    """The measurements of a text."""

    different_points: float  # √ of the mean points of the different words
    words_a_sentence: float
    decimals: float  # share of words that are numbers with a decimal point, 0 to 1


def sentence_score(text: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """The score of one sentence, from 1 (easy) to 6 (hard); 0.0 if it has no words.

    `known` are words that the page explains, in lower case; they count as easy. Raises ValueError for an unknown
    language.
    """
    terms = sentence_terms(text, lang, known)
    if terms is None:
        return 0.0
    words = SENTENCE.mean * terms.mean_points + SENTENCE.hardest * terms.hardest_points
    return _within(SENTENCE.base + words + SENTENCE.length * math.log(terms.words) + SENTENCE.joining * terms.joining)


def text_score(text: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """The score of a text of any length, from 1 (easy) to 6 (hard); 0.0 if it has no words.

    Calibrated so that elementary news lessons average 3.10 and advanced ones 3.50. `known` are words that the page
    explains, in lower case; they count as easy. Raises ValueError for an unknown language.
    """
    return score_sentences([sentence.text for sentence in split_sentences(text, lang)], lang, known)


def score_sentences(sentences: Iterable[str], lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """The same as `text_score`, for a text that is already split into sentences."""
    terms = text_terms(sentences, lang, known)
    if terms is None:
        return 0.0
    words = TEXT.words * terms.different_points
    length = TEXT.length * math.log(terms.words_a_sentence)
    return _within(TEXT.base + words + length + TEXT.decimals * terms.decimals)


def sentence_terms(text: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> SentenceTerms | None:
    """The measurements of one sentence, or None if it has no words."""
    joining = language(lang).joining  # raises for an unknown language even if the text is empty
    words = _words(text.lower() if text.isupper() else text)  # a text in capitals is not made of abbreviations
    if not words:
        return None
    lower = [word.lower() for word in words]
    points = _less_again(written_points_of(words, lang, known), lower)
    share = sum(map(joining.__contains__, lower)) / len(words)
    return SentenceTerms(sum(points) / len(points), math.sqrt(_hardest(points)), len(words), share)


def _less_again(points: list[float], words: Sequence[str]) -> list[float]:
    """The points of the words of a sentence, reduced for words that are repeated. Changes the list in place."""
    seen: set[str] = set()
    if len(set(words)) < len(words):
        for number, word in enumerate(words):
            points[number] *= POINTS.again if word in seen else 1.0
            seen.add(word)
    return points


def _hardest(points: Sequence[float]) -> float:
    """The mean of the points, in which the hardest word weighs most and each next one `fade` of the one before."""
    total = 0.0
    for point in sorted(points):  # from the easiest up: each step reduces the weight of all earlier ones
        total = SENTENCE.fade * total + (1 - SENTENCE.fade) * point
    return total


def text_terms(sentences: Iterable[str], lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> TextTerms | None:
    """The measurements of a text that is split into sentences, or None if it has no words."""
    language(lang)
    split = [words for words in (_words(sentence) for sentence in sentences) if words]
    if not split:
        return None
    words = [word.lower() for sentence in split for word in sentence]
    decimals = sum(1 for word in words if "." in word and is_number(word))
    return TextTerms(math.sqrt(_different_points(words, lang, known)), len(words) / len(split), decimals / len(words))


def _different_points(words: Sequence[str], lang: str, known: frozenset[str]) -> float:
    """The mean points of the different words in each window, weighted by the number of its words that are new."""
    total = 0.0
    for start in range(0, len(words), TEXT.window):
        end = min(start + TEXT.window, len(words))
        window = words[max(0, end - TEXT.window) : end]  # the last one reaches back, to be as long as the others
        different = list(dict.fromkeys(window))  # ordered, so that the sum is the same to the last bit on every run
        total += (end - start) * sum(points_of(different, lang, known)) / len(different)
    return total / len(words)


@lru_cache(maxsize=1_024)
def _words(text: str) -> tuple[str, ...]:
    """The words of a sentence; empty if it has no letters. Cached: a sentence is scored alone and in its text."""
    return word_texts(text) if _LETTER.search(prose_only(text)) else ()


def _within(score: float) -> float:
    return min(HIGHEST, max(LOWEST, score))


def hard_words(sentence: str, known: frozenset[str] = NOTHING_KNOWN, lang: str = "en") -> list[str]:
    """The words that make a sentence hard (`HARD_WORD` points or more), hardest first, without the `known` ones.

    `known` are in lower case. Raises ValueError for an unknown language.
    """
    scored = [(word_points(word.text.lower(), lang, known), word.text) for word in words(sentence)]
    return [word for points, word in sorted(scored, key=lambda pair: -pair[0]) if points >= HARD_WORD]
