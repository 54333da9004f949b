"""Formats values in the language of the site: dates, ages, lists, money, countries, by Babel and the wording.

What many pages have in common is cached, since Babel is slow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal

from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.reference import Approval, Chance, CountRange
from plainfacts.facts.records.times import PartialDate, Span
from plainfacts.facts.records.trial import Ages, Design, Funding, Participants, Tested
from plainfacts.facts.records.values import Unknown

_LATIN = re.compile("[A-Za-z]")
_GLUED = re.compile("(?<=[\u05d0-\u05ea])\u2068")
"""A Hebrew "and" before a Latin name, which a hyphen separates (CLDR, list patterns of he)."""


@lru_cache(maxsize=4096)
def day(words: Wording, value: date) -> str:
    """`28 April 2026`."""
    form = "d MMMM y" if words.base_language == "en" else "long"  # in English the day comes first, in every country
    return format_date(value, form, locale=words.locale)


@lru_cache(maxsize=1024)
def when(words: Wording, value: PartialDate) -> str:
    """A date with the precision of its source: `28 April 2026`, `April 2026`, `2026`."""
    if value.day:
        return day(words, value.first)
    return str(format_skeleton("yMMMM", value.first, locale=words.locale)) if value.month else str(value.year)


@lru_cache(maxsize=1024)
def number(words: Wording, value: Decimal | int) -> str:
    """`1,500`."""
    return str(format_decimal(value, locale=words.locale))


def each(words: Wording, key: str) -> list[str]:
    """The texts of a list in the wording, in order: `search.same.0`, `search.same.1` and so on."""
    found: list[str] = []
    while words.has(f"{key}.{len(found)}"):
        found.append(words(f"{key}.{len(found)}"))
    return found


def texts_json(words: Wording, key: str) -> str:
    """The texts below a key as JSON, for a script; plural forms are `{"one": "{n} page", "other": "{n} pages"}`."""
    start = f"{key}."
    forms = {name.removeprefix(start): text for name, text in words.texts.items() if name.startswith(start)}
    return json.dumps(forms, ensure_ascii=False)


def labelled(words: Wording, name: str, value: str) -> str:
    """`name: value`, with the space before the colon that some languages have."""
    return f"{name}{words('site.colon')} {value}"


def same(words: Wording) -> list[list[str]]:
    """Groups of synonyms for families: lay words, and the names of towns in several languages."""
    groups = [*each(words, "search.same"), *each(words, "search.places")]
    return [[phrase.strip() for phrase in group.split(", ")] for group in groups]


def same_json(words: Wording) -> str:
    """The same groups as JSON, for the search script."""
    return json.dumps(same(words), ensure_ascii=False, separators=(",", ":"))


def listed(words: Wording, values: Iterable[str]) -> str:
    """`Belgium, France and Italy`. In a right-to-left language, names in Latin letters keep their own order."""
    right_to_left = words("direction") == "rtl"
    return _listed(words, tuple(map(_isolated, values) if right_to_left else values))


def _isolated(name: str) -> str:
    """A name in Latin letters between the characters that isolate its direction (UAX 9, 2.4)."""
    return f"\u2068{name}\u2069" if _LATIN.search(name) else name


@lru_cache(maxsize=1024)
def _listed(words: Wording, values: tuple[str, ...]) -> str:
    return _GLUED.sub("-\u2068", format_list(values, locale=words.locale))


def either(words: Wording, values: Iterable[str]) -> str:
    """`Belgium, France or Italy`."""
    return format_list(tuple(values), style="or", locale=words.locale)


def span(words: Wording, value: Span) -> str:
    """`18 months`."""
    return words(f"span.{value.unit}", n=value.amount)


def ages(words: Wording, value: Ages) -> str:
    """`1 year to under 21 years`; an end without a limit is left out."""
    parts = {name: span(words, age) for name in ("from_", "to", "under") if (age := getattr(value, name))}
    key = "_".join(name.rstrip("_") for name in parts)
    return words(f"age.{key}", **parts)


@lru_cache(maxsize=1024)
def country(words: Wording, code: str) -> str:
    """`Netherlands` for NL."""
    return words("approval.EU") if code == "EU" else str(words.locale.territories.get(code, code))


def countries(words: Wording, codes: Iterable[str]) -> str:
    """The names of countries, sorted alphabetically."""
    return listed(words, sorted(country(words, code) for code in codes))


def yes_no(words: Wording, value: bool | Unknown) -> str:
    """`Yes`, `No` or "We do not know this yet"."""
    return words("site.unknown") if isinstance(value, Unknown) else words("site.yes" if value else "site.no")


def participants(words: Wording, value: Participants) -> str:
    """`26 are planned`, `80 have joined`."""
    parts = [
        words(f"trial.{name}", n=number(words, amount))
        for name in ("planned", "actual")
        if (amount := getattr(value, name)) is not None
    ]
    return listed(words, parts)


def funding(words: Wording, value: Funding) -> str:
    """`€1,500,000, from Imagine for Margo and KickCancer, for 3 years of funding`."""
    parts = []
    if not isinstance(value.amount, Unknown):
        parts.append(_money(words, value.amount, value.currency))
    if not isinstance(value.funders, Unknown):
        parts.append(words("trial.funders", funders=listed(words, value.funders)))
    if not isinstance(value.years, Unknown):
        parts.append(words("trial.funding_years", n=number(words, value.years)))
    return ", ".join(parts) or words("site.unknown")


def _money(words: Wording, amount: Decimal, currency: str | Unknown) -> str:
    if isinstance(currency, Unknown):
        return number(words, amount)
    whole = amount == amount.to_integral_value()
    usual = str(words.locale.currency_formats["standard"].pattern)
    pattern = usual.replace(".00", "") if whole else None
    return format_currency(amount, currency, pattern, locale=words.locale, currency_digits=not whole)


def design(words: Wording, value: Design) -> str:
    """Groups, randomisation and comparison, in sentences."""
    parts = []
    if not isinstance(value.groups, Unknown):
        parts.append(words("trial.groups", n=value.groups) + ".")
    for name in ("randomised", "comparison"):
        answer = getattr(value, name)
        if not isinstance(answer, Unknown):
            parts.append(words(f"trial.{name}_{'yes' if answer else 'no'}"))
    return " ".join(parts) or words("site.unknown")


def approval(words: Wording, value: Approval) -> str:
    """Where, for what, from what age and since when a treatment is approved, on one line."""
    age = words("approval.age_unknown")
    if not isinstance(value.from_, Unknown):
        age = words("approval.from_age", age=span(words, value.from_))
    parts = {"where": country(words, value.where), "for_": value.for_, "ages": age}
    if isinstance(value.on, Unknown):
        return words("approval.item_undated", **parts)
    return words("approval.item", date=when(words, value.on), **parts)


def approved(words: Wording, item: Tested) -> str:
    """Whether a tested item is approved, in a sentence; that of a combination speaks of each medicine."""
    if isinstance(item.approved, Unknown):
        return words("trial.approved_unknown")
    if not item.approved:
        return words("trial.approved_no")
    return words("trial.approved_each" if item.kind == "combination" else "trial.approved_yes")


def count(words: Wording, chance: Chance) -> str:
    """`82 out of 100`, `at least 90 out of 100`, `85 to 90 out of 100`."""
    total, value = number(words, chance.out_of), chance.count
    if not isinstance(value, CountRange):
        return words("chance.count", count=number(words, value), out_of=total)
    if value.at_least is not None:
        return words("chance.at_least", count=number(words, value.at_least), out_of=total)
    assert value.from_ is not None and value.to is not None  # the model requires both, or `at_least`
    low, high = number(words, value.from_), number(words, value.to)
    return words("chance.range", low=low, high=high, out_of=total)


def fact(facts: Facts, field: str, value: Any) -> str:
    """The value of a trial's field as one line of plain text, by the formatter of the field."""
    words = facts.wording
    if isinstance(value, Unknown) or value is None:
        return words("site.unknown")
    if field in _BY_FIELD:
        return _BY_FIELD[field](facts, value)
    return str(value)


