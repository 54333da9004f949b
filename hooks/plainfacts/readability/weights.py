"""Every number of the readability score: its one home. docs/readability.md says where each comes from.

`bench/readability.py fit` computes the weights of SENTENCE and TEXT again from human-rated sets.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class WordPoints:
    """A word's points: rarity² + per_syllable x (syllables - 1) + latin_ending, where rarity = everyday - frequency.

    Frequencies are in Zipf, the base-10 logarithm of how often a word comes in a billion: "the" 7.73, "tumour" 3.39.
    """

    everyday: float = 6.0  # from here up a word has no points for rarity
    rarest: float = 2.0  # below this, and not in the list at all, all words are equally rare
    per_syllable: float = 1.0  # for each syllable after the first
    latin_ending: float = 1.0


@dataclass(frozen=True)
class SentenceWeights:
    """base + mean x (mean points) + hardest x √(mean points of the hardest words) + length x ln(words)."""

    base: float
    mean: float
    hardest: float
    length: float
    hardest_count: int = 4


@dataclass(frozen=True)
class TextWeights:
    """base + words x √(mean points of different words) + length x ln(words a sentence) + decimals x their share."""

    base: float
    words: float
    length: float
    decimals: float
    window: int = 100  # "different" is told anew in each window of so many words, so a long text is not harder for it


POINTS = WordPoints()
SENTENCE = SentenceWeights(base=0.28, mean=0.15, hardest=0.46, length=0.67)
TEXT = TextWeights(base=-0.81, words=1.82, length=0.52, decimals=9.17)
LOWEST, HIGHEST = 1.0, 6.0
HARD_WORD = 8.0  # points from which a word is named to editors
