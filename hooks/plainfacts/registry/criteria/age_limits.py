"""The ages in a record, in their own units, checked against the text of the criteria."""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from plainfacts.claims.quantities_in_text import unit_of_time
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.times import DAYS_IN, Span
from plainfacts.registry.clinicaltrials.record import Record
from plainfacts.registry.criteria.split import Criteria, Criterion
from plainfacts.registry.measures.even_wording import even

_AGE = re.compile(r"(\d+(?:\.\d+)?)\s*([A-Za-z]*)")
_IN_A_DAY = {"hours": 24, "minutes": 1440}
_OLDEST = Span(115, "years")
_NONE = {"", "n/a", "na", "none", "no limit", "not applicable", "unlimited"}
_SAYS = Patterns(__name__)
_AT_DIAGNOSIS = re.compile(r"^.{0,45}\bdiagnos", re.IGNORECASE)


@dataclass(frozen=True)
class Ages:
    """The ages of a trial: `end_included` tells `to:` from `under:`; `remarks` for the editor."""

    start: Span | None = None
    end: Span | None = None
    end_included: bool = True
    remarks: tuple[str, ...] = ()

    @property
    def as_fact(self) -> dict[str, str] | str:
        """The fact in the form of trials.yaml; `unknown` if both ends are missing."""
        fact = {"from": str(self.start)} if self.start else {}
        if self.end:
            fact["to" if self.end_included else "under"] = str(self.end)
        return fact or "unknown"


def read_ages(record: Record, criteria: Criteria) -> Ages:
    """The ages in a record, with remarks where the text of the criteria disagrees with the fields."""
    remarks: list[str] = []
    start = _read(record.minimum_age, "minimum", remarks)
    end = _read(record.maximum_age, "maximum", remarks)
    if start and end and start.days > end.days:
        remarks.append(f"the minimum age ({start}) is above the maximum age ({end})")
    if end and end.days > _OLDEST.days:
        remarks.append(f"nobody reaches {end}: the record means no limit, so leave this end out")
    included = True
    if end:
        excludes = _says(criteria.can_join, end, "<") or _says(criteria.cannot_join, end, "≥")
        includes = _says(criteria.can_join, end, "≤") or _says(criteria.cannot_join, end, ">")
        included = not excludes
        remarks += _end_remarks(end, excludes, includes)
    if start and (found := _says(criteria.can_join, start, ">")):
        remarks.append(f"the criteria say more than {start}, which `from:` cannot: “{_quote(found)}”")
    remarks += _mismatch(criteria.can_join, start, end)
    return Ages(start, end, included, tuple(remarks))


def _read(text: str | None, which: str, remarks: list[str]) -> Span | None:
    """An age of the registry (`18 Years`, `N/A`); hours are rounded to days, a minimum down, a maximum up."""
    if text is None or text.strip().casefold() in _NONE:
        return None
    found = _AGE.match(text.strip())
    word = found[2].casefold() if found else ""
    unit = unit_of_time(word) or ("years" if found and not word else None)
    if not found or unit is None:
        remarks.append(f"the {which} age could not be read: “{text[:30]}”")
        return None
    if not word:
        remarks.append(f"the {which} age has no unit in the record; years are assumed")
    number = Decimal(found[1])
    if unit in _IN_A_DAY or number != int(number):
        rounded = math.floor if which == "minimum" else math.ceil
        remarks.append(f"the {which} age is {number:f} {unit} in the record")
        return Span(rounded(number / _IN_A_DAY[unit] if unit in _IN_A_DAY else number * DAYS_IN[unit]), "days")
    return Span(int(number), unit)


def _says(criteria: Iterable[Criterion], age: Span, sign: str) -> str | None:
    """The line of the criteria that compares the age for joining with this age by this sign, or None."""
    for criterion in criteria:
        for line in criterion.exact.split("\n"):
            if not any(letter.isdigit() for letter in line):
                continue
            text = even(line)
            for found in _SAYS["stated"].finditer(text):
                if _sign(found) == sign and _same_age(found, age) and _is_of_joining(text, found):
                    return line
    return None


def _sign(found: re.Match[str]) -> str:
    if found["birthday"]:
        return "<"
    if found["way"]:
        return "≥" if found["way"].casefold() in ("older", "above", "over", ">") else "≤"
    return found["sign"]


def _same_age(found: re.Match[str], age: Span) -> bool:
    number = int(found["number"] or found["after"] or found["birthday"])
    word = (found["unit"] or found["after_unit"] or "").casefold()
    unit = unit_of_time(word) or ("years" if word[:1] == "y" or found["birthday"] else age.unit)
    return abs(Span(number, unit).days - age.days) < 1


def _is_of_joining(text: str, found: re.Match[str]) -> bool:
    """Whether a comparison is about the age at joining, not about some people or another time."""
    clause_start = max(text.rfind(sign, 0, found.start()) for sign in (";", ". ", "(")) + 1
    before, after = text[clause_start : found.start()], text[found.end() : found.end() + 60]
    if _SAYS["other_matter"].search(before) or re.match(
        r"\s*(?:of|since|ago|prior|before|after|from|cm|mg|kg|%|x)\b(?! age)", after
    ):
        return False
    if (_AT_DIAGNOSIS.search(after) and not _SAYS["now"].search(after)) or _SAYS["diagnosed"].search(before):
        return False
    at_joining = _SAYS["now"].match(after.removeprefix(" at the time of ").lstrip())
    named = at_joining or found["birthday"] or _SAYS["of_age"].search(f"{before} {found[0]} {after[:16]}")
    return bool(named or (found["unit"] and (_SAYS["people"].search(before) or not before.strip())))


def _end_remarks(end: Span, excludes: str | None, includes: str | None) -> list[str]:
    if excludes and includes:
        return [f"the criteria both include and exclude {end}: “{_quote(excludes)}” and “{_quote(includes)}”"]
    if excludes:
        return [f"the field says {end}, the criteria less than that: “{_quote(excludes)}”"]
    return []


def _mismatch(criteria: Iterable[Criterion], start: Span | None, end: Span | None) -> list[str]:
    """A remark on a criterion that names an age a year or more away from those in the fields."""
    for criterion in criteria:
        text = even(criterion.exact.split("\n")[0])
        if (
            not _SAYS["of_age"].search(text)
            or len(text) > 160
            or _SAYS["other_matter"].search(text)
            or _SAYS["at_another_time"].search(text)
        ):
            continue
        far = [
            age for age in _ages_in(text) if not any(abs(age.days - each.days) <= 366 for each in (start, end) if each)
        ]
        if far:
            return [f"the criteria name {' and '.join(map(str, far))}, the fields do not: “{_quote(criterion.exact)}”"]
    return []


def _ages_in(text: str) -> list[Span]:
    """The ages in normalised text; both ends of a range (`2-18 years`) have the unit of the last."""
    ages = []
    for low, high, unit in _SAYS["ages"].findall(text):
        ages += [Span(int(number), unit_of_time(unit) or "years") for number in (low, high) if number]
    return ages


def _quote(text: str) -> str:
    line = text.split("\n")[0]
    return line if len(line) <= 90 else line[:87] + "..."
