"""Keep people out: whose names a record holds, and how names, e-mail addresses and telephone numbers leave its text."""

import re
from collections.abc import Iterable

from plainfacts.registry.clinicaltrials.json_values import Json, as_list, as_map, as_text

REMOVED = "[contact removed]"
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,80}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\b(?:tel|telephone|phone|mobile|fax|call|cell|pager)\b\.?[^\d\n+]{0,20}\+?\(?\d[\d\s().\-/]{5,}\d)"
    r"|(?:(?<![\w.])\+\d{1,3}[\s(.\-]{0,2}\d[\d\s().\-]{6,}\d)"
    r"|(?:(?<![\w.-])\(?\d{3}\)?[-. ]{1,2}\d{3}[-.]\d{4}(?![\w-]))"
    r"|(?:(?<![\w-])1-?8\d\d-[A-Z0-9-]{5,}(?:\s?\([\d-]{7,}\))?)",
    re.IGNORECASE,
)
_DEGREE = (
    r"m\.?d\.?|ph\.?\s?d\.?|d\.?o\.?|prof(?:essor)?\.?|dr\.?|m\.?sc\.?|b\.?sc\.?|m\.?p\.?h\.?|r\.?n\.?"
    r"|m\.?b\.?b\.?s\.?|frcpc?h?|pharm\.?d\.?|d\.?phil\.?|mr\.?|mrs\.?|ms\.?"
)
_DEGREES = re.compile(rf"(?:(?<=^)|(?<=[\s,.]))(?:{_DEGREE})(?=$|[\s,])", re.IGNORECASE)
_TITLED = re.compile(
    r",\s*(?:M\.?D\.?|Ph\.?\s?D\.?|D\.?O\.?|Pharm\.?D\.?|M\.?B\.?B\.?S\.?)\b|^(?:Dr|Prof|Professor|Mr|Mrs|Ms)\.?\s",
    re.IGNORECASE,
)
_INSTITUTION = re.compile(
    r"\b(?:hospital\w*|h[oô]pita\w+|ospedale|clini\w+|klini\w+|universi\w+|universit\w+|cent(?:er|re|ro|rum)\w*"
    r"|institut\w*|college|school|faculty|"
    r"foundation|fund\w+|group|network|consorti\w+|trust|council|agency|department|dept|ministry|office|team|trial\w*"
    r"|study|studies|"
    r"research|research\w+|pharma\w*|biotech\w*|therapeutics|oncology|sciences?|laborator\w+|inc|ltd|llc|gmbh|ag"
    r"|s\.?a\.?|corp\w*|company|co|"
    r"director|manager|coordinator|investigator|medical|monitor|responsible|contact|central|information|registry"
    r"|regist\w+|transparency|"
    r"disclosure|call|site|line|society|association|program\w*|service\w*|support|national|international|global"
    r"|cancer|children\w*|health\w*)\b",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:limited|llc|sl|s\.?l\.?u|srl|associazione|azienda|istituto|fondazione|stichting|region|roche"
    r"|\w*immunotherap\w*|\w*kinderspital|\w*forschung|gustave roussy|kaiser permanente|city of hope|hochschule"
    r"|infirmary|inselspital|medicine|nemocnice|egyetem|barnsjukhus)\b",
    re.IGNORECASE,
)
"""Words of organisations in other languages, and names that look like a person's and are a company's or hospital's."""
_SHORT_FORM = re.compile(r"\b(?!MD\b|DO\b|RN\b|II+\b)[A-Z]{2,6}\b")
_WORDS_OF_A_NAME = 3
_PERSON_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def people(protocol: Json) -> frozenset[str]:
    """Give the names of the people in a protocol section: contacts, officials and responsible parties, without degrees.

    Only used to take them out again; names of offices and companies that stand in their place are left.
    """
    places = as_map(protocol.get("contactsLocationsModule"))
    party = as_map(as_map(protocol.get("sponsorCollaboratorsModule")).get("responsibleParty"))
    entries = [*as_list(places.get("centralContacts")), *as_list(places.get("overallOfficials"))]
    for key in ("locations", "locations_nested"):
        for site in as_list(places.get(key)):
            entries += as_list(as_map(site).get("contacts"))
    found = [as_text(as_map(entry).get("name")) for entry in entries]
    found += [as_text(party.get("investigatorFullName")), as_text(party.get("oldNameTitle"))]
    names = {bare_name(raw) for raw in found if raw}
    return frozenset(name for name in names if looks_personal(name) and not _is_organisation(name, protocol))


def _is_organisation(name: str, protocol: Json) -> bool:
    """Tell whether a contact's name is only the sponsor's (`Example Pharma`), which no rule keeps out."""
    module = as_map(protocol.get("sponsorCollaboratorsModule"))
    lead, party = as_map(module.get("leadSponsor")), as_map(module.get("responsibleParty"))
    if lead.get("class") == "INDIV" or party.get("type") not in ("SPONSOR", "PRINCIPAL_INVESTIGATOR"):
        return lead.get("class") == "INDUSTRY" and set(_words(name)) <= set(_words(as_text(lead.get("name")) or ""))
    return set(_words(name)) <= set(_words(as_text(lead.get("name")) or ""))


def bare_name(name: str) -> str:
    """Give a name without degrees and titles: `Ann B. Example, MD, PhD` is `Ann B. Example`."""
    return " ".join(_DEGREES.sub(" ", name.split(",")[0]).split()).strip(" .,;")


def looks_personal(name: str) -> bool:
    """Tell whether a name is two to five words, capitalised, none of them a word of an institution."""
    words = name.split()
    if not 2 <= len(words) <= 5 or _INSTITUTION.search(name):
        return False
    return all(_PERSON_WORD.fullmatch(word) for word in words) and sum(word[0].isupper() for word in words) >= 2


def is_person(name: str, known: Iterable[str]) -> bool:
    """Tell whether a sponsor's or place's name is a person's: known from the record, or with a person's title."""
    if _INSTITUTION.search(name):
        return False
    bare = set(_words(bare_name(name)))
    return bool(_TITLED.search(name)) or any(len(bare & set(_words(other))) >= 2 for other in known)


def may_be_person(name: str) -> bool:
    """Tell whether the name of a sponsor or hospital may be that of a person; rather one too many is left out."""
    if is_person(name, ()):
        return True
    if _ORGANISATION.search(name) or _SHORT_FORM.search(name):
        return False
    bare = bare_name(name)
    return looks_personal(bare.title() if len(bare.split()) <= _WORDS_OF_A_NAME else bare)  # some are in small letters


def scrub(text: str, names: Iterable[str] = ()) -> str:
    """Take e-mail addresses, telephone numbers and the given names of people out of text."""
    for name in names:
        pattern = r"[\s.]+".join(re.escape(word.strip(".")) for word in name.split())
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", REMOVED, text, flags=re.IGNORECASE)
    text = _EMAIL.sub(REMOVED, text)
    return _PHONE.sub(lambda found: REMOVED if sum(c.isalnum() for c in found[0]) >= 7 else found[0], text)


def _words(name: str) -> list[str]:
    """Give the words of a name, without initials, in lower case."""
    return [word.strip(".").casefold() for word in name.replace(",", " ").split() if len(word.strip(".")) > 1]
