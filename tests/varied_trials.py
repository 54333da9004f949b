"""A small invented site whose trials differ in all that the finder filters by: known, unknown, and disputed values."""

from __future__ import annotations

from functools import cache

from plainfacts.facts.facts import Facts
from plainfacts.facts.load import load
from site_files import TRIAL, site_files

CONDITIONS = {
    "cancer": "",
    "leukaemia": "cancer",
    "all": "leukaemia",
    "b-all": "all",
    "t-all": "all",
    "aml": "leukaemia",
    "solid-tumours": "cancer",
    "neuroblastoma": "solid-tumours",
}
TREATMENTS = {"antibodies": "", "yellow": "antibodies", "cells": "", "car-t": "cells", "tisa": "car-t"}

_ILLNESSES = ("[all]", "[b-all]", "[leukaemia]", "unknown", "[cancer]", "[neuroblastoma]", "[aml]|[t-all]")
_TESTED = ("[car-t]", "[tisa, antibodies]", "[yellow]", "[cells]", "unknown", "[antibodies]|[car-t]")
_PLACES = ("[NL]", "unknown", "[BE, FR]", "[NL]|[GB, FR]", "[GB]")
_AGES = (
    "{from: 1 year, under: 18 years}",
    "unknown",
    "{from: 18 months, to: 17 years}",
    "{under: 6 months}",
    "{from: 28 days}",
    "{to: 5 years}|{from: 10 years}",
    "{from: 12 years, under: 186 months}",
)
_STATUSES = (
    "recruiting",
    "unknown",
    "completed",
    "not-yet-recruiting",
    "suspended",
    "by-invitation",
    "withdrawn|recruiting",
    "active-not-recruiting",
    "terminated",
    "recruiting|completed",
    "not-yet-recruiting|recruiting",
)
_DAYS = ("2026-04-28", "2025-06-01")
"""A fresh and an old date of comparison, on the tests' day."""


def _fact(told: str, day: str) -> str:
    """A fact in long form; the text after `|` is what another source says."""
    value, _, other = told.partition("|")
    source = "source: ctgov-nct01234567, checked: 2025-06-01"
    differs = f", differs: [{{value: {other}, {source}}}]" if other else ""
    return f"{{value: {value}, source: ctgov-nct01234567, checked: {day}{differs}}}"


def _record(number: int, part_of: str = "", without: tuple[str, ...] = ()) -> str:
    """One record; each field cycles through its values with a period of its own."""

    def told(values: tuple[str, ...], pace: int) -> str:
        return _fact(values[(number * pace + number // len(values)) % len(values)], _DAYS[number // 3 % 2])

    fields = {
        "conditions": told(_ILLNESSES, 1),
        "treatments": told(_TESTED, 5),
        "countries": told(_PLACES, 2),
        "ages": told(_AGES, 3),
        "status": told(_STATUSES, 7),
    }
    cut = (
        "  conditions:",
        "  treatments:",
        "  countries:",
        "  ages:",
        "  status:",
        "  sites:",
        "    - {name: Example H",
    )
    kept = [line for line in TRIAL.splitlines() if not line.startswith(cut)]
    own = [f"  {name}: {value}" for name, value in fields.items() if name not in without]
    text = "\n".join([*kept, *own, *([f"  part_of: {part_of}"] if part_of else [])]) + "\n"
    names = {"lamp-1": f"lamp-{number}", "LAMP 1": f"LAMP {number}", "NCT01234567": f"NCT{number:08d}"}
    for old, new in names.items():
        text = text.replace(old, new)
    return text


def _topics(tree: dict[str, str]) -> str:
    return "".join(
        f"- {{id: {name}, name: The {name}, {f'part_of: {above}, ' if above else ''}plain: What it is., "
        "source: ctgov-nct01234567, checked: 2026-04-28}\n"
        for name, above in tree.items()
    )


def varied_files(trials: int) -> dict[str, bytes]:
    """The files of the site, with this number of trials and two masters that leave out what is derived."""
    records = [_record(number) for number in range(1, trials + 1)]
    for master in (1001, 1101):
        records += [_record(master, without=("countries", "status") if master == 1001 else ())]
        records += [_record(master + number, part_of=f"lamp-{master}") for number in range(1, 6)]
    return site_files(
        **{
            "data/trials.yaml": "".join(records),
            "data/conditions.yaml": _topics(CONDITIONS),
            "data/treatments.yaml": _topics(TREATMENTS),
        }
    )


def _listed(number: int) -> str:
    """A listed trial; each differs from the next in illnesses, countries, status and age groups."""
    illnesses, codes = list(CONDITIONS), ("NL", "BE", "FR", "GB")
    status = ("recruiting", "not-yet-recruiting", "by-invitation")[number % 3]
    countries = "unknown" if number % 5 == 0 else f"[{codes[number % 4]}, {codes[(number + 1) % 4]}]"
    return (
        f"- id: nct{number + 90000000:08d}\n  registry_ids: [NCT{number + 90000000:08d}]\n"
        f"  official_title: A study of lamp oil, number {number}\n  source: ctgov-nct01234567\n"
        f"  checked: 2026-04-28\n  status: {status}\n  phase: unknown\n  ages: unknown\n"
        f"  age_groups: {'[child]' if number % 2 else '[child, adult]'}\n"
        f"  conditions: [{illnesses[number % len(illnesses)]}]\n  countries: {countries}\n  places: unknown\n"
        "  participants: unknown\n  sponsor: unknown\n  start: unknown\n  end: unknown\n"
    )


@cache
def varied_and_listed(trials: int, listed: int) -> Facts:
    """The facts of the site, with listed trials."""
    text = "".join(map(_listed, range(listed)))
    facts = load({**varied_files(trials), "data/listed.yaml": text.encode()}).facts
    assert len(facts.listed) == listed, facts.broken
    return facts


@cache
def varied(trials: int) -> Facts:
    """The facts of the site. It is not checked, but no record may be dropped."""
    facts = load(varied_files(trials)).facts
    assert len(facts.trials) == trials + 12, facts.drafts
    return facts
