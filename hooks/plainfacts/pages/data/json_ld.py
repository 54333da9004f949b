"""Structured data of a page as JSON-LD (schema.org): only what the page shows, each value as in the data."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from plainfacts.facts.derive import known
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Condition, Topic
from plainfacts.facts.records.registers import address_of, register_of
from plainfacts.facts.records.trial import Review, Site, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats
from plainfacts.pages.frame.last_changed import page_changed, trial_changed
from plainfacts.pages.links import trial_url
from plainfacts.prose.page import Page

STATUS = {
    "not-yet-recruiting": "NotYetRecruiting",
    "recruiting": "Recruiting",
    "by-invitation": "EnrollingByInvitation",
    "active-not-recruiting": "ActiveNotRecruiting",
    "suspended": "Suspended",
    "terminated": "Terminated",
    "withdrawn": "Withdrawn",
    "completed": "Completed",
    "unknown": None,
}
"""Our statuses as schema.org's MedicalStudyStatus, which has none for unknown."""

Trail = Sequence[tuple[str, str]]
"""Breadcrumbs from the home page to this one: title and address from the root of the site."""


def structured(facts: Facts, record: Trial | Page, title: str, description: str, trail: Trail, status: str = "") -> str:
    """The JSON-LD of a page, escaped for a script element. `status` is the status in the words of the page."""
    url = facts.settings.in_full(trial_url(record) if isinstance(record, Trial) else record.url)
    graph = [_page(facts, record, title, description, url), _breadcrumbs(facts, trail, url)]
    if isinstance(record, Trial):
        graph.append(_trial(facts, record, url, status))
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _page(facts: Facts, record: Trial | Page, title: str, description: str, url: str) -> dict[str, Any]:
    review = record.review if isinstance(record, Trial) else record.front.review
    changed = trial_changed(record) if isinstance(record, Trial) else page_changed(facts, record)
    audience = "family" if isinstance(record, Trial) else record.front.audience
    found: dict[str, Any] = {
        "@type": "MedicalWebPage",
        "@id": url,
        "url": url,
        "name": title,
        "description": description,
        "inLanguage": facts.wording.language,
        "isPartOf": {"@type": "WebSite", "name": facts.settings.site_name},
        "breadcrumb": {"@id": f"{url}#breadcrumbs"},
        "audience": {"@type": "ParentAudience" if audience == "family" else "Patient"},
    }
    if changed:
        found["dateModified"] = changed.isoformat()
    found |= _reviewed(review)
    if isinstance(record, Trial):
        found["mainEntity"] = {"@id": f"{url}#trial"}
    elif about := [_topic(facts.topics[name]) for name in record.front.about if name in facts.topics]:
        found["about"] = about
    return found


def _reviewed(review: Review) -> dict[str, Any]:
    if review.reviewed is None:
        return {}
    return {"lastReviewed": review.reviewed.isoformat(), "reviewedBy": {"@type": "Person", "name": review.by}}


def _breadcrumbs(facts: Facts, trail: Trail, url: str) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": facts.settings.in_full(address)}
        for place, (name, address) in enumerate(trail, start=1)
    ]
    return {"@type": "BreadcrumbList", "@id": f"{url}#breadcrumbs", "itemListElement": items}


def _topic(topic: Topic) -> dict[str, Any]:
    kind = "MedicalCondition" if isinstance(topic, Condition) else "MedicalTherapy"
    return {"@type": kind, "name": topic.name}


def _trial(facts: Facts, trial: Trial, url: str, status: str) -> dict[str, Any]:
    numbers = known(facts, trial, "registry_ids") or ()
    design = known(facts, trial, "design")
    found = {
        "@type": "MedicalTrial",
        "@id": f"{url}#trial",
        "url": url,
        "name": known(facts, trial, "name"),
        "alternateName": [text for name in ("title", "official_title") if (text := known(facts, trial, name))],
        "description": known(facts, trial, "summary"),
        "disambiguatingDescription": status,
        "status": _status(known(facts, trial, "status")),
        "phase": known(facts, trial, "phase"),
        "trialDesign": "https://schema.org/RandomizedTrial" if design and design.randomised is True else None,
        "identifier": [_identifier(number) for number in numbers],
        "sameAs": [address for number in numbers if (address := address_of(number))],
        "healthCondition": [_topic(facts.topics[name]) for name in known(facts, trial, "conditions") or ()],
        "sponsor": _organisation(known(facts, trial, "sponsor")),
        "studyLocation": _places(facts, trial),
    }
    return {name: value for name, value in found.items() if value}


def _status(value: str | None) -> str | None:
    name = STATUS[value or "unknown"]
    return f"https://schema.org/{name}" if name else None


def _identifier(number: str) -> dict[str, Any]:
    register = register_of(number)
    return {"@type": "PropertyValue", "propertyID": register.name if register else "", "value": number}


def _organisation(name: str | None) -> dict[str, Any] | None:
    return {"@type": "Organization", "name": name} if name else None


def _places(facts: Facts, trial: Trial) -> list[dict[str, Any]]:
    sites: Sequence[Site] = known(facts, trial, "sites") or ()
    if sites:
        return [_hospital(site) for site in sites]
    codes = known(facts, trial, "countries") or ()
    return [{"@type": "Country", "name": formats.country(facts.wording, code), "identifier": code} for code in codes]


def _hospital(site: Site) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressCountry": site.country}
    if not isinstance(site.city, Unknown):
        address["addressLocality"] = site.city
    return {"@type": "Hospital", "name": site.name, "address": address}
