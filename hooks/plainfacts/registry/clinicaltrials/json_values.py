"""Parses JSON, and reads values of the wrong type as what they should have been."""

import json
from typing import cast

from plainfacts.registry.clinicaltrials.errors import RegistryError
from plainfacts.registry.clinicaltrials.text_repair import mend

Json = dict[str, object]

_LONGEST = 10_000  # characters; no name, title or date of a registry comes near


def parse_json(data: bytes | str) -> object:
    """The value in the bytes or text of a JSON file (UTF-8, with or without a BOM). Raises RegistryError."""
    try:
        text = data.decode("utf-8-sig") if isinstance(data, bytes) else data.removeprefix("\ufeff")
        return cast(object, json.loads(text))
    except UnicodeDecodeError as error:
        raise RegistryError("This file is not UTF-8 text. Save the record from the registry again, as JSON.") from error
    except RecursionError as error:
        raise RegistryError("This JSON is nested too deeply to be a registry record.") from error
    except ValueError as error:
        raise RegistryError("This is not JSON, or it is cut off. Save the record from the registry again.") from error


def find_protocol(raw: object) -> Json:
    """The protocol section of a record, or of a list or search result with exactly one record.

    Raises RegistryError if there is none.
    """
    value = raw
    for _ in range(4):
        if isinstance(value, list) and len(value) == 1:
            value = value[0]
        elif isinstance(value, dict) and "protocolSection" not in value and "studies" in value:
            value = value["studies"]
    if isinstance(value, list):
        raise RegistryError(f"This JSON is a list of {len(value)} things, not one registry record.")
    if not isinstance(value, dict):
        raise RegistryError(f"This JSON is a {type(value).__name__}, not a record of ClinicalTrials.gov.")
    if "protocolSection" not in value and "identificationModule" in value:
        return cast(Json, value)
    protocol = value.get("protocolSection")
    if not isinstance(protocol, dict):
        raise RegistryError("This JSON has no protocolSection, so it is not a record of ClinicalTrials.gov (API v2).")
    return cast(Json, protocol)


def as_map(value: object) -> Json:
    """A value as a mapping: a list of one mapping is that mapping, anything else is empty."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return cast(Json, value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[object]:
    """A value as a list: a missing value is empty, a single value (from a converter) a list of one."""
    if value is None or value == "":
        return []
    return value if isinstance(value, list) else [value]


def as_text(value: object) -> str | None:
    """A value as repaired text, or None.

    A mapping of one pair, into which a converter turned text with a colon, becomes `key: value` again.
    """
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict) and len(value) == 1:
        key, part = next(iter(value.items()))
        value = f"{key}: {part}" if isinstance(part, str) else None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return mend(str(value)[:_LONGEST]).strip() or None


def as_count(value: object) -> int | None:
    """A value as a whole number of 0 or more (also from digits in text), or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.strip().replace(",", "").isascii() and value.strip().replace(",", "").isdigit():
        value = int(value.strip().replace(",", "")[:12])
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value if isinstance(value, int) and value >= 0 else None
