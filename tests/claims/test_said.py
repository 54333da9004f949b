"""What a sentence says of a trial's status, of what is denied, and of what an acronym stands for."""

from __future__ import annotations

import pytest

from plainfacts.claims.polarity import denies_otherwise
from plainfacts.claims.status_words import said_statuses
from plainfacts.claims.written_out import meanings, written_out, wrongly_written_out
from plainfacts.facts.load import load
from site_files import CONDITIONS, site_files

ENDED = {"completed", "terminated"}
STOPPED = {"terminated", "suspended", "withdrawn"}
SHUT = {"active-not-recruiting", "suspended", "terminated", "withdrawn", "completed"}
NOT_OPEN = SHUT | {"not-yet-recruiting"}
OPEN = {"recruiting", "by-invitation"}
TO_JOIN = OPEN | {"not-yet-recruiting"}
HAS_OPENED = (OPEN | SHUT) - {"withdrawn"}


@pytest.mark.parametrize(
    ("statuses", "sentences"),
    [
        ({"withdrawn"}, ["It was withdrawn.", "It has been withdrawn", "withdrawn before a child came",
                         "stopped before it began", "stopped before it started", "stopped before it opened",
                         "It did not open.", "It never opened."]),
        ({"suspended"}, ["It is suspended.", "It is now paused.", "It is on hold."]),
        (STOPPED, ["It was stopped.", "It is halted", "It had been terminated", "It was ended early"]),
        (ENDED, ["It is completed.", "It is complete.", "It is finished", "It is over.", "It has ended", "It has finished"]),
        (NOT_OPEN, ["It is not yet open.", "It is not recruiting", "It was not started", "It is not yet opened",
                    "It has not yet opened.", "It has not started", "It has not begun", "It will open in May.",
                    "It is to be opened", "not yet recruiting", "not yet open", "It is no longer open", "no longer recruiting",
                    "It no longer takes children", "It is no longer looking", "It is closed", "It is full", "It has closed",
                    "Nobody can join", "no child can join", "no one can join", "No children can join", "You can no longer join",
                    "You can no longer be joining"]),
        (OPEN, ["It is recruiting.", "It is still enrolling.", "It is open now.", "It is already open", "It is currently open",
                "It has opened", "It now recruits"]),
        (TO_JOIN, ["Ask if there is a place.", "Ask if there are still places.", "if there is room", "It has free places",
                   "It has places", "You can join now.", "You can still join now.", "Places are still free", "places are left", "Places are free", "it has room: if there are places",
                   "It is looking for children", "It is still looking for people"]),
        (HAS_OPENED, ["It opened in May 2026.", "It started on 1 May 2026.", "It began in 2026."]),
    ],
)  # fmt: skip
def test_a_sentence_tells_these_statuses(statuses: set[str], sentences: list[str]) -> None:
    for sentence in sentences:
        found = list(said_statuses(sentence))
        assert [(sentence[at:].startswith(words), set(told)) for words, at, told in found] == [(True, statuses)], (
            sentence
        )


@pytest.mark.parametrize(
    "sentence",
    ["If it is open, ask.", "Ask whether it is open.", "It could be open.", "It may be stopped.", "It might be closed.",
     "When it is closed, ask.", "It would be open.", "It should be open.", "We do not know that it is open.", "Is it? It is open.",
     "A hospital is open.", "The sites are closed.", "The registry says it is open.", "The page does not say it is open.",
     "Tell us which is open.", "It is not known; it is open.", "It is an open label trial that is open label.", "It is good.",
     "A place to be.", "They opened it.", "Nobody can join now, if at all."],
)  # fmt: skip
def test_a_sentence_in_doubt_tells_no_status(sentence: str) -> None:
    assert list(said_statuses(sentence)) == []


def test_one_piece_of_a_sentence_tells_one_status() -> None:
    told = [(words, sorted(statuses)) for words, _, statuses in said_statuses("It was withdrawn, and A is recruiting.")]
    assert told == [("was withdrawn", ["withdrawn"]), ("is recruiting", sorted(OPEN))]


@pytest.mark.parametrize(
    ("plain", "exact", "denied"),
    [
        ("Their heart is not strong.", "Strong heart", "is not"),
        ("Their heart is strong.", "Strong heart", None),
        ("Their heart is strong.", "Heart not strong", "not"),
        ("Their heart is strong.", "No strong heart", "No"),
        ("Their heart is strong.", "Absence of a strong heart", "Absence of"),
        ("Their heart is strong.", "without strong heart", "without"),
        ("Their heart is strong.", "BCR-negative heart", "-negative"),
        ("Their heart is strong.", "never a strong heart", "never"),
        ("Their heart is strong.", "lack of strong heart", "lack of"),
        ("Their heart is strong.", "Heart no more than strong", None),
        ("Their heart is strong.", "Heart not less than strong", None),
        ("Their heart is strong.", "Heart not to be more than strong", "not"),
        ("Their heart is strong.", "Heart not be more than strong", None),
        ("Their heart is strong.", "Heart not eligible", None),
        ("Their heart is strong.", "Strong heart (not weak)", None),
        ("Their heart is strong.", "Strong heart. Not weak", None),
        ("Their heart is strong.", "Strong heart; not weak", None),
        ("Their heart is strong.", "Lungs that are not weak", None),  # about something else
        ("Their heart is not strong.", "Strong heart, none else", None),
        ("Their heart is not strong.", "Strong heart " + "x" * 228, None),
        ("Their heart is not strong.", "Strong heart " + "x" * 227, "is not"),
        ("Their heart is strong. It is not weak.", "Strong heart", None),
        ("They have never had a heart.", "A heart", "never"),
        ("They have had no heart.", "A heart", "have had no"),
        ("They do not have a heart.", "A heart", "do not"),
        ("They may not have a heart.", "A heart", "may not"),
        ("Their heart is unusual.", "Heart not usual", None),
        ("Their child is ill.", "Ill and not a child", None),  # a word that says nothing
        ("Their child is ill.", "Not a child", "Not"),  # what begins with a denial denies all of it
        ("This is their first treatment.", "No earlier treatment", None),  # said the other way round
        ("They had CD19 on it.", "No CD19", "No"),
        ("Their heart is strong.", "Heart not strong. It beats", "not"),
        ("They have a heart and no lungs.", "No heart", None),
    ],
)  # fmt: skip
def test_what_one_of_two_wordings_denies_alone(plain: str, exact: str, denied: str | None) -> None:
    assert denies_otherwise(plain, exact) == denied


