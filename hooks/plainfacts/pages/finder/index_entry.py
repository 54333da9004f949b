"""What scripts need to find a trial and to show it in a list: its part of the search index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_CEILING, Decimal
from typing import Any, TypedDict, TypeVar

from plainfacts.facts.derive import fact_of, known
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.listed import AnyTrial, ListedTrial
from plainfacts.facts.records.times import DAYS_IN, Span
from plainfacts.facts.records.trial import Ages
from plainfacts.facts.records.values import UNKNOWN, Unknown
from plainfacts.pages import formats
from plainfacts.pages.trial.fact_html import STATUS_GROUPS, shown

_SEVERAL = ("conditions", "treatments", "countries")
T = TypeVar("T")


class TrialEntry(TypedDict):
    """A trial as JSON. Its only figures are its ages and the day of its status.

    `day` is the date of the copy with which the status was compared, as (ISO date, in words), empty without a status.
    `ages` are the youngest age in months, the first age that is too old, and both in words. A country is (code, name),
    a hospital (name, city), or (name,) if the city is unknown. `of` is the id of the trial that it is part of. The
    name of a `listed` trial is its number, its title that of the registry. `others` is what other sources say about
    the fields of a query: ids, codes, ages in months, groups of statuses.
    """

    id: str
    name: str
    title: str
    of: str
    status: str
    day: list[str]
    ages: list[str]
    numbers: list[str]
    conditions: list[str]
    treatments: list[str]
    countries: list[list[str]]
    tested: list[str]
    sites: list[list[str]]
    sponsor: list[str]
    funders: list[str]
    others: dict[str, list[Any]]
    listed: bool


def trial_entry(facts: Facts, trial: AnyTrial) -> TrialEntry:
    """The entry of a trial. It depends on its record, those of its parts, and the wording alone.

    The towns of a listed trial are among its hospitals, unless a named hospital is in the town.
    """

    def values(field: str) -> list[Any]:
        return list(known(facts, trial, field) or ())

    listed, status = isinstance(trial, ListedTrial), fact_of(facts, trial, "status")
    sites = [[part for part in (site.name, site.city) if isinstance(part, str)] for site in values("sites")]
    named = {site[-1] for site in sites}
    towns = [[town] for town in values("places") if town not in named] if listed else []
    return TrialEntry(
        id=trial.id,
        name=trial.number if isinstance(trial, ListedTrial) else shown(facts, trial, "name").text,
        title=shown(facts, trial, "official_title" if listed else "title").text,
        of=getattr(trial, "part_of", None) or "",
        status=(status and status.known) or "unknown",
        day=[status.checked.isoformat(), formats.day(facts.wording, status.checked)] if status else [],
        ages=[*months(known(facts, trial, "ages")), ages_text(facts, trial)],
        numbers=_own_numbers(trial),
        conditions=values("conditions"),
        treatments=values("treatments"),
        countries=[[code, formats.country(facts.wording, code)] for code in values("countries")],
        tested=[item.name for item in values("being_tested")],
        sites=[*sites, *towns],
        sponsor=[shown(facts, trial, "sponsor").text] if values("sponsor") else [],
        funders=_funders(fact_of(facts, trial, "funding")),
        others={} if listed else _others(facts, trial),
        listed=listed,
    )


def _own_numbers(trial: AnyTrial) -> list[str]:
    """The registry numbers of a trial without those of its parts, which lead to the parts; a listed one is its name."""
    written = None if isinstance(trial, ListedTrial) else trial.registry_ids
    return list((written and written.known) or ())


def _funders(fact: Fact[Any] | None) -> list[str]:
    """The funders of a trial, as far as a source states them."""
    funders = fact.known.funders if fact and fact.known else UNKNOWN
    return [] if isinstance(funders, Unknown) else list(funders)


def _others(facts: Facts, trial: AnyTrial) -> dict[str, list[Any]]:
    said = {field: others(fact_of(facts, trial, field)) for field in (*_SEVERAL, "ages", "status")}
    found = {field: sorted({name for value in said[field] for name in value}) for field in _SEVERAL}
    ages, groups = [list(months(value)) for value in said["ages"]], {STATUS_GROUPS[value] for value in said["status"]}
    return {field: values for field, values in {**found, "ages": ages, "status": sorted(groups)}.items() if values}


def others(fact: Fact[T] | None) -> list[T]:
    """The values that other sources state for a fact."""
    return [other.value for other in fact.differs if not isinstance(other.value, Unknown)] if fact else []


def trial_words(facts: Facts, entry: TrialEntry) -> list[str]:
    """The words by which a trial is found: illnesses, medicines, numbers, hospitals, places, funders."""
    words = [
        entry["name"],
        *entry["numbers"],
        *_with_parents(facts, [*entry["conditions"], *entry["treatments"]]),
        *entry["tested"],
        *(name for _, name in entry["countries"]),
        *(part for site in entry["sites"] for part in site),
        *entry["sponsor"],
        *entry["funders"],
    ]
    return list(dict.fromkeys(words))


def _with_parents(facts: Facts, ids: Iterable[str]) -> Iterator[str]:
    """The names of topics and of all that they are part of."""
    for name in ids:
        for topic in above(facts, name):
            yield from facts.topics[topic].names


def above(facts: Facts, topic: str) -> list[str]:
    """The ids of a topic and all that it is part of, from the narrowest to the widest; empty for an unknown topic."""
    found: list[str] = []
    parent: str | None = topic
    while parent in facts.topics and parent not in found:
        found.append(parent)
        parent = facts.topics[parent].part_of
    return found


def ages_text(facts: Facts, trial: AnyTrial) -> str:
    """`Aged 1 year to under 21 years`, or that the ages are not known; the age groups of a listed trial."""
    words = facts.wording
    if isinstance(trial, ListedTrial):
        return words("listed.aged", groups=shown(facts, trial, "age_groups").text)
    ages = shown(facts, trial, "ages")
    unknown = formats.labelled(words, words("trial.ages"), words("site.unknown"))
    return words("age.aged", ages=ages.text) if ages.value else unknown


def months(ages: Ages | None) -> tuple[str, str]:
    """The youngest age in months that can join, and the first that is too old; an end without a limit is empty."""
    if ages is None:
        return "", ""
    begins = _in_months(ages.from_) if ages.from_ else Decimal(0)
    after = Span(ages.to.amount + 1, ages.to.unit) if ages.to else ages.under
    return str(begins.normalize() if begins else 0), str(_in_months(after)) if after else ""


def _in_months(age: Span) -> Decimal:
    whole = {"months": 1, "years": 12}.get(age.unit)
    if whole:
        return Decimal(age.amount * whole)
    return (age.days / DAYS_IN["months"]).quantize(Decimal("0.01"), ROUND_CEILING)
