"""Reads the places of a row: `hospital, town, state, postcode, country` in one text, with parts missing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.clinicaltrials.country_names import country_code
from plainfacts.registry.clinicaltrials.privacy import bare_name, may_be_person

_STATES_ALWAYS = ("US", "CA")
"""Countries for which the registry always gives the state or province."""
_SAYS = Patterns(__name__)
_CITY_STATES = ("SG", "HK", "MO", "MC", "LU")
"""Countries with a town of the same name."""
_DIGITS = re.compile(r"\d")


@dataclass(frozen=True)
class Place:
    """A place of a trial; empty parts are not stated. `country` is an ISO 3166 code."""

    hospital: str
    town: str
    country: str


Towns = Mapping[str, frozenset[str]]
"""Towns by country that are certain: somewhere in the table, only a hospital comes before them."""


def towns_of(texts: Iterable[str]) -> Towns:
    """The towns of all places that consist of a hospital, a town and a country."""
    found: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        country, parts = _split(text)
        if country and len(parts) == 2:
            found[country].add(parts[1])
    return {country: frozenset(towns) for country, towns in found.items()}


def read_place(text: str, towns: Towns) -> Place | None:
    """The place in a text, without what may be a person; None if it has no country."""
    country, parts = _split(text)
    if not country:
        return None
    at = _town(country, parts, towns)
    hospital = ", ".join(part for part in parts[:at] if not may_be_person(part))
    town = parts[at] if parts else ""
    sure = (country in _CITY_STATES or not country_code(town)) and not _may_be_person(town, country, towns)
    return Place(hospital, town if sure else "", country)


def _may_be_person(town: str, country: str, towns: Towns) -> bool:
    """Whether the part in the position of the town may be a person: `Ann Example` looks like `New York`."""
    return country not in _STATES_ALWAYS and town not in towns.get(country, ()) and may_be_person(town)


def _split(text: str) -> tuple[str | None, list[str]]:
    """The country and the parts before it, without postcodes and degrees."""
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
    """The index of the town among the parts: the last, or the one before it if the last is a state."""
    last = len(parts) - 1
    if last < 2:
        return max(last, 0)
    before, known = parts[last - 1], towns.get(country, frozenset())
    if country in _STATES_ALWAYS or before == parts[last]:
        return last - 1
    if _SAYS["part_of_hospital"].search(before) or (parts[last] in known and before not in known):
        return last
    return last - 1
