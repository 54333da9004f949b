"""Every number of the readability score: its one home. docs/readability.md says where each comes from.

`bench/readability.py fit` computes the weights of SENTENCE and TEXT again from human-rated sets.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class WordPoints:
    """A word's points: rarity² + per_syllable x (syllables - 1) + latin_ending, where rarity = everyday - frequency.

    Frequencies are in Zipf, the base-10 logarithm of how often a word comes in a billion: "the" 7.73, "tumour" 3.39.
    The last three count in the score of a sentence only.
    """

    everyday: float = 6.0  # from here up a word has no points for rarity
    rarest: float = 2.0  # below this, and not in the list at all, all words are equally rare
    per_syllable: float = 1.0  # for each syllable after the first
    latin_ending: float = 1.0
    compound: float = 2.0  # for "dose-limiting"
    abbreviation: float = 4.0  # for "MRI", "CD19", and for a letter that stands alone
    again: float = 0.5  # a word that came before in the sentence counts so much of its points


@dataclass(frozen=True)
class SentenceWeights:
    """base + mean x (mean points) + hardest x √(hardest points) + length x ln(words) + joining x (share of such words).

    The hardest points are a weighted mean: the hardest word counts most, each next one `fade` of the one before it.
    """

    base: float
    mean: float
    hardest: float
    length: float
    joining: float
    fade: float = 0.7


@dataclass(frozen=True)
class TextWeights:
    """base + words x √(mean points of different words) + length x ln(words a sentence) + decimals x their share."""

    base: float
    words: float
    length: float
    decimals: float
    window: int = 100  # "different" is told anew in each window of so many words, so a long text is not harder for it


POINTS = WordPoints()
SENTENCE = SentenceWeights(base=0.53, mean=0.16, hardest=0.44, length=0.56, joining=0.93)
TEXT = TextWeights(base=-0.81, words=1.82, length=0.52, decimals=9.17)
LOWEST, HIGHEST = 1.0, 6.0
HARD_WORD = 8.0  # points from which a word is named to editors
