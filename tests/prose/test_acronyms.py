"""Which letters are an acronym that a reader may not know, and when the text itself says what it stands for."""

from __future__ import annotations

import pytest

from plainfacts.prose.acronyms import Acronym, acronyms_in, is_written_out
from plainfacts.prose.passages import Passage


def passage(text: str) -> Passage:
    return Passage("a.md", 1, text, "paragraph", "/a/")


def acronym(text: str, word: str) -> Acronym:
    start = text.index(word)
    return Acronym(word, passage(text), start, start + len(word))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is ALL, not AML.", ["ALL", "AML"]),
        ("NK cells, mRNA and PhD.", ["NK", "mRNA", "PhD"]),
        ("Two MRIs, the MRI's light, the MRI’s.", ["MRI", "MRI", "MRI"]),
        ("ABCDEF", ["ABCDEF"]),
        ("ABCDEFG", []),
        ("Part II, IV and XIV, but a VIP.", ["VIP"]),
        ("CD19, COVID-19, IL-2 and HIV-free.", ["HIV"]),
        ("T-ALL, 12/ABC, me@ABC, ABC@me, ABC/x, ABC.nl and x.ABC", []),
        ("ABC. Next.", ["ABC"]),
        ("McDonald, Dr A and GmbH.", []),
        ("The TPMT gene, ABC proteins, the XYZ genotype.", []),
        ("The gene TPMT, a protein called ABC, the genes XYZ.", []),
        ("The TPMT test and a general ABC.", ["TPMT", "ABC"]),
    ],
)
def test_capitals_that_stand_for_words_are_found_and_names_numerals_and_genes_are_not(
    text: str, found: list[str]
) -> None:
    acronyms = list(acronyms_in(passage(text)))
    assert [one.word for one in acronyms] == found
    assert [text[one.start : one.end] for one in acronyms] == found


@pytest.mark.parametrize(
    "text",
    [
        "You have magnetic resonance imaging (MRI).",
        "You have a scan (with magnets, MRI).",
        "magnetic resonance imaging one two three four five six seven (MRI)",
        "You have an MRI (magnetic resonance imaging).",
        "You have an MRI (big scan).",
        "Two MRIs (big scans).",
        "It is called an MRI.",
        "It is called “MRI”.",
        "It is known as MRI, or short for MRI.",
        "It is shortened to MRI.",
        "It is abbreviated as the MRI.",
        "MRI stands for a scan.",
        "MRI is short for a scan.",
        "MRI means a scan.",
        "You have magnetic resonance imaging, or MRI.",
        "You have magnetic-resonance imaging or MRI.",
        "You have MRI, or magnetic resonance imaging.",
        "You have MRI, that is, magnetic resonance imaging.",
        "You have MRI, or very magnetic resonance of imaging.",
    ],
)
def test_it_is_written_out(text: str) -> None:
    assert is_written_out(acronym(text, "MRI"), ())


@pytest.mark.parametrize(
    "text",
    [
        "You have an MRI.",
        "You have a scan (MRI).",
        "A scan (see below) by MRI.",
        "magnetic resonance imaging one two three four five six seven eight (MRI)",
        "You have an MRI (2025).",
        "You have an MRI (scan).",
        "You call an MRI.",
        "MRI stood for little.",
        "MRI is a scan.",
        "You have a scan, or MRI.",
        "See what my red ink says on the page with scans, or MRI.",
        "You have MRI, or a scan.",
        "You have MRI, magnetic resonance imaging.",
    ],
)
def test_it_is_not_written_out(text: str) -> None:
    assert not is_written_out(acronym(text, "MRI"), ("ALL",))


def test_an_acronym_of_the_glossary_needs_plain_words_before_its_brackets_alone() -> None:
    assert is_written_out(acronym("You have a scan (MRI).", "MRI"), ("MRI",))
    assert not is_written_out(acronym("You have MRI.", "MRI"), ("MRI",))
