"""The structured data (JSON-LD) of a page agree with the facts, and contain nothing that the page does not show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from plainfacts.checks.engine.rule import rule
from plainfacts.checks.site.built_site import Built, Finding
from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages.data.finished_html import BuiltPage
from plainfacts.pages.data.json_ld import STATUS
from plainfacts.prose.review_fingerprint import review_of

_SHOWN = ("name", "alternateName", "description", "disambiguatingDescription")
"""The keys of a trial's structured data whose values are text for people."""


@rule("structured-data", ref="M1")
def structured_data(built: Built) -> Iterator[Finding]:
    """The structured data of a trial's page agree with the trial's record.

    Why: search engines show it to families without the page around it.
    Example: a trial that is not open is recruiting in the structured data.
    Fix: correct pages/data/json_ld.py; the fact itself is in the trial's record.
    Source: schema.org MedicalTrial; rules of good patient information M1.
    """
    for page, trial in built.of_trials:
        told, web = _node(page, "MedicalTrial"), _node(page, "MedicalWebPage")
        expected = _expected(built.facts, trial)
        if told is None or web is None:
            yield page, "The structured data are missing or broken.", "Correct pages/data/json_ld.py."
            continue
        for name, value in expected.items():
            found = _told(told, name)
            if found != value:
                message = f"The structured data say `{found}` for {name}; the record says `{value}`."
                yield page, message, "Correct pages/data/json_ld.py, or the record of the trial."
        reviewed = review_of(trial).reviewed
        if web.get("lastReviewed") != (reviewed.isoformat() if reviewed else None):
            yield page, "The structured data have another day of review.", "Correct pages/data/json_ld.py."


@rule("data-shown", ref="M2")
def data_shown(built: Built) -> Iterator[Finding]:
    """The structured data of a page contain no text that the page does not show.

    Why: a claim that only search engines see is checked by nobody.
    Example: a description of a trial in the structured data that differs from the one on the page.
    Fix: take the words from what the page shows.
    Source: rules of good patient information M2; guidelines of search engines on structured data.
    """
    for page, _ in built.of_trials:
        told = _node(page, "MedicalTrial")
        if told is None:
            continue
        shown = " ".join(page.facts.values())
        missed = [text for text in _words(told) if text not in shown]  # most are there letter by letter
        plain = _plain(shown) if missed else ""
        for text in missed:
            if _plain(text) not in plain:
                message = f"The structured data say `{text[:80]}`; the page does not show it."
                yield page, message, "Show it on the page, or leave it out of the structured data."


def _node(page: BuiltPage, kind: str) -> dict[str, Any] | None:
    """The node of this type in a page's structured data, or None if there is none or it is not JSON."""
    for data in page.data:
        graph = data.get("@graph", ()) if isinstance(data, dict) else ()
        for node in graph:
            if isinstance(node, dict) and node.get("@type") == kind:
                return node
    return None


def _expected(facts: Facts, trial: Trial) -> dict[str, object]:
    """The values that the structured data of a trial must have, by name; unknown facts are left out."""

    def known(field: str) -> Any:
        fact = fact_of(facts, trial, field)
        return fact.known if fact else None

    status = STATUS[known("status") or "unknown"]
    hospitals: set[tuple[str, ...]] = {(site.name, site.country) for site in known("sites") or ()}
    return {
        "name": known("name"),
        "status": f"https://schema.org/{status}" if status else None,
        "phase": known("phase"),
        "description": known("summary"),
        "sponsor": known("sponsor"),
        "identifier": set(known("registry_ids") or ()),
        "healthCondition": {facts.topics[name].name for name in known("conditions") or ()},
        "studyLocation": hospitals or {(code,) for code in known("countries") or ()},
        "city": {site.city for site in known("sites") or () if not isinstance(site.city, Unknown)},
    }


def _told(node: Mapping[str, Any], name: str) -> object:
    """A value of the structured data in the form of `_expected`."""
    places = node.get("studyLocation", ())
    if name == "sponsor":
        return (node.get("sponsor") or {}).get("name")
    if name == "identifier":
        return {item["value"] for item in node.get("identifier", ())}
    if name == "healthCondition":
        return {item["name"] for item in node.get("healthCondition", ())}
    if name == "studyLocation":
        return {_place(place) for place in places}
    if name == "city":
        return {
            place["address"]["addressLocality"] for place in places if "addressLocality" in place.get("address", ())
        }
    return node.get(name)


def _place(place: Mapping[str, Any]) -> tuple[str, ...]:
    return (place["name"], place["address"]["addressCountry"]) if "address" in place else (place["identifier"],)


def _words(node: Mapping[str, Any]) -> Iterator[str]:
    for name in _SHOWN:
        value = node.get(name, ())
        yield from [value] if isinstance(value, str) else value
    for place in node.get("studyLocation", ()):
        yield place["name"]
    yield from (item["name"] for item in node.get("healthCondition", ()))
    yield from [node["sponsor"]["name"]] if "sponsor" in node else []


def _plain(text: str) -> str:
    """The letters and digits in lower case: quotes and spaces may differ between a page and its data."""
    return re.sub(r"\W+", "", text).casefold()
