"""The places of a row: `hospital, town, state, postcode, country` in one text, from which parts may be missing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.clinicaltrials.country_names import country_code
from plainfacts.registry.clinicaltrials.privacy import bare_name, may_be_person

_STATES_ALWAYS = ("US", "CA")
"""Countries whose places the registry always gives with their state or province."""
_SAYS = Patterns(__name__)
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
    hospital = ", ".join(part for part in parts[:at] if not may_be_person(part))
    town = parts[at] if parts else ""
    sure = (country in _CITY_STATES or not country_code(town)) and not _may_be_person(town, country, towns)
    return Place(hospital, town if sure else "", country)


def _may_be_person(town: str, country: str, towns: Towns) -> bool:
    """Tell whether what stands where a town should may be a name: `Ann Example` reads like `New York`."""
    return country not in _STATES_ALWAYS and town not in towns.get(country, ()) and may_be_person(town)


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
    if _SAYS["part_of_hospital"].search(before) or (parts[last] in known and before not in known):
        return last
    return last - 1
