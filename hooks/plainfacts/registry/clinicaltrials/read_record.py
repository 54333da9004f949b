"""Reads any JSON value as a Record: tolerates wrong types, missing modules and damaged text, and omits people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plainfacts.registry.clinicaltrials.identifiers import NCT
from plainfacts.registry.clinicaltrials.json_values import (
    Json,
    as_count,
    as_list,
    as_map,
    as_text,
    find_protocol,
    parse_json,
)
from plainfacts.registry.clinicaltrials.partial_dates import iso_date
from plainfacts.registry.clinicaltrials.privacy import is_person, may_be_person, people, scrub
from plainfacts.registry.clinicaltrials.record import Arm, Intervention, Record, Site, When
from plainfacts.registry.clinicaltrials.text_repair import decode_again, is_misdecoded, mend_source

_LONGEST_CRITERIA = 40_000  # characters; the registry itself takes 20,000


@dataclass(frozen=True)
class _Reader:
    """The modules of a record, its people (to be left out), and the remarks collected so far."""

    protocol: Json
    names: frozenset[str]
    remarks: list[str] = field(default_factory=list)

    def module(self, name: str) -> Json:
        """A module of the protocol section; empty if it is missing or of the wrong type."""
        return as_map(self.protocol.get(f"{name}Module"))

    def text(self, value: object) -> str | None:
        """A value as repaired text without people, or None. Adds a remark if it was decoded wrongly."""
        found = as_text(value)
        if found and isinstance(value, str) and is_misdecoded(value):
            self.remarks.append(
                f"text was decoded with the wrong character set and is repaired here: {_short(found, self.names)}"
            )
        return " ".join(scrub(found, self.names).split()) if found else None

    def texts(self, value: object) -> tuple[str, ...]:
        """The different texts of a list, or of a single value in its place."""
        return tuple(dict.fromkeys(text for part in as_list(value) for text in [self.text(part)] if text))


def read(raw: object) -> Record:
    """A record of ClinicalTrials.gov (parsed JSON, or its bytes) as a Record without people.

    Raises RegistryError if the value is not such a record at all.
    """
    value = parse_json(raw) if isinstance(raw, bytes) else raw
    protocol = find_protocol(value)
    reader = _Reader(protocol, people(protocol))
    parts: dict[str, object] = {}
    for read_part in (_identity, _status, _design, _eligibility, _places, _sponsors, _subject):
        parts.update(read_part(reader))
    missing = [name for name in ("identification", "status", "design", "eligibility") if not reader.module(name)]
    if missing:
        reader.remarks.append(f"the record has no {' and no '.join(missing)} module")
    return Record(**parts, remarks=tuple(dict.fromkeys(reader.remarks)))  # type: ignore[arg-type]


def _identity(reader: _Reader) -> Json:
    module = reader.module("identification")
    found = NCT.search((reader.text(module.get("nctId")) or "").upper())
    old = NCT.findall(" ".join(reader.texts(module.get("nctIdAliases"))))
    return {
        "nct": found[0] if found else None,
        "old_ncts": tuple(old),
        "org_id": reader.text(as_map(module.get("orgStudyIdInfo")).get("id")),
        "other_ids": tuple(_other_ids(reader, module.get("secondaryIdInfos"))),
        "brief_title": reader.text(module.get("briefTitle")),
        "official_title": reader.text(module.get("officialTitle")),
        "acronym": reader.text(module.get("acronym")),
    }


def _other_ids(reader: _Reader, entries: object) -> Iterator[str]:
    for entry in as_list(entries):
        info = as_map(entry) or {"id": entry}
        yield from (text for key in ("id", "domain") if (text := reader.text(info.get(key))))


def _status(reader: _Reader) -> Json:
    module = reader.module("status")
    updated = _when(reader, module.get("lastUpdatePostDateStruct")).date
    return {
        "status": reader.text(module.get("overallStatus")),
        "last_known_status": reader.text(module.get("lastKnownStatus")),
        "start": _when(reader, module.get("startDateStruct")),
        "end": _when(reader, module.get("completionDateStruct")),
        "primary_end": _when(reader, module.get("primaryCompletionDateStruct")),
        "updated": updated or iso_date(reader.text(module.get("lastUpdateSubmitDate"))),
    }


def _when(reader: _Reader, value: object) -> When:
    """A date from its struct, or from plain text in its place."""
    if isinstance(value, str):
        return When(iso_date(reader.text(value)))
    struct = as_map(value)
    stated = reader.text(struct.get("date"))
    date = iso_date(stated)
    if stated and not date:
        reader.remarks.append(f"a date could not be read: {stated[:40]}")
    return When(date, (reader.text(struct.get("type")) or "").upper() in ("ESTIMATED", "ANTICIPATED"))


def _design(reader: _Reader) -> Json:
    module = reader.module("design")
    info, enrolment = as_map(module.get("designInfo")), as_map(module.get("enrollmentInfo"))
    return {
        "study_type": reader.text(module.get("studyType")),
        "phases": reader.texts(module.get("phases")),
        "allocation": reader.text(info.get("allocation")),
        "model": reader.text(info.get("interventionModel")),
        "participants": as_count(enrolment.get("count")),
        "participants_actual": (reader.text(enrolment.get("type")) or "").upper() == "ACTUAL",
    }


def _eligibility(reader: _Reader) -> Json:
    module = reader.module("eligibility")
    return {
        "minimum_age": reader.text(module.get("minimumAge")),
        "maximum_age": reader.text(module.get("maximumAge")),
        "sex": reader.text(module.get("sex")),
        "criteria": _criteria(reader, module.get("eligibilityCriteria")),
    }


def _criteria(reader: _Reader, value: object) -> str | None:
    """The criteria as one text; a list or mapping in its place is read as lines."""
    if isinstance(value, dict):
        value = [part for pair in value.items() for part in pair]
    lines = [part for part in as_list(value) if isinstance(part, str)]
    if not lines:
        return None
    text = "\n".join(lines)
    if len(text) > _LONGEST_CRITERIA:
        reader.remarks.append(
            f"the criteria are too long; everything after {_LONGEST_CRITERIA:,} characters is left out"
        )
        text = text[:_LONGEST_CRITERIA]
    if decode_again(text) != text and is_misdecoded(text):
        reader.remarks.append("the criteria were decoded with the wrong character set and are repaired here")
    return scrub(mend_source(text), reader.names).strip("\n") or None


def _places(reader: _Reader) -> Json:
    module = reader.module("contactsLocations")
    sites = [_site(reader, as_map(entry)) for entry in as_list(module.get("locations"))]
    return {"sites": tuple(dict.fromkeys(site for site in sites if site != Site()))}


def _site(reader: _Reader, entry: Json) -> Site:
    get: Callable[[str], str | None] = lambda key: reader.text(entry.get(key))  # noqa: E731
    name = get("facility")
    if name and is_person(name, reader.names):
        reader.remarks.append("a site has the name of a person, which is left out")
        name = None
    elif name and may_be_person(name):
        reader.remarks.append(f'a site is called "{name}": if that is a person, write the name of the hospital')
    return Site(name, get("city"), get("country"), get("status"))


def _sponsors(reader: _Reader) -> Json:
    module = reader.module("sponsorCollaborators")
    lead = module.get("leadSponsor")
    entries = [as_map(entry) for entry in as_list(module.get("collaborators"))]
    return {
        "sponsor": _organisation(reader, {"name": lead} if isinstance(lead, str) else as_map(lead), "the sponsor"),
        "collaborators": tuple(
            name for entry in entries for name in [_organisation(reader, entry, "a collaborator")] if name
        ),
    }


def _organisation(reader: _Reader, entry: Json, who: str) -> str | None:
    """The name of an organisation, or None and a remark if it is a person."""
    stated = as_text(entry.get("name"))
    if not stated:
        return None
    if (as_text(entry.get("class")) or "").upper() == "INDIV" or is_person(stated, reader.names):
        reader.remarks.append(f"{who} is a person, whose name is left out")
        return None
    return reader.text(stated)


def _subject(reader: _Reader) -> Json:
    arms, conditions = reader.module("armsInterventions"), reader.module("conditions")
    return {
        "arms": tuple(arm for entry in as_list(arms.get("armGroups")) for arm in [_arm(reader, as_map(entry))] if arm),
        "interventions": tuple(
            found for entry in as_list(arms.get("interventions")) for found in [_intervention(reader, entry)] if found
        ),
        "conditions": reader.texts(conditions.get("conditions")),
        "keywords": reader.texts(conditions.get("keywords")),
    }


def _arm(reader: _Reader, entry: Json) -> Arm | None:
    label = reader.text(entry.get("label"))
    kind = reader.text(entry.get("type"))
    return Arm(label or "", kind) if label or kind else None


def _intervention(reader: _Reader, entry: object) -> Intervention | None:
    info = as_map(entry) or {"name": entry}
    name = reader.text(info.get("name"))
    if not name:
        return None
    arms, others = reader.texts(info.get("armGroupLabels")), reader.texts(info.get("otherNames"))
    return Intervention(name, reader.text(info.get("type")), arms, others)


def _short(text: str, names: frozenset[str]) -> str:
    return " ".join(scrub(text, names).split())[:60]
