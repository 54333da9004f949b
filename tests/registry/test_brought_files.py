"""The files that people bring to `plainfacts new`: each is read, or named with the next step. All trials are invented."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from building import write
from plainfacts.cli import main
from site_files import site_files

NCT = "NCT01234567"
CRITERIA = "Inclusion Criteria:\n\n* Age 1 year or older\n* LVEF >= 50 %\n\nExclusion Criteria:\n\n* Pregnancy"
TODAY = {
    "protocolSection": {
        "identificationModule": {"nctId": NCT, "briefTitle": "Examplinib in leukemia", "acronym": "LAMP"},
        "statusModule": {"overallStatus": "RECRUITING"},
        "designModule": {"phases": ["PHASE2"]},
        "eligibilityModule": {"eligibilityCriteria": CRITERIA},
    }
}
OLD_XML = f"""<?xml version="1.0" encoding="UTF-8"?>
<clinical_study rank="1">
  <id_info><org_study_id>LAMP-2</org_study_id><nct_id>{NCT}</nct_id></id_info>
  <brief_title>Examplinib in leukemia</brief_title><acronym>LAMP</acronym>
  <sponsors><lead_sponsor><agency>Example Hospital</agency></lead_sponsor></sponsors>
  <overall_status>Active, not recruiting</overall_status>
  <start_date>January 10, 2020</start_date><completion_date type="Anticipated">May 2027</completion_date>
  <phase>Phase 1/Phase 2</phase><study_type>Interventional</study_type>
  <study_design_info><allocation>Randomized</allocation></study_design_info>
  <enrollment type="Anticipated">26</enrollment><condition>Leukemia</condition>
  <intervention><intervention_type>Drug</intervention_type><intervention_name>examplinib</intervention_name></intervention>
  <eligibility><criteria><textblock>
        Inclusion Criteria:

          -  Age 1 year or
             older

          -  LVEF &gt;= 50 %

        Exclusion Criteria:

          -  Pregnancy
  </textblock></criteria><gender>All</gender><minimum_age>1 Year</minimum_age><maximum_age>N/A</maximum_age></eligibility>
  <location><facility><name>Example Hospital</name><address><city>Utrecht</city><country>Netherlands</country></address></facility>
    <status>Recruiting</status></location>
</clinical_study>
"""
OLD_JSON = {
    "FullStudiesResponse": {
        "FullStudies": [
            {
                "Rank": 1,
                "Study": {
                    "ProtocolSection": {
                        "IdentificationModule": {
                            "NCTId": NCT,
                            "BriefTitle": "Examplinib in leukemia",
                            "Acronym": "LAMP",
                        },
                        "StatusModule": {
                            "OverallStatus": "Active, not recruiting",
                            "StartDateStruct": {"StartDate": "January 10, 2020", "StartDateType": "Actual"},
                        },
                        "SponsorCollaboratorsModule": {"LeadSponsor": {"LeadSponsorName": "Example Hospital"}},
                        "DesignModule": {
                            "PhaseList": {"Phase": ["Phase 1", "Phase 2"]},
                            "DesignInfo": {"DesignAllocation": "Randomized"},
                            "EnrollmentInfo": {"EnrollmentCount": "26", "EnrollmentType": "Anticipated"},
                        },
                        "ConditionsModule": {"ConditionList": {"Condition": ["Leukemia"]}},
                        "EligibilityModule": {"EligibilityCriteria": CRITERIA, "MinimumAge": "1 Year", "Gender": "All"},
                        "ArmsInterventionsModule": {
                            "InterventionList": {
                                "Intervention": [{"InterventionType": "Drug", "InterventionName": "examplinib"}]
                            }
                        },
                        "ContactsLocationsModule": {
                            "LocationList": {
                                "Location": [
                                    {
                                        "LocationFacility": "Example Hospital",
                                        "LocationCity": "Utrecht",
                                        "LocationCountry": "Netherlands",
                                        "LocationStatus": "Recruiting",
                                    }
                                ]
                            }
                        },
                    }
                },
            }
        ]
    }
}
WHO_XML = f"""<Trials_downloaded_from_ICTRP><Trial>
  <TrialID>{NCT}</TrialID><Public_title>Examplinib in leukemia</Public_title><Primary_sponsor>Example Hospital</Primary_sponsor>
  <Recruitment_Status>Recruiting</Recruitment_Status><Date_enrollement>10/01/2020</Date_enrollement>
  <Target_size>26</Target_size><Study_type>Interventional</Study_type><Phase>Phase 1/Phase 2</Phase>
  <Countries>Netherlands;Belgium</Countries><Condition>Leukemia</Condition><Intervention>Drug: examplinib</Intervention>
  <Inclusion_Criteria>Inclusion criteria: &lt;br&gt;* Age 1 year or older&lt;br&gt;* LVEF &gt;= 50 %</Inclusion_Criteria>
  <Exclusion_Criteria>* Pregnancy</Exclusion_Criteria><Inclusion_agemin>1 Year</Inclusion_agemin>
