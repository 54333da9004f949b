"""Times as a source states them: durations and ages in the source's unit, dates with the source's precision."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from plainfacts.facts.records.values import wrong

DAYS_IN = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.4375"), "years": Decimal("365.25")}
"""Days in a unit of time. Months and years are averages (a year of 365.25 days)."""

_AMOUNT = re.compile(r"(\d{1,4}) (day|week|month|year)s?")


@dataclass(frozen=True)
class Span:
    """A duration or an age in the source's unit: `18 months`. `unit` is a key of DAYS_IN."""

    amount: int
    unit: str

    @property
    def days(self) -> Decimal:
        """Its length in days, for comparing across units: 12 months equal 1 year, 7 days a week."""
        return self.amount * DAYS_IN[self.unit]

    def __str__(self) -> str:
        return f"{self.amount} {self.unit[:-1] if self.amount == 1 else self.unit}"


def _span(value: Any) -> Span:
    if isinstance(value, Span):
        return value
    match = _AMOUNT.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if not match:
        number = re.match(r"\d+", str(value))
        fix = f"Write `{number.group()} years` or `{number.group()} months`." if number else "Write `18 months`."
        raise wrong(value, "a number and a unit: days, weeks, months or years", fix)
    return Span(int(match[1]), f"{match[2]}s")


_SPAN_SCHEMA = {"type": "string", "pattern": "^[0-9]{1,4} (day|week|month|year)s?$"}
Age = Annotated[Span, BeforeValidator(_span), PlainSerializer(str), WithJsonSchema(_SPAN_SCHEMA)]
Length = Age

_EXPECTED = ("a date: 2026-04-28, 2026-04 or 2026", "Write year, month and day with hyphens.")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class PartialDate:
    """A date with the precision of its source: a day, a month or a year."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def first(self) -> date:
        """The first day of the month or year, or the day itself."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The last day of the month or year, or the day itself."""
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def _partial(value: Any) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, dict | list):
        raise wrong(value, *_EXPECTED)
    return _typed_date(value)


@lru_cache(maxsize=4096, typed=True)
def _typed_date(value: Any) -> PartialDate:
    """A date parsed from what was typed. Cached, since most facts of a record have the same date."""
    match = _DATE.fullmatch(str(value).strip())
    if not match:
        raise wrong(value, *_EXPECTED)
    numbers = [int(part) for part in match.groups() if part]
    try:
        date(*[*numbers, 1, 1][:3])  # rejects month 00 too
    except ValueError:
        raise wrong(value, "a day that exists", "Look the date up again in the source.") from None
    found = PartialDate(*numbers)
    if not 1900 <= found.year <= 2200:
        raise wrong(value, "a year from 1900 to 2200", "Look the date up again in the source.")
    return found


_DATE_SCHEMA = {"anyOf": [{"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}, {"type": "integer"}]}
When = Annotated[PartialDate, BeforeValidator(_partial), PlainSerializer(str), WithJsonSchema(_DATE_SCHEMA)]


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    found = _partial(value)
    if found.day is None:
        raise wrong(value, "a full date such as 2026-04-28", "Add the month and the day.")
    return found.first


_DAY_SCHEMA = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
Day = Annotated[date, BeforeValidator(_day), PlainSerializer(date.isoformat), WithJsonSchema(_DAY_SCHEMA)]
