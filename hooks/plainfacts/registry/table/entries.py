"""Makes entries of data/listed.yaml from the rows of a table: open trials of our illnesses that take children."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from plainfacts.registry.clinicaltrials.coded_facts import coded, phase_of, status_of
from plainfacts.registry.clinicaltrials.identifiers import NCT
from plainfacts.registry.clinicaltrials.partial_dates import iso_date
from plainfacts.registry.clinicaltrials.privacy import may_be_person
from plainfacts.registry.drafts.topic_match import Entry, match
from plainfacts.registry.drafts.yaml_writer import clean
from plainfacts.registry.table.places import Place, Towns, read_place, towns_of
from plainfacts.registry.table.rows import Row, parts

OPEN = ("recruiting", "not-yet-recruiting", "by-invitation")
HOSPITALS = 25
"""The maximum number of hospitals in an entry; with more, it has only the towns."""
_AGE_GROUPS = {"CHILD": "child", "ADULT": "adult", "OLDER_ADULT": "older-adult"}
UNKNOWN = "unknown"
MEANWHILE = "its status is now {status}"


@dataclass(frozen=True)
class Known:
    """What the site has: its illnesses, and the numbers of the trials with a full record."""

    conditions: tuple[Entry, ...]
    written: Collection[str]


@dataclass(frozen=True)
class Table:
    """The result of a table: entries by number, the reason why each other row is left out, and the numbers seen."""

    entries: dict[str, dict[str, object]] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    seen: set[str] = field(default_factory=set)


def read_table(rows: Sequence[Row], known: Known, source: str, checked: str) -> Table:
    """The entries for the rows of a table; `source` and `checked` are its id and date."""
    towns = towns_of(text for row in rows for text in parts(row["Locations"]))
    found = Table()
    for row in rows:
        number = row["NCT Number"]
        reason = _reason(row, known, found.seen)
        if reason:
            found.left_out.setdefault(number, _meanwhile(row) or reason)
            found.reasons[reason] += 1
        else:
            found.entries[number] = _entry(row, known, towns, source, checked)
        found.seen.add(number)
    return found


def _reason(row: Row, known: Known, seen: Collection[str]) -> str:
    """The reason why a row is left out, or an empty string."""
    number = row["NCT Number"]
    if not NCT.fullmatch(number):
        return "no number of ClinicalTrials.gov"
    if number in seen:
        return "the number is in the table twice"
    if number in known.written:
        return "has a full record on this site"
    if status_of(row["Study Status"]) not in OPEN:
        return "not open, nor about to open"
    if coded(row["Study Type"]) != "INTERVENTIONAL":
        return "not a trial of a treatment or other action"
    if "child" not in _age_groups(row):
        return "does not take children"
    if not _conditions(row, known):
        return "names none of our illnesses"
    return "" if clean(row["Study Title"]) else "no title"


def _meanwhile(row: Row) -> str:
    status = status_of(row["Study Status"])
    return "" if status in OPEN else MEANWHILE.format(status=status)


def _conditions(row: Row, known: Known) -> tuple[str, ...]:
    """The illnesses in the row's own list; if it has none of ours, those in the title.

    Each term is matched on its own: a trial for lymphoma and for one kind of it is for all its kinds.
    """
    named = dict.fromkeys(name for term in parts(row["Conditions"]) for name in match([term], known.conditions))
    return tuple(named) or match([row["Study Title"]], known.conditions)


def _age_groups(row: Row) -> list[str]:
    words = [word.strip() for word in re.split(r"[,|]", row["Age"])]
    return [_AGE_GROUPS[word] for word in words if word in _AGE_GROUPS]


def _entry(row: Row, known: Known, towns: Towns, source: str, checked: str) -> dict[str, object]:
    """An entry in the form of data/listed.yaml. `ages` is unknown, since tables have no exact ages."""
    number, sex = row["NCT Number"], row["Sex"].lower()
    places = list(dict.fromkeys(place for text in parts(row["Locations"]) if (place := read_place(text, towns))))
    found: dict[str, object] = {
        "id": number.lower(),
        "registry_ids": [number],
        "official_title": clean(row["Study Title"]),
        "source": source,
        "checked": checked,
        "status": status_of(row["Study Status"]),
        "phase": phase_of(phases) if (phases := parts(row["Phases"])) else UNKNOWN,
        "ages": UNKNOWN,
        "age_groups": _age_groups(row),
        **({"sex": sex} if sex in ("female", "male") else {}),
        "conditions": list(_conditions(row, known)),
        "countries": sorted({place.country for place in places}) or UNKNOWN,
        "places": sorted({place.town for place in places if place.town}) or UNKNOWN,
    }
    hospitals = list(_hospitals(places)) if len(places) <= HOSPITALS else []
    return {**found, **({"sites": hospitals} if hospitals else {}), **_scale(row)}


def _hospitals(places: Sequence[Place]) -> Iterator[dict[str, str]]:
    for place in sorted(places, key=lambda one: (one.country, one.town, one.hospital)):
        if place.hospital:
            yield {"name": place.hospital, "city": place.town or UNKNOWN, "country": place.country}


def _scale(row: Row) -> dict[str, object]:
    count, sponsor = re.fullmatch(r"(\d+)(?:\.0+)?", row["Enrollment"]), clean(row["Sponsor"])
    return {
        "participants": {"planned": int(count[1])} if count and int(count[1]) else UNKNOWN,
        "sponsor": UNKNOWN if not sponsor or may_be_person(sponsor) else sponsor,
        "start": iso_date(row["Start Date"]) or UNKNOWN,
        "end": iso_date(row["Completion Date"]) or UNKNOWN,
    }