WAYS = """no not never without none nothing nobody cannot nor neither absent lacks lacking negative free unless except
excluding excludes separate separately instead only other another before until stops stopped ended finished gone allowed
end little low few fewer unable unusual inability insufficient inadequate intolerance ineligible fails refuses R/R naive
refractory resistant contraindicated contra-indicated precludes prohibited impossible newly germline wild-type wildtype less
persists relapsed non don't don’t non-small"""


@pytest.mark.parametrize("verb", ["is", "are", "was", "were", "has", "have", "had", "do", "does", "did", "may", "can"])
def test_every_verb_that_is_denied_is_heard(verb: str) -> None:
    assert denies_otherwise(f"Their heart {verb} not strong.", "Strong heart") == f"{verb} not"


@pytest.mark.parametrize("word", WAYS.split())
def test_a_wording_that_denies_in_its_own_way_is_not_told(word: str) -> None:
    assert denies_otherwise("Their heart is not strong.", f"Strong heart {word} here") is None
    assert denies_otherwise(f"Their heart is {word} here.", "A heart that is not strong") is None


@pytest.mark.parametrize("word", ["under", "unit", "know", "inner", "ends", "lower"])
def test_a_word_that_only_looks_like_a_denial_is_none(word: str) -> None:
    assert denies_otherwise("Their heart is not strong.", f"Strong heart {word} here") == "is not"


@pytest.mark.parametrize(
    "word",
    ["child", "children", "patient", "patients", "participant", "their", "there", "which", "these", "those", "lung"],
)
def test_two_wordings_that_share_no_telling_word_are_not_compared(word: str) -> None:
    assert denies_otherwise(f"{word} is not here.", f"{word} now") is None


def test_what_acronyms_mean_stands_in_the_glossary_and_in_the_names_of_illnesses_and_treatments() -> None:
    glossary = """\
- {term: Cytokine-release syndrome (CRS), plain: A reaction.}
- {term: bone marrow, also: [BM, marrow, AbC, XYz, A], plain: Inside bones.}
- {term: NK cell, plain: A cell.}
"""
    conditions = CONDITIONS.replace("[leukemia]", "[leukemia, ALL]")
    facts = load(site_files(**{"data/glossary.yaml": glossary, "data/conditions.yaml": conditions})).facts
    assert meanings(facts) == {
        "CRS": {"cytokine release syndrome"},
        "BM": {"bone marrow", "marrow", "abc", "xyz", "a"},
        "AbC": {"bone marrow", "marrow", "bm", "xyz", "a"},
        "XYz": {"bone marrow", "marrow", "bm", "abc", "a"},
        "ALL": {"leukaemia", "leukemia"},
    }


LONG = {"CRS": frozenset({"cytokine release syndrome"}), "ALL": frozenset({"acute lymphoblastic leukaemia"}),
        "CAR": frozenset({"chimeric antigen receptor"}),
        "ICE": frozenset({"ice"})}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It can start (cytokine release syndrome, CRS).", []),
        ("It can start (cytokine-release syndromes, CRS).", []),
        ("It can start (a cytokine storm, CRS).", [("CRS", "a cytokine storm")]),
        ("It can start (a cytokine storm, XYZ).", []),
        ("Some have had ice (CRS)", []),
        ("cytokine release syndrome (CRS)", []),
        ("Some have cytokine release syndromes (CRS)", []),
        ("Some have cell reaction signs (CRS)", [("CRS", "cell reaction signs")]),
        ("Some have a strong reaction (CRS)", []),
        ("Some have acute lymphoblastic leukaemia (CRS)", [("CRS", "acute lymphoblastic leukaemia")]),
        ("chimeric antigen receptors (CARs)", []),
        ("cells and red (CARs)", [("CAR", "cells and red")]),
        ("cells an the (CAT)", []),
    ],
)  # fmt: skip
def test_an_acronym_that_is_written_out_wrongly(text: str, wrong: list[tuple[str, str]]) -> None:
    found = list(wrongly_written_out(text, LONG))
    assert [(one.short, one.words) for one in found] == wrong
    assert all(text[one.start :].lower().replace("(", "") for one in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It can start (cytokine release syndrome, CRS).", [("CRS", "cytokine release syndrome")]),
        ("It can start (a storm of it, CRS).", []),
        ("Some have Cytokine-release syndrome (CRS)", [("CRS", "cytokine release syndrome")]),
        ("natural killer cells (NK)", []),
        ("some natural killers (NK)", [("NK", "natural killers")]),
        ("the NK (NK)", []),
        ("a bone (AB)", []),
        ("the bone (TB)", []),
        ("two bones (TB)", [("TB", "two bones")]),
        ("(one, AB)", []),
    ],
)
def test_an_acronym_with_words_of_its_letters(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one.short, one.words) for one in written_out(text)] == told
