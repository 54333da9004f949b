"""The wording of criteria made even: comparisons in words to signs, numbers in words to figures."""

import re

from plainfacts.claims.quantities_in_text import NUMBER_WORDS, read_words
from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__, figures=NUMBER_WORDS)
_REPEATED = re.compile(r"\b(\d+)\s*\(\s*\1\s*\)")
_ONE_SIGN = str.maketrans("μ×‐‑−–—", "µx-----")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SMALL = str.maketrans("²³₀₁₂₃₄₅₆₇₈₉", "230123456789")


def even(text: str) -> str:
    """Give the text with comparisons as one of ≥ ≤ > <, numbers as figures and one sign for micro, times and dash."""
    text = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: "10^" + found[1].translate(_RAISED), text.translate(_ONE_SIGN))
    text = text.translate(_SMALL)
    text = re.sub(r"\btwice\b|\bdouble\b(?= the| upper| ULN)", "2 x", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d )x NL\b|(?<=\dx )NL\b", lambda found: found[0].replace("NL", "ULN"), text)
    text = re.sub(r"\bmin(?:ute)? \(min\)", "min", text, flags=re.IGNORECASE)
    text = re.sub(r"\bmet(?:er|re)s? squared?(?: \(m\^?2\))?", "m2", text, flags=re.IGNORECASE)
    text = re.sub(r"\bpost-(?=\w*transplant|HSCT|BMT)", "post ", text, flags=re.IGNORECASE)
    text = _SAYS["in_words"].sub(lambda found: f"{read_words(found[1]):f}", text)
    text = _REPEATED.sub(r"\1", text)
    for sign, pattern in _SAYS.pairs("signs"):
        text = pattern.sub(sign, text)
    return " ".join(text.split())


def in_words(text: str) -> str:
    """Give a condition with its signs in words: `patients > 12 years` is `patients over 12 years`."""
    for sign, word in (("≥", "at least"), ("≤", "at most"), (">", "over"), ("<", "under")):
        text = text.replace(sign, f" {word} ")
    words = " ".join(text.split()).strip(" ,;:.()-")
    return f"{words})" if words.count("(") > words.count(")") else words
