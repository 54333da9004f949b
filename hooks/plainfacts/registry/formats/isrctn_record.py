"""Records of the ISRCTN registry (its own XML) as records of ClinicalTrials.gov."""

from lxml import etree

from plainfacts.registry.clinicaltrials.json_values import Json
from plainfacts.registry.formats.who_record import age, is_randomised, phases

_STATUS = {
    "ongoing": "RECRUITING",
    "recruiting": "RECRUITING",
    "not yet recruiting": "NOT_YET_RECRUITING",
    "no longer recruiting": "ACTIVE_NOT_RECRUITING",
    "suspended": "SUSPENDED",
    "stopped": "TERMINATED",
    "completed": "COMPLETED",
}
_STATED_IN = ("recruitmentStatusOverride", "recruitmentStatus", "overallStatus")


def from_isrctn(trial: etree._Element) -> Json:
    """A record from a `trial` of ISRCTN's XML. What the registry does not state there stays out."""

    def text(name: str) -> str:
        return (trial.findtext(f".//{name}") or "").strip()

    def texts(path: str) -> list[str]:
        return [found.text.strip() for found in trial.iterfind(f".//{path}") if found.text and found.text.strip()]

    number = text("isrctn")
    centres = [{name: one.findtext(name) for name in ("name", "city", "country")} for one in trial.iter("trialCentre")]
    above = trial.getparent()
    sponsor = (above if above is not None else trial).findtext(".//sponsor/organisation")
    criteria = [
        f"{heading}:\n\n{words}"
        for heading, words in (("Inclusion Criteria", text("inclusion")), ("Exclusion Criteria", text("exclusion")))
        if words
    ]
    final, design = text("totalFinalEnrolment"), text("secondaryStudyDesign") or text("studyDesign")
    return {
        "protocolSection": {
            "identificationModule": {
                "orgStudyIdInfo": {"id": number if number.startswith("ISRCTN") else f"ISRCTN{number}"},
                "secondaryIdInfos": [
                    {"id": one} for one in (*texts("clinicalTrialsGovNumber"), *texts("eudraCTNumber"))
                ],
                "briefTitle": text("title"),
                "officialTitle": text("scientificTitle"),
                "acronym": text("acronym"),
            },
            "statusModule": {
                "overallStatus": _STATUS.get(next(filter(None, map(text, _STATED_IN)), "").lower(), "UNKNOWN"),
                "startDateStruct": {"date": text("recruitmentStart")[:10]},
                "completionDateStruct": {"date": text("overallEndDate")[:10]},
            },
            "designModule": {
                "studyType": (text("primaryStudyDesign") or "").upper(),
                "phases": phases(text("phase")),
                "designInfo": {"allocation": "RANDOMIZED" if is_randomised(design) else ""},
                "enrollmentInfo": {"count": final or text("targetEnrolment"), "type": "ACTUAL" if final else ""},
            },
            "eligibilityModule": {
                "eligibilityCriteria": "\n\n".join(criteria),
                "minimumAge": age(text("lowerAgeLimit")),
                "maximumAge": age(text("upperAgeLimit")),
            },
            "conditionsModule": {"conditions": texts("condition/description")},
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": sponsor}},
            "armsInterventionsModule": {"interventions": [{"name": one, "type": "DRUG"} for one in texts("drugNames")]},
            "contactsLocationsModule": {
                "locations": [
                    {"facility": one["name"], "city": one["city"], "country": one["country"]} for one in centres
                ]
                or [{"country": one} for one in texts("recruitmentCountries/country")]
            },
        }
    }
