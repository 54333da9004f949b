"""What a sentence claims of medicines and markers, and which names it finds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plainfacts.claims.quantities_in_text import hundred, hundreds, shares
from plainfacts.claims.said_of_medicines import AIMS, BESIDE, CALLED, GIVEN, KIND, MARKS, ON, read_medicines
from plainfacts.claims.subjects import Lexicon, lexicon_of
from plainfacts.claims.ways_of_saying import is_denied, phrases_of, routes_in
from plainfacts.facts.load import load
from site_files import CONDITIONS, TREATMENTS, site_files

REST = "source: ctgov-nct01234567, checked: 2026-04-28"
MEDICINES = f"""\
- {{id: antibodies, name: antibodies, plain: They find a marker., kind: antibody, {REST}}}
- {{id: lampimab, name: Lampimab, part_of: antibodies, plain: It finds CD19., kind: antibody, brands: [Lampixo], {REST}}}
- {{id: kindlimab, name: Kindlimab, part_of: antibodies, plain: It finds CD22., kind: antibody, also_called: [Kindlimab alfa], {REST}}}
- {{id: gem, name: GO, plain: A medicine., kind: chemotherapy, also_called: [G, gemtuzin], {REST}}}
- {{id: rest, name: resting, plain: To rest., {REST}}}
"""
MARKERS = """\
- {term: CD19, plain: A marker., kind: marker, on: B cells, also: [B4]}
- {term: CD22, plain: A marker., kind: marker, on: B cells}
- {term: GD2, plain: A marker., kind: marker, on: nerve cells}
- {term: tablet, plain: What one swallows.}
"""
ENGLISH = phrases_of("en-GB")


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    files = {"data/treatments.yaml": TREATMENTS + MEDICINES, "data/glossary.yaml": MARKERS}
    return lexicon_of(load(site_files(**files)).facts)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Lampimab and LAMPIMAB", ["lampimab", "lampimab"]), ("two lampimabs", ["lampimab"]), ("lampixo", ["lampimab"]),
        ("prelampimab", []), ("pre-lampimab", []), ("lampimab-like", []), ("lampimabx", []), ("Lampimab-", ["lampimab"]),
        ("GO", ["gem"]), ("go", []), ("Gemtuzin", ["gem"]), ("G", []), ("antibodies", []), ("resting", []), ("tablets", []),
    ],
)  # fmt: skip
def test_the_medicines_that_a_text_names(lexicon: Lexicon, text: str, ids: list[str]) -> None:
    assert [one.id for one in lexicon.medicines.find(text)] == ids


def test_the_longest_of_two_names_is_found(lexicon: Lexicon) -> None:
    assert [one.words for one in lexicon.medicines.find("Kindlimab alfa, Kindlimab")] == ["Kindlimab alfa", "Kindlimab"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [("CD19 and CD22", ["CD19", "CD22"]), ("CD5", ["CD5"]), ("B4", ["CD19"]), ("GD3", ["GD3"]), ("cd19", []),
     ("CD190", ["CD190"]), ("XCD19", []), ("CD19x", []), ("CD19-positive", ["CD19"]), ("CD", []), ("tablet", [])],
)  # fmt: skip
def test_the_markers_that_a_text_names(lexicon: Lexicon, text: str, ids: list[str]) -> None:
    found = list(lexicon.markers.find(text))
    assert [one.id for one in found] == ids
    assert all(text[one.start : one.end] == one.words for one in found)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("a LAMPIMAB", True),
        ("on CD5", True),
        ("the marker b4", True),
        ("to sit", False),
        ("go", True),
    ],
)
def test_a_quick_look_whether_anything_is_named(lexicon: Lexicon, text: str, known: bool) -> None:
    assert lexicon.knows(text) is known


CLAIMS = [
    (AIMS, "Lampimab finds CD19.", [], [("lampimab", "CD19", False)]),
    (AIMS, "Lampimab does not find CD19.", [], [("lampimab", "CD19", True)]),
    (AIMS, "Lampimab comes. CD19 is red.", [], []),
    (AIMS, "CD19 is the marker that Lampimab finds.", [], [("lampimab", "CD19", False)]),
    (AIMS, "CD19 is found by Lampimab and Kindlimab.", [], [("lampimab", "CD19", False)]),
    (AIMS, "Lampimab finds CD19 and Kindlimab finds CD22.", [],
     [("lampimab", "CD19", False), ("kindlimab", "CD22", False)]),
    (AIMS, "It finds CD19.", ["kindlimab"], [("kindlimab", "CD19", False)]),
    (AIMS, "It finds CD19.", ["kindlimab", "kindlimab"], [("kindlimab", "CD19", False)]),
    (AIMS, "It finds CD19.", ["kindlimab", "lampimab"], []),
    (AIMS, "It finds CD19.", [], []),
    (ON, "CD19 sits on B cells.", [], [("CD19", "B", False)]),
    (ON, "CD19 sits on the B cells.", [], [("CD19", "B", False)]),
    (ON, "CD19 and CD22 sit on most NK cells.", [], [("CD22", "NK", False)]),
    (ON, "CD19 " + "is " * 11 + "on B cells", [], [("CD19", "B", False)]),
    (ON, "CD19 " + "is " * 12 + "on B cells", [], []),
    (ON, "CD19 sits on red cells.", [], []),
    (GIVEN, "Lampimab is given into a vein.", [], [("lampimab", "into a vein", False)]),
    (GIVEN, "Lampimab (Lampixo) is given into a vein.", [], [("lampimab", "into a vein", False)]),
    (GIVEN, "Lampimab is not given by mouth.", [], [("lampimab", "by mouth", True)]),
    (GIVEN, "Lampimab comes with chemotherapy by mouth.", [], []),
    (GIVEN, "Lampimab comes with other care by mouth.", [], []),
    (GIVEN, "Lampimab is one that a child has now by mouth.", [], []),
    (GIVEN, "Lampimab or Kindlimab is given by mouth.", [], []),
    (GIVEN, "By mouth you take Lampimab.", [], []),
    (GIVEN, "It is given under the skin.", ["kindlimab"], [("kindlimab", "under the skin", False)]),
    (GIVEN, "It is given into a muscle.", ["kindlimab", "lampimab"], []),
    (GIVEN, "Your child takes it around the spine.", ["kindlimab"], [("kindlimab", "around the spine", False)]),
    (GIVEN, "Water is given by mouth.", ["kindlimab"], []),
    (KIND, "An antibody that finds it.", ["kindlimab"], [("kindlimab", "antibody", False)]),
    (KIND, "A very new antibody.", ["kindlimab"], [("kindlimab", "antibody", False)]),
    (KIND, "One new antibody.", ["kindlimab"], [("kindlimab", "antibody", False)]),
    (KIND, "The antibody is new.", ["kindlimab"], [("kindlimab", "antibody", False)]),
    (KIND, "A very new red antibody.", ["kindlimab"], []),
    (KIND, "It is like an antibody.", ["kindlimab"], []),
    (KIND, "An antibody called Lampimab.", [], [("lampimab", "antibody", False)]),
    (CALLED, "Lampimab (Lampixo) is new.", [], [("lampimab", "lampimab", False)]),
    (CALLED, "Lampimab (Kindlimab) is new.", [], [("lampimab", "kindlimab", False)]),
    (CALLED, "Lampimab (with Kindlimab) is new.", [], []),
    (CALLED, "Lampimab (Kindlimab and more) is new.", [], []),
    (CALLED, "Lampimab and Kindlimab are new.", [], []),
    (BESIDE, "Lampimab and Kindlimab block it.", [], [("lampimab", "kindlimab", False)]),
    (BESIDE, "Lampimab, and Kindlimab both block it.", [], [("lampimab", "kindlimab", False)]),
    (BESIDE, "Lampimab or Kindlimab are new.", [], [("lampimab", "kindlimab", False)]),
    (BESIDE, "Lampimab and Kindlimab run.", [], []),
    (BESIDE, "Lampimab with Kindlimab block it.", [], []),
]  # fmt: skip


@pytest.mark.parametrize(("relation", "text", "about", "told"), CLAIMS)
def test_what_a_sentence_claims(
    lexicon: Lexicon, relation: str, text: str, about: list[str], told: list[tuple[str, str, bool]]
) -> None:
    assert ENGLISH
    found = [one for one in read_medicines(text, about, lexicon, ENGLISH) if one.relation == relation]
    assert [(one.subject, one.value, one.denied) for one in found] == told
    assert all(text[one.start : one.end].split()[0] in one.words for one in found)


@pytest.mark.parametrize(
    ("text", "denied"),
    [("It is not ", True), ("It is not, and ", False), ("It isn't ", True), ("without ", True), ("none of ", True),
     ("It cannot ", True), ("never ", True), ("neither ", True), ("no. But ", False), ("knot ", False), ("nor ", True),
     ("no " + "a" * 38 + " ", True), ("no " + "a" * 39 + " ", False)],
)  # fmt: skip
def test_what_stands_after_a_denial_is_denied(text: str, denied: bool) -> None:
    assert ENGLISH
    assert is_denied(f"{text}by mouth", len(text), ENGLISH) is denied


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ("by mouth", ["by mouth", "swallowed", "a tablet", "tablets", "a pill", "capsules", "syrup"]),
        ("into a vein", ["into a vein", "in your veins", "through their vein", "a drip", "an infusion", "infusions"]),
        ("under the skin", ["under the skin", "under your skin", "under their skin"]),
        ("into a muscle", ["into a muscle", "into the muscle", "into your muscle"]),
        ("around the spine", ["into the spine", "around your spine", "around their spine", "a lumbar puncture"]),
    ],
)
def test_the_ways_of_giving(route: str, words: list[str]) -> None:
    assert ENGLISH
    for said in words:
        assert [*routes_in(f"Given {said}.", ENGLISH)] == [route], said


@pytest.mark.parametrize(
    "verb",
    ["find", "found", "looks for", "look for", "looking for", "aims at", "aimed at", "stick to", "sticks to", "stuck to", "attach to",
     "attaches to", "bind", "binds", "hold", "holds", "recognise", "recognizes", "target", "targets", "is against", "carry",
     "carries", "is a marker"],
)  # fmt: skip
def test_a_verb_that_ties_a_medicine_to_its_marker(lexicon: Lexicon, verb: str) -> None:
    assert ENGLISH
    (claim,) = read_medicines(f"Lampimab {verb} CD19.", [], lexicon, ENGLISH)
    assert (claim.subject, claim.relation, claim.value) == ("lampimab", AIMS, "CD19")


@pytest.mark.parametrize(
    ("pattern", "words", "others"),
    [
        ("past", "was were did had wrote said told voted backed approved ended began opened closed started stopped found showed "
         "took gave came went became published decided recommended joined", "is open will see says washed"),
        ("to_come", "will shall plan plans planned expect expected until due may if", "is open done gifted"),
    ],
)  # fmt: skip
def test_words_of_what_was_and_of_what_is_to_come(pattern: str, words: str, others: str) -> None:
    found = getattr(ENGLISH, pattern)
    assert [word for word in words.split() if not found.fullmatch(word)] == []
    assert [word for word in others.split() if found.search(word)] == []


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("It looks for a safe dose.", "1"), ("which dose", "1"), ("the right dose", "1"), ("the best dose", "1"),
        ("the highest dose", "1"), ("how much of it", "1"), ("if it works", "2"), ("whether the treatment helps", "2"),
        ("how well they work", "2"), ("if the medicine helps", "2"), ("if a treatment works", "2"), ("It compares two", "3"),
        ("to compare", "3"), ("after the approval", "4"), ("after its approval", "4"), ("after approval", "4"),
        ("is already approved", "4"), ("It is good.", ""), ("a dose", ""), ("approved", ""),
    ],
)  # fmt: skip
def test_what_a_trial_is_for_tells_its_phase(text: str, phases: str) -> None:
    assert ENGLISH
    assert "".join(phase for phase, pattern in ENGLISH.purposes.items() if pattern.search(text)) == phases


@pytest.mark.parametrize("words", ["is to come", "are to come", "going to"])
def test_what_is_to_come_in_two_words(words: str) -> None:
    assert ENGLISH and ENGLISH.to_come.search(words)


def test_nothing_is_read_in_a_language_that_nobody_has_written() -> None:
    assert phrases_of("en") is ENGLISH
    assert phrases_of("xx") is None


@pytest.mark.parametrize(
    ("text", "of_100"),
    [
        ("8 out of 10", 80),
        ("80%", 80),
        ("1 in 3 children", 33),
        ("2 out of 3", 67),
        ("half of them", 50),
        ("1 in 0", 100),
    ],
)
def test_a_share_of_a_text_out_of_100(text: str, of_100: int) -> None:
    (said,) = shares(text)
    assert hundred(said) == Decimal(of_100)


@pytest.mark.parametrize(
    ("count", "out_of", "of_100"),
    [("8", 10, {80}), ("2", 3, {67}), ("{from: 8, to: 9}", 10, {80, 90}), ("{at_least: 9}", 10, {90}), ("0", 0, {0})],
)
def test_a_chance_out_of_100(count: str, out_of: int, of_100: set[int]) -> None:
    given = f"    - {{id: a, count: {count}, out_of: {out_of}, who: children, outcome: were well, over: 5 years, years: unknown, place: NL, {REST}}}\n"
    (chance,) = load(site_files(**{"data/conditions.yaml": f"{CONDITIONS}  chances:\n{given}"})).facts.chances.values()
    assert hundreds(chance) == of_100


@pytest.mark.parametrize(
    ("text", "about", "marked"),
    [
        ("Lampimab marks B cells.", [], [("lampimab", "B", False)]),
        ("It finds most T cells.", ["gem"], [("gem", "T", False)]),
        ("It finds most T cells.", ["gem", "lampimab"], []),
        ("It finds most T cells.", [], []),
        ("Lampimab does not attack B cells.", [], [("lampimab", "B", True)]),
        ("GO and another that binds to B cells (such as Lampimab) help.", [], [("lampimab", "B", False)]),
        ("GO and Lampimab find NK cells.", [], []),
        ("Lampimab finds cells.", [], []),
    ],
)
def test_the_cells_that_one_medicine_marks(
    lexicon: Lexicon, text: str, about: list[str], marked: list[tuple[str, str, bool]]
) -> None:
    assert ENGLISH
    claims = read_medicines(text, about, lexicon, ENGLISH)
    assert [(one.subject, one.value, one.denied) for one in claims if one.relation == MARKS] == marked
