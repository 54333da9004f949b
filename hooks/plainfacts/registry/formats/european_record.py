"""Records of the EU's register CTIS (JSON of its public pages) as records of ClinicalTrials.gov."""

from collections.abc import Iterator

from plainfacts.registry.clinicaltrials.json_values import Json, as_list, as_map
from plainfacts.registry.formats.who_record import day, phases

_STATUS = (
    ("not started", "NOT_YET_RECRUITING"),
    ("recruitment pending", "NOT_YET_RECRUITING"),
    ("recruitment ended", "ACTIVE_NOT_RECRUITING"),
    ("recruiting", "RECRUITING"),
    ("suspended", "SUSPENDED"),
    ("halted", "SUSPENDED"),
)
"""What CTIS says of a trial, in words; the first that stands in it counts. "Ended" may be an early end: unknown."""

_CODES = {
    2: "Authorised, recruitment pending",
    3: "Authorised, recruiting",
    4: "Ongoing, recruiting",
    5: "Ongoing, recruitment ended",
    6: "Temporarily halted",
    7: "Suspended",
}
"""Its codes since June 2024, as rfhb/ctrdata reads them (R/f_statusRecruitment.R)."""


def from_ctis(record: Json) -> Json:
    """A record from what CTIS gives for one trial. Ages stand in its criteria; hospitals under each country."""
    application = as_map(record.get("authorizedApplication"))
    part = as_map(application.get("authorizedPartI"))
    details = as_map(part.get("trialDetails"))
    names, about = as_map(details.get("clinicalTrialIdentifiers")), as_map(details.get("trialInformation"))
    duration, others = as_map(about.get("trialDuration")), as_map(names.get("secondaryIdentifyingNumbers"))
    condition = as_map(about.get("medicalCondition"))
    return {
        "protocolSection": {
            "identificationModule": {
                "orgStudyIdInfo": {"id": record.get("ctNumber")},
                "secondaryIdInfos": [{"id": as_map(others.get("nctNumber")).get("number")}],
                "briefTitle": names.get("publicTitle") or names.get("fullTitle"),
                "officialTitle": names.get("fullTitle"),
                "acronym": names.get("shortTitle"),
            },
            "statusModule": {
                "overallStatus": _status(record.get("ctPublicStatusCode"), record.get("ctStatus")),
                "startDateStruct": {
                    "date": day(str(record.get("startDateEU") or duration.get("estimatedRecruitmentStartDate") or ""))
                },
                "completionDateStruct": {"date": duration.get("estimatedEndDate"), "type": "ESTIMATED"},
            },
            "designModule": {
                "studyType": "INTERVENTIONAL",
                "phases": phases(str(record.get("trialPhase") or "")),
                "enrollmentInfo": {"count": part.get("rowSubjectCount") or record.get("totalNumberEnrolled")},
            },
            "eligibilityModule": {"eligibilityCriteria": _criteria(as_map(about.get("eligibilityCriteria")))},
            "conditionsModule": {
                "conditions": [
                    as_map(one).get("medicalCondition") for one in as_list(condition.get("partIMedicalConditions"))
                ]
            },
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": next(_sponsors(part), None)}},
            "armsInterventionsModule": {
                "interventions": [{"name": name, "type": "DRUG"} for name in dict.fromkeys(_products(part))]
            },
            "contactsLocationsModule": {"locations": list(_sites(application))},
        }
    }


def _status(code: object, words: object) -> str:
    """The status by its code, else by its words."""
    said = _CODES.get(code) if isinstance(code, int) else str(words or "")
    return next((one for sign, one in _STATUS if sign in (said or "").lower()), "UNKNOWN")


def _criteria(criteria: Json) -> str:
    parts = []
    for heading, key in (("Inclusion", "principalInclusionCriteria"), ("Exclusion", "principalExclusionCriteria")):
        items = [str(as_map(one).get(key) or "").strip() for one in as_list(criteria.get(key))]
        lines = [f"* {' '.join(item.split())}" for item in items if item]
        parts += ["\n".join([f"{heading} Criteria:", "", *lines])] if lines else []
    return "\n\n".join(parts)


def _sponsors(part: Json) -> Iterator[object]:
    for sponsor in as_list(part.get("sponsors")):
        yield as_map(as_map(sponsor).get("organisation")).get("name")


def _products(part: Json) -> Iterator[object]:
    for product in as_list(part.get("products")):
        info = as_map(as_map(product).get("productDictionaryInfo"))
        yield info.get("activeSubstanceName") or as_map(product).get("productName") or info.get("prodName")


def _sites(application: Json) -> Iterator[Json]:
    for country in as_list(application.get("authorizedPartsII")):
        part = as_map(country)
        name = as_map(part.get("mscInfo")).get("countryName") or as_map(part.get("mscInfo")).get("mscName")
        sites = as_list(part.get("trialSites"))
        for site in sites:
            info = as_map(as_map(site).get("organisationAddressInfo"))
            place, who = as_map(info.get("address")), as_map(info.get("organisation"))
            yield {"facility": who.get("name"), "city": place.get("city"), "country": place.get("countryName") or name}
        if not sites:
            yield {"country": name}
