"""The wording of criteria made even: comparisons in words to signs, numbers in words to figures."""

import re

# A comparison in words is only one where a number follows; `over the counter` and `under treatment` are none.
_NUMBER_AHEAD = r"(?=\s*(?:an?\s+|the\s+)?(?:\d|\(|upper|lower|institutional|ULN|LLN|UNL|age-adjusted|normal|\())"
_WORDS: tuple[tuple[str, str], ...] = (
    (r"(?:greater|higher|more|larger|above) than(?: or equal(?:s)?(?: to)?)?\s*\(\s*([≥≤<>]=?)\s*\)", r" \1 "),
    (r"(?:less|lower|lesser|fewer) than(?: or equal(?:s)?(?: to)?)?\s*\(\s*([≥≤<>]=?)\s*\)", r" \1 "),
    (
        r"(?:greater|higher|more|larger|above|superior|bigger|older)(?: than)?,? (?:or|and)(?: is)? equals?(?: to"
        r"| than)?",
        " ≥ ",
    ),
    (r"equals?(?: to)? or (?:greater|higher|more|larger|above|over|superior|bigger)(?: than| to)?", " ≥ "),
    (
        r"(?:less|lower|lesser|fewer|smaller|below|inferior|younger)(?: than)?,? (?:or|and)(?: is)? equals?(?: to"
        r"| than)?",
        " ≤ ",
    ),
    (r"equals?(?: to)? or (?:less|lower|lesser|fewer|smaller|below|under|inferior)(?: than| to)?", " ≤ "),
    (r"(?:>|≥)\s*(?:or|/)\s*(?:=|equal(?:s)?(?: to)?)|=\s*/\s*>|>=|=>|≧|⩾|>\s=|≥=", " ≥ "),
    (r"(?:<|≤)\s*(?:or|/)\s*(?:=|equal(?:s)?(?: to)?)|=\s*/\s*<|<=|=<|≦|⩽|<\s=|≤=", " ≤ "),
    (
        r"\b(?:no|not)(?: be)? (?:less|lower|fewer|smaller) than|\bnot (?:be )?(?:below|under)|\bat least"
        r"|\b(?:a )?minimum(?: of| is)?" + _NUMBER_AHEAD,
        " ≥ ",
    ),
    (
        r"\b(?:no|not)(?: be)? (?:more|greater|higher|larger) than|\bnot (?:be )?(?:above|over|exceed(?:ing)?)"
        r"|\b(?:does|do|must|may|should) not exceed",
        " ≤ ",
    ),
    (r"\bminimum(?P<what>(?: [^\W\d][\w-]*){1,3}?)(?: of| is|:)?(?=\s*\d)", r"\g<what> ≥ "),
    (r"\bmaximum(?P<what>(?: [^\W\d][\w-]*){1,3}?)(?: of| is|:)?(?=\s*\d)", r"\g<what> ≤ "),
    (r"\bat most|\b(?:a )?maximum(?: of| is)?" + _NUMBER_AHEAD + r"|\bup to" + _NUMBER_AHEAD, " ≤ "),
    (r"\bwithin(?=\s*(?:≤\s*)?(?:the\s+)?\d+(?:\.\d+)?\s*(?:x|×|times|%\s*of)\b)", " ≤ "),
    (
        r"\b(?:greater|higher|more|larger|longer|better|older) (?:than|to)\b|\bin excess of\b|\bexceed(?:s|ing)?\b"
        r"|\bsuperior to\b",
        " > ",
    ),
    (r"\b(?:less|lower|lesser|fewer|smaller|shorter|younger) (?:than|to)\b|\binferior to\b", " < "),
    (r"\b(?:above|over)\b(?: the)?" + _NUMBER_AHEAD, " > "),
    (r"\b(?:below|under)\b(?: the)?" + _NUMBER_AHEAD, " < "),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), sign) for pattern, sign in _WORDS)
FIGURES = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), start=1
    )
}
_COUNTED = r"(?=\s*(?:\(\d+\)\s*)?(?:times|x\b|×|-?fold|hours?|days?|weeks?|months?|years?|half-?\s?li(?:fe|ves))\b)"
_IN_WORDS = re.compile(rf"\b({'|'.join(FIGURES)})\b{_COUNTED}", re.IGNORECASE)
_REPEATED = re.compile(r"\b(\d+)\s*\(\s*\1\s*\)")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_SUBSCRIPT = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def even(text: str) -> str:
    """Give the text with comparisons as one of ≥ ≤ > <, numbers as figures and one sign for micro, times and dash."""
    text = (
        text.replace("μ", "µ")
        .replace("×", "x")
        .replace("‐", "-")
        .replace("‑", "-")
        .replace("−", "-")
        .replace("–", "-")
        .replace("—", "-")
    )
    text = (
        re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", lambda found: "10^" + found[1].translate(_SUPERSCRIPT), text)
        .replace("²", "2")
        .replace("³", "3")
        .translate(_SUBSCRIPT)
    )
    text = re.sub(r"\btwice\b|\bdouble\b(?= the| upper| ULN)", "2 x", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d )x NL\b|(?<=\dx )NL\b", lambda found: found[0].replace("NL", "ULN"), text)
    text = re.sub(r"\bmin(?:ute)? \(min\)", "min", text, flags=re.IGNORECASE)
    text = re.sub(r"\bmet(?:er|re)s? squared?(?: \(m\^?2\))?", "m2", text, flags=re.IGNORECASE)
    text = re.sub(r"\bpost-(?=\w*transplant|HSCT|BMT)", "post ", text, flags=re.IGNORECASE)
    text = _IN_WORDS.sub(lambda found: FIGURES[found[1].casefold()], text)
    text = _REPEATED.sub(r"\1", text)
    for pattern, sign in _PATTERNS:
        text = pattern.sub(sign, text)
    return " ".join(text.split())


def in_words(text: str) -> str:
    """Give a condition with its signs in words: `patients > 12 years` is `patients over 12 years`."""
    for sign, word in (("≥", "at least"), ("≤", "at most"), (">", "over"), ("<", "under")):
        text = text.replace(sign, f" {word} ")
    words = " ".join(text.split()).strip(" ,;:.()-")
    return f"{words})" if words.count("(") > words.count(")") else words
