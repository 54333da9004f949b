"""Numbers with units in evened text: what is compared with what, from `≥ 1,000/mm3` to `between 70 and 120 %`."""

import re
from dataclasses import dataclass

from plainfacts.claims.quantities_in_text import unit_of_time
from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__)
SIGNS = {"≥": "at_least", "≤": "at_most", ">": "above", "<": "below"}


@dataclass(frozen=True)
class Value:
    """A number with its unit in evened text, from `start` to `end`.

    `bounds` are pairs of how (at_least, at_most, above, below) and how much, empty where nothing is compared;
    `unit` is spelled as in data/measures.yaml, a unit of time in full, None where the text has none.
    """

    start: int
    end: int
    bounds: tuple[tuple[str, float], ...]
    unit: str | None
    number: float
    joint: str = ""


def find_values(text: str) -> list[Value]:
    """Take evened text and give the numbers in it in order, those that compare and those that do not."""
    found: list[Value] = []
    position = 0
    # What each reader finds next; where several begin at one place, the reader that comes first says most.
    ahead = {read: read(text, 0) for read in (_read_reversed, _read_compared, _read_list, _read_range, _read_plain)}
    while any(ahead.values()):
        value = min((value for value in ahead.values() if value), key=lambda value: value.start)
        found.append(value)
        position = max(value.end, position + 1)
        for read, stale in ahead.items():
            if stale and stale.start < position:
                ahead[read] = read(text, position)
    return found


def _read_reversed(text: str, position: int) -> Value | None:
    """Read `≤ ULN x 1.5`."""
    found = _SAYS["reversed"].search(text, position)
    if not found or not found["sign"]:
        return None
    number = to_number(found["number"], "x ULN")
    return Value(found.start(), found.end(), ((SIGNS[found["sign"]], number),), "x ULN", number)


def _read_compared(text: str, position: int) -> Value | None:
    """Read `≥ 1,000/mm3` and `> ULN`; a sign with neither a number nor a limit is passed over."""
    for found in _SAYS["compared"].finditer(text, position):
        unit, end = read_unit(text, found.end())
        how = SIGNS[found["sign"]]
        if found["number"]:
            if unit is None and re.match(r"\s*(?:x|\*)?\s*10\s?\^", text[found.end() :]):
                continue
            number = to_number(found["number"], unit)
            between = _SAYS["between"].match(text, end)
            if between:
                other_unit, other_end = read_unit(text, between.end())
                bounds = ((how, number), (SIGNS[between[1]], to_number(between[2], other_unit)))
                if {how.split("_")[-1], bounds[1][0].split("_")[-1]} in (
                    {"least", "most"},
                    {"least", "below"},
                    {"above", "below"},
                    {"above", "most"},
                ):
                    return Value(found.start(), other_end, bounds, other_unit or unit, number)
            return Value(found.start(), end, ((how, number),), unit, number)
        if unit in ("x ULN", "x LLN"):
            return Value(found.start(), end, ((how, 1.0),), unit, 1.0)
    return None


def _read_list(text: str, position: int) -> Value | None:
    """Read `0, 1 or 2`, which runs from the first to the last."""
    found = _SAYS["list"].search(text, position)
    if not found or int(found["low"]) >= int(found["high"]):
        return None
    low, high = float(found["low"]), float(found["high"])
    return Value(found.start(), found.end(), (("at_least", low), ("at_most", high)), None, high, "or")


def _read_range(text: str, position: int) -> Value | None:
    """Read `between 70 and 120 %`, `70-120%`, `0 or 1`."""
    while found := _SAYS["range"].search(text, position):
        position = found.start("low") + 1
        unit, end = read_unit(text, found.end())
        low, high = to_number(found["low"], unit), to_number(found["high"], unit)
        joint = found["joint"].casefold()
        if low < high:
            how = "below" if found["sign"] == "<" else "at_most"
            return Value(found.start(), end, (("at_least", low), (how, high)), unit, high, joint)
    return None


def _read_plain(text: str, position: int) -> Value | None:
    """Read `50 % or more`, and numbers that compare nothing, so that they are passed over as a whole."""
    found = _SAYS["plain"].search(text, position)
    if not found:
        return None
    unit, end = read_unit(text, found.end())
    number = to_number(found["number"] or found["glued"], unit)
    after = _SAYS["after"].match(text, end)
    if not after:
        return Value(found.start(), end, (), unit, number)
    how = "at_least" if after["more"] else "at_most"
    return Value(found.start(), after.end(), ((how, number),), unit, number)


def read_unit(text: str, position: int) -> tuple[str | None, int]:
    """Give the unit that stands at a position (after spaces) and where it ends, or None and the position itself."""
    start = position
    while start < len(text) and text[start] == " ":
        start += 1
    for name, pattern in _SAYS.pairs("units"):
        found = pattern.match(text, start)
        if found:
            return (unit_of_time(found[0]) if name == "time" else name), found.end()
    return None, position


def to_number(digits: str, unit: str | None) -> float:
    """Give the number for its digits; commas, spaces and (in counts, `1.500/µL`) stops set thousands apart."""
    if unit in ("/µL", "/mm3") and re.fullmatch(r"\d{1,3}\.\d{3}", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "").replace(" ", "").replace("·", "."))
