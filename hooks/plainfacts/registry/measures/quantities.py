"""Numbers with units in evened text: what is compared with what, from `≥ 1,000/mm3` to `between 70 and 120 %`."""

import re
from dataclasses import dataclass

_LIMIT_WORDS = (
    r"(?:the\s+|an?\s+)?(?:\w+'?s?\s+){0,2}?(?:age[- ]\w+\s+)?(?:institution\w*\s+|local\s+"
    r"|laborator\w+\s+|lab\s+|site\s+|standard\s+|reference\s+)?"
)
_UPPER = (
    r"(?:I?ULN\b|UNL\b|upper (?:institutional |laboratory "
    r"|age-adjusted )?(?:normal )?limits?(?: of)?(?: the)?(?: \w+){0,2}? normal(?: ranges?| values?)?"
    r"|upper (?:normal )?limits?(?: of normal)?|upper (?:end of )?(?:the )?normal(?: limits?)?|upper normal(?: limit)?)"
)
_LOWER = (
    r"(?:I?LLN\b|lower (?:institutional "
    r"|laboratory )?(?:normal )?limits?(?: of)?(?: the)?(?: \w+){0,2}? normal(?: ranges?| values?)?"
    r"|lower (?:normal )?limits?(?: of normal)?)"
)
_TIMES = r"(?:x|times|-?\s?fold|\*)"
_FORMS = {
    "hours": "h hr hour",
    "days": "day",
    "weeks": "week wk",
    "months": "month mo",
    "years": "year yr",
}
_TIME = {form: unit for unit, forms in _FORMS.items() for form in forms.split()}
_MICROLITRE = r"(?:µ\s?l|u\s?l|mc\s?l|micro\s?lit(?:er|re)s?)\b"
_CUBIC = r"(?:mm\^?3|cubic (?:mm|millimet(?:er|re)s?)|cu\.? ?mm|cmm)\b"
_CELLS = r"(?:(?:cells?|neutrophils|platelets|lymphocytes|leukocytes)\s*)?"
_LITRE = r"l(?:it(?:er|re))?\b"

