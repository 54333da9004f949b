"""Criteria text to lists: what a family would lose is a criterion in the wrong list, or two in one."""

import pytest

from plainfacts.registry.criteria.split import split_criteria


def lists(text: str) -> tuple[list[str], list[str]]:
    found = split_criteria(text)
    return [each.exact for each in found.can_join], [each.exact for each in found.cannot_join]


@pytest.mark.parametrize(
    ("join", "barred"),
    [
        ("Inclusion Criteria:", "Exclusion Criteria:"),
        ("INCLUSION CRITERIA", "EXCLUSION CRITERIA"),
        ("Key inclusion criteria:", "Key exclusion criteria:"),
        ("Main Criteria for Inclusion:", "Main Criteria for Exclusion:"),
        ("Inclusion:", "Exclusion:"),
        ("Inclusion", "Exclusion"),
        ("Inclusion Criteriar:", "Non-inclusion criteria:"),
        ("Eligibility criteria:", "INELIGIBILITY CRITERIA:"),
        ("**Inclusion Criteria:**", "**Exclusion Criteria:**"),
        ("* Inclusion criteria:", "* Exclusion criteria:"),
        ("Patients meeting all of the following criteria will be included:", "Patients will be excluded if they have:"),
        (
            "Inclusion Criteria: -Participants are eligible if all of the following apply:",
            "Exclusion Criteria: -Any of these:",
        ),
    ],
)
@pytest.mark.parametrize("marks", ["**", "--", "••", "12", "ab", "()"])
def test_headings_and_marks_of_all_kinds(join: str, barred: str, marks: str) -> None:
    first, second = {
        "**": ("* ", "* "),
        "--": ("-", "-"),
        "••": ("• ", "• "),
        "12": ("1. ", "2. "),
        "ab": ("a) ", "b) "),
        "()": ("(1) ", "(2) "),
    }[marks]
    text = f"{join}\n\n{first}Relapsed leukaemia\n{second}Signed consent\n\n{barred}\n\n{first}Pregnancy\n{second}Infection"
    assert lists(text) == (["Relapsed leukaemia", "Signed consent"], ["Pregnancy", "Infection"])


def test_sub_entries_stay_with_their_criterion() -> None:
    text = """Inclusion Criteria:

* Adequate organ function:

  * Kidney:

    1. GFR \\>= 60
    2. no dialysis
  * Heart
* Consent
"""
    assert lists(text)[0] == [
        "Adequate organ function:\n- Kidney:\n  1. GFR >= 60\n  2. no dialysis\n- Heart",
        "Consent",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. Relapse\na. first\nb. second\n2. Consent",
        "1. Relapse\ni. first\nii. second\n2. Consent",
        "1. Relapse\n- first\n- second\n2. Consent",
        "1) Relapse\n   a) first\n   b) second\n2) Consent",
        "• Relapse\no first\no second\n• Consent",
        "* Relapse:\n\n  - first\n  - second\n* Consent",
    ],
)
def test_sub_entries_are_known_by_depth_or_mark(text: str) -> None:
    found = lists(f"Inclusion Criteria:\n{text}")[0]
    assert [entry.split("\n")[0].rstrip(":") for entry in found] == ["Relapse", "Consent"]
    assert [line.split()[-1] for line in found[0].split("\n")[1:]] == ["first", "second"]


def test_a_heading_swallowed_in_a_line_opens_its_list() -> None:
    found = split_criteria("Inclusion Criteria:\n\n1. ALL\n2. Consent. Exclusion Criteria: 1. Pregnancy 2) Infection")
    assert [each.exact for each in found.can_join] == ["ALL", "Consent."]
    assert [each.exact for each in found.cannot_join] == ["Pregnancy", "Infection"]
    assert found.remarks == ("a heading was in the middle of a line; the lists are split there",)


def test_a_heading_set_in_beneath_an_entry_opens_its_list() -> None:
    text = "Inclusion Criteria:\n\n1. ALL\n2. Organ function:\n\n   * heart\n\n   Exclusion Criteria:\n3. Pregnancy\n4. Infection"
    found = split_criteria(text)
    assert [each.exact for each in found.can_join] == ["ALL", "Organ function:\n- heart"]
    assert [each.exact for each in found.cannot_join] == ["Pregnancy", "Infection"]
    assert found.remarks == ("the heading “Exclusion Criteria:” was inside a list; the lists are split there",)


def test_numbers_that_run_on_in_a_line_are_entries() -> None:
    text = "Inclusion Criteria: 1. Age under 18. 2. ALL (grade 2. or more). 3. Grade 4. Consent."
    assert lists(text)[0] == ["Age under 18.", "ALL (grade 2. or more).", "Grade 4. Consent."]


def test_headings_within_a_list_say_for_whom() -> None:
    text = """Inclusion Criteria:

* Consent

Arm A:

* MYCN amplified

Arm B (older):

* ALK mutated

Patients must have:

* A line

Exclusion Criteria:

* Infection
"""
    found = split_criteria(text)
    assert [(each.group, each.exact) for each in found.can_join] == [
        (None, "Consent"),
        ("Arm A", "MYCN amplified"),
        ("Arm B (older)", "ALK mutated"),
        ("Patients must have", "A line"),
    ]


