"""What an English word looks like: its endings, and the simpler words that it may be a form of."""

import re
from functools import lru_cache

# (ending, what stands instead in the simpler word): studies -> study, boxes -> box, making -> make, bigger -> big.
_INFLECTIONS = (
    ("'s", ""), ("n't", ""), ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("ly", ""), ("ier", "y"), ("er", ""), ("er", "e"), ("est", ""), ("est", "e"),
)  # fmt: skip
_DOUBLING = frozenset(("ed", "ing", "er", "est"))
_SHORTEST_FORM = 3
_LATIN_ENDING = re.compile(
    r"(?:[ts]ion|ity|[ae]nce|ive|ous|ment|ism|ist|ic|ate|i[fz]y|i[sz]e|ary|ory|al|ature|[ae]ncy|acy|[ae]nt)s?$"
)
_SHORTEST_LATIN = 6
# A capital inside a word, or a digit after a letter: MRI, mRNA, CD19, IL-2.
_ABBREVIATED = re.compile(r"(?<=[A-Za-z0-9])[A-Z]|[A-Za-z]-?\d")
_WORDS_OF_ONE_LETTER = frozenset("aAiI")


@lru_cache(maxsize=65_536)
def forms(word: str) -> tuple[str, ...]:
    """Give a lower-cased word and the simpler words that it may be a form of: "stopped" -> stopped, stopp, stop ..."""
    found = [word]
    for ending, instead in _INFLECTIONS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) >= _SHORTEST_FORM:
            found.append(stem)
            if ending in _DOUBLING and not instead and len(stem) > _SHORTEST_FORM and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(found)


def has_latin_ending(word: str) -> bool:
    """Tell whether a lower-cased word of six letters or more has a learned ending: condition, severity, medical."""
    return len(word) >= _SHORTEST_LATIN and _LATIN_ENDING.search(word) is not None


def is_abbreviation(word: str) -> bool:
    """Tell whether a word, in its own capitals, is written short: MRI, CD19, or a letter that stands alone."""
    if len(word) == 1:
        return word.isalpha() and word not in _WORDS_OF_ONE_LETTER
    return _ABBREVIATED.search(word) is not None
