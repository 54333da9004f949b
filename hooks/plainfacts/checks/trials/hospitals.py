"""The hospitals of a trial: against its status, its countries, and the same hospitals in other trials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from plainfacts.checks.engine.access import OVER, status, value, where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.claims.status_words import OPEN
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Site, Trial
from plainfacts.facts.records.values import Unknown, country_names


@rule("status-sites", ref="T8")
def status_sites(matter: Matter) -> Findings:
    """The status of a trial fits the status of its hospitals.

    Why: a family would call a hospital in vain, or never call one that is open.
    Example: `status: recruiting` while every hospital is `not-yet-recruiting`; `status: withdrawn` with an open one.
    Fix: look both up in the registry; write `status: unknown` for a hospital whose state no source gives.
    Source: rules of good patient information T8 (no open site with status recruiting is an error).
    """
    for trial in matter.trials:
        state, sites = status(trial), value(trial, "sites") or ()
        opened = next((number for number, site in enumerate(sites) if site.status in OPEN), None)
        if state in OPEN and sites and all(site.status not in (*OPEN, "unknown") for site in sites):
            message = (
                f"The status is {state}, but none of the {len(sites)} hospitals is recruiting "
                f"({where(trial, 'sites')})."
            )
            fix = "Look up which hospitals are open, or correct the status."
            yield in_trial(trial, "status", message, fix)
        elif opened is not None and state in ("not-yet-recruiting", *OVER, "active-not-recruiting", "suspended"):
            name, line = sites[opened].name, where(trial, f"sites.{opened}")
            message = f"The status is {state}, but {name} is {sites[opened].status} ({line})."
            yield in_trial(trial, "status", message, "Look both up in the registry and correct one.")
        elif state in OVER and (later := _first(sites, "not-yet-recruiting")) is not None:
            message = (
                f"The status is {state}, but {sites[later].name} is not-yet-recruiting "
                f"({where(trial, f'sites.{later}')})."
            )
            yield in_trial(trial, "status", message, "Look both up in the registry and correct one.")


def _first(sites: Sequence[Site], state: str) -> int | None:
    return next((number for number, site in enumerate(sites) if site.status == state), None)


@rule("countries-sites", ref="T8")
def countries_sites(matter: Matter) -> Findings:
    """The countries of a trial are those of its hospitals.

    Why: a family that filters by country would miss the trial, or find one that is not there.
    Example: `countries: [NL, BE]` with hospitals in NL and DE.
    Fix: add or delete the country, or correct that of the hospital.
    Source: rules of good patient information T8; one of the sites looked at named four countries, the registry 15.
    """
    names = country_names()
    for trial in matter.trials:
        listed, sites = value(trial, "countries"), value(trial, "sites")
        if not listed or not sites:
            continue
        lines = {site.country: where(trial, f"sites.{number}") for number, site in enumerate(sites)}
        for code in sorted(set(listed) - lines.keys()):
            message = (
                f"{names[code]} ({code}) is a country of the trial, but no hospital is there ({where(trial, 'sites')})."
            )
            fix = f"Delete {code} here, or add the hospital."
            yield in_trial(trial, "countries", message, fix)
        for code in sorted(lines.keys() - set(listed)):
            message = f"A hospital is in {names[code]} ({lines[code]}), but {code} is not among the countries."
            fix = f"Add {code} here, or correct the hospital."
            yield in_trial(trial, "countries", message, fix)


@rule("site-place", ref="T8", severity="warning", across=True)
def site_place(matter: Matter) -> Findings:
    """A hospital is in one city and one country, in every trial.

    Why: the map and the filter by country would be wrong for one of the trials.
    Example: "Oslo University Hospital" in NO in one trial and in SE in another.
    Fix: correct the one that is wrong; hospitals that share a name are told apart by their full names.
    Source: rules of good patient information T8.
    """
    general = _general_names(matter.facts)
    seen: dict[str, dict[tuple[str, str], list[tuple[Trial, int]]]] = defaultdict(lambda: defaultdict(list))
    for trial in matter.trials:
        for number, site in enumerate(value(trial, "sites") or ()):
            if not isinstance(site.city, Unknown) and site.name.casefold() not in general:
                seen[site.name.casefold()][(site.city, site.country)].append((trial, number))
    for places in seen.values():
        if len(places) > 1:
            yield from _odd_ones(places)


def _general_names(facts: Facts) -> set[str]:
    """Names that one trial uses for several places, such as "Investigative Site": they are no hospital's own."""
    found = set()
    for trial in facts.trials.values():
        places: dict[str, str] = {}
        for site in value(trial, "sites") or ():
            if places.setdefault(site.name.casefold(), str(site.city)) != str(site.city):
                found.add(site.name.casefold())
    return found


