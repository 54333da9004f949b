"""What texts say of medicines against their records: each sentence that breaks a rule, and the nearest that does not."""

from __future__ import annotations

import pytest

from checks.judged import messages, trials
from site_files import TREATMENTS, page

MEDICINES = (
    TREATMENTS
    + """\
- id: lampimab
  name: Lampimab
  part_of: tablets
  plain: An antibody that finds a marker called CD19.
  source: ctgov-nct01234567
  checked: 2026-04-28
  kind: antibody
  brands: [Lampixo]
  aims_at: [CD19]
  given: [into a vein]
- id: examplinib
  name: Examplinib
  part_of: tablets
  plain: A medicine by mouth.
  source: ctgov-nct01234567
  checked: 2026-04-28
  kind: targeted-medicine
  brands: [Exampla]
  given:
    value: [by mouth]
    source: ctgov-nct01234567
    checked: 2026-04-28
    differs: [{value: [under the skin], source: ctgov-nct01234567, checked: 2026-04-28, planned: yes}]
"""
)
TESTED = "being_tested: [{kind: medicine, name: examplinib, plain: It blocks a signal that cells need to grow., approved: no}]"
MARKERS = """\
- term: CD19
  plain: A marker on B cells.
  kind: marker
  on: B cells and many leukaemia cells
- term: CD22
  plain: A marker on some cells.
  kind: marker
  on: some cells
- term: Lampimab
  plain: An antibody.
  also: [Lampixo]
"""


def told(
    rule: str, body: str = "", *, medicines: str = MEDICINES, markers: str = MARKERS, trial: str = trials()
) -> list[str]:
    files: dict[str, str | bytes | None] = {
        "data/treatments.yaml": medicines,
        "data/glossary.yaml": markers,
        "data/trials.yaml": trial,
        "content/leukaemia.md": page(body=f"## Lampimab\n\n{body}\n"),
    }
    return messages(rule, **files)


def test_the_site_itself_has_nothing_to_tell() -> None:
    for rule in ("medicine-marker", "marker-cells", "medicine-name", "medicine-kind", "medicine-given"):
        assert told(rule, "Lampimab (Lampixo) finds CD19, a marker on B cells. It goes into a vein.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Lampimab finds CD22.",
        "This antibody sticks to CD22.",
        "Examplinib is a pill. Lampimab looks for a marker called CD22.",
        "Lampixo carries a poison to cells with CD7.",
    ],
)
def test_a_wrong_marker(text: str) -> None:
    (message,) = told("medicine-marker", text)
    assert "data/treatments.yaml:14 says CD19" in message
    assert message.startswith("content/leukaemia.md:11: ")


@pytest.mark.parametrize(
    "text",
    [
        "Lampimab does not find CD22.",
        "A test shows CD22 on the cells.",
        "Examplinib is for children whose cells have the marker CD22.",
        "Lampimab is for leukaemia with CD19 that came back.",
    ],
)
def test_what_claims_no_wrong_marker(text: str) -> None:
    assert told("medicine-marker", text) == []


def test_the_marker_of_a_trial_is_that_of_its_exact_wording() -> None:
    exact = ("A phase 2 study of examplinib in leukaemia", "A study of CD19-positive leukaemia")
    title = ("title: A medicine that blocks a growth signal", "title: A medicine that finds CD22")
    assert told("medicine-marker", trial=trials(exact, (title[0], title[1].replace("CD22", "CD19")))) == []
    (message,) = told("medicine-marker", trial=trials(exact, title))
    assert "CD22 stands in the text, but this trial has another marker: CD19 (data/trials.yaml:4)" in message


def test_the_marker_of_what_has_no_record_is_that_of_the_trials_own_words() -> None:
    tested = "being_tested: [{kind: antibody, name: otherimab, plain: It looks for CD19., approved: no}]"
    changes = (TESTED, tested), ("A medicine that blocks a growth signal", "A medicine that finds CD19")
    assert told("medicine-marker", trial=trials(*changes)) == []


def test_a_marker_whose_plain_words_name_other_cells() -> None:
    wrong = MARKERS.replace("plain: A marker on B cells.", "plain: A marker on T cells.")
    (message,) = told("marker-cells", markers=wrong)
    assert "CD19 is told to be on T cells, but `on` says: B cells and many leukaemia cells." in message


def test_a_marker_on_other_cells() -> None:
    assert told("marker-cells", "Lampimab finds CD19, a protein on B cells.") == []
    (message,) = told("marker-cells", "Lampimab finds CD19, a protein on T cells.")
    assert "data/glossary.yaml:4 says: B cells and many leukaemia cells" in message


