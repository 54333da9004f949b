"""When the words beside a hard word say what it is: each way of saying it, and the nearest that does not."""

from __future__ import annotations

import pytest

from plainfacts.facts.records.reference import Term
from plainfacts.prose.passages import Passage
from plainfacts.prose.words_explained import says_what, term_forms, term_matcher, uses_in

PLATELETS = Term(term="platelets", plain="Small parts that help to stop bleeding.")
FEVER = Term(term="leukaemia", plain="A cancer of the blood cells.")


def explains(term: Term, text: str, beside: str = "") -> bool:
    """Whether the first sentence that uses the term explains it."""
    use = next(uses_in(Passage("a.md", 1, text, "paragraph", "/a/").sentences, term_matcher([term])))
    return says_what(use, beside)


@pytest.mark.parametrize(
    "text",
    [
        "It clots (platelets).",
        "It clots (the “platelets”).",
        "Platelets (tiny bits) fall.",
        "“Platelets” (tiny bits) fall.",
        "Platelets are a bit of you.",
        "Platelets are what clots.",
        "Platelets (or so) are one thing.",
        "Platelets means tiny bits.",
        "Platelets stand for clots.",
        "Platelets, which are tiny, fall.",
        "Platelets, or a bit of you, fall.",
        "Platelets, another bit of you, fall.",
        "Platelets, meaning tiny bits, fall.",
        "Platelets, that is, tiny bits, fall.",
        "Platelets: tiny bits.",
        "Platelets – tiny bits of you – fall.",
        "Tiny bits of you – platelets – fall.",
        "Tiny bits of you – or platelets.",
        "There are bits called platelets.",
        "There are bits known as the “platelets”.",
        "You have red blood cells, white blood cells and platelets.",
        "You have red and white cells, and the platelets.",
        "Platelets stop bleeding.",
    ],
)
def test_the_sentence_says_what_it_is(text: str) -> None:
    assert explains(PLATELETS, text)


@pytest.mark.parametrize(
    "text",
    [
        "(Platelets) fall.",
        "It clots (or so), and platelets fall.",
        "Platelets (tiny) fall.",
        "Platelets (2025) fall.",
        "Platelets are low.",
        "Platelets can mean tiny bits.",
        "Platelets, and more, fall.",
        "Platelets, low now, fall.",
        "Platelets: low.",
        "Platelets – low.",
        "Tiny bits of you – platelets fall again.",
        "You call platelets.",
        "You have cells and platelets.",
        "Platelets stop.",
        "Platelets made small.",
    ],
)
def test_the_sentence_does_not_say_what_it_is(text: str) -> None:
    assert not explains(PLATELETS, text)


def test_a_sentence_beside_it_may_say_what_it_is() -> None:
    assert explains(PLATELETS, "Platelets fall.", "They stop bleeding.")
    assert not explains(PLATELETS, "Platelets fall.", "They stop.")


def test_words_that_stand_on_every_page_explain_nothing_by_themselves() -> None:
    assert not explains(FEVER, "Leukaemia begins in the blood, and this cancer grows.")
    assert explains(FEVER, "Leukaemia: cancer, blood, cells.")
    assert not explains(
        FEVER.model_copy(update={"plain": "A bad cancer of blood cells."}), "Leukaemia grows: cancer, blood."
    )


@pytest.mark.parametrize(
    ("term", "also", "forms"),
    [
        ("stem cells (SC)", (), ("stem cells", "SC")),
        ("bone (hip) marrow", (), ("bone marrow",)),
        ("MRD", ("MRD", "residual disease"), ("MRD", "residual disease")),
    ],
)
def test_a_word_is_found_by_each_of_its_names(term: str, also: tuple[str, ...], forms: tuple[str, ...]) -> None:
    assert term_forms(Term(term=term, plain="It is so.", also=also)) == forms
