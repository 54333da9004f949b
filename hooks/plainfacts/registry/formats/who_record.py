"""Records of WHO's search portal (ICTRP), and of registries in WHO's XML, as records of ClinicalTrials.gov."""

import re
from collections.abc import Mapping

from lxml import etree

from plainfacts.registry.clinicaltrials.json_values import Json

_STATUS = {
    "recruiting": "RECRUITING",
    "pending": "NOT_YET_RECRUITING",
    "not yet recruiting": "NOT_YET_RECRUITING",
    "suspended": "SUSPENDED",
    "temporary halt": "SUSPENDED",
    "completed": "COMPLETED",
    "complete": "COMPLETED",
    "terminated": "TERMINATED",
    "withdrawn": "WITHDRAWN",
}
"""What WHO's words are here. "Not recruiting" is several of ours, so a person looks it up."""
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def is_who(node: etree._Element) -> bool:
    """Whether an element `trial` is of WHO's format: it names its register and its titles as WHO does."""
    return node.find(".//public_title") is not None


def from_who(found: etree._Element | Mapping[str, str | None]) -> Json:
    """A record from a trial of the portal (XML or a row of its CSV) or of a registry that writes WHO's XML."""
    cells = _cells(found)

    def cell(*names: str) -> str:
        return next((cells[name] for name in names if cells.get(name)), "")

    criteria = _criteria(cell("inclusioncriteria"), cell("exclusioncriteria"))
    return {
        "protocolSection": {
            "identificationModule": {
                "nctId": cell("trialid"),
                "orgStudyIdInfo": {"id": cell("trialid")},
                "secondaryIdInfos": [{"id": one} for one in _several(cell("secondaryids", "secondaryid", "secid"))],
                "briefTitle": cell("publictitle"),
                "officialTitle": cell("scientifictitle"),
                "acronym": cell("acronym"),
            },
            "statusModule": {
                "overallStatus": _STATUS.get(cell("recruitmentstatus").lower(), "UNKNOWN"),
                "startDateStruct": {"date": day(cell("dateenrollement", "dateenrolement", "dateenrollment"))},
            },
            "designModule": {
                "studyType": cell("studytype").upper(),
                "phases": phases(cell("phase")),
                "designInfo": {"allocation": "RANDOMIZED" if is_randomised(cell("studydesign")) else ""},
                "enrollmentInfo": {"count": (re.findall(r"\d+", cell("targetsize")) or [""])[0]},
            },
            "eligibilityModule": {
                "eligibilityCriteria": criteria,
                "minimumAge": age(cell("inclusionagemin", "agemin")),
                "maximumAge": age(cell("inclusionagemax", "agemax")),
            },
            "conditionsModule": {"conditions": _several(cell("condition", "hcfreetext"))},
            "sponsorCollaboratorsModule": {"leadSponsor": {"name": cell("primarysponsor")}},
            "armsInterventionsModule": {
                "interventions": [{"name": one} for one in _several(cell("intervention", "ifreetext"))]
            },
            "contactsLocationsModule": {
                "locations": [{"country": one} for one in _several(cell("countries", "country", "country2"))]
            },
        }
    }


def _cells(found: etree._Element | Mapping[str, str | None]) -> dict[str, str]:
    """The texts by their names without capitals and underscores; those of one name in a row."""
    pairs = found.items() if isinstance(found, Mapping) else ((str(one.tag), one.text) for one in found.iter("*"))
    cells: dict[str, str] = {}
    for name, text in pairs:
        if text and text.strip():
            key = name.lower().replace("_", "").replace(" ", "")
            cells[key] = f"{cells[key]};{text.strip()}" if key in cells else text.strip()
    return cells


def _criteria(inclusion: str, exclusion: str) -> str:
    """Both kinds of criteria as one text with their headings; the portal begins them with headings of its own."""
    parts = []
    for heading, text in (("Inclusion Criteria", inclusion), ("Exclusion Criteria", exclusion)):
        plain = re.sub(r"<br\s*/?>", "\n", text)
        plain = re.sub(rf"(?i)\A\s*{heading}\s*:?\s*", "", plain).strip()
        parts += [f"{heading}:\n\n{plain}"] if plain else []
    return "\n\n".join(parts)


def phases(words: str) -> list[str]:
    """`Phase 1/Phase 2` or `Phase II` as codes; nothing where no phase is named."""
    found = re.findall(r"(?i)\bphase\s*(iv|i{1,3}|[1-4])\b|/\s*(iv|i{1,3}|[1-4])\b|\band\s+(iv|i{1,3}|[1-4])\b", words)
    numbers = [next(part for part in one if part).lower() for one in found]
    return [f"PHASE{_ROMAN.get(number, number)}" for number in dict.fromkeys(numbers)]


def age(words: str) -> str | None:
    """`18Y`, `18 Years`, `>= 18 yrs` or `6M` in words; None for no limit."""
    match = re.search(r"(\d+)\s*([A-Za-z]?)", words)
    if not match:
        return None
    unit = {"m": "Months", "w": "Weeks", "d": "Days"}.get(match[2].lower(), "Years")
    return f"{match[1]} {unit}"


def is_randomised(design: str) -> bool:
    """Whether a design, in words, says that chance decides; not so "non-randomised" and "Randomised: no"."""
    return bool(re.search(r"(?i)(?<!non-)(?<!non )(?<!not )\brandomi[sz]ed\b(?!: *no)", design))


def day(words: str) -> str:
    """`14/11/2023` as 2023-11-14; other dates as they are."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", words.strip())
    return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else words


def _several(words: str) -> list[str]:
    plain = re.sub(r"<br\s*/?>", ";", words)
    return list(dict.fromkeys(part.strip() for part in plain.split(";") if part.strip()))
