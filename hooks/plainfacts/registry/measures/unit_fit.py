"""Which measure can have which value: its unit must be one of the measure's, and the number one that can be."""

import re
from functools import cache

from plainfacts.claims.measures.lexicon import Lexicon, Mention
from plainfacts.facts.house.word_patterns import default_table
from plainfacts.registry.measures.quantities import Value


def takes(mention: Mention, value: Value, lexicon: Lexicon, line: str) -> bool:
    """Tell whether a measure can have this value: its unit is one of the measure's, or none and the number tells."""
    if mention.elapsed or not value.bounds:
        return False
    unit = unit_for(mention.name, value, lexicon, line)
    return unit is not None and all(_plausible(mention.name, number, unit, lexicon) for _, number in value.bounds)


def unit_for(name: str, value: Value, lexicon: Lexicon, line: str) -> str | None:
    """Give the unit in which a measure has this value, or None where it cannot have it."""
    units = lexicon.units[name]
    if name == "white-blood-cells" and re.search(r"\bCSF\b|\bCNS|cerebrospinal|spinal fluid", line):
        return None
    if value.unit in units:
        return value.unit
    if value.unit is not None:
        return None
    number = value.number
    following = line[value.end : value.end + 14].strip().casefold()
    if re.match(
        r"(?:grade|years?|yrs?|prior|lines?|lesions?|cm|mm\b|of the|x\b|times|-|mg|doses?|or 5 half)", following
    ):
        return None
    if "grade" in units:
        return "grade" if number == int(number) and number <= 5 else None
    if name in ("lvef", "shortening-fraction", "lansky", "karnofsky", "oxygen-saturation"):
        return "fraction" if number < 1 and "fraction" in units else "%" if number > 1 else None
    if "10^9/L" in units:
        return "/µL" if number >= 200 else "10^9/L" if name == "platelets" or number < 20 else None
    if name == "bmi":
        return "kg/m2" if 10 <= number <= 60 else None
    guesses = {"haemoglobin": "g/dL" if number < 25 else "g/L", "inr": "ratio", "gfr": "mL/min", "qtc": "ms"}
    return guesses.get(name)


def _plausible(name: str, number: float, unit: str, lexicon: Lexicon) -> bool:
    """Tell whether a value can be meant: a slip in the record (`50,000 x 10^3/µL`) gives no measure."""
    if unit.startswith("x "):
        return 0 < number <= 25
    low, high = _ends(name, "plausible") or (0.0, float("inf"))
    amount = number * lexicon.units[name][unit]
    return low <= amount <= high or (name == "ecog" and number <= 5) or number in _ends(name, "scale")


def is_scale_end(name: str, number: float, value: Value) -> bool:
    """Tell whether one end of a range is only the end of the scale (`50-100 %`, `0 or 1`)."""
    return len(value.bounds) == 2 and number in _ends(name, "scale")


@cache
def _ends(name: str, which: str) -> tuple[float, ...]:
    return tuple(float(end) for end in default_table("plausible-measures").get(name, {}).get(which, ()))