# Each unit as this project spells it, with the ways in which registries write it; the first that fits is taken.
UNITS: tuple[tuple[str, str], ...] = (
    (
        "x ULN",
        rf"{_TIMES}\s*(?:above\s+)?{_LIMIT_WORDS}{_UPPER}|{_UPPER}"
        rf"|x\s+(?:the\s+)?(?:institutional )?normal\b(?! saline)|times\s+(?:the\s+)?normal\b",
    ),
    ("x LLN", rf"{_TIMES}\s*{_LIMIT_WORDS}{_LOWER}|{_LOWER}"),
    (
        "10^9/L",
        rf"{_CELLS}[x*]?\s*10\s?(?:\^|e|exp|\*\*?|\(|\s)?\s?\(?9\)?\s*{_CELLS}(?:/|per)\s*{_LITRE}|[x*]\s*109\s*(?:/"
        rf"|per)\s*{_LITRE}|[x*]\s*10\s?\^\s?9\b|e9/l\b|(?-i:G/L|Gpt/L|Gi?ga/L)",
    ),
    ("10^6/L", rf"[x*]?\s*10\s?(?:\^|e|\*\*?)?\s?6\s*(?:/|per)\s*{_LITRE}"),
    (
        "10^3/µL",
        rf"[x*]?\s*10\s?(?:\^|e|\*\*?|\s)?\s?3\s*{_CELLS}(?:/|per)\s*(?:{_MICROLITRE}|{_CUBIC})"
        rf"|k\s*/\s*(?:{_MICROLITRE}|{_CUBIC}|mm\b)|(?:thousand|thou)\s*/\s*(?:{_MICROLITRE}|{_CUBIC})",
    ),
    ("/mm3", rf"{_CELLS}(?:/|per)\s*{_CUBIC}"),
    ("/µL", rf"{_CELLS}(?:/|per)\s*{_MICROLITRE}"),
    (
        "mL/min/1.73 m2",
        r"(?:ml|cc)\s*(?:/|per)\s*min(?:utes?|\.)?\s*(?:/|per|x)?\s*\(?1[.,·]\s?73\s*\)?\s*(?:m\s?(?:\^|\*\*)?\s?2"
        r"|sq\.? ?m\w*|m\b)?",
    ),
    (
        "mL/min/1.73 m2",
        r"millilit(?:er|re)s?\s*(?:/|per)\s*min(?:ute)?\s*(?:/|per)\s*1\.73\s*(?:square\s*met(?:er|re)s?|m\s?\^?2)",
    ),
    ("mL/s/1.73 m2", r"ml\s*/\s*s(?:ec)?\s*/\s*1[.,]73\s*m\s?\^?2"),
    ("mL/min", r"(?:m?\s?ml|m l|millilit(?:er|re)s?)\s*(?:/|per)\s*min(?:ute)?\b|m\s?l\s*/\s*mn\b"),
    ("mg/dL", r"mg\s*(?:/|per|%)?\s*(?:dl|deciliter|100 ?ml)\b|mg%"),
    ("µmol/L", rf"(?:µ|u|mc|micro)\s?mol(?:es)?\s*(?:/|per)\s*{_LITRE}|µM\b"),
    ("mmol/L", rf"mmol\s*(?:/|per)\s*{_LITRE}"),
    ("g/dL", r"(?:g|gm|gms|gr|grams?)\.?\s*(?:/|per|%)\s*(?:dl|deciliter|100 ?ml)\b|g%"),
    ("g/L", rf"(?:g|gm|grams?)\s*(?:/|per)\s*{_LITRE}"),
    ("µg/L", rf"(?:µ|u|mc)g\s*/\s*{_LITRE}"),
    ("ng/mL", r"ng\s*/\s*ml\b"),
    ("U/L", r"(?:I\.?)?U\s*/\s*L\b|units?\s*/\s*L\b"),
    ("kg/m2", r"(?:kg|kilograms?)\s*(?:/|per)\s*(?:m\s?\^?\s?2|(?:square|sq\.?) ?met(?:er|re)s?)"),
    ("kg", r"(?:kg|kgs|kilograms?|kilos?)\b(?!\s*/)"),
    ("lb", r"(?:lbs?|pounds?)\b"),
    ("%", r"%|percent\b|per cent\b"),
    ("ms", r"(?:ms|msecs?|millisec(?:onds?)?|milli-?seconds?)\b"),
    ("s", r"(?:s|sec|secs|seconds?)\b"),
    ("time", r"(?:hours?|hrs?|h|days?|weeks?|wks?|months?|mos?|years?|yrs?)\b"),
    ("points", r"points?\b"),
)
_UNIT_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in UNITS)
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?![\d.])|\d+(?:[.·]\d+)?)"
_AT_LEAST_AFTER = r"(?:or|and) (?:greater|more|higher|above|over|better|longer|>|beyond|up)(?!\w)(?! than)"
_AT_MOST_AFTER = r"(?:or|and) (?:less|lower|below|fewer|under|shorter|<|smaller)(?!\w)(?! than)"
_AFTER = re.compile(rf"\s*(?:(?P<more>{_AT_LEAST_AFTER})|(?P<less>{_AT_MOST_AFTER}))", re.IGNORECASE)
_COMPARED = re.compile(rf"(?P<sign>[≥≤<>])\s*(?:an?\s+|the\s+|or\s+)?(?P<number>{_NUMBER})?")
_RANGE = re.compile(
    rf"(?:between\s+|from\s+|of\s+)?(?<![\w.,/^-])(?P<low>{_NUMBER})(?P<unit>\s*(?:%|kg|ms))?\s*(?P<joint>-|to|and|or"
    rf"|/)\s*(?P<sign>[<≤])?\s*(?P<high>{_NUMBER})(?![\w^]|\.\d)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?<![\w.,/^-])(?P<low>\d)(?:(?:\s*[,/]\s*\d)+\s*(?:,?\s*(?:or|and)|[,/])|\s*,\s*(?:or|and))\s*(?P<high>\d)(?!\w|%|[./]\d)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?<![\w.,/^-])(?P<number>{_NUMBER})(?![\w^]|\.\d)|(?<![\w.,/^-])(?P<glued>{_NUMBER})(?=(?:%|kg|ms|x|g/|mg/|ml/"
    rf"|weeks|days|months))"
)
_REVERSED = re.compile(
    rf"(?P<sign>[≥≤<>])?\s*(?:the\s+)?{_UPPER}\s*(?:x|times|\*)\s*(?P<number>{_NUMBER})", re.IGNORECASE
)
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
    found = _REVERSED.search(text, position)
    if not found or not found["sign"]:
        return None
    number = to_number(found["number"], "x ULN")
    return Value(found.start(), found.end(), ((SIGNS[found["sign"]], number),), "x ULN", number)


