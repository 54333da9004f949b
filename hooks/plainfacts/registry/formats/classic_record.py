"""Records of ClinicalTrials.gov as it gave them until 2024, XML and JSON, as it gives them today."""

import re

from lxml import etree

from plainfacts.registry.clinicaltrials.json_values import Json, as_list, as_map


def from_classic_json(study: Json) -> Json:
    """Today's record from one of the old API: names begin small, and `XList: {X: [...]}` is a list."""
    inner = as_map(study.get("Study")) or study
    protocol = as_map(_small(as_map(inner.get("ProtocolSection"))))
    design, eligibility = as_map(protocol.get("designModule")), as_map(protocol.get("eligibilityModule"))
    design["phases"] = [_code(str(phase)) for phase in as_list(design.get("phases"))]
    info = as_map(design.get("designInfo"))
    design["designInfo"] = {"allocation": _design_code(info.get("designAllocation"))}
    count = as_map(design.get("enrollmentInfo"))
    design["enrollmentInfo"] = {"count": count.get("enrollmentCount"), "type": count.get("enrollmentType")}
    eligibility["sex"] = eligibility.get("gender")
    status = as_map(protocol.get("statusModule"))
    status["overallStatus"] = _code(str(status.get("overallStatus") or ""))
    for name in ("startDate", "completionDate", "primaryCompletionDate"):
        struct = as_map(status.get(f"{name}Struct"))
        status[f"{name}Struct"] = {"date": struct.get(name), "type": struct.get(f"{name}Type")}
    sponsors = as_map(protocol.get("sponsorCollaboratorsModule"))
    lead = as_map(sponsors.get("leadSponsor"))
    sponsors["leadSponsor"] = {"name": lead.get("leadSponsorName"), "class": lead.get("leadSponsorClass")}
    sponsors["collaborators"] = [
        {"name": as_map(one).get("collaboratorName")} for one in as_list(sponsors.get("collaborators"))
    ]
    identity = as_map(protocol.get("identificationModule"))
    identity["nctId"] = identity.get("nCTId") or identity.get("nctId")
    identity["orgStudyIdInfo"] = {"id": as_map(identity.get("orgStudyIdInfo")).get("orgStudyId")}
    identity["secondaryIdInfos"] = [
        {"id": as_map(one).get("secondaryId"), "type": as_map(one).get("secondaryIdType")}
        for one in as_list(identity.get("secondaryIdInfos"))
    ]
    _rename(as_map(protocol.get("armsInterventionsModule")), as_map(protocol.get("contactsLocationsModule")))
    return {"protocolSection": protocol}


def _rename(arms: Json, places: Json) -> None:
    """Take the name of the whole out of the names of its parts: `locationCity` of a location is its `city`."""
    arms["armGroups"] = [
        {"label": as_map(one).get("armGroupLabel"), "type": _code(str(as_map(one).get("armGroupType") or ""))}
        for one in as_list(arms.get("armGroups"))
    ]
    arms["interventions"] = [
        {
            "name": as_map(one).get("interventionName"),
            "type": _code(str(as_map(one).get("interventionType") or "")),
            "armGroupLabels": as_map(one).get("interventionArmGroupLabels"),
            "otherNames": as_map(one).get("interventionOtherNames"),
        }
        for one in as_list(arms.get("interventions"))
    ]
    places["locations"] = [
        {
            "facility": as_map(one).get("locationFacility"),
            "city": as_map(one).get("locationCity"),
            "country": as_map(one).get("locationCountry"),
            "status": _code(str(as_map(one).get("locationStatus") or "")),
        }
        for one in as_list(places.get("locations"))
    ]


def _small(value: object) -> object:
    """A value of the old API with today's names: a first letter in small, lists without the name around them."""
    if isinstance(value, list):
        return [_small(one) for one in value]
    if not isinstance(value, dict):
        return value
    found: Json = {}
    for key, inner in value.items():
        name = key[0].lower() + key[1:]
        if key.endswith("List") and isinstance(inner, dict) and len(inner) == 1:
            name, inner = f"{name.removesuffix('List')}s", next(iter(inner.values()))
        found[name] = _small(inner)
    return found


