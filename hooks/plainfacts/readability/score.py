"""The score of a sentence and of a text: 1 (easy) to 6 (hard). The formulas and their numbers are in `weights`."""

import math
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from plainfacts.readability.language import language
from plainfacts.readability.rarity import NOTHING_KNOWN, points_of, written_points_of
from plainfacts.readability.sentences import split_sentences
from plainfacts.readability.tokens import is_number, prose_only, word_texts
from plainfacts.readability.weights import HIGHEST, LOWEST, POINTS, SENTENCE, TEXT

_LETTER = re.compile(r"[^\W\d_]")


class SentenceTerms(NamedTuple):
    """What is measured of a sentence: points are those of its words, `words` their number."""

    mean_points: float
    hardest_points: float  # √ of the weighted mean of the points, the hardest word counting most
    words: int
    joining: float  # share of words that string nouns together, 0 to 1


class TextTerms(NamedTuple):
    """What is measured of a text."""

    different_points: float  # √ of the mean points of the different words
    words_a_sentence: float
    decimals: float  # share of words that are numbers with a decimal point, 0 to 1


class Explanation(NamedTuple):
    """Why a sentence scores as it does: its other fields add up to the score, before it is kept within 1 to 6."""

    score: float
    base: float
    words: float
    hardest: float
    length: float
    joining: float


def sentence_score(text: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """Give the score of one sentence, 1 (easy) to 6 (hard), 0.0 when it has no words.

    `known` are lower-cased words that the page explains: they count as easy. Raises ValueError for an unknown language.
    """
    return explain_sentence(text, lang, known).score


def explain_sentence(text: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> Explanation:
    """Give the score of one sentence and what each term adds to it; all 0.0 when it has no words."""
    terms = sentence_terms(text, lang, known)
    if terms is None:
        return Explanation(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    words = SENTENCE.mean * terms.mean_points
    hardest = SENTENCE.hardest * terms.hardest_points
    length = SENTENCE.length * math.log(terms.words)
    joining = SENTENCE.joining * terms.joining
    score = _within(SENTENCE.base + words + hardest + length + joining)
    return Explanation(score, SENTENCE.base, words, hardest, length, joining)


def text_score(text: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """Give the score of a text of any length, 1 (easy) to 6 (hard), 0.0 when it has no words.

    Anchored so that elementary news lessons average 3.10 and advanced ones 3.50. `known` are lower-cased words that
    the page explains: they count as easy. Raises ValueError for an unknown language.
    """
    return score_sentences([sentence.text for sentence in split_sentences(text, lang)], lang, known)


def score_sentences(sentences: Iterable[str], lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> float:
    """Give the text score, as text_score does, of a text that is already split into sentences."""
    terms = text_terms(sentences, lang, known)
    if terms is None:
        return 0.0
    words = TEXT.words * terms.different_points
    length = TEXT.length * math.log(terms.words_a_sentence)
    return _within(TEXT.base + words + length + TEXT.decimals * terms.decimals)


def sentence_terms(text: str, lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> SentenceTerms | None:
    """Measure one sentence; None when it has no words."""
    joining = language(lang).joining  # an unknown language is refused even for an empty text
    words = _words(text.lower() if text.isupper() else text)  # capitals everywhere are no abbreviations
    if not words:
        return None
    lower = [word.lower() for word in words]
    points = _less_again(written_points_of(words, lang, known), lower)
    share = sum(map(joining.__contains__, lower)) / len(words)
    return SentenceTerms(sum(points) / len(points), math.sqrt(_hardest(points)), len(words), share)


def _less_again(points: list[float], words: Sequence[str]) -> list[float]:
    """Give the points of the words of a sentence where a word that comes again has only a part of them."""
    seen: set[str] = set()
    if len(set(words)) < len(words):
        for number, word in enumerate(words):
            points[number] *= POINTS.again if word in seen else 1.0
            seen.add(word)
    return points


def _hardest(points: Sequence[float]) -> float:
    """Give the mean of the points in which the hardest word counts most, each next one `fade` of the one before."""
    total = 0.0
    for point in sorted(points):  # from the easiest up: each step makes all that came before count less
        total = SENTENCE.fade * total + (1 - SENTENCE.fade) * point
    return total


def text_terms(sentences: Iterable[str], lang: str = "en", known: frozenset[str] = NOTHING_KNOWN) -> TextTerms | None:
    """Measure a text that is split into sentences; None when it has no words."""
    language(lang)
    split = [words for words in (_words(sentence) for sentence in sentences) if words]
    if not split:
        return None
    words = [word.lower() for sentence in split for word in sentence]
    decimals = sum(1 for word in words if "." in word and is_number(word))
    return TextTerms(math.sqrt(_different_points(words, lang, known)), len(words) / len(split), decimals / len(words))


def _different_points(words: Sequence[str], lang: str, known: frozenset[str]) -> float:
    """Give the mean points of the different words of each window, weighted by the words that are new in it."""
    total = 0.0
    for start in range(0, len(words), TEXT.window):
        end = min(start + TEXT.window, len(words))
        window = words[
            max(0, end - TEXT.window) : end
        ]  # the last one reaches back, so that it is as long as the others
        different = list(dict.fromkeys(window))  # keeps the order, so the sum is the same to the last bit on every run
        total += (end - start) * sum(points_of(different, lang, known)) / len(different)
    return total / len(words)


@lru_cache(maxsize=1_024)
def _words(text: str) -> tuple[str, ...]:
    """Give the words of a sentence; none when all are numbers or marks. Remembered: it is scored, then its text."""
    return word_texts(text) if _LETTER.search(prose_only(text)) else ()


def _within(score: float) -> float:
    return min(HIGHEST, max(LOWEST, score))
