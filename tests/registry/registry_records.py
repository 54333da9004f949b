"""Records of trials that do not exist, in the format of ClinicalTrials.gov API v2."""

from typing import Any

Json = dict[str, Any]

CRITERIA = """Inclusion Criteria:

* Children aged 1 year or older and less than 18 years at enrolment
* Left ventricular ejection fraction (LVEF) \\>= 55%
* Adequate organ function:

  * Creatinine clearance ≥ 60 mL/min/1.73 m\\^2
  * ALT ≤ 5 x ULN (≤ 10 x ULN for patients with liver metastases)

Exclusion Criteria:

* Active infection
* Weight \\< 6 kg
"""


def record(**modules: Any) -> Json:
    """A whole record of a trial that does not exist; each given module replaces the one with that name."""
    protocol: Json = {
        "identificationModule": {
            "nctId": "NCT00000001",
            "orgStudyIdInfo": {"id": "EXAMPLE-1"},
            "secondaryIdInfos": [
                {"id": "2021-001234-56", "type": "EUDRACT_NUMBER"},
                {"id": "2023-501234-56-00", "type": "REGISTRY", "domain": "CTIS"},
            ],
            "briefTitle": "EXAMPLE A: Examplinib in Children",
            "officialTitle": "A Phase I/II Trial of Examplinib",
            "acronym": "EXAMPLE A",
        },
        "statusModule": {
            "overallStatus": "RECRUITING",
            "startDateStruct": {"date": "2024-03", "type": "ACTUAL"},
            "completionDateStruct": {"date": "2029-04-30", "type": "ESTIMATED"},
            "lastUpdatePostDateStruct": {"date": "2026-02-01", "type": "ACTUAL"},
        },
        "sponsorCollaboratorsModule": {
            "responsibleParty": {"type": "SPONSOR"},
            "leadSponsor": {"name": "Example Hospital", "class": "OTHER"},
            "collaborators": [{"name": "Example Fund", "class": "OTHER"}],
        },
        "conditionsModule": {"conditions": ["Acute Lymphoblastic Leukemia, in Relapse"], "keywords": ["CD19"]},
        "designModule": {
            "studyType": "INTERVENTIONAL",
            "phases": ["PHASE1", "PHASE2"],
            "designInfo": {"allocation": "NA", "interventionModel": "SINGLE_GROUP"},
            "enrollmentInfo": {"count": 26, "type": "ESTIMATED"},
        },
        "armsInterventionsModule": {
            "armGroups": [{"label": "Examplinib", "type": "EXPERIMENTAL"}],
            "interventions": [{"type": "DRUG", "name": "examplinib", "armGroupLabels": ["Examplinib"]}],
        },
        "eligibilityModule": {
            "eligibilityCriteria": CRITERIA,
            "sex": "ALL",
            "minimumAge": "1 Year",
            "maximumAge": "18 Years",
        },
        "contactsLocationsModule": {
            "centralContacts": [
                {"name": "Wilma Placeholder, MD", "phone": "+31 20 555 0199", "email": "wilma@example.org"}
            ],
            "overallOfficials": [{"name": "Ruth Nobody", "affiliation": "Example Hospital", "role": "STUDY_CHAIR"}],
            "locations": [
                {
                    "facility": "Example Clinic",
                    "city": "Oslo",
                    "country": "Norway",
                    "status": "RECRUITING",
                    "contacts": [{"name": "Otto Somebody", "email": "otto@example.org"}],
                },
                {"facility": "Example Hospital", "city": "Seoul", "country": "Korea, Republic of"},
            ],
        },
    }
    return {"protocolSection": protocol | modules, "hasResults": False}
