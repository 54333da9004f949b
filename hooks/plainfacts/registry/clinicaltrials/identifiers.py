"""Finds the numbers of trial registers in a record."""

import re
from functools import cache

from plainfacts.facts.records.registers import REGISTERS
from plainfacts.registry.clinicaltrials.record import Record

NCT = re.compile(next(register.pattern for register in REGISTERS if register.name == "ClinicalTrials.gov"))


def register_numbers(record: Record) -> tuple[str, ...]:
    """The numbers of all registers in a record, its NCT number first, each once.

    They may be in their own field, in the sponsor's number, or in the text that says whose number it is.
    """
    texts = [record.nct, record.org_id, *record.other_ids]
    found = dict.fromkeys(number for text in texts for number in numbers_in(text or ""))
    return tuple(number for number in found if number not in record.old_ncts and not _begins_another(number, found))


def numbers_in(text: str) -> list[str]:
    """The numbers of registers in a text."""
    return [match[0] for pattern in _patterns() for match in pattern.finditer(text)]


def _begins_another(number: str, numbers: dict[str, None]) -> bool:
    """Whether a number is another one without its last part, such as an EU CT number without its version."""
    return any(other.startswith(f"{number}-") for other in numbers)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![0-9A-Za-z])(?:{register.pattern})(?![0-9])") for register in REGISTERS)
