"""How common words are: wordfreq's packed list, read where it is installed.

To import wordfreq itself loads tables of all languages, which takes three times as long as to read the one list.
"""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

from plainfacts.readability.weights import POINTS

_TOP, _PER_ZIPF = 900, 100
"""The list stands in hundredths of a Zipf, downwards from 9, the frequency of a word that is all there is."""


@cache
def zipf_of_words(lang: str, *, rare: bool = False) -> dict[str, float]:
    """Give the Zipf of each word in the large list of a language: of all but the rarest (`POINTS.rarest`), or of these.

    The format (cBpack 1): a header, then for each step the words that are so common, by the alphabet.
    """
    found: dict[str, float] = {}
    with gzip.open(_data() / f"large_{lang}.msgpack.gz") as file:
        packed = msgpack.Unpacker(file)
        steps = packed.read_array_header() - 1
        if (header := packed.unpack()) != {"format": "cB", "version": 1}:
            raise ValueError(f"This version of wordfreq has lists of another format: {header}.")
        common = min(steps, _TOP - round(POINTS.rarest * _PER_ZIPF) + 1)
        for step in range(steps if rare else common):
            if rare and step < common:
                packed.skip()
            else:
                found.update(dict.fromkeys(packed.unpack(), (_TOP - step) / _PER_ZIPF))
    return found


def _data() -> Path:
    package = find_spec("wordfreq")
    assert package and package.origin
    return Path(package.origin).parent / "data"


def zipf(word: str, lang: str = "en") -> float:
    """Give how common a lower-cased word is in Zipf, 0 for the rarest; a compound counts as its rarest part.

    Only the form that is written counts, unlike in `rarity`.
    """
    listed = zipf_of_words(lang)
    return min((listed.get(part, 0.0) for part in word.split("-") if part), default=0.0)
