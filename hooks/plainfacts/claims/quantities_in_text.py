"""Numbers, dates, shares and amounts of money as people write them in a sentence, in digits or in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from babel.dates import get_month_names

from plainfacts.facts.records.reference import Chance, CountRange
from plainfacts.facts.records.times import PartialDate
from plainfacts.facts.records.values import country_names

_UNITS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_SMALL = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
_ONE_WORD = "|".join(sorted((*_SMALL, *_SCALES), key=len, reverse=True))
NUMBER_WORDS = rf"(?:{_ONE_WORD})(?:(?:[ -]|[ ]and[ ])(?:{_ONE_WORD}))*"
"""A number in words as a piece of a pattern."""
_IN_DIGITS = r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?"

_NUMBER = rf"(?:(?:{_IN_DIGITS})(?![\w])(?:[ ](?:million|thousand|billion)\b)?|\b{NUMBER_WORDS}\b)"
NUMBER = rf"(?<![\w.,/-]){_NUMBER}"
"""A number as a piece of a pattern: `26`, `1,500`, `1.5 million`, `twenty-six`."""

PEOPLE = (
    r"(?:children|people|patients|participants|places|babies|infants|teenagers|adolescents|adults|families|boys"
    r"|girls|kids|persons|volunteers)"
)
SPANS = r"(?:hours?|days?|weeks?|months?|years?)"
_MONTHS = {name.lower(): number for number, name in get_month_names("wide", locale="en").items()}
_MONTH = "|".join(get_month_names("wide", locale="en").values())
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[ ](?P<m1>{_MONTH})[ ](?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})[ ](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[ ](?P<y2>\d{{4}})"
    rf"|(?P<m3>{_MONTH})[ ](?:of[ ])?(?P<y3>\d{{4}})"
    r"|(?P<iso>\d{4}-\d{2}(?:-\d{2})?)(?![\d-])"
    r"|(?P<slash>\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2}))(?![\d/.])"
    rf"|(?<![\d.,-])(?P<year>(?:19[5-9]|20[0-9])\d)(?![\d,.]\d|[-\w]|[ ]?%|[ ]{PEOPLE}\b))"
)


@dataclass(frozen=True)
class Said:
    """Something found in a text: what, where from and to, and its values (`kind` says how many)."""

    kind: str
    text: str
    start: int
    end: int
    values: tuple[Decimal, ...] = ()
    unit: str = ""


@dataclass(frozen=True)
class SaidDate:
    """A date found in a text."""

    text: str
    start: int
    date: PartialDate


@cache
def read_words(text: str) -> Decimal | None:
    """The value of a number in digits or English words: `sixty` is 60; None for anything else."""
    plain = text.lower().replace(",", "").strip()
    head, _, scale = plain.partition(" ")
    if re.fullmatch(r"\d+(\.\d+)?", head):
        return Decimal(head) * _SCALES.get(scale, 1) if not scale or scale in _SCALES else None
    total = part = 0
    for word in re.split(r"[ -]+", plain):
        if word in _SMALL:
            part += _SMALL[word]
        elif word == "hundred":
            part = max(part, 1) * 100
        elif word in _SCALES:
            total, part = total + max(part, 1) * _SCALES[word], 0
        elif word != "and":
            return None
    return Decimal(total + part)


_UNIT_FORMS = {
    "minutes": "min minute",
    "hours": "h hr hour",
    "days": "d day",
    "weeks": "w wk week",
    "months": "m mo month",
    "years": "y yr year",
}
_UNIT_OF = {form: unit for unit, forms in _UNIT_FORMS.items() for form in forms.split()}


def unit_of_time(word: str) -> str | None:
    """The unit of time that a word means, in full: `y`, `yrs` and `Years` are `years`; None for another word."""
    plain = word.casefold()
    return _UNIT_OF.get(plain) or _UNIT_OF.get(plain.rstrip("s"))


_WHICH = (
    r"(?:young|younger|older|small|ill|sick|healthy|adult|new|more|other|further|additional|treated|enrolled|such|these"
    r"|of[ ]the|of[ ]these|British|European|American|Dutch|UK|US|[\w-]+-year-old)"
)
"""Words that may stand between a number and the people it counts."""

_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("percent", re.compile(rf"({NUMBER})[ ]?(?:%|percent\b|per[ ]cent\b)", re.IGNORECASE)),
    (
        "out of",
        re.compile(rf"({NUMBER})[ ](?:out[ ]of(?:[ ]every)?|in[ ]every|of[ ]every)[ ]({NUMBER})", re.IGNORECASE),
    ),
    ("out of", re.compile(rf"({NUMBER})[ ]in[ ]({NUMBER})(?=[ ]+(?:\w+[ ])?{PEOPLE}|[^\w ]|$)", re.IGNORECASE)),
    ("out of", re.compile(rf"(\b(?:one|1))[ ]in[ ]({NUMBER})", re.IGNORECASE)),
    ("out of", re.compile(rf"({NUMBER})[ ]of[ ](?:the[ ])?({NUMBER})(?=[ ]+(?:\w+[ ]){{0,2}}{PEOPLE})", re.IGNORECASE)),
    ("people", re.compile(rf"({NUMBER})[ ](?:{_WHICH}[ ]){{0,2}}{PEOPLE}\b", re.IGNORECASE)),
)
_SHARE = re.compile(
    rf"\b(?P<words>half|a[ ]third|one[ ]third|two[ ]thirds|a[ ]quarter|three[ ]quarters|a[ ]fifth|a[ ]tenth)"
    rf"[ ]of[ ](?:(?:all|the|these|those)[ ])*(?:[a-z]+[ ])?(?:{PEOPLE}|children|them)\b",
    re.IGNORECASE,
)
_SPAN = re.compile(
    rf"({NUMBER})(?:[ ]?(?:to|or|-|–)[ ]?({_NUMBER}))?[ -](?P<unit>{SPANS}|courses?|cycles?|doses|infusions?|visits?)\b"
    r"(?![ -]olds?\b)",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"(?:\b(?:under|over|aged?|below|above|younger than|older than|from|to|turned|until) ?)$", re.I
)
_MONEY = re.compile(
    rf"(?:(?P<sign>[€$£¥])[ ]?(?P<a1>{_IN_DIGITS})(?P<s1>[ ](?:million|thousand|billion)\b|[mk]\b)?"
    rf"|(?P<a2>{NUMBER})[ ](?P<unit>euros?|pounds?|dollars?|EUR|USD|GBP|CHF|francs?)\b)"
)
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "¥": "JPY"}
_WORDS = {"euro": "EUR", "pound": "GBP", "dollar": "USD", "franc": "CHF"}
SHARES = {"half": Decimal(50), "a third": Decimal(33), "one third": Decimal(33), "two thirds": Decimal(67)} | {
    "a quarter": Decimal(25),
    "three quarters": Decimal(75),
    "a fifth": Decimal(20),
    "a tenth": Decimal(10),
}
"""What shares in words are out of 100."""


_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[a-z]+")
_NUMBER_WORDS = frozenset((*_SMALL, *_SCALES, "half", "third", "thirds", "quarter", "quarters", "fifth", "tenth"))
_HAS_SHARE = re.compile(rf"%|per ?cent|\b(?:of|in) (?:every |the )?(?:\d|{_ONE_WORD})|\b{PEOPLE}", re.IGNORECASE)


def has_number(text: str) -> bool:
    """Whether a digit or a word for a number or a share stands in a text."""
    return _DIGIT.search(text) is not None or not _NUMBER_WORDS.isdisjoint(_LETTERS.findall(text.lower()))


def shares(text: str) -> list[Said]:
    """Percentages, `x out of y`, `1 in x`, `half of the children` and counts of people, none inside another."""
    found: list[Said] = []
    for kind, pattern in _KINDS if _HAS_SHARE.search(text) else ():
        for match in pattern.finditer(text):
            values = tuple(value for group in match.groups() if group and (value := read_words(group)) is not None)
            if len(values) == pattern.groups and not _taken(found, match.start(), match.end()):
                found.append(Said(kind, match[0], match.start(), match.end(), values))
    for match in _SHARE.finditer(text):
        found.append(
            Said("out of", match[0], match.start(), match.end(), (SHARES[match["words"].lower()], Decimal(100)))
        )
    return sorted((said for said in found if not _is_one(said)), key=lambda said: said.start)


def _is_one(said: Said) -> bool:
    """`one child`, `1 person`: no count of people."""
    return said.kind == "people" and said.values[0] <= 1


def _taken(found: list[Said], start: int, end: int) -> bool:
    return any(said.start < end and start < said.end for said in found)


def spans(text: str) -> Iterator[Said]:
    """Lengths of time and counts of courses: `28 days`, `three years`; not ages (`aged 12 years`, `5 years old`)."""
    for match in _SPAN.finditer(text):
        values = tuple(value for group in match.groups()[:2] if group and (value := read_words(group)) is not None)
        unit = match["unit"].lower().rstrip("s")
        is_age = unit in ("month", "year") and _AGE_BEFORE.search(text[max(0, match.start() - 15) : match.start()])
        if values and not is_age:
            yield Said("span", match[0], match.start(), match.end(), values, unit)


def money(text: str) -> Iterator[Said]:
    """Amounts of money with their currency: `€1,500,000`, `1.5 million euros`."""
    for match in _MONEY.finditer(text):
        if match["sign"]:
            scale = (match["s1"] or "").strip()
            factor = {"m": 1_000_000, "k": 1000, "": 1}.get(scale) or _SCALES[scale]
            value: Decimal | None = Decimal(match["a1"].replace(",", "")) * factor
            unit = _SIGNS[match["sign"]]
        else:
            value, unit = read_words(match["a2"]), _WORDS.get(match["unit"].rstrip("s").lower(), match["unit"].upper())
        if value is not None:
            yield Said("money", match[0], match.start(), match.end(), (value,), unit)


def dates(text: str) -> Iterator[SaidDate]:
    """Dates: `28 April 2026`, `April 2026`, `2026-04-28`, `28/04/2026` (day first), and years (1950 to 2099)."""
    for match in _DATE.finditer(text):
        found = _date(match)
        if found:
            yield SaidDate(match[0], match.start(), found)


def _date(match: re.Match[str]) -> PartialDate | None:
    month_name = match["m1"] or match["m2"] or match["m3"]
    year = match["y1"] or match["y2"] or match["y3"] or match["year"]
    month, day = _MONTHS[month_name.lower()] if month_name else None, match["day"] or match["d2"]
    if match["iso"]:
        year, month, day = (*match["iso"].split("-"), None)[:3]
    elif match["slash"]:
        day, month, year = re.split(r"[/.]", match["slash"])
        year = year if len(year) == 4 else f"20{year}"
    try:
        found = PartialDate(int(year), int(month) if month else None, int(day) if day else None)
        date(found.year, found.month or 1, found.day or 1)
    except ValueError:
        return None
    return found


_CAPITAL = re.compile(r"[A-ZÀ-ÞÅ]\w*")


@cache
def _country_pattern() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    codes = {name: code for code, name in country_names().items()}
    codes |= dict.fromkeys(("UK", "England", "Scotland", "Wales", "Great Britain"), "GB")
    codes |= dict.fromkeys(("USA", "United States of America"), "US") | dict.fromkeys(("Türkiye", "Turkey"), "TR")
    codes |= {"Czech Republic": "CZ", "Holland": "NL", "Hong Kong": "HK"}
    names = sorted(codes, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")
    return pattern, codes, frozenset(first for name in names for first in _CAPITAL.findall(name)[:1])


def countries(text: str) -> list[tuple[str, str, int]]:
    """Countries named in a text: code, name as written, position. Names of people that are countries count too."""
    pattern, codes, beginnings = _country_pattern()
    if beginnings.isdisjoint(_CAPITAL.findall(text)):
        return []
    return [(codes[match[0]], match[0], match.start()) for match in pattern.finditer(text)]


def hundred(said: Said) -> Decimal:
    """A share as a count out of 100, rounded."""
    share = said.values[0] if said.kind == "percent" else said.values[0] * 100 / (said.values[1] or 1)
    return share.quantize(Decimal(1))


def hundreds(chance: Chance) -> set[Decimal]:
    """The counts of a chance out of 100, rounded: one, or the ends of a range."""
    count = chance.count
    counts = [count.at_least, count.from_, count.to] if isinstance(count, CountRange) else [count]
    return {(found * 100 / (chance.out_of or 1)).quantize(Decimal(1)) for found in counts if found is not None}
