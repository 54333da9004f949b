"""Reads dates of registries: a day, a month or a year, in ISO form or in words."""

import re
from datetime import date, datetime

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?")
_YEARS = range(1900, 2201)  # those that a fact can have
_WORDED = (("%B %d, %Y", 10), ("%b %d, %Y", 10), ("%d %B %Y", 10), ("%B %Y", 7), ("%b %Y", 7), ("%m/%d/%Y", 10))


def iso_date(text: str | None) -> str | None:
    """Give A date as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, as precise as given; None if it is not a date."""
    if not text:
        return None
    found = _ISO.fullmatch(text.strip())
    if found:
        parts = [part for part in found.groups() if part]
        return "-".join(parts) if _is_day(*parts) else None
    for form, length in _WORDED:
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()[:length]
        except ValueError:
            continue
    return None


def _is_day(year: str, month: str = "01", day: str = "01") -> bool:
    try:
        return date(int(year), int(month), int(day)).year in _YEARS
    except ValueError:
        return False
