"""Reading records: damaged ones are borne, people are left out."""

import copy
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registry_records import record

from bounded import processor_seconds
from examples import examples
from plainfacts.facts.yaml.look_alikes import look_alikes
from plainfacts.registry import RegistryError, draft_yaml, read
from plainfacts.registry.clinicaltrials.privacy import scrub
from plainfacts.registry.clinicaltrials.text_repair import mend

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
MODULES = [*record()["protocolSection"], "descriptionModule"]
FIELDS = sorted({field for module in record()["protocolSection"].values() for field in module})
ANY_MODULE = st.dictionaries(st.sampled_from(FIELDS), ANY_JSON | st.text(), max_size=6) | ANY_JSON


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (None, "This JSON is a NoneType, not a record of ClinicalTrials.gov."),
        ([], "This JSON is a list of 0 things, not one registry record."),
        ([{}, {}], "This JSON is a list of 2 things, not one registry record."),
        ({"a": 1}, "This JSON has no protocolSection, so it is not a record of ClinicalTrials.gov (API v2)."),
        (
            {"protocolSection": 3},
            "This JSON has no protocolSection, so it is not a record of ClinicalTrials.gov (API v2).",
        ),
        (b"{", "This is not JSON, or it is cut off. Save the record from the registry again."),
        (b"[" * 200_000, "This JSON is nested too deeply to be a registry record."),
    ],
)
def test_what_is_no_record_is_named_plainly(raw: object, sentence: str) -> None:
    with pytest.raises(RegistryError) as error:
        read(raw)
    assert str(error.value) == sentence


@pytest.mark.parametrize(
    "wrap", [lambda r: r, lambda r: [r], lambda r: {"studies": [r]}, lambda r: r["protocolSection"]]
)
def test_a_record_is_found_where_it_stands_alone(wrap) -> None:
    assert read(wrap(record())).nct == "NCT00000001"
    assert read(json.dumps(wrap(record())).encode()).nct == "NCT00000001"


@examples(150)
@given(ANY_JSON | st.builds(lambda part: {"protocolSection": part}, ANY_JSON))
def test_any_json_gives_a_draft_or_a_message(raw: object) -> None:
    try:
        assert draft_yaml(raw).startswith("#")
    except RegistryError as error:
        assert str(error).endswith(".")


@examples(200)
@given(st.dictionaries(st.sampled_from(MODULES), ANY_MODULE, max_size=5))
def test_any_modules_give_a_draft(modules: dict[str, object]) -> None:
    assert "eligibility:" in draft_yaml(record(**modules))


@examples(150)
@given(st.text(alphabet=st.sampled_from(list("*-•123.()abEXx:\n \\>≥<%=ULN\ud800\u0416é")), max_size=200))
def test_any_criteria_text_gives_a_draft(text: str) -> None:
    assert "eligibility:" in draft_yaml(record(eligibilityModule={"eligibilityCriteria": text}))


def places(value: object, path: tuple[object, ...] = ()) -> Iterator[tuple[object, ...]]:
    """The paths of everything in a JSON value."""
    yield path
    keys = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in keys:
        yield from places(part, (*path, key))


def put(value: object, path: tuple[object, ...], new: object) -> object:
    """The value with one part replaced."""
    if not path:
        return new
    changed = copy.copy(value)
    changed[path[0]] = put(value[path[0]], path[1:], new)
    return changed


@examples(250)
@given(st.lists(st.tuples(st.integers(0, 10_000), ANY_JSON | st.text(max_size=40)), min_size=1, max_size=3))
def test_a_record_with_parts_of_any_other_shape_gives_a_draft_or_a_message(parts: list[tuple[int, object]]) -> None:
    raw: object = record()
    for number, new in parts:
        found = list(places(raw))
        raw = put(raw, found[number % len(found)], new)
    try:
        assert "eligibility:" in draft_yaml(raw)
    except RegistryError as error:
        assert str(error).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "* a\n" * 8_000,
        "1. a\n* b\nor\n" * 3_000,
        "* ALT <= 3 x ULN for patients with liver metastases or AST\n" * 8_000,
        "* " + "chemotherapy within 3 weeks or " * 1_300,
        "* " + "1 " * 1_900 + "\n* " + "9" * 3_900,
        "<!--" * 20_000,
        "* " + "(" * 20_000,
        "".join(" " * (number % 400) + "* a\n" for number in range(8_000)),
    ],
    ids=["marks", "joiners", "measures", "one sentence", "digits", "comments", "brackets", "depths"],
)
def test_hostile_criteria_are_drafted_in_seconds(text: str) -> None:
    hostile = record(eligibilityModule={"eligibilityCriteria": f"Inclusion Criteria:\n\n{text}"})
    with processor_seconds(5):  # a second on the machine it was written on; quadratic work took 12
        assert "eligibility:" in draft_yaml(hostile)


def test_criteria_longer_than_any_are_cut_and_it_is_said() -> None:
    found = read(record(eligibilityModule={"eligibilityCriteria": "* a\n" * 20_000}))
    assert len(found.criteria or "") <= 40_000
    assert found.remarks == ("the criteria are too long; everything after 40,000 characters is left out",)