def planned(facts: Facts, field: str, value: Any, *, who: str, date: str) -> str:
    """An earlier plan in one sentence: `The funder planned 60 children (page read on 20 November 2026).`"""
    words = facts.wording
    if isinstance(value, Participants):
        amount = value.planned if value.planned is not None else value.actual
        assert amount is not None  # the model requires one of them
        return words("fact.planned.participants", n=number(words, amount), who=who, date=date)
    key = f"fact.planned.{field}"
    told = fact(facts, field, value).rstrip(".")
    return words(key if words.has(key) else "fact.planned.other", value=told, who=who, date=date)


def _topics(facts: Facts, ids: Iterable[str]) -> str:
    names = [facts.topics[name].name if name in facts.topics else name for name in ids]
    return listed(facts.wording, [*names[:1], *(_inside(facts, name) for name in names[1:])])


def _inside(facts: Facts, name: str) -> str:
    """A name within a sentence: its first letter in lower case if the glossary has it, or its start, in lower case."""
    small = name[:1].lower() + name[1:]
    ends = [at for at, sign in enumerate(small) if sign == " "]
    return small if any(small[:end] in facts.glossary_forms for end in (*ends, None)) else name


def _names(facts: Facts, items: Iterable[Any]) -> str:
    return listed(facts.wording, [item.name for item in items])


_BY_FIELD: dict[str, Callable[[Facts, Any], str]] = {
    "registry_ids": lambda facts, value: listed(facts.wording, value),
    "status": lambda facts, value: facts.wording(f"trial.status.{value}"),
    "phase": lambda facts, value: facts.wording(f"trial.phase.{value}"),
    "sex": lambda facts, value: facts.wording(f"trial.sex_value.{value}"),
    "conditions": _topics,
    "treatments": _topics,
    "age_groups": lambda facts, value: listed(facts.wording, [facts.wording(f"age.group.{name}") for name in value]),
    "places": lambda facts, value: listed(facts.wording, value),
    "ages": lambda facts, value: ages(facts.wording, value),
    "countries": lambda facts, value: countries(facts.wording, value),
    "sites": _names,
    "participants": lambda facts, value: participants(facts.wording, value),
    "start": lambda facts, value: when(facts.wording, value),
    "end": lambda facts, value: when(facts.wording, value),
    "duration": lambda facts, value: span(facts.wording, value),
    "funding": lambda facts, value: funding(facts.wording, value),
    "design": lambda facts, value: design(facts.wording, value),
    "being_tested": _names,
    "steps": lambda facts, value: " ".join(labelled(facts.wording, step.when, step.what) for step in value),
    "questions": lambda facts, value: " ".join(value),
    "eligibility": lambda facts, value: " ".join(
        item.plain
        for side in (value.can_join, value.cannot_join)
        for item in (() if isinstance(side, Unknown) else side)
    ),
    "practical": lambda facts, value: "; ".join(
        labelled(facts.wording, facts.wording(f"trial.{name}"), practical(facts.wording, name, getattr(value, name)))
        for name in type(value).model_fields
    ),
}


def practical(words: Wording, name: str, value: Any) -> str:
    """One of the practical facts that a family must know."""
    if isinstance(value, bool | Unknown):
        return yes_no(words, value)
    if name == "languages":
        return listed(words, [str(words.locale.languages.get(code, code)) for code in value])
    return str(value)
