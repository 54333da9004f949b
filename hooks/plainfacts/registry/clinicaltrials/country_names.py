"""ISO 3166 codes of countries, from the names that registries use."""

import unicodedata
from functools import cache

from plainfacts.facts.house.word_patterns import default_table
from plainfacts.facts.records.values import country_names


def country_code(name: str | None) -> str | None:
    """The ISO 3166 code for a country's name or code, or None; accents and case do not count."""
    key = _key(name or "")
    return _codes().get(key)


@cache
def _codes() -> dict[str, str]:
    """The codes by name and code, including other names that registries use."""
    codes = country_names()
    names = {_key(name): code for code, name in codes.items()} | {code.casefold(): code for code in codes}
    return names | {other: code for code, others in default_table("country-names").items() for other in others}


def _key(name: str) -> str:
    """A name in lower case, without accents, punctuation and double spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("ı", "i"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("saint" if word == "st" else word for word in letters.casefold().split())