def test_a_criterion_in_capitals_is_no_heading() -> None:
    assert lists("Inclusion Criteria:\n\n* ECOG 0-1\n* HLA-A \\*02\n* ALL OR AML\n* Consent")[0] == [
        "ECOG 0-1",
        "HLA-A *02",
        "ALL OR AML",
        "Consent",
    ]


def test_a_line_that_broke_off_goes_on() -> None:
    text = "Inclusion Criteria:\n\n1. Karnofsky (for patients \\>12 years) or Lansky (for patients\n\n   ≤12 years) ≥ 50%\n2. Consent"
    assert lists(text)[0] == ["Karnofsky (for patients >12 years) or Lansky (for patients ≤12 years) ≥ 50%", "Consent"]


def test_parts_and_donors_keep_their_own_lists() -> None:
    text = """Inclusion Criteria for Part 1:
1) Relapse
Exclusion Criteria for Part 1:
1) Infection
Donor Inclusion Criteria:
1) Related
Donor Exclusion Criteria:
1) HIV
"""
    found = split_criteria(text)
    assert [(each.group, each.exact) for each in found.can_join] == [
        ("Inclusion Criteria for Part 1", "Relapse"),
        ("Donor Inclusion Criteria", "Related"),
    ]
    assert [(each.group, each.exact) for each in found.cannot_join] == [
        ("Exclusion Criteria for Part 1", "Infection"),
        ("Donor Exclusion Criteria", "HIV"),
    ]


def test_without_headings_all_is_taken_for_who_can_join_and_said_so() -> None:
    found = split_criteria("DISEASE CHARACTERISTICS:\n\n* Neuroblastoma\n\nPATIENT CHARACTERISTICS:\n\n* Not pregnant")
    assert [each.exact for each in found.can_join] == ["Neuroblastoma", "Not pregnant"]
    assert found.remarks == ("the record has no heading for who cannot join; look for such criteria among these",)


def test_paragraphs_without_marks_are_entries_and_continue_what_ends_with_a_colon() -> None:
    text = "Inclusion Criteria:\n\nAny child with a tumour.\n\nSigned consent.\n\nExclusion Criteria:\n\n* Signs of:\n\nheart failure"
    assert lists(text) == (["Any child with a tumour.", "Signed consent."], ["Signs of:\nheart failure"])


def test_a_title_between_numbers_is_no_part_of_the_criterion_above() -> None:
    text = "Exclusion Criteria:\n\nMedical Conditions\n\n1. Asthma\n2. Epilepsy\n\n   Prior/Concomitant Therapy\n3. Steroids\n"
    found = split_criteria(text).cannot_join
    assert [(each.group, each.exact) for each in found] == [
        ("Medical Conditions", "Asthma"),
        ("Medical Conditions", "Epilepsy"),
        ("Prior/Concomitant Therapy", "Steroids"),
    ]


def test_a_bracket_broken_by_a_mark_is_one_criterion() -> None:
    text = "Inclusion Criteria:\n\n* AST (\\<3 x ULN or \\<5x\n* those with liver metastasis) and consent\n* Relapse"
    assert lists(text)[0] == ["AST (<3 x ULN or <5x\n- those with liver metastasis) and consent", "Relapse"]


def test_or_on_a_line_of_its_own_joins() -> None:
    text = "Inclusion Criteria:\n\n* First relapse\n\nOR\n\n* Refractory disease\n* Consent"
    assert lists(text)[0] == ["First relapse\nOR\n- Refractory disease", "Consent"]


def test_an_entry_that_only_introduces_the_list_is_unfolded() -> None:
    text = "Inclusion Criteria:\n\n* Participants are eligible if all of the following criteria apply:\n\n  1. ALL\n  2. Consent\n"
    assert lists(text)[0] == ["ALL", "Consent"]


def test_what_is_no_criterion_is_a_note_or_nothing() -> None:
    text = "Inclusion Criteria:\n\n* ALL\n\nExclusion Criteria:\n\n* N/A\n\nOther protocol-defined inclusion/exclusion criteria may apply"
    found = split_criteria(text)
    assert [each.exact for each in found.can_join] == ["ALL"]
    assert found.cannot_join == ()
    assert found.notes == ("Other protocol-defined inclusion/exclusion criteria may apply",)


def test_a_sentence_about_inclusion_is_no_heading() -> None:
    text = "Inclusion Criteria:\n\n* Meets the inclusion criteria of the main trial\n* No exclusion criteria: see above\n* ALL"
    assert len(lists(text)[0]) == 3


@pytest.mark.parametrize("text", [None, "", "\n\n", "* ", "Inclusion Criteria:", "-"])
def test_no_criteria_are_no_criteria(text: str | None) -> None:
    assert split_criteria(text).can_join == split_criteria(text).cannot_join == ()