def test_flattened_lists_and_wrong_types_are_borne() -> None:
    found = read(
        record(
            conditionsModule={"conditions": "Neuroblastoma", "keywords": [{"MYCN": "amplified"}, None, 7]},
            designModule={"phases": "PHASE2", "enrollmentInfo": [{"count": "1,026"}]},
            armsInterventionsModule={"interventions": "dinutuximab", "armGroups": {"label": "A"}},
        )
    )
    assert found.conditions == ("Neuroblastoma",)
    assert found.keywords == ("MYCN: amplified", "7")
    assert found.phases == ("PHASE2",)
    assert found.participants == 1026 and not found.participants_actual
    assert [each.name for each in found.interventions] == ["dinutuximab"]
    assert [arm.label for arm in found.arms] == ["A"]


def test_missing_modules_are_remarked() -> None:
    found = read({"protocolSection": {"identificationModule": {"nctId": "NCT00000001"}}})
    assert found.remarks == ("the record has no status and no design and no eligibility module",)


@pytest.mark.parametrize(
    ("damaged", "meant"),
    [
        (r"LVEF \>= 55%", "LVEF >= 55%"),
        (r"10\^9/L \[CNS\]", "10^9/L [CNS]"),
        ("age &lt; 18 &amp;gt; 1", "age < 18 > 1"),
        ("â‰¥ 18 years", "≥ 18 years"),
        ("HÃ´pital", "Hôpital"),
        ("10<sup>9</sup>/L<br/>next", "10^9/L\nnext"),
        ("a \ud800 b", "a  b"),
        ("\ud83d\ude00", "😀"),
        ("“curly” quotes stay", "“curly” quotes stay"),
        ("no\u200bbreak\u00a0space", "nobreak space"),
    ],
)
def test_damaged_text_is_mended(damaged: str, meant: str) -> None:
    assert mend(damaged) == meant


def test_mended_text_is_remarked() -> None:
    found = read(record(eligibilityModule={"eligibilityCriteria": "Inclusion Criteria:\n\n* Age â‰¥ 18 years"}))
    assert found.remarks == ("the criteria were decoded with the wrong character set and are repaired here",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\u0422-cells and \u0410rm A", ("\u0422", "\u0410rm")),
        ("β-agonist, TNFα, 5 µmol", ()),
        ("ejection fr\u03bfction", ("fr\u03bfction",)),
        ("Москва", ()),
    ],
)
def test_letters_that_pass_for_latin_ones_are_found(text: str, words: tuple[str, ...]) -> None:
    assert tuple(look_alikes(text)) == words


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("write to jane.doe@example.org now", "write to [contact removed] now"),
        ("call +44 (0)20 7946 0958 first", "[contact removed] first"),
        ("Phone: 020 7946 0958", "[contact removed]"),
        ("or (555) 555-0142", "or [contact removed]"),
        ("call 1-877-EXAMPLE (1-877-555-0100)", "call [contact removed]"),
        ("seen by Dr Ruth Nobody here", "seen by Dr [contact removed] here"),
        ("platelets 100 000 - 400 000 /mm3", "platelets 100 000 - 400 000 /mm3"),
        ("EudraCT 2021-001234-56", "EudraCT 2021-001234-56"),
        ("12-18 months; 2019-2024; 1,000/mm3", "12-18 months; 2019-2024; 1,000/mm3"),
    ],
)
def test_ways_to_reach_people_are_scrubbed_and_numbers_are_not(text: str, left: str) -> None:
    assert scrub(text, ["Ruth Nobody"]) == left


def test_no_person_reaches_a_draft() -> None:
    criteria = "Inclusion Criteria:\n\n* Ask Wilma Placeholder (wilma@example.org, tel. +31 20 555 0199) first"
    text = draft_yaml(
        record(
            eligibilityModule={"eligibilityCriteria": criteria},
            sponsorCollaboratorsModule={
                "responsibleParty": {"type": "SPONSOR_INVESTIGATOR", "investigatorFullName": "Ruth B. Nobody"},
                "leadSponsor": {"name": "Ruth Nobody", "class": "OTHER"},
                "collaborators": [{"name": "Jan Private", "class": "INDIV"}, {"name": "Ann Other, MD"}],
            },
        )
    )
    for private in ("Placeholder", "Nobody", "Somebody", "Private", "Ann Other", "@", "555"):
        assert private not in text
    assert "sponsor: unknown" in text
    assert "# Look: the sponsor is a person, whose name is left out" in text
    assert "funding" not in text


@pytest.mark.parametrize("name", ["Example Pharma", "Fundación Example", "Ann & Robert Example Children's Hospital"])
def test_an_organisation_is_kept_even_where_it_is_its_own_contact(name: str) -> None:
    found = read(
        record(
            sponsorCollaboratorsModule={
                "responsibleParty": {"type": "SPONSOR"},
                "leadSponsor": {"name": name, "class": "INDUSTRY"},
            },
            contactsLocationsModule={"overallOfficials": [{"name": name}]},
        )
    )
    assert found.sponsor == name


def test_a_hospital_that_may_be_called_after_a_person_is_for_an_editor_to_look_at() -> None:
    """Some records of lone doctors name them where the hospital stands; a name alone can't tell."""
    place = {"city": "Utrecht", "country": "Netherlands"}
    locations = [{**place, "facility": name} for name in ("Ann B. Example", "Example Hospital", "Dr Ben Example")]
    found = read(record(contactsLocationsModule={"locations": locations}))
    assert [site.name for site in found.sites] == ["Ann B. Example", "Example Hospital", None]
    assert 'a site is called "Ann B. Example": if that is a person, write the name of the hospital' in found.remarks
    assert not any("Example Hospital" in remark for remark in found.remarks)
