"""Keeps personal data out: finds the people in a record, and removes names, e-mail addresses and phone numbers."""

import re
from collections.abc import Iterable

from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.registry.clinicaltrials.json_values import Json, as_list, as_map, as_text

REMOVED = "[contact removed]"
_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]{1,80}\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_SAYS = Patterns(__name__)
_DEGREE = (
    r"m\.?d\.?|ph\.?\s?d\.?|d\.?o\.?|prof(?:essor)?\.?|dr\.?|m\.?sc\.?|b\.?sc\.?|m\.?p\.?h\.?|r\.?n\.?"
    r"|m\.?b\.?b\.?s\.?|frcpc?h?|pharm\.?d\.?|d\.?phil\.?|mr\.?|mrs\.?|ms\.?"
)
_DEGREES = re.compile(rf"(?:(?<=^)|(?<=[\s,.]))(?:{_DEGREE})(?=$|[\s,])", re.IGNORECASE)
_SHORT_FORM = re.compile(r"\b(?!MD\b|DO\b|RN\b|II+\b)[A-Z]{2,6}\b")
_WORDS_OF_A_NAME = 3
_PERSON_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def people(protocol: Json) -> frozenset[str]:
    """The names of the people in a protocol section: contacts, officials and responsible parties, without degrees.

    Used only to remove them; names of offices and companies are left out.
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
    """Whether a contact's name is just the sponsor's (`Example Pharma`)."""
    module = as_map(protocol.get("sponsorCollaboratorsModule"))
    lead, party = as_map(module.get("leadSponsor")), as_map(module.get("responsibleParty"))
    if lead.get("class") == "INDIV" or party.get("type") not in ("SPONSOR", "PRINCIPAL_INVESTIGATOR"):
        return lead.get("class") == "INDUSTRY" and set(_words(name)) <= set(_words(as_text(lead.get("name")) or ""))
    return set(_words(name)) <= set(_words(as_text(lead.get("name")) or ""))


def bare_name(name: str) -> str:
    """A name without degrees and titles: `Ann B. Example, MD, PhD` is `Ann B. Example`."""
    return " ".join(_DEGREES.sub(" ", name.split(",")[0]).split()).strip(" .,;")


def looks_personal(name: str) -> bool:
    """Whether a name has two to five capitalised words, none of them a word for an institution."""
    words = name.split()
    if not 2 <= len(words) <= 5 or _SAYS["institution"].search(name):
        return False
    return all(_PERSON_WORD.fullmatch(word) for word in words) and sum(word[0].isupper() for word in words) >= 2


def is_person(name: str, known: Iterable[str]) -> bool:
    """Whether a sponsor's or place's name is a person's: known from the record, or with a person's title."""
    if _SAYS["institution"].search(name):
        return False
    bare = set(_words(bare_name(name)))
    return bool(_SAYS["titled"].search(name)) or any(len(bare & set(_words(other))) >= 2 for other in known)


def may_be_person(name: str) -> bool:
    """Whether the name of a sponsor or hospital may be a person's, erring on the side of yes."""
    if is_person(name, ()):
        return True
    if _SAYS["organisation"].search(name) or _SHORT_FORM.search(name):
        return False
    bare = bare_name(name)
    return looks_personal(bare.title() if len(bare.split()) <= _WORDS_OF_A_NAME else bare)  # some are in small letters


def scrub(text: str, names: Iterable[str] = ()) -> str:
    """The text without e-mail addresses, phone numbers and the given names of people."""
    for name in names:
        pattern = r"[\s.]+".join(re.escape(word.strip(".")) for word in name.split())
        text = re.sub(rf"(?<!\w){pattern}(?!\w)", REMOVED, text, flags=re.IGNORECASE)
    text = _EMAIL.sub(REMOVED, text)
    return _SAYS["phone"].sub(lambda found: REMOVED if sum(c.isalnum() for c in found[0]) >= 7 else found[0], text)


def _words(name: str) -> list[str]:
    """The words of a name, without initials, in lower case."""
    return [word.strip(".").casefold() for word in name.replace(",", " ").split() if len(word.strip(".")) > 1]