</Trial></Trials_downloaded_from_ICTRP>
"""
WHO_CSV = (
    "TrialID,Public_title,Primary_sponsor,Recruitment_Status,Date_enrollement,Target_size,Phase,Countries,Condition,"
    "Inclusion_Criteria,Exclusion_Criteria,Inclusion_agemin\n"
    f"{NCT},Examplinib in leukemia,Example Hospital,Recruiting,10/01/2020,26,Phase 1/Phase 2,Netherlands;Belgium,Leukemia,"
    '"* Age 1 year or older\n* LVEF >= 50 %",* Pregnancy,1 Year\n'
)
ISRCTN = """<allTrials xmlns="http://www.67bricks.com/isrctn" totalCount="1"><fullTrial><trial>
  <isrctn>12345678</isrctn>
  <trialDescription><title>Examplinib in leukaemia</title><acronym>LAMP</acronym></trialDescription>
  <externalRefs><clinicalTrialsGovNumber>NCT01234567</clinicalTrialsGovNumber></externalRefs>
  <trialDesign><primaryStudyDesign>Interventional</primaryStudyDesign><overallEndDate>2027-05-01T00:00:00.000Z</overallEndDate></trialDesign>
  <participants><recruitmentCountries><country>Netherlands</country></recruitmentCountries>
    <trialCentres><trialCentre><name>Example Hospital</name><city>Utrecht</city><country>Netherlands</country></trialCentre></trialCentres>
    <inclusion>1. Age 1 year or older
2. LVEF &gt;= 50 %</inclusion><exclusion>Pregnancy</exclusion><lowerAgeLimit>1 Years</lowerAgeLimit>
    <targetEnrolment>26</targetEnrolment><recruitmentStart>2020-01-10T00:00:00.000Z</recruitmentStart></participants>
  <conditions><condition><description>Leukaemia</description></condition></conditions>
  <interventions><intervention><phase>Phase I/II</phase><drugNames>examplinib</drugNames></intervention></interventions>
  </trial><sponsor><organisation>Example Hospital</organisation></sponsor></fullTrial></allTrials>
