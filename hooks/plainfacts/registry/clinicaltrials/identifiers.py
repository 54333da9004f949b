"""Numbers of trial registers in a record: which text holds a number of which register."""

import re
from functools import cache

from plainfacts.facts.records.registers import REGISTERS
from plainfacts.registry.clinicaltrials.record import Record

NCT = re.compile(next(register.pattern for register in REGISTERS if register.name == "ClinicalTrials.gov"))


def register_numbers(record: Record) -> tuple[str, ...]:
    """Give the numbers of all registers in a record, its NCT number first, each once.

    They stand where they should, or in the sponsor's own number, or in the words that say whose number it is.
    """
    texts = [record.nct, record.org_id]
    for other in record.other_ids:
        texts += [other.number, other.domain]
    found = dict.fromkeys(number for text in texts for number in numbers_in(text or ""))
    return tuple(number for number in found if number not in record.old_ncts and not _begins_another(number, found))


def numbers_in(text: str) -> list[str]:
    """Give the numbers of registers that a text holds, whatever stands around them."""
    return [match[0] for pattern in _patterns() for match in pattern.finditer(text)]


def _begins_another(number: str, numbers: dict[str, None]) -> bool:
    """Tell whether a number is another one without its last part: an EU CT number without its version."""
    return any(other.startswith(f"{number}-") for other in numbers)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![0-9A-Za-z])(?:{register.pattern})(?![0-9])") for register in REGISTERS)
