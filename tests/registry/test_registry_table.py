"""The registry's table: which rows are listed and why others are not, places, persons left out, and what changes."""

from __future__ import annotations

import csv
import io

import pytest
import yaml

from plainfacts.facts.files import Files
from plainfacts.facts.load import load
from plainfacts.registry import RegistryError
from plainfacts.registry.clinicaltrials.privacy import may_be_person
from plainfacts.registry.drafts.topic_match import Entry
from plainfacts.registry.table.entries import Known, Table, read_table
from plainfacts.registry.table.listed_file import as_yaml, changes
from plainfacts.registry.table.places import read_place, towns_of
from plainfacts.registry.table.rows import COLUMNS, read_rows
from site_files import site_files

ROW = {
    "NCT Number": "NCT09000001",
    "Study Title": "Lamp Oil in Childhood Lymphoma",
    "Study Status": "RECRUITING",
    "Conditions": "Lymphoma|Hodgkin Lymphoma",
    "Sponsor": "Example University",
    "Phases": "PHASE1|PHASE2",
    "Enrollment": "40.0",
    "Study Type": "INTERVENTIONAL",
    "Start Date": "8/29/2022",
    "Completion Date": "2027-12",
    "Locations": "Example Hospital, Utrecht, 3584 CS, Netherlands",
    "Sex": "ALL",
    "Age": "CHILD, ADULT",
}
CONDITIONS = (
    Entry("lymphoma", ("lymphoma",)),
    Entry("hodgkin-lymphoma", ("Hodgkin lymphoma",), "lymphoma"),
    Entry("leukaemia", ("leukaemia",)),
)
KNOWN = Known(CONDITIONS, {"NCT09000009"})