def from_classic_xml(node: etree._Element) -> Json:
    """Today's record from a `clinical_study` of the old XML (its schema: public.xsd)."""

    def text(path: str) -> str | None:
        found: str | None = node.findtext(path)
        return found

    def texts(path: str) -> list[str]:
        return [found.text for found in node.iterfind(path) if found.text]

    def date(path: str) -> Json:
        found = node.find(path)
        return {"date": found.text, "type": found.get("type")} if found is not None else {}

    enrolled = node.find("enrollment")
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": text("id_info/nct_id"),
                "nctIdAliases": texts("id_info/nct_alias"),
                "orgStudyIdInfo": {"id": text("id_info/org_study_id")},
                "secondaryIdInfos": [{"id": number} for number in texts("id_info/secondary_id")],
                "briefTitle": text("brief_title"),
                "officialTitle": text("official_title"),
                "acronym": text("acronym"),
            },
            "statusModule": {
                "overallStatus": _code(text("overall_status") or ""),
                "startDateStruct": date("start_date"),
                "completionDateStruct": date("completion_date"),
                "primaryCompletionDateStruct": date("primary_completion_date"),
                "lastUpdatePostDateStruct": date("last_update_posted"),
            },
            "designModule": {
                "studyType": (text("study_type") or "").upper(),
                "phases": [_code(phase) for phase in (text("phase") or "").split("/") if phase],
                "designInfo": {"allocation": _design_code(text("study_design_info/allocation"))},
                "enrollmentInfo": {"count": enrolled.text, "type": enrolled.get("type")}
                if enrolled is not None
                else {},
            },
            "eligibilityModule": {
                "eligibilityCriteria": _unindented(text("eligibility/criteria/textblock") or ""),
                "minimumAge": _age(text("eligibility/minimum_age")),
                "maximumAge": _age(text("eligibility/maximum_age")),
                "sex": (text("eligibility/gender") or "").upper(),
            },
            "conditionsModule": {"conditions": texts("condition"), "keywords": texts("keyword")},
            "sponsorCollaboratorsModule": {
                "leadSponsor": {"name": text("sponsors/lead_sponsor/agency")},
                "collaborators": [{"name": name} for name in texts("sponsors/collaborator/agency")],
            },
            "armsInterventionsModule": {
                "armGroups": [
                    {"label": one.findtext("arm_group_label"), "type": _code(one.findtext("arm_group_type") or "")}
                    for one in node.iterfind("arm_group")
                ],
                "interventions": [
                    {
                        "name": one.findtext("intervention_name"),
                        "type": _code(one.findtext("intervention_type") or ""),
                        "armGroupLabels": [label.text for label in one.iterfind("arm_group_label")],
                        "otherNames": [name.text for name in one.iterfind("other_name")],
                    }
                    for one in node.iterfind("intervention")
                ],
            },
            "contactsLocationsModule": {
                "locations": [
                    {
                        "facility": one.findtext("facility/name"),
                        "city": one.findtext("facility/address/city"),
                        "country": one.findtext("facility/address/country"),
                        "status": _code(one.findtext("status") or ""),
                    }
                    for one in node.iterfind("location")
                ]
            },
        }
    }


def _code(words: str) -> str:
    """`Active, not recruiting` as the registry codes it today: ACTIVE_NOT_RECRUITING; `Phase 2` is PHASE2."""
    bare = re.sub(r"\bphase (\d)", r"phase\1", words.strip().lower().replace("n/a", "na"))
    return re.sub(r"[^a-z0-9]+", "_", bare).strip("_").upper()


def _design_code(words: object) -> str:
    return _code(str(words or ""))


def _age(words: str | None) -> str | None:
    return None if not words or words.strip().upper() == "N/A" else words


def _unindented(text: str) -> str:
    """The block of text without the indent and the line breaks that the old XML put into it."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return re.sub(r"(?<=\S)\n(?=[a-z(])", " ", "\n".join(lines))
