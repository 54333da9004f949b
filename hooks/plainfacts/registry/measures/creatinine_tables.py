"""Tables of creatinine by age and sex, as children's trials give them: a row a line, or all in one line."""

import re
from collections.abc import Iterator

from plainfacts.claims.measures.lexicon import Lexicon
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.measures.measure import Measure

_SAYS = Patterns(__name__)
_PLAUSIBLE = {"mg/dL": (0.1, 3.0), "µmol/L": (9.0, 265.0)}


def creatinine_by_age(line: str, first: str | None, lexicon: Lexicon) -> list[Measure]:
    """Take a line of evened text, and the first line of its criterion where it is another, and give the rows in it.

    `2 to < 6 years: 0.8 mg/dL` is creatinine at most 0.8 mg/dL at 2 to
    under 6 years. Empty where the line is no part of such a table.
    """
    head = first if first is not None else line
    if "creatinine" not in lexicon.units or not _SAYS["by_age"].search(head) or not _names_creatinine(head, lexicon):
        return []
    if first is not None:
        return list(_row(line, head))
    parts = _SAYS["opens_row"].split(line)
    return [row for part in parts[1:] for row in _row(part, head)] if len(parts) > 2 else []


def _names_creatinine(text: str, lexicon: Lexicon) -> bool:
    return any(mention.name == "creatinine" for mention in lexicon.find(text))


def _row(text: str, head: str) -> Iterator[Measure]:
    """Give what one row says: one limit, or one for each sex."""
    row = _SAYS["row"].match(text.strip())
    if not row:
        return
    unit = "µmol/L" if re.search(r"µmol", row["rest"] + head) else "mg/dL"
    low, high = _PLAUSIBLE[unit]
    found = [each for each in _SAYS["amount"].finditer(row["rest"]) if low <= float(each["number"]) <= high]
    limits = [(float(each["number"]), (each["before"] or each["after"] or "").casefold()) for each in found]
    if len({number for number, _ in limits}) == 1:
        limits = [(limits[0][0], "")]
    for number, sex in limits:
        when = ", ".join(part for part in (row["age"], sex) if part)
        yield Measure("creatinine", "at_most", number, unit, when)