def table(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """A table with a row for each change of the one above."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore")
    writer.writeheader()
    writer.writerows({**ROW, **row} for row in rows)
    return text.getvalue().encode()


def listed(*rows: dict[str, str]) -> Table:
    return read_table(read_rows(table(*rows)), KNOWN, "ctgov-export-2026-04-28", "2026-04-28")


def entry(**row: str) -> dict[str, object]:
    return listed(row).entries[ROW["NCT Number"]]


def test_a_row_becomes_facts_alone_with_age_groups_and_no_age() -> None:
    assert entry() == {
        "id": "nct09000001",
        "registry_ids": ["NCT09000001"],
        "official_title": "Lamp Oil in Childhood Lymphoma",
        "source": "ctgov-export-2026-04-28",
        "checked": "2026-04-28",
        "status": "recruiting",
        "phase": "1/2",
        "ages": "unknown",
        "age_groups": ["child", "adult"],
        "conditions": ["lymphoma", "hodgkin-lymphoma"],
        "countries": ["NL"],
        "places": ["Utrecht"],
        "sites": [{"name": "Example Hospital", "city": "Utrecht", "country": "NL"}],
        "participants": {"planned": 40},
        "sponsor": "Example University",
        "start": "2022-08-29",
        "end": "2027-12",
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"Study Status": "COMPLETED"}, "not open, nor about to open"),
        ({"Study Status": "SUSPENDED"}, "not open, nor about to open"),
        ({"Age": "ADULT, OLDER_ADULT"}, "does not take children"),
        ({"Study Type": "OBSERVATIONAL"}, "not a trial of a treatment or other action"),
        ({"Conditions": "Asthma", "Study Title": "Lamp Oil"}, "names none of our illnesses"),
        ({"NCT Number": "NCT09000009"}, "has a full record on this site"),
        ({"NCT Number": "DRKS00000001"}, "no number of ClinicalTrials.gov"),
    ],
)
def test_what_is_left_out_is_counted_with_its_reason(row: dict[str, str], reason: str) -> None:
    found = listed(row)
    assert (found.entries, dict(found.reasons)) == ({}, {reason: 1})


def test_a_trial_for_an_illness_and_one_kind_of_it_is_for_all_its_kinds() -> None:
    """Else a child with another kind would not be shown it."""
    assert entry(Conditions="Hodgkin Lymphoma|Lymphoma")["conditions"] == ["hodgkin-lymphoma", "lymphoma"]
    assert entry(Conditions="Hodgkin Lymphoma")["conditions"] == ["hodgkin-lymphoma"]


def test_where_the_row_names_none_of_our_illnesses_its_title_may() -> None:
    assert entry(Conditions="Pain")["conditions"] == ["lymphoma"]


@pytest.mark.parametrize("name", ["Ann Example, MD", "Ann B. Example", "ann example", "Dr Ann Example"])
def test_no_persons_name_is_published(name: str) -> None:
    found = entry(Sponsor=name, Locations=f"{name}, Utrecht, Netherlands|Department of Lamps, {name}, Ghent, Belgium")
    assert found["sponsor"] == "unknown"
    assert name not in str(found)
    assert "Ann" not in str(found).title()
    assert {"name": "Department of Lamps", "city": "unknown", "country": "BE"} in found["sites"]  # type: ignore[operator]


@pytest.mark.parametrize("name", ["Example Children's Hospital", "Lamp Therapeutics, Inc.", "CHU Nantes", "UZ Leuven"])
def test_an_organisation_keeps_its_name(name: str) -> None:
    assert not may_be_person(name)


def test_text_that_was_decoded_wrongly_is_mended() -> None:
    assert entry(Sponsor="KaramanoÄŸlu University")["sponsor"] == "Karamanoğlu University"
    assert entry(Locations="HÃ´pital Lampe, BesanÃ§on, France")["places"] == ["Besançon"]
    assert entry(Sponsor="École University")["sponsor"] == "École University"


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Lamp Hospital, Houston, Texas, 77030, United States", "Houston"),
        ("Lamp Hospital, Utrecht, 3584 CS, Netherlands", "Utrecht"),
        ("Lamp Hospital, Department of Lamps, Lyon, France", "Lyon"),
        ("Lamp Hospital, Beijing, Beijing, China", "Beijing"),
        ("Lamp Hospital, Suzhou, Jiangsu, 215006, China", "Suzhou"),
        ("Lamp Hospital, Campus B, Leuven, Belgium", "Leuven"),
        ("Lamp Hospital, Singapore, Singapore", "Singapore"),
    ],
)
def test_the_town_of_a_place_is_found(text: str, town: str) -> None:
    place = read_place(text, towns_of(["Other, Leuven, Belgium"]))
    assert place is not None
    assert place.town == town


def test_of_many_hospitals_the_towns_are_told() -> None:
    found = entry(Locations="|".join(f"Hospital {number}, Town{chr(65 + number)}, France" for number in range(26)))
    assert "sites" not in found
    assert len(found["places"]) == 26  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "The file is empty."),
        (b"\xff\xfe\x00", "The file is not text in UTF-8."),
        (b"PK\x03\x04\0\0", "The file is not a CSV table."),
        (b"TrialID,Public_title\nNL1,A\n", "The file is not a table of ClinicalTrials.gov: it has other columns."),
        (table({}, columns=tuple(name for name in COLUMNS if name != "Age")), "The column is missing: Age."),
        (table(), "The file has a header but no rows."),
        (table({}) + b"a,b\r\n", "Line 3 of the file has 2 cells; the header has 13."),
    ],
)
def test_what_is_no_such_table_is_said_so(raw: bytes, says: str) -> None:
    with pytest.raises(RegistryError) as error:
        read_rows(raw)
    assert str(error.value).startswith(says)


def files(text: str) -> Files:
    sources = site_files()["data/sources.yaml"].replace(b"ctgov-nct01234567", b"ctgov-export-2026-04-28")
    conditions = b"".join(
        b"- {id: %s, name: The %s, plain: What it is., source: ctgov-nct01234567, checked: 2026-04-28}\n" % (name, name)
        for name in (b"leukaemia", b"lymphoma", b"hodgkin-lymphoma")
    )
    more = {"data/sources.yaml": site_files()["data/sources.yaml"] + sources, "data/conditions.yaml": conditions}
    return {**site_files(), **more, "data/listed.yaml": text.encode()}


def test_what_is_written_is_read_back_and_writing_it_again_changes_nothing() -> None:
    found = listed({}, {"NCT Number": "NCT09000000", "Study Title": "No: a title, with {signs}", "Locations": ""})
    text = as_yaml(found.entries)
    loaded = load(files(text))
    assert not loaded.problems
    assert [record["id"] for record in yaml.safe_load(text)] == ["nct09000000", "nct09000001"]
    assert list(changes(found, loaded.facts.listed)) == []


def test_a_newer_table_is_told_line_by_line() -> None:
    old = listed({}, {"NCT Number": "NCT09000002"}, {"NCT Number": "NCT09000003"})
    new = listed(
        {"Phases": "PHASE2", "Enrollment": "60"},
        {"NCT Number": "NCT09000002", "Study Status": "COMPLETED"},
        {"NCT Number": "NCT09000004", "Study Status": "NOT_YET_RECRUITING"},
    )
    title = "Lamp Oil in Childhood Lymphoma"
    assert list(changes(new, load(files(as_yaml(old.entries))).facts.listed)) == [
        "changed: NCT09000001: phase: 1/2 -> 2",
        "changed: NCT09000001: participants: planned 40 -> planned 60",
        f"gone: NCT09000002: its status is now completed. {title}",
        f"gone: NCT09000003: not in this table. {title}",
        f"new: NCT09000004: not-yet-recruiting. {title}",
    ]
