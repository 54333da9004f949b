"""The places of a row: `hospital, town, state, postcode, country` in one text, from which parts may be missing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from plainfacts.registry.clinicaltrials.country_names import country_code
from plainfacts.registry.clinicaltrials.privacy import bare_name, is_person, looks_personal

_STATES_ALWAYS = ("US", "CA")
"""Countries whose places the registry always gives with their state or province."""
_PART_OF_HOSPITAL = re.compile(
    r"hospital|h[oô]pital|clini[ck]|universi|\bcent(?:er|re|ro)\b|institut|department|\bdept\b|division|\bward\b"
    r"|campus|school|college|faculty|pediatri|paediatri|h[ae]+matolog|oncolog|\bmedic|research|\bunit\b|\bstreet\b|\broad\b"
    r"|\binc\b|\bltd\b|district",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:limited|llc|sl|s\.?l\.?u|srl|associazione|azienda|istituto|fondazione|stichting|region|roche"
    r"|\w*immunotherap\w*|\w*kinderspital|\w*forschung|gustave roussy|kaiser permanente|city of hope|hochschule"
    r"|infirmary|inselspital|medicine|nemocnice|egyetem|barnsjukhus)\b",
    re.IGNORECASE,
)
"""Words of organisations in other languages, and names that look like a person's and are a company's or hospital's."""
_SHORT_FORM = re.compile(r"\b(?!MD\b|DO\b|RN\b|II+\b)[A-Z]{2,6}\b")
_WORDS_OF_A_NAME = 3
_CITY_STATES = ("SG", "HK", "MO", "MC", "LU")
"""Countries with a town of the same name."""
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class Place:
    """One place of a trial; an empty text is not stated. `country` is a code (ISO 3166)."""

    hospital: str
    town: str
    country: str


Towns = Mapping[str, frozenset[str]]
"""Towns by country that stand alone behind a hospital somewhere in the table."""


def is_persons_name(name: str) -> bool:
    """Tell whether the name of a sponsor or hospital may be that of a person; rather one too many is left out."""
    if is_person(name, ()):
        return True
    if _ORGANISATION.search(name) or _SHORT_FORM.search(name):
        return False
    bare = bare_name(name)
    return looks_personal(bare.title() if len(bare.split()) <= _WORDS_OF_A_NAME else bare)  # some are in small letters


def towns_of(texts: Iterable[str]) -> Towns:
    """Give the towns of all places that state a hospital, a town and a country alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        country, parts = _split(text)
        if country and len(parts) == 2:
            found[country].add(parts[1])
    return {country: frozenset(towns) for country, towns in found.items()}


def read_place(text: str, towns: Towns) -> Place | None:
    """Give the place that a text states, without what may be a person; None where it names no country."""
    country, parts = _split(text)
    if not country:
        return None
    at = _town(country, parts, towns)
    hospital = ", ".join(part for part in parts[:at] if not is_persons_name(part))
    town = parts[at] if parts else ""
    sure = (country in _CITY_STATES or not country_code(town)) and not _may_be_person(town, country, towns)
    return Place(hospital, town if sure else "", country)


def _may_be_person(town: str, country: str, towns: Towns) -> bool:
    """Tell whether what stands where a town should may be a name: `Ann Example` reads like `New York`."""
    return country not in _STATES_ALWAYS and town not in towns.get(country, ()) and is_persons_name(town)


def _split(text: str) -> tuple[str | None, list[str]]:
    """Give the country and what stands before it, without postcodes and degrees."""
    parts = [part.strip() for part in text.split(",") if bare_name(part.strip())]
    for size in (1, 2):  # some countries' names hold a comma
        if len(parts) >= size and (code := _code(", ".join(parts[-size:]))):
            rest = parts[:-size]
            while len(rest) > 1 and _DIGITS.search(rest[-1]):
                rest.pop()
            return code, rest
    return None, parts


_code = lru_cache(maxsize=2048)(country_code)


def _town(country: str, parts: list[str], towns: Towns) -> int:
    """Give the number of the part that is the town: the last one, or the one before it where the last is a state."""
    last = len(parts) - 1
    if last < 2:
        return max(last, 0)
    before, known = parts[last - 1], towns.get(country, frozenset())
    if country in _STATES_ALWAYS or before == parts[last]:
        return last - 1
    if _PART_OF_HOSPITAL.search(before) or (parts[last] in known and before not in known):
        return last
    return last - 1
