"""English morphology: the endings of a word, and the simpler words of which it may be a form."""

import re
from functools import lru_cache

# (ending, its replacement in the simpler word): studies -> study, boxes -> box, making -> make, bigger -> big.
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
    """A lower-case word and the simpler words of which it may be a form: "stopped" -> stopped, stopp, stop ..."""
    found = [word]
    for ending, instead in _INFLECTIONS:
        stem = word.removesuffix(ending) + instead
        if word.endswith(ending) and len(stem) >= _SHORTEST_FORM:
            found.append(stem)
            if ending in _DOUBLING and not instead and len(stem) > _SHORTEST_FORM and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return tuple(found)


def has_latin_ending(word: str) -> bool:
    """Whether a lower-case word has six letters or more and a Latinate ending: condition, severity, medical."""
    return len(word) >= _SHORTEST_LATIN and _LATIN_ENDING.search(word) is not None


def is_abbreviation(word: str) -> bool:
    """Whether a word, as typed, is an abbreviation: MRI, CD19, or a single letter that is not a word."""
    if len(word) == 1:
        return word.isalpha() and word not in _WORDS_OF_ONE_LETTER
    return _ABBREVIATED.search(word) is not None
