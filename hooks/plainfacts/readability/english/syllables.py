"""Counts English syllables: groups of vowels, minus silent ones, plus one for each group that is two syllables."""

import re
from functools import lru_cache

# Words for which the rules below are wrong, by number of syllables.
_IRREGULAR = {
    2: "baseline being business cement different evening every everyday forehead giant giants guideline "
    "guidelines maybe naive ninety ruin ruins several therefore wherefore",
    3: "anyone complement complements element elements employee employees everybody everyone everything "
    "excitedly fatiguing implement implements interested involvement involvements karate nausea obedient "
    "recipe recipes simile somebody supplement supplements",
    4: "anemone apostrophe apostrophes catastrophe diarrhoea epitome facsimile reality supplementary",
}
_EXCEPTIONS = {word: count for count, group in _IRREGULAR.items() for word in group.split()}

_GROUP = re.compile(r"[aeiouy]+")
_PART = re.compile(r"[a-z]+|\d[\d.,]*")
_SILENT = [
    re.compile(rule)
    for rule in (
        r"[^aeiouy]e$(?<![^aeiouylr]le)",  # make, whole; not table
        r"[^aeiouydt]ed$(?<![^aeiouylr]led)",  # asked; not wanted, handled
        r"[^aeiouysxzcgh]es$(?<![^aeiouylr]les)|[tp]hes$",  # makes, clothes; not boxes, tables
        r"[aeiouy][^aeiouy]e(?:ful|fully|less|lessly|lessness|ly|ness|ments?|some|times?|things?|where|one|lines?)$",
    )
]
_PARTED = [
    re.compile(rule)
    for rule in (
        r"(?<![ctsg])i[ao]|[ct]ia(?:t|s[mt])|[ct]io[lp]",  # medial, period, associate; not special, nation
        r"iu|i(?=et|en[ct])(?<![ctsf]i)|c?ien[ct]e?(?<=^scienc)|[rdtv]ier$|iety",  # medium, client, society
        r"(?<![gp])eo|rea(?:ct|t[ei])|(?<=[dnr])ea[nl]?s?$|eu[ms]",  # video, create, area, museum
        r"(?<![qg])u[ao]|(?<![qg])ue(?:l|n[ct])|(?<![qgbr])ui(?:t[yio]|n|d)",  # annual, fluent, fluid
        r"[aeiouy]ing|oe[mt]|aos|ii|oas|yo|ys?io",  # going, poem, chaos, physiology
        r"[st]hms?$|sms?$",  # rhythm, spasm
    )
]


@lru_cache(maxsize=65_536)
def count_syllables(word: str) -> int:
    """The number of syllables in an English word, 1 or more. A run of digits counts as one."""
    lower = word.lower().removesuffix("'s").replace("'", "")
    return max(1, sum(_count_part(part) for part in _PART.findall(lower)))


def _count_part(part: str) -> int:
    if part in _EXCEPTIONS:
        return _EXCEPTIONS[part]
    silent = sum(bool(rule.search(part)) for rule in _SILENT)
    parted = sum(len(rule.findall(part)) for rule in _PARTED)
    return max(1, len(_GROUP.findall(part)) - silent + parted)
