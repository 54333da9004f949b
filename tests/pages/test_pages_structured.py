"""Structured data, feed and search index say what the data say, and nothing of survival."""

from __future__ import annotations

import json
from xml.etree.ElementTree import fromstring

import jsonschema
from small_facts import small

from building import OTHER
from plainfacts.facts.files import read_site
from plainfacts.facts.load import load
from plainfacts.facts.records.trial import STATUSES
from plainfacts.pages.data.api import schema_json, trials_json
from plainfacts.pages.data.content_policy import POLICY, headers_file
from plainfacts.pages.data.feed import feed
from plainfacts.pages.data.json_ld import STATUS, structured
from plainfacts.pages.finder.search_index import search_index
from site_files import CONDITIONS, page, trial_with

ATOM = "{http://www.w3.org/2005/Atom}"


def graph(**changes: str) -> dict[str, dict[str, object]]:
    site = small(**changes)
    trial = site.facts.trials["lamp-1"]
    text = structured(site.facts, trial, "Title", "About it", [("Home", "/"), ("LAMP 1", "/trials/lamp-1/")], "Open")
    assert "<" not in text
    return {part["@type"]: part for part in json.loads(text)["@graph"]}


def test_a_trial_equals_its_record() -> None:
    found = graph()["MedicalTrial"]
    assert found["status"] == "https://schema.org/Recruiting"
    assert found["phase"] == "2"
    assert found["name"] == "LAMP 1"
    assert found["alternateName"] == [
        "A medicine that blocks a growth signal",
        "A phase 2 study of examplinib in leukaemia",
    ]
    assert found["identifier"] == [
        {"@type": "PropertyValue", "propertyID": "ClinicalTrials.gov", "value": "NCT01234567"}
    ]
    assert found["sameAs"] == ["https://clinicaltrials.gov/study/NCT01234567"]
    assert found["sponsor"] == {"@type": "Organization", "name": "Example Hospital"}
    assert found["healthCondition"] == [{"@type": "MedicalCondition", "name": "leukaemia"}]
    address = {"@type": "PostalAddress", "addressCountry": "NL", "addressLocality": "Utrecht"}
    assert found["studyLocation"] == [{"@type": "Hospital", "name": "Example Hospital", "address": address}]
    assert "trialDesign" not in found


def test_an_unknown_status_is_left_out_and_every_other_is_named() -> None:
    unknown = trial_with("status: recruiting\n  phase", "status: unknown\n  phase")
    assert "status" not in graph(**{"data/trials.yaml": unknown})["MedicalTrial"]
    assert [name for name in STATUSES if STATUS[name] is None] == ["unknown"]


def test_nobody_reviewed_is_not_claimed() -> None:
    found = graph()["MedicalWebPage"]
    assert "lastReviewed" not in found and "reviewedBy" not in found
    assert found["dateModified"] == "2026-04-28"


def test_the_way_to_a_page() -> None:
    names = [(item["position"], item["name"]) for item in graph()["BreadcrumbList"]["itemListElement"]]  # type: ignore[attr-defined]
    assert names == [(1, "Home"), (2, "LAMP 1")]


def test_the_feed_tells_changes_newest_first() -> None:
    changes = (
        "changes: [{on: 2026-03-01, what: It opened in Ghent.}, {on: 2026-04-02, what: It opened in Utrecht & Oslo.}]"
    )
    site = small(**{"data/trials.yaml": trial_with("  review:", f"  {changes}\n  review:")})
    root = fromstring(feed(site.facts).encode())
    titles = [entry.findtext(f"{ATOM}title") for entry in root.iter(f"{ATOM}entry")]
    assert titles == ["LAMP 1: It opened in Utrecht & Oslo.", "LAMP 1: It opened in Ghent."]
    assert root.findtext(f"{ATOM}updated") == "2026-04-02T00:00:00Z"
    ids = [entry.findtext(f"{ATOM}id") for entry in root.iter(f"{ATOM}entry")]
    assert len(set(ids)) == 2


