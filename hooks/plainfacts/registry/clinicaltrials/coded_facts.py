"""A record's coded facts in this project's words: status, phase, sites, participants, design, what is being tested."""

import re
from collections.abc import Iterable

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.trial import PHASES, STATUSES
from plainfacts.registry.clinicaltrials.country_names import country_code
from plainfacts.registry.clinicaltrials.record import Intervention, Record, Site
from plainfacts.registry.drafts.yaml_writer import TODO

_OTHER_NAMES = {"enrolling-by-invitation": "by-invitation"}  # where our status is not the registry's in small letters
_COMPARING = ("ACTIVE_COMPARATOR", "PLACEBO_COMPARATOR", "SHAM_COMPARATOR", "NO_INTERVENTION")
_SAYS = Patterns(__name__)
_KINDS = {
    "PROCEDURE": "procedure",
    "RADIATION": "procedure",
    "COMBINATION_PRODUCT": "combination",
    "DRUG": "medicine",
    "BIOLOGICAL": "medicine",
    "GENETIC": "other",
}


def coded(text: str | None) -> str:
    """A code as the registry lists it, from any spelling: `Active, not recruiting` is ACTIVE_NOT_RECRUITING."""
    return "_".join(re.findall(r"[A-Z0-9]+", (text or "").upper()))


def status_of(text: str | None) -> str:
    """Our status for the registry's; `unknown` if it is missing or not listed, never open."""
    name = coded(text).lower().replace("_", "-")
    name = _OTHER_NAMES.get(name, name)
    return name if name in STATUSES else "unknown"


def phase_of(phases: Iterable[str]) -> str:
    """Our phase for the registry's; `none` if there is none or it does not apply, `unknown` if it is not listed."""
    found: set[str] = set()
    for text in phases:
        code = coded(text)
        early = "EARLY" in code or code == "PHASE0"
        digits = re.findall(r"[1-4]", code) or ["1" for _ in re.findall(r"\bI\b", text)]
        found |= {"early"} if early else set(digits)
    if not found:
        return "none"
    phase = "early-1" if found == {"early"} else "/".join(sorted(found - {"early"}))
    return phase if phase in PHASES else "unknown"


def sites_of(record: Record) -> list[dict[str, str]]:
    """The sites in the form of trials.yaml; missing values are `unknown`, a missing country is TODO."""
    return [
        {
            "name": site.name or "unknown",
            "city": site.city or "unknown",
            "country": country_code(site.country) or TODO,
            "status": status_of(site.status),
        }
        for site in record.sites
    ]


def countries_of(sites: Iterable[Site]) -> list[str] | str:
    """The codes of the countries of the sites, sorted, or `unknown`."""
    codes = sorted({code for site in sites for code in [country_code(site.country)] if code})
    return codes or "unknown"


def participants_of(record: Record) -> dict[str, int] | str:
    """The number of participants: actual, planned (also if the record does not say which), or `unknown`."""
    if record.participants is None:
        return "unknown"
    return {"actual" if record.participants_actual else "planned": record.participants}


def design_of(record: Record) -> dict[str, int | bool | str]:
    """The number of groups, and whether they are randomised and compared; `unknown` if not stated."""
    kinds = [coded(arm.kind) for arm in record.arms]
    groups: int | str = len(record.arms) or (1 if coded(record.model) == "SINGLE_GROUP" else "unknown")
    allocation = coded(record.allocation)
    randomised: bool | str = {"RANDOMIZED": True, "NON_RANDOMIZED": False, "NA": False, "N_A": False}.get(
        allocation, "unknown"
    )
    if groups == 1 and randomised == "unknown":
        randomised = False
    compares = randomised is True or any(kind in _COMPARING for kind in kinds)
    known = bool(record.arms) and (randomised is not True or groups != 1)
    comparison: bool | str = (compares and groups != 1) if known else True if compares else "unknown"
    return {"groups": groups, "randomised": randomised, "comparison": comparison}


def kind_of(intervention: Intervention) -> str:
    """The kind of an intervention: medicine, antibody, cells, combination, procedure or other."""
    code = coded(intervention.kind)
    name = intervention.name
    if code in ("BIOLOGICAL", "GENETIC", "DRUG", "COMBINATION_PRODUCT", "") and _SAYS["cells"].search(name):
        return "cells" if code != "DRUG" or not _SAYS["antibody"].search(name) else "antibody"
    if code in ("BIOLOGICAL", "DRUG", "") and _SAYS["antibody"].search(name):
        return "antibody"
    return _KINDS.get(code, "other")


def tested(record: Record) -> tuple[Intervention, ...]:
    """The interventions that are tested: all except those of comparison groups only."""
    only_compared = {arm.label for arm in record.arms if coded(arm.kind) in _COMPARING}
    others = {arm.label for arm in record.arms} - only_compared
    if not others:
        return record.interventions
    kept = [each for each in record.interventions if not each.arms or not set(each.arms) <= only_compared]
    return tuple(kept) or record.interventions
