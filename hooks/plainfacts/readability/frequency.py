"""Word frequencies, read from the list that wordfreq installs.

Importing wordfreq itself loads tables of all languages and takes three times as long as reading this one list.
"""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgpack

from plainfacts.readability.weights import POINTS

_TOP, _PER_ZIPF = 900, 100
"""The list goes down from Zipf 9 (a word that is the whole text) in steps of a hundredth of a Zipf."""


@cache
def zipf_of_words(lang: str, *, rare: bool = False) -> dict[str, float]:
    """The Zipf frequency of each word in the large list of a language, down to `POINTS.rarest`; or of the rarer ones.

    The format (cBpack 1) is a header, then for each step the words of that frequency in alphabetical order. Raises
    ValueError for another format, and OSError if there is no list for the language.
    """
    found: dict[str, float] = {}
    with gzip.open(_data() / f"large_{lang}.msgpack.gz") as file:
        packed = msgpack.Unpacker(file)
        steps = packed.read_array_header() - 1
        if (header := packed.unpack()) != {"format": "cB", "version": 1}:
            raise ValueError(f"This version of wordfreq has lists in another format: {header}.")
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
    """The Zipf frequency of a lower-case word, 0 below `POINTS.rarest`; for a compound, that of its rarest part.

    Unlike in `rarity`, only the given form counts.
    """
    listed = zipf_of_words(lang)
    return min((listed.get(part, 0.0) for part in word.split("-") if part), default=0.0)
