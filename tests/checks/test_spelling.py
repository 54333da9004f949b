"""A slip is told at its line; a rare word, a name and a term are not."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, line, messages
from checks.language_site import told
from plainfacts.checks.language import spelling
from site_files import page, trial_with


def found(rule: str, text: str) -> list[str]:
    return told(rule, f"First line.\n\n{text}\n")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"),
        ("teh", "the"),
        ("seperate", "separate"),
        ("hosptial", "hospital"),
        ("tratment", "treatment"),
        ("childrn", "children"),
        ("diarrheoa", "diarrhoea"),
        ("chemotheraphy", "chemotherapy"),
        ("platlets", "platelets"),
    ],
)
def test_a_slip_is_told_with_what_is_meant(wrong: str, right: str) -> None:
    (one,) = found("misspelt", f"Your child may {wrong} it here.")
    assert one.startswith("3 warning: ")
    assert f'"{wrong}"' in one and f'Write "{right}"' in one
    assert found("misspelt", f"Your child may {right} it here.") == []


def test_a_slip_is_told_in_a_record_and_where_a_sentence_begins() -> None:
    change = ("We do not know yet", "Tehy do not know yet")
    assert in_trial("misspelt", change) == [line("not_known:", change) + '"Tehy" is misspelt.']


@pytest.mark.parametrize(
    "fine",
    [
        "The names of these end in \"rubicin\".",
        "Examplinib and blinatumomab are medicines against neuroblastoma.",
        "It is in Utrecht, near the Kinderkankercentrum.",
        "A nurse flushes the cannula, takes a swab and writes down each bolus.",
        "Colour, centre, haemoglobin, anaemia, organise and paediatric are spelt like this.",
        "The child's team and the children's ward don't mind.",
    ],
)  # fmt: skip
def test_rare_words_names_and_british_spelling_are_fine(fine: str) -> None:
    assert found("misspelt", fine) == []


def test_a_name_that_the_site_knows_is_fine() -> None:
    for known, count in (("", 1), ("names: [recieve]\n", 0)):
        files = {"data/style.yaml": known, "content/index.md": page("Home", "It is called recieve.\n")}
        assert len(messages("misspelt", **files)) == count


@pytest.mark.parametrize(
    "text", ["Your team can can help.", "The the ward is open.", "You can ask for\nfor help.", "It is is there."]
)
def test_a_word_typed_twice_is_told(text: str) -> None:
    assert len(found("doubled-word", text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The team had had a break.",
        "It is very very small.",
        "What it is, is a cell.",
        "This is ALL. All children get it. ALL all over.",
        "He said that that day was long. It is 5 5 times.",
        "Mix it, it helps.",
    ],
)
def test_a_word_twice_on_purpose_is_fine(text: str) -> None:
    assert found("doubled-word", text) == []


@pytest.mark.parametrize(
    ("american", "british"),
    [("anemia", "anaemia"), ("colors", "colour"), ("organized", "organise"), ("mom", "mum"), ("diarrhea", "diarrhoea")],
)
def test_the_spelling_of_the_united_states_is_named_as_such(american: str, british: str) -> None:
    (one,) = found("us-spelling", f"Then {american} may come.")
    assert "the spelling of the United States" in one and british in one
    assert found("us-spelling", f"Then {british} may come.") == []


def test_names_of_hospitals_keep_their_spelling() -> None:
    assert found("us-spelling", "The Princess Center and Children's Cancer Center are hospitals.") == []


def test_other_languages_are_not_judged_by_an_english_dictionary() -> None:
    files = {"mkdocs.yml": "site_name: A\nextra: {language: nl}\n", "data/trials.yaml": trial_with("We do", "Teh do")}
    assert messages("misspelt", **files) == messages("doubled-word", **files) == []


def test_no_word_of_the_list_means_itself() -> None:
    for wrong, right in spelling._misspellings().items():
        assert wrong not in right.rstrip(",").split(", "), wrong
