"""The words that make a sentence hard, for editors."""

from typing import NamedTuple

from plainfacts.readability.rarity import NOTHING_KNOWN, word_points, word_rarity
from plainfacts.readability.tokens import words
from plainfacts.readability.weights import HARD_WORD


class HardWord(NamedTuple):
    """A hard word at sentence[start:end]; `rarity` is from 0 (everyday) to 4 (unlisted)."""

    word: str
    start: int
    end: int
    rarity: float


def hard_words(sentence: str, known: frozenset[str] = NOTHING_KNOWN, lang: str = "en") -> list[HardWord]:
    """The hard words of a sentence, hardest first, without the `known` ones (in lower case).

    A word is hard from `weights.HARD_WORD` points. Raises ValueError for an unknown language.
    """
    scored = [(word_points(word.text.lower(), lang, known), word) for word in words(sentence)]
    hard = sorted((pair for pair in scored if pair[0] >= HARD_WORD), key=lambda pair: -pair[0])
    return [HardWord(word.text, word.start, word.end, word_rarity(word.text.lower(), lang, known)) for _, word in hard]