def test_a_name_of_another_medicine() -> None:
    assert told("medicine-name", "Lampimab (Lampixo) is an antibody.") == []
    (message,) = told("medicine-name", "Lampimab (Exampla) is an antibody.")
    assert "that is a name of Examplinib (data/treatments.yaml:23)" in message


def test_a_name_that_two_records_have() -> None:
    (message,) = told("medicine-name", medicines=MEDICINES.replace("[Exampla]", "[Lampixo]"), markers="")
    assert message == "data/treatments.yaml:13: Lampixo is also a name of Examplinib (data/treatments.yaml:23)."


def test_a_form_of_a_word_that_is_another_medicine() -> None:
    (message,) = told("medicine-name", markers=MARKERS.replace("also: [Lampixo]", "also: [Exampla]"))
    assert "Exampla is a name of Examplinib" in message


def test_two_kinds_that_do_one_thing() -> None:
    assert told("medicine-kind", "Children have Lampimab and Examplinib.") == []
    (message,) = told("medicine-kind", "Medicines such as Examplinib and Lampimab block this protein.")
    assert (
        "one is `targeted-medicine` (data/treatments.yaml:22), the other `antibody` (data/treatments.yaml:12)"
        in message
    )


def test_two_of_one_kind_may_do_one_thing() -> None:
    other = MEDICINES[MEDICINES.index("- id: lampimab") : MEDICINES.index("- id: examplinib")]
    other = other.replace("lampimab", "glowimab").replace("Lampimab", "Glowimab").replace("Lampixo", "Glowixo")
    text = "Medicines such as Glowimab and Lampimab block this protein."
    assert told("medicine-kind", text, medicines=MEDICINES + other) == []
    steroid = other.replace("kind: antibody", "kind: steroid")
    assert told("medicine-kind", text, medicines=MEDICINES + steroid) != []


def test_a_record_that_calls_a_medicine_by_another_kind() -> None:
    (message,) = told("medicine-kind", medicines=MEDICINES.replace("plain: An antibody that", "plain: A steroid that"))
    assert '"steroid" stands here, but data/treatments.yaml:12 says `kind: antibody`' in message


def test_the_kind_of_what_a_trial_tests() -> None:
    assert told("medicine-kind") == []
    (message,) = told(
        "medicine-kind", trial=trials(("{kind: medicine, name: examplinib", "{kind: cells, name: examplinib"))
    )
    assert "The kind is cells, but data/treatments.yaml:22 says `kind: targeted-medicine`." in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lampimab is taken by mouth.", "by mouth"),
        ("It is swallowed each day.", "swallowed"),
        ("Babies swallow it for weeks.", "swallow"),
        ("Examplinib goes into a vein.", "into a vein"),
    ],
)
def test_given_in_another_way(text: str, words: str) -> None:
    (message,) = told("medicine-given", text)
    assert f'"{words}" is said of' in message


@pytest.mark.parametrize(
    "text",
    [
        "Lampimab is not taken by mouth.",
        "Lampimab comes first, and then your child swallows other medicines.",
        "Examplinib is tested as an injection under the skin.",
        "Your child swallows steroids.",
        "Babies have it for weeks, and swallow water.",
    ],
)
def test_given_as_it_is_or_something_else_given(text: str) -> None:
    assert told("medicine-given", text) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Some have a steroid such as Lampimab.", "Some have an antibody such as Lampimab."),
        ("They have Lampimab, a steroid that helps.", "They have Lampimab, an antibody that helps."),
        ("Some pills are antibodies. One is Examplinib.", "Some medicines are antibodies. One is Lampimab."),
        ("It is an antibody called Lampimab or Examplinib.", "They have Lampimab, a steroid and rest."),
        ("It is a steroid, Lampimab, tested now.", "It is an antibody, Lampimab, tested now."),
        ("A newer chemotherapy medicine, Lampimab, is tested.", "They can have chemotherapy, Lampimab or rest."),
    ],
)
def test_an_example_of_another_kind(wrong: str, right: str) -> None:
    assert len(told("medicine-kind", wrong)) == 1
    assert told("medicine-kind", right) == []


def test_cells_that_an_antibody_marks() -> None:
    assert len(told("marker-cells", "Lampimab marks T cells.")) == 1
    assert told("marker-cells", "Lampimab marks B cells.") == []


def test_an_injection_of_what_is_swallowed() -> None:
    medicines = MEDICINES.replace(
        "\n    differs: [{value: [under the skin], source: ctgov-nct01234567, checked: 2026-04-28, planned: yes}]", ""
    )
    assert len(told("medicine-given", "Examplinib is injected.", medicines=medicines)) == 1
    assert told("medicine-given", "Lampimab is injected.") == []
