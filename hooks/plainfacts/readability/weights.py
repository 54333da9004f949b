"""All constants of the readability score. docs/readability.md says where each comes from.

`bench/readability.py fit` recomputes the weights of SENTENCE and TEXT from human-rated sets.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class WordPoints:
    """A word's points: rarity² + per_syllable x (syllables - 1) + latin_ending, where rarity = everyday - frequency.

    Frequencies are on the Zipf scale, log10 of the occurrences per billion words: "the" 7.73, "tumour" 3.39.
    The last three constants apply to the score of a sentence only.
    """

    everyday: float = 6.0  # from this frequency up a word has no points for rarity
    rarest: float = 2.0  # words below this frequency, and unlisted ones, are equally rare
    per_syllable: float = 1.0  # for each syllable after the first
    latin_ending: float = 1.0
    compound: float = 2.0  # for "dose-limiting"
    abbreviation: float = 4.0  # for "MRI", "CD19", and a single letter
    again: float = 0.5  # factor for a word repeated in a sentence


@dataclass(frozen=True)
class SentenceWeights:
    """base + mean x (mean points) + hardest x √(hardest points) + length x ln(words) + joining x (share of them).

    The hardest points are a weighted mean: the hardest word weighs most, each next one `fade` of the one before.
    """

    base: float
    mean: float
    hardest: float
    length: float
    joining: float
    fade: float = 0.7


@dataclass(frozen=True)
class TextWeights:
    """base + words x √(mean points of different words) + length x ln(words per sentence) + decimals x their share."""

    base: float
    words: float
    length: float
    decimals: float
    window: int = 100  # words; "different" applies per window, so that length alone does not make a text harder


POINTS = WordPoints()
SENTENCE = SentenceWeights(base=0.53, mean=0.16, hardest=0.44, length=0.56, joining=0.93)
TEXT = TextWeights(base=-0.81, words=1.82, length=0.52, decimals=9.17)
LOWEST, HIGHEST = 1.0, 6.0
HARD_WORD = 8.0  # points from which a word is shown to editors as hard
