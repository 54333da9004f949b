"""Good lay text is left in peace: pages in the manner of public health sites, and the nearest text that is no good."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.language_site import told
from plainfacts.site import examine
from site_files import TODAY, page, site_files

PAGES = sorted((Path(__file__).parent / "lay").glob("*.md"))
COUNTED = {"sentence-length", "long-sentences", "paragraph-length", "section-length"}
"""Rules that count: their findings cannot be wrong, only unwelcome."""
FAIR = {"chance-word", "term-unexplained"}
"""Rules whose findings on these pages an editor of this site would follow: "Common side effects", "radiotherapy"."""
EXPLAINED = ("anaemia", "platelets", "bone marrow", "central line", "lymphoma", "neuroblastoma", "stem cells", "biopsy")
GLOSSARY = "".join(f"- {{term: {term}, plain: Something that a doctor names.}}\n" for term in EXPLAINED)
ALLOWED = 2
"""Errors and warnings in 1,000 words that an editor would reject."""


def test_good_lay_text_is_left_in_peace() -> None:
    bodies = {f"content/lay-{path.stem}.md": path.read_text("utf-8") for path in PAGES}
    pages = {name: page("A page for families", body, "What this page tells you.") for name, body in bodies.items()}
    pages = {name: raw.replace(b"about: [leukaemia]", b"about: []") for name, raw in pages.items()}
    found = examine(site_files(**pages, **{"data/glossary.yaml": GLOSSARY}), TODAY).problems
    told_of = [problem for problem in found if problem.path in pages and problem.severity != "info"]
    rejected = [problem for problem in told_of if problem.rule not in COUNTED | FAIR]
    unexplained = [problem.message for problem in told_of if problem.rule == "term-unexplained"]
    words = sum(len(body.split()) for body in bodies.values())
    assert words > 2_000
    assert len(bodies) >= 12
    assert not unexplained
    assert len(rejected) * 1_000 <= ALLOWED * words, rejected


FAMILY = "The main things to know:\n\n" + "- Cells are small.\n" * 3
LONG = "The cells are small and grow. " * 30
PAIRS = [
    # rule, good lay text, the nearest that is no good
    ("trial-terms", "Researchers find new treatments step by step.", "This hospital offers new treatments."),
    ("trial-terms", "Doctors look for new medicines.", "Your child gets the new medicine here."),
    ("time-words", "There are new ways to help with this.", "There are new medicines for this."),
    ("time-words", "Soon after the diagnosis you meet the team.", "The trial opens soon."),
    ("time-words", "New hair grows, and new worries come.", "A new hospital helps with worries."),
    ("plain-words", "It occurs in the bones of the leg.", "Side effects occur after a week."),
    ("list-length", "Signs are:\n\n" + "- a lump\n" * 8, "The steps are:\n\n" + "- a step\n" * 8),
    ("list-length", "Side effects are:\n\n" + "- a rash\n" * 10, "Side effects are:\n\n" + "- a rash\n" * 11),
    ("action", f"Clean your hands before eating. {LONG}", f"Germs spread by hand. {LONG}"),
    ("action", f"Be honest with siblings. {LONG}", f"Honest words help siblings. {LONG}"),
    (
        "main-message",
        "One. Two. Three. Four. Five.\n\nSigns are:\n\n" + "- a lump\n" * 8,
        f"One. Two. Three. Four. Five.\n\n{FAMILY}",
    ),
]


@pytest.mark.parametrize(("rule", "good", "bad"), PAIRS)
def test_good_text_passes_and_the_nearest_fault_is_found(rule: str, good: str, bad: str) -> None:
    assert told(rule, good) == []
    assert told(rule, bad) != []


TERMS = "- {term: mucositis, plain: Sore skin in the mouth.}\n- {term: platelets, plain: What stops bleeding.}\n"
EXPLAINING = [
    ("She may get mucositis – sores in the lining of the gut.", "She may get mucositis – soon."),
    ("Sores may come in the gut – mucositis.", "Sores may come – mucositis follows."),
    ("Blood has red cells, white cells and platelets.", "Blood has salt, sugar, water and platelets."),
    ("There are red and white cells and platelets.", "There are drips and tubes and platelets."),
    (
        "## Key points\n\nKnow this:\n\n- Platelets can be low.\n\n## More\n\nPlatelets are a kind of cell.",
        "## Key points\n\nKnow this:\n\n- Platelets can be low.\n\n## More\n\nPlatelets can be low for weeks.",
    ),
]


@pytest.mark.parametrize(("good", "bad"), EXPLAINING)
def test_a_word_is_explained_after_a_dash_beside_its_like_and_below_the_key_points(good: str, bad: str) -> None:
    assert told("term-unexplained", good, **{"data/glossary.yaml": TERMS}) == []
    assert told("term-unexplained", bad, **{"data/glossary.yaml": TERMS}) != []
