"""What a script needs of one trial to find it and to show it in a list: the trial's part of the search index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_CEILING, Decimal
from typing import Any, TypedDict, TypeVar

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.listed import Hospital, ListedTrial
from plainfacts.facts.records.times import DAYS_IN, Span
from plainfacts.facts.records.trial import Ages, Trial
from plainfacts.facts.records.values import UNKNOWN, Unknown
from plainfacts.pages import formats
from plainfacts.pages.trial.fact_html import STATUS_GROUPS, shown

_SEVERAL = ("conditions", "treatments", "countries")
T = TypeVar("T")


class TrialEntry(TypedDict):
    """One trial as JSON can hold it. No figure of the trial is in it but its ages and the day of its status.

    `day` is the day of the copy with which the status was compared, as (ISO date, in words), empty where nobody stated
    a status. `ages` are the first age in months, the first left out, and both in words. A country is (code, name),
    a hospital (name, city), or (name,) where nobody stated the city. `of` is the id of the trial that it is part of.
    `listed` tells that only a table's facts are known: its name is its number, its title that of the register.
    `others` is what other sources say of what narrows it down, by field: ids, codes, ages in months, groups of status.
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


def trial_entry(facts: Facts, trial: Trial) -> TrialEntry:
    """The entry of a trial. It follows from its record, those of its parts, and the wording alone."""

    def known(field: str) -> Sequence[Any]:
        fact = fact_of(facts, trial, field)
        return (fact.known if fact else None) or ()

    ages, status = fact_of(facts, trial, "ages"), fact_of(facts, trial, "status")
    return TrialEntry(
        id=trial.id,
        name=shown(facts, trial, "name").text,
        title=shown(facts, trial, "title").text,
        of=trial.part_of or "",
        status=(status.known if status else None) or "unknown",
        day=[status.checked.isoformat(), formats.day(facts.wording, status.checked)] if status else [],
        ages=[*months(ages.known if ages else None), ages_text(facts, trial)],
        numbers=list((trial.registry_ids and trial.registry_ids.known) or ()),  # those of its parts lead to these
        conditions=list(known("conditions")),
        treatments=list(known("treatments")),
        countries=[[code, formats.country(facts.wording, code)] for code in known("countries")],
        tested=[item.name for item in known("being_tested")],
        sites=[[part for part in (site.name, site.city) if isinstance(part, str)] for site in known("sites")],
        sponsor=[shown(facts, trial, "sponsor").text] if known("sponsor") else [],
        funders=_funders(fact_of(facts, trial, "funding")),
        others=_others(facts, trial),
        listed=False,
    )


def listed_entry(facts: Facts, trial: ListedTrial) -> TrialEntry:
    """The entry of a listed trial. Its towns stand among the hospitals, those of named hospitals with these."""
    status, ages = trial.status, facts.wording("listed.aged", groups=shown(facts, trial, "age_groups").text)
    sites = [[part for part in (site.name, site.city) if isinstance(part, str)] for site in _hospitals(trial)]
    towns = {site[-1] for site in sites}
    return TrialEntry(
        id=trial.id,
        name=trial.number,
        title=shown(facts, trial, "official_title").text,
        of="",
        status=status.known or "unknown",
        day=[status.checked.isoformat(), formats.day(facts.wording, status.checked)],
        ages=[*months(trial.ages.known), ages],
        numbers=[],
        conditions=list(trial.conditions.known or ()),
        treatments=[],
        countries=[[code, formats.country(facts.wording, code)] for code in trial.countries.known or ()],
        tested=[],
        sites=[*sites, *([town] for town in trial.places.known or () if town not in towns)],
        sponsor=[trial.sponsor.known] if trial.sponsor.known else [],
        funders=[],
        others={},
        listed=True,
    )


def _funders(fact: Fact[Any] | None) -> list[str]:
    """Who pays for a trial or supports it, as far as that is stated."""
    funders = fact.known.funders if fact and fact.known else UNKNOWN
    return [] if isinstance(funders, Unknown) else list(funders)


def _hospitals(trial: ListedTrial) -> Sequence[Hospital]:
    return (trial.sites.known if trial.sites else None) or ()


def _others(facts: Facts, trial: Trial) -> dict[str, list[Any]]:
    said = {field: others(fact_of(facts, trial, field)) for field in (*_SEVERAL, "ages", "status")}
    found = {field: sorted({name for value in said[field] for name in value}) for field in _SEVERAL}
    ages, groups = [list(months(value)) for value in said["ages"]], {STATUS_GROUPS[value] for value in said["status"]}
    return {field: values for field, values in {**found, "ages": ages, "status": sorted(groups)}.items() if values}


def others(fact: Fact[T] | None) -> list[T]:
    """What other sources state of a fact."""
    return [other.value for other in fact.differs if not isinstance(other.value, Unknown)] if fact else []


def trial_words(facts: Facts, entry: TrialEntry) -> list[str]:
    """What families and registers may call a trial: its illnesses, medicines, numbers, hospitals, places, who pays."""
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
    """What topics and all that they are part of are called."""
    for name in ids:
        for topic in above(facts, name):
            yield from facts.topics[topic].names


def above(facts: Facts, topic: str) -> list[str]:
    """A topic and all that it is part of, from the narrowest to the widest, by id; empty for one that is not known."""
    found: list[str] = []
    parent: str | None = topic
    while parent in facts.topics and parent not in found:
        found.append(parent)
        parent = facts.topics[parent].part_of
    return found


def ages_text(facts: Facts, trial: Trial) -> str:
    """`Aged 1 year to under 21 years`, or that the ages are not known."""
    ages, words = shown(facts, trial, "ages"), facts.wording
    unknown = formats.labelled(words, words("trial.ages"), words("site.unknown"))
    return words("age.aged", ages=ages.text) if ages.value else unknown


def months(ages: Ages | None) -> tuple[str, str]:
    """The first age in months that can join and the first that cannot; an end without limit is empty."""
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