def test_an_entry_of_the_feed_keeps_its_id_when_another_change_is_added_above_or_below() -> None:
    def ids(*changes: str) -> list[str | None]:
        listed = "changes: [" + ", ".join(f"{{on: 2026-04-02, what: {what}}}" for what in changes) + "]"
        site = small(**{"data/trials.yaml": trial_with("  review:", f"  {listed}\n  review:")})
        return [entry.findtext(f"{ATOM}id") for entry in fromstring(feed(site.facts).encode()).iter(f"{ATOM}entry")]

    (first,) = ids("It opened in Ghent.")
    assert first in ids("It opened in Oslo.", "It opened in Ghent.")
    assert first in ids("It opened in Ghent.", "It opened in Oslo.")
    assert len(set(ids("It opened in Ghent.", "It opened in Oslo."))) == 2


def test_the_published_facts_have_the_form_that_is_published_with_them() -> None:
    schema = json.loads(schema_json())
    jsonschema.Draft202012Validator.check_schema(schema)
    files, _ = read_site(OTHER)
    other = "{value: recruiting, differs: [{value: completed, source: ctgov-nct01234567, checked: 2026-04-28}]}"
    disputed = trial_with("status: recruiting\n", f"status: {other}\n  sex: female\n")
    for facts in (load(files).facts, small(**{"data/trials.yaml": disputed}).facts):
        published = json.loads("".join(trials_json(facts)))
        assert published["trials"]
        jsonschema.validate(published, schema, cls=jsonschema.Draft202012Validator)
    validator = jsonschema.Draft202012Validator(schema)
    published["trials"][0]["facts"]["status"]["value"] = "open"
    published["trials"][0]["facts"]["phase"].pop("checked")
    assert len(list(validator.iter_errors(published))) == 2


def test_the_index_holds_words_and_no_figures() -> None:
    body = "## How many\n\nIn 2012, 92 out of 100 were alive [here](index.md).\n"
    site = small(**{"content/leukaemia.md": page(body=body)})
    index = json.loads(search_index(site.facts, site.pages))
    entry = next(item for item in index["entries"] if item["u"] == "leukaemia/")
    assert "leukemia" in entry["a"]
    parts = [part for part in entry["s"] if part[1] == "How many"]
    assert [words for _, _, words in parts] and "alive" in parts[0][2]
    assert not any(sign.isdigit() for _, _, words in entry["s"] for sign in words)
    tables, columns = index["trials"]["tables"], index["trials"]["columns"]
    assert (columns["id"], columns["name"], columns["numbers"]) == ([0], ["LAMP 1"], ["NCT01234567"])
    assert tables["topics"][0] == ["leukaemia", -1, "leukaemia", "leukemia"]
    assert (tables["tested"], tables["countries"]) == (["examplinib"], [["NL", "Netherlands"]])
    assert tables["sites"] == [["Example Hospital", "Utrecht"]]


def test_a_page_for_all_families_answers_to_each_illness_and_never_before_its_own_page() -> None:
    other = "- id: gout\n  name: gout\n  also_called: [podagra]\n  plain: A pain.\n  source: ctgov-nct01234567\n  checked: 2026-04-28\n"
    both = page(title="Brothers and sisters").replace(b"about: [leukaemia]", b"about: [leukaemia, gout]")
    site = small(**{"data/conditions.yaml": CONDITIONS + other, "content/siblings.md": both})
    entries = {entry["u"]: entry for entry in json.loads(search_index(site.facts, site.pages))["entries"]}
    first, *rest = (words.split() for _, _, words in entries["siblings/"]["s"])
    assert {"leukemia", "gout", "podagra"} <= set(first)
    assert not any("podagra" in words for words in rest) and entries["siblings/"]["a"] == []
    assert not any("podagra" in words for _, _, words in entries["leukaemia/"]["s"])


def test_the_headers_name_the_policy_of_the_pages() -> None:
    assert f"Content-Security-Policy: {POLICY}" in headers_file()
    assert "unsafe" not in POLICY and "*" not in POLICY