def _read_compared(text: str, position: int) -> Value | None:
    """Read `≥ 1,000/mm3` and `> ULN`; a sign with neither a number nor a limit is passed over."""
    for found in _COMPARED.finditer(text, position):
        unit, end = read_unit(text, found.end())
        how = SIGNS[found["sign"]]
        if found["number"]:
            if unit is None and re.match(r"\s*(?:x|\*)?\s*10\s?\^", text[found.end() :]):
                continue
            number = to_number(found["number"], unit)
            between = re.compile(rf"\s*(?:-|to|and|,)\s*(?:([≥≤<>])\s*)({_NUMBER})").match(text, end)
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
    found = _LIST.search(text, position)
    if not found or int(found["low"]) >= int(found["high"]):
        return None
    low, high = float(found["low"]), float(found["high"])
    return Value(found.start(), found.end(), (("at_least", low), ("at_most", high)), None, high, "or")


def _read_range(text: str, position: int) -> Value | None:
    """Read `between 70 and 120 %`, `70-120%`, `0 or 1`."""
    while found := _RANGE.search(text, position):
        position = found.start("low") + 1
        unit, end = read_unit(text, found.end())
        low, high = to_number(found["low"], unit), to_number(found["high"], unit)
        joint = found["joint"].casefold()
        if low < high and (
            joint in ("-", "to") or unit or "between" in found[0].casefold() or joint in ("or", "/", "and")
        ):
            how = "below" if found["sign"] == "<" else "at_most"
            return Value(found.start(), end, (("at_least", low), (how, high)), unit, high, joint)
    return None


def _read_plain(text: str, position: int) -> Value | None:
    """Read `50 % or more`, and numbers that compare nothing, so that they are passed over as a whole."""
    found = _PLAIN.search(text, position)
    if not found:
        return None
    unit, end = read_unit(text, found.end())
    number = to_number(found["number"] or found["glued"], unit)
    after = _AFTER.match(text, end)
    if not after:
        return Value(found.start(), end, (), unit, number)
    how = "at_least" if after["more"] else "at_most"
    return Value(found.start(), after.end(), ((how, number),), unit, number)


def read_unit(text: str, position: int) -> tuple[str | None, int]:
    """Give the unit that stands at a position (after spaces) and where it ends, or None and the position itself."""
    start = position
    while start < len(text) and text[start] == " ":
        start += 1
    for name, pattern in _UNIT_PATTERNS:
        found = pattern.match(text, start)
        if found:
            word = found[0].casefold()
            return (_TIME.get(word, _TIME.get(word.rstrip("s"), word)) if name == "time" else name), found.end()
    return None, position


def to_number(digits: str, unit: str | None) -> float:
    """Give the number for its digits; commas, spaces and (in counts, `1.500/µL`) stops set thousands apart."""
    if unit in ("/µL", "/mm3") and re.fullmatch(r"\d{1,3}\.\d{3}", digits):
        digits = digits.replace(".", "")
    return float(digits.replace(",", "").replace(" ", "").replace("·", "."))
