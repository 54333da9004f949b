"""Countries as registries name them to ISO 3166 codes of two letters."""

import unicodedata
from functools import cache

from plainfacts.facts.house.word_patterns import default_table
from plainfacts.facts.records.values import country_names


def country_code(name: str | None) -> str | None:
    """Give the ISO 3166 code for a country's name or code, or None; accents and case do not count."""
    key = _key(name or "")
    return _codes().get(key)


@cache
def _codes() -> dict[str, str]:
    """Give the code of every name and code that a fact can have, and of the other names that registries write."""
    codes = country_names()
    names = {_key(name): code for code, name in codes.items()} | {code.casefold(): code for code in codes}
    return names | {other: code for code, others in default_table("country-names").items() for other in others}


def _key(name: str) -> str:
    """Give a name in lower case, without accents, signs and doubled spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("ı", "i"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("saint" if word == "st" else word for word in letters.casefold().split())
