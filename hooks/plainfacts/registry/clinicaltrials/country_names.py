"""Countries as registries name them to ISO 3166 codes of two letters."""

import unicodedata
from functools import cache

from plainfacts.facts.records.values import country_names

# Spellings of ClinicalTrials.gov that are neither the name nor a variant of it in the Unicode data.
_OWN = {
    "korea republic of": "KR",
    "republic of korea": "KR",
    "korea south": "KR",
    "korea democratic people s republic of": "KP",
    "russian federation": "RU",
    "turkey": "TR",
    "turkey turkiye": "TR",
    "turkiye": "TR",
    "iran islamic republic of": "IR",
    "taiwan province of china": "TW",
    "viet nam": "VN",
    "hong kong": "HK",
    "macau": "MO",
    "czech republic": "CZ",
    "moldova republic of": "MD",
    "republic of moldova": "MD",
    "macedonia the former yugoslav republic of": "MK",
    "macedonia": "MK",
    "republic of north macedonia": "MK",
    "congo": "CG",
    "congo the democratic republic of the": "CD",
    "democratic republic of the congo": "CD",
    "republic of the congo": "CG",
    "cote d ivoire": "CI",
    "ivory coast": "CI",
    "lao people s democratic republic": "LA",
    "syrian arab republic": "SY",
    "tanzania united republic of": "TZ",
    "united republic of tanzania": "TZ",
    "venezuela bolivarian republic of": "VE",
    "bolivia plurinational state of": "BO",
    "libyan arab jamahiriya": "LY",
    "burma": "MM",
    "myanmar": "MM",
    "swaziland": "SZ",
    "cape verde": "CV",
    "east timor": "TL",
    "the gambia": "GM",
    "gambia the": "GM",
    "the bahamas": "BS",
    "bahamas the": "BS",
    "brunei darussalam": "BN",
    "holy see vatican city state": "VA",
    "palestinian territory occupied": "PS",
    "palestinian territories occupied": "PS",
    "palestine": "PS",
    "state of palestine": "PS",
    "virgin islands u s": "VI",
    "virgin islands british": "VG",
    "micronesia federated states of": "FM",
    "saint martin": "MF",
    "sint maarten": "SX",
    "the netherlands": "NL",
    "holland": "NL",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "great britain": "GB",
    "united states of america": "US",
    "usa": "US",
    "u s a": "US",
    "uk": "GB",
    "uae": "AE",
    "reunion": "RE",
}


def country_code(name: str | None) -> str | None:
    """Give the ISO 3166 code for a country's name or code, or None; accents and case do not count."""
    key = _key(name or "")
    return _OWN.get(key) or _codes().get(key)


@cache
def _codes() -> dict[str, str]:
    """Give the code of every name and code that a fact can have."""
    codes = country_names()
    return {_key(name): code for code, name in codes.items()} | {code.casefold(): code for code in codes}


def _key(name: str) -> str:
    """Give a name in lower case, without accents, signs and doubled spaces."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ").replace("ı", "i"))
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("saint" if word == "st" else word for word in letters.casefold().split())