"""
CTIS = {
    "ctNumber": "2023-501234-12-00",
    "ctStatus": "Ongoing, recruiting",
    "trialPhase": "Human pharmacology (Phase I)- First administration to humans",
    "authorizedApplication": {
        "authorizedPartI": {
            "rowSubjectCount": 26,
            "sponsors": [{"organisation": {"name": "Example Hospital"}}],
            "products": [{"productDictionaryInfo": {"activeSubstanceName": "examplinib"}}],
            "trialDetails": {
                "clinicalTrialIdentifiers": {"fullTitle": "Examplinib in leukaemia", "shortTitle": "LAMP"},
                "trialInformation": {
                    "medicalCondition": {"partIMedicalConditions": [{"medicalCondition": "Leukaemia"}]},
                    "eligibilityCriteria": {
                        "principalInclusionCriteria": [
                            {"number": 1, "principalInclusionCriteria": "Age 1 year or older"},
                            {"number": 2, "principalInclusionCriteria": "LVEF >= 50 %"},
                        ],
                        "principalExclusionCriteria": [{"number": 1, "principalExclusionCriteria": "Pregnancy"}],
                    },
                    "trialDuration": {"estimatedRecruitmentStartDate": "2020-01-10", "estimatedEndDate": "2027-05-01"},
                },
            },
        },
        "authorizedPartsII": [
            {
                "mscInfo": {"countryName": "Netherlands"},
                "trialSites": [
                    {
                        "organisationAddressInfo": {
                            "organisation": {"name": "Example Hospital"},
                            "address": {"city": "Utrecht", "countryName": "Netherlands"},
                        }
                    }
                ],
            }
        ],
    },
}
TABLE = (
    "NCT Number,Study Title,Study Status,Conditions,Sponsor,Phases,Enrollment,Study Type,Start Date,Completion Date,Locations,Sex,Age\n"
    f"{NCT},Examplinib in leukemia,RECRUITING,Leukemia,Example Hospital,PHASE1|PHASE2,26.0,INTERVENTIONAL,2020-01-10,2027-05,"
    '"Example Hospital, Utrecht, 3584, Netherlands",ALL,CHILD\n'
)


def new(tmp_path: Path, raw: bytes | str | Any, *arguments: str) -> Result:
    root = write(tmp_path / "site", site_files())
    text = raw if isinstance(raw, bytes) else (raw if isinstance(raw, str) else json.dumps(raw)).encode()
    (tmp_path / "brought").write_bytes(text)
    return CliRunner().invoke(main, ["--root", str(root), "new", *arguments, "--from", str(tmp_path / "brought")])


def drafted(tmp_path: Path, raw: bytes | str | Any, *arguments: str) -> dict[str, Any]:
    done = new(tmp_path, raw, *arguments)
    assert done.exit_code == 0, done.stderr
    (record,) = yaml.safe_load(done.stdout)
    return record  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("raw", "number", "status", "phase"),
    [
        (OLD_XML, NCT, "active-not-recruiting", "1/2"),
        (OLD_JSON, NCT, "active-not-recruiting", "1/2"),
        (WHO_XML, NCT, "recruiting", "1/2"),
        (WHO_CSV, NCT, "recruiting", "1/2"),
        (ISRCTN, "ISRCTN12345678", "unknown", "1/2"),
        (CTIS, "2023-501234-12-00", "recruiting", "1"),
        (TABLE, NCT, "recruiting", "1/2"),
        (WHO_XML.encode("utf-16"), NCT, "recruiting", "1/2"),
    ],
    ids=["old XML", "old JSON", "WHO XML", "WHO CSV", "ISRCTN", "CTIS", "table", "UTF-16"],
)
def test_a_public_format_is_read(tmp_path: Path, raw: Any, number: str, status: str, phase: str) -> None:
    record = drafted(tmp_path, raw)
    assert number in record["registry_ids"]
    assert str(record["status"]) == status
    assert str(record["phase"]) == phase
    assert record["conditions"] == ["leukaemia"]
    assert record["sponsor"] == "Example Hospital"
    assert record["participants"] == {"planned": 26}
    assert "NL" in record["countries"]
    assert str(record["start"]) == "2020-01-10"
    if raw != TABLE:
        joins = [item["exact"] for item in record["eligibility"]["can_join"]]
        assert joins == ["Age 1 year or older", "LVEF >= 50 %"]
        assert [item["exact"] for item in record["eligibility"]["cannot_join"]] == ["Pregnancy"]
        assert str(record["eligibility"]["can_join"][1]["measures"][0]["at_least"]) == "50"


def test_a_draft_rests_on_the_register_that_its_file_is_of(tmp_path: Path) -> None:
    """A record of another register also names its NCT number; its words are not those of ClinicalTrials.gov."""
    names = {"secondaryIdentifyingNumbers": {"nctNumber": {"number": NCT}}}
    both = json.loads(json.dumps(CTIS).replace('"shortTitle"', f'{json.dumps(names)[1:-1]}, "shortTitle"'))
    for raw, source, told in (
        (both, "ctis-2023-501234-12-00", "https://euclinicaltrials.eu/ctis-public/view/2023-501234-12-00"),
        (ISRCTN, "isrctn12345678", "https://www.isrctn.com/ISRCTN12345678"),
        (TODAY, f"ctgov-{NCT.lower()}", f"https://clinicaltrials.gov/study/{NCT}"),
    ):
        record = drafted(tmp_path, raw)
        assert record["source"] == source
        assert NCT in record["registry_ids"]
        assert f"#   url: {told}" in new(tmp_path, raw).stdout


@pytest.mark.parametrize(
    ("code", "status"),
    [(2, "not-yet-recruiting"), (3, "recruiting"), (4, "recruiting"), (5, "active-not-recruiting"), (6, "suspended"),
     (7, "suspended"), (8, "unknown"), (12, "unknown")],
)  # fmt: skip
def test_ctis_tells_status_and_start_in_codes_and_days_of_its_own(tmp_path: Path, code: int, status: str) -> None:
    record = drafted(tmp_path, {**CTIS, "ctStatus": code, "ctPublicStatusCode": code, "startDateEU": "29/01/2021"})
    assert (record["status"], str(record["start"])) == (status, "2021-01-29")


def test_ctis_before_june_2024_holds_each_application_beside_what_was_authorised(tmp_path: Path) -> None:
    """In that form the parts stand at the top, and the texts once more in each application."""
    new_form = CTIS["authorizedApplication"]
    old_form = {
        "ctNumber": CTIS["ctNumber"],
        "ctStatus": "Authorised, not started",
        "totalNumberEnrolled": "7",
        "applications": [{"partI": new_form["authorizedPartI"], "partIIInfo": new_form["authorizedPartsII"]}],
        **new_form,
    }
    record, today = drafted(tmp_path, old_form), drafted(tmp_path, CTIS)
    assert record["status"] == "not-yet-recruiting"
    for field in ("eligibility", "participants", "countries", "official_title"):
        assert record[field] == today[field], field


def test_ctis_counts_the_member_states_and_the_rest_of_the_world(tmp_path: Path) -> None:
    part = CTIS["authorizedApplication"]
    parts = [{**part["authorizedPartsII"][0], "recruitmentSubjectCount": count} for count in (6, 3)]
    record = drafted(tmp_path, {**CTIS, "authorizedApplication": {**part, "authorizedPartsII": parts}})
    assert record["participants"] == {"planned": 26 + 6 + 3}


@pytest.mark.parametrize(
    ("design", "randomised"),
    [("Randomised controlled trial", True), ("Non-randomised study", "unknown"), ("Single arm", "unknown")],
)
def test_isrctn_tells_a_status_that_was_set_by_hand_and_the_design(
    tmp_path: Path, design: str, randomised: object
) -> None:
    told = f"<secondaryStudyDesign>{design}</secondaryStudyDesign><overallEndDate>"
    raw = ISRCTN.replace("<overallEndDate>", told).replace(
        "<recruitmentStart>", "<recruitmentStatusOverride>Suspended</recruitmentStatusOverride><recruitmentStart>"
    )
    record = drafted(tmp_path, raw)
    assert (record["status"], record["design"]["randomised"]) == ("suspended", randomised)


@pytest.mark.parametrize("words", ["1 Years", "&gt;= 1 yrs", "From 1Y"])
def test_an_age_in_whatever_words_is_read(tmp_path: Path, words: str) -> None:
    assert drafted(tmp_path, ISRCTN.replace("1 Years", words))["ages"] == {"from": "1 year"}


def other(number: str) -> dict[str, Any]:
    text = json.dumps(TODAY).replace(NCT, number)
    return json.loads(text)  # type: ignore[no-any-return]


def test_a_file_of_another_trial_is_refused_and_its_own_is_not(tmp_path: Path) -> None:
    done = new(tmp_path, TODAY, "NCT99999999")
    assert done.exit_code == 1
    assert f"This file holds another trial ({NCT}), not NCT99999999." in done.stderr
    assert done.stdout == ""
    assert drafted(tmp_path, TODAY, NCT.lower())["registry_ids"] == [NCT]


def test_of_several_trials_the_one_that_was_asked_for_is_taken(tmp_path: Path) -> None:
    answer = {"studies": [other("NCT00000001"), TODAY]}
    assert drafted(tmp_path, answer, NCT)["registry_ids"] == [NCT]
    lines = "\n".join(json.dumps(one) for one in answer["studies"])
    assert drafted(tmp_path, lines, NCT)["registry_ids"] == [NCT]
    done = new(tmp_path, answer)
    assert done.exit_code == 1
    assert "This file holds 2 trials (NCT00000001, NCT01234567 …). Say which:" in done.stderr
    assert "NCT00000009 is not among them." in new(tmp_path, answer, "NCT00000009").stderr


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"PK\x03\x04....", "a zip archive"),
        (gzip.compress(json.dumps(TODAY).encode()), "packed with gzip"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"TY  - DBASE\nTI  - A trial\n", "a list for a reference manager (RIS)"),
        (b"<!DOCTYPE html><html><body>A trial</body></html>", "a web page (HTML)"),
        (b"<rss><channel/></rss>", "This XML (`rss`) is of no registry that is known here."),
        (b"<clinical_study><id_info>", "This XML cannot be read: it is cut off or damaged."),
        (b"name,age\nA,3\n", "a table whose columns are those of no registry"),
        (b"EudraCT Number: 2020-001234-56\nA.1 Member State", "a text of the EU Clinical Trials Register"),
        (b"[1, 2, 3]", "This file holds 3 trials (none with a number …)."),
        (b"hello", "This is not JSON"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_the_next_step(tmp_path: Path, raw: bytes, what: str) -> None:
    done = new(tmp_path, raw)
    assert (done.exit_code, done.stdout) == (1, "")
    assert what in done.stderr


def test_xml_that_names_files_of_this_machine_reads_none(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET", "utf-8")
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
    raw = OLD_XML.replace("<clinical_study", f"{entity}<clinical_study").replace("Examplinib in", "&e; in")
    assert "SECRET" not in new(tmp_path, raw).stdout


def test_a_number_of_another_register_needs_a_file(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(write(tmp_path, site_files())), "new", "ISRCTN12345678"])
    assert done.exit_code == 2
    assert "The record of another register must be in a file: add --from FILE." in done.stderr


def test_the_people_of_an_old_record_do_not_stand_in_its_draft(tmp_path: Path) -> None:
    official = "<overall_official><last_name>Ann B. Example, MD</last_name></overall_official>"
    raw = OLD_XML.replace("<location>", f"{official}<location>", 1).replace(
        "Pregnancy", "Pregnancy (ask Ann B. Example)"
    )
    assert "Ann" not in new(tmp_path, raw).stdout
    old = json.loads(json.dumps(OLD_JSON).replace("Pregnancy", "Pregnancy (ask Ann B. Example)"))
    places = old["FullStudiesResponse"]["FullStudies"][0]["Study"]["ProtocolSection"]["ContactsLocationsModule"]
    places["OverallOfficialList"] = {"OverallOfficial": [{"OverallOfficialName": "Ann B. Example, MD"}]}
    assert "Ann" not in new(tmp_path, old).stdout


def test_a_json_file_that_is_nested_deeper_than_any_record_is_read_to_a_depth(tmp_path: Path) -> None:
    deep: dict[str, Any] = {"ctNumber": "2023-501234-12-00"}
    for _ in range(300):
        deep = {"ctNumber": "2023-501234-12-00", "authorizedApplication": deep}
    assert drafted(tmp_path, deep)["registry_ids"] == ["2023-501234-12-00"]