def _odd_ones(places: dict[tuple[str, str], list[tuple[Trial, int]]]) -> Findings:
    """A finding for each use of a hospital that is not where most uses put it."""
    (city, country), usual = max(places.items(), key=lambda item: (len(item[1]), item[0]))
    there = where(usual[0][0], f"sites.{usual[0][1]}")
    for place, uses in places.items():
        for trial, number in uses if place != (city, country) else ():
            name = (value(trial, "sites") or ())[number].name
            message = f"{name} is in {place[0]}, {place[1]} here, but in {city}, {country} in {there}."
            fix = "Look up where the hospital is, and correct the wrong line."
            yield in_trial(trial, f"sites.{number}", message, fix)


@rule("contact-place", ref="T8", severity="warning", across=True)
def contact_place(matter: Matter) -> Findings:
    """The city in the contact is one where the trial has a hospital.

    Why: a family would call the wrong place.
    Example: `contact: Example Hospital, Gent` while the trial's only hospital is in Utrecht.
    Fix: correct the city, or leave it out where the office is elsewhere.
    Source: rules of good patient information T8.
    """
    cities = {
        site.city
        for trial in matter.trials
        for site in value(trial, "sites") or ()
        if not isinstance(site.city, Unknown)
    }
    for trial in matter.trials:
        contact, sites = value(trial, "contact"), value(trial, "sites") or ()
        city = contact.rpartition(", ")[2] if contact and ", " in contact else None
        own = {site.city for site in sites}
        if city in cities and sites and city not in own:
            message = f"The contact is in {city}, but no hospital of the trial is there ({where(trial, 'sites')})."
            yield in_trial(trial, "contact", message, "Correct the city, or leave it out.")


@rule("duplicate-item")
def duplicate_item(matter: Matter) -> Findings:
    """Nothing stands twice in a list: hospitals, countries, registry numbers, conditions, treatments, funders.

    Why: a hospital that stands twice is counted twice; mostly the second was meant to be another.
    Example: `countries: [NL, BE, NL]`.
    Fix: delete the second, or write what was meant.
    Source: the data format of this project.
    """
    fields = ("countries", "registry_ids", "conditions", "treatments", "sites", "questions", "being_tested")
    for trial in matter.trials:
        for field in fields:
            yield from _doubles(trial, field, value(trial, field) or ())
        for field, key in (("funding", "funders"), ("practical", "languages")):
            items = getattr(value(trial, field), key, ())
            yield from _doubles(trial, f"{field}.{key}", () if isinstance(items, Unknown) else items)


def _doubles(trial: Trial, path: str, items: Sequence[object]) -> Findings:
    first: dict[object, int] = {}
    for number, item in enumerate(items):
        key: object = item.casefold() if isinstance(item, str) else item
        name = item if isinstance(item, str) else getattr(item, "name", item)
        if isinstance(item, Site):
            key = (item.name.casefold(), str(item.city).casefold(), item.country)
        elif not isinstance(item, str):
            key = str(name).casefold()
        if key in first:
            message = f"{name} stands here and in {where(trial, f'{path}.{first[key]}')}."
            yield in_trial(trial, f"{path}.{number}", message, "Delete one of the two.")
        first.setdefault(key, number)
