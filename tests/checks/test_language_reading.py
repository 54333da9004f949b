"""Nobody may have to look a word up to understand a page, or be frightened by a word that stands for a number."""

from __future__ import annotations

import pytest

from checks.language_site import told, told_of
from plainfacts.checks.engine.rule import Matter
from plainfacts.facts.load import load
from plainfacts.prose.page import read_page
from site_files import CONDITIONS, TODAY, page, site_files

TITLE = -6
HARD = "Autologous immunobiological agents augment cytotoxicity indicators. "
MIDDLE = "The different departments consider additional information about treatment. "
EASY = "You can ask your team about it. "
GLOSSARY = "- term: apheresis\n  plain: A machine takes cells from the blood.\n  also: [leukapheresis]\n"
UNEXPLAINED = (
    "is not explained where the page first uses it. Fix: Write plain words and put the term in brackets, or say what it "
    "is. The glossary says: A machine takes cells from the blood."
)
NUMBER = 'Fix: Write "x out of 100 …", or add "the source gives no number".'
LETTERS = "is not written out where the page first uses it. Fix: Write it out and put ORR in brackets, or leave the letters out."
READERS = "Choose one reader for the page and stay with them."

FAMILY_CASES = [
    ("hard-sentence", HARD, '1 error: This sentence scores 5.4; its hard words are "immunobiological", "cytotoxicity", "Autologous": "Autologous immunobiological agents augment cytotoxicity indicators." Fix: Say it in everyday words, or explain these words on the page.', "A nurse takes blood."),
    ("acronym", "The ORR was measured.", f'1 error: "ORR" {LETTERS}', "Doctors measured the objective response rate (ORR). The ORR was low."),
    ("acronym", "## The ORR\n\nSome text. The ORR is low.", f'3 error: "ORR" {LETTERS}', "ORR (the objective response rate) was measured."),
    ("acronym", "The response (ORR) was low.", f'1 error: "ORR" {LETTERS}', "HIV, DNA, CD19 and stage IV are not written out, nor is HEM-iSMART."),
    ("chance-word", "Infections are common after the treatment.", f'1 error: "common" stands without its number: "Infections are common after the treatment." {NUMBER}', "Infections are common: 30 out of 100 children had one."),
    ("chance-word", "Rare side effects are bleeding and fits.", f'1 error: "Rare" stands without its number: "Rare side effects are bleeding and fits." {NUMBER}', "Infections are rare, but the source gives no number."),
    ("chance-word", "Your child is likely to recover.", f'1 error: "likely" stands without its number: "Your child is likely to recover." {NUMBER}', "This is a common question about infections."),
    ("chance-word", "Infections are more common in babies.", f'1 info: "common" stands without its number: "Infections are more common in babies." {NUMBER}', "The high-risk group has more infections."),
    ("chance-label", "Very common (may affect more than 1 in 10 people): rash.", '1 warning: "Very common" is a label from a package leaflet. Fix: Leave the label out and write the number alone.', "More than 10 out of 100 people have a rash."),
    ("one-reader", "Your child may feel sick. Tell your parents.", f'1 warning: This says "your parents", but line 9 says "Your child". Fix: {READERS}', "Your child may feel sick. Tell their teacher."),
    ("who-is-you", "You can ask.", f"{TITLE} info: The page never says who \"you\" is. Fix: Begin with 'On this page, \"you\" means the parent or carer.'", 'On this page, "you" means the parent. You can ask.'),
]  # fmt: skip
CHILD_CASES = [
    ("child-numbers", "8 out of 10 children are well.", '1 error: "8 out of 10" is about survival, on a page for children. Fix: Leave it out, and write "You can ask."', "You can ask."),
    ("child-numbers", "Most children survive.", '1 error: "Most children survive" is about survival, on a page for children. Fix: Leave it out, and write "You can ask."', "You can ask."),
    ("figurative", "The cells are like an army.", '1 error: Avoid this word: "army"; young children take words as they are. Fix: Say what really happens.', "The cells find the germs. They are natural killer cells."),
    ("child-asks", "You can ask.", f'{TITLE} warning: The page never says "You can say how you feel". Fix: Add "You can say how you feel."', "You can ask. You can say how you feel."),
    ("child-asks", "You can say how you feel.", f'{TITLE} warning: The page never says "You can ask". Fix: Add "You can ask your doctor or nurse."', "You can ask. You can say how you feel."),
    ("child-sentences", "We go home now and then we eat and sleep well.", f"{TITLE} warning: The sentences have 11.0 words on average; the limit for children is 10. Fix: Make two sentences of one.", "We go home."),
    ("one-reader", "You may feel sick.\nYour child is well. Tell your parents.", f'2 warning: This says "Your child", but line 10 says "your parents". Fix: {READERS}', "Tell your parents."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "message", "good"), FAMILY_CASES)
def test_each_rule_on_a_page_for_families(rule: str, bad: str, message: str, good: str) -> None:
    assert told(rule, bad) == [message]
    assert told(rule, good) == []


@pytest.mark.parametrize(("rule", "bad", "message", "good"), CHILD_CASES)
def test_each_rule_on_a_page_for_children(rule: str, bad: str, message: str, good: str) -> None:
    assert told(rule, bad, audience="child") == [message]
    assert told(rule, good, audience="child") == []


def test_figures_and_pictures_in_words_are_fine_for_parents() -> None:
    assert told("child-numbers", "8 out of 10 children survive.") == told("figurative", "Like an army.") == []


def test_a_chance_is_not_fetched_on_a_page_for_children() -> None:
    chance = (
        "{id: x, count: 90, out_of: 100, who: children, outcome: were well, over: 5 years, years: 2015, place: NL, "
        "source: ctgov-nct01234567, checked: 2026-04-28}"
    )
    conditions = {"data/conditions.yaml": f"{CONDITIONS}  chances:\n    - {chance}\n"}
    found = told("child-numbers", 'You can ask.\n\n{{ chance("x") }}', audience="child", **conditions)
    assert found == ["3 error: A page for children shows a chance. Fix: Delete the line."]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your child may have apheresis.", [f'1 error: "apheresis" {UNEXPLAINED}']),
        ("Your child may have\n[apheresis](index.md).", [f'2 error: "apheresis" {UNEXPLAINED}']),
        ("Apheresis comes. One. Two. Three.\n\nApheresis is a test.", [f'1 error: "Apheresis" {UNEXPLAINED}']),
        ("## Apheresis\n\nSome cells are taken (leukapheresis).", []),
        ("Cells are taken from the blood (apheresis).", []),
        ("Your child may have apheresis (a machine takes cells).", []),
        ("Your child may have a treatment called apheresis.", []),
        ("Apheresis is a way to take cells.", []),
        ("Apheresis, a way to take cells, takes hours.", []),
        ("Your child may have apheresis. A machine takes some cells out of the blood.", []),
    ],
)
def test_a_word_is_explained_where_it_is_first_used(text: str, found: list[str]) -> None:
    assert told("term-unexplained", text, **{"data/glossary.yaml": GLOSSARY}) == found


def test_easy_words_of_the_glossary_are_only_remarked_on() -> None:
    glossary = "- term: donor\n  plain: A person who gives cells.\n- term: site\n  plain: A hospital of a trial.\n"
    found = told("term-unexplained", "Who is the donor? This site tells.", **{"data/glossary.yaml": glossary})
    assert [line.partition('"')[0] for line in found] == ["1 info: "]


@pytest.mark.parametrize(
    ("audience", "text", "found"),
    [
        ("family", HARD * 12, [f"{TITLE} error: The page scores 6.00 (raw: 6.00); the limit is 3.1. Fix: Begin with the hardest sentences: line 9 (5.4); line 9 (5.4); line 9 (5.4)."]),
        ("family", EASY * 12, []),
        ("child", MIDDLE * 12, [f"{TITLE} error: The page scores 3.30 (raw: 3.30); the limit is 2.6. Fix: Begin with the hardest sentences: line 9 (3.1); line 9 (3.1); line 9 (3.1)."]),
        ("family", HARD, []),
    ],
)  # fmt: skip
def test_the_score_of_a_page_is_a_gate(audience: str, text: str, found: list[str]) -> None:
    assert told("reading-score", text, audience=audience) == found


def test_words_that_the_page_explains_count_as_known() -> None:
    body = "A machine takes cells from the blood (apheresis). Apheresis takes hours. Apheresis helps. " * 3
    files = site_files(**{"content/leukaemia.md": page(body=body), "data/glossary.yaml": GLOSSARY})
    written, _ = read_page(files["content/leukaemia.md"], "content/leukaemia.md")
    assert written
    readable = Matter(load(files).facts, [written], TODAY).readable
    text = readable.texts[0]
    assert "apheresis" in readable.explained[text.owner].words
    assert readable.score(text) < readable.score(text, raw=True) - 0.3


def test_the_grade_that_others_use_is_told_and_high_ones_warn() -> None:
    assert told("reading-grade", EASY * 12) == []
    found = told("reading-grade", HARD * 12)
    assert len(found) == 1 and found[0].startswith(f"{TITLE} warning: The Flesch-Kincaid grade is ")


GLOSSARY_CASES = [
    ("definition-length", f"- term: gene\n  plain: {'a ' * 26}\n", ['2 warning: The meaning of "gene" has 26 words; the limit is 25. Fix: Shorten it.']),
    ("definition-length", f"- term: gene\n  plain: {'a ' * 25}\n", []),
    ("definition-score", "- term: gene\n  plain: Neoplasm of sympathetic ganglionic derivation.\n", ['2 warning: The meaning of "gene" scores 6.0; the limit is 3.1. Fix: Use everyday words.']),
    ("definition-score", "- term: gene\n  plain: A part of a cell that tells it what to do.\n", []),
    ("definition-words", "- term: gene\n  plain: It is made of chromatids.\n", ['2 warning: The meaning of "gene" uses hard words that no entry explains: "chromatids". Fix: Use everyday words, or explain these too.']),
    ("definition-words", "- term: gene\n  plain: It is made of chromatids.\n- term: chromatid\n  plain: A half of it.\n", []),
    ("definition-circle", "- term: relapse\n  plain: The end of a remission.\n- term: remission\n  plain: No relapse.\n", ['2 warning: "relapse" and "remission" (data/glossary.yaml:3) explain each other. Fix: Explain one of them without the other.']),
    ("definition-circle", "- term: relapse\n  plain: It is a relapse.\n", ['2 warning: The meaning of "relapse" uses the word itself. Fix: Explain it without the word.']),
    ("definition-circle", "- term: relapse\n  plain: The end of a remission.\n- term: remission\n  plain: No signs of illness.\n", []),
    ("unused-term", GLOSSARY, ['2 info: No page uses "apheresis". Fix: Delete the entry, or keep it if teams often use the word.']),
    ("unused-term", "- term: leukaemia\n  plain: A cancer of the blood.\n", []),
    ("shared-form", GLOSSARY + "- term: other\n  plain: It is.\n  also: [leukapheresis]\n", ['5 error: "leukapheresis" is also a form of "apheresis" in data/glossary.yaml:1. Fix: Keep it in one of them.']),
    ("shared-form", GLOSSARY, []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "glossary", "found"), GLOSSARY_CASES)
def test_each_rule_of_the_glossary(rule: str, glossary: str, found: list[str]) -> None:
    assert told_of(rule, "data/glossary.yaml", glossary) == found


def test_one_name_for_one_thing_at_the_beginning_of_a_sentence_too() -> None:
    assert told("preferred-word", "Leukemia is a cancer.\nIt is leukemia.") == [
        "1 warning: This site writes `Leukaemia`, not `Leukemia`. Fix: Write `Leukaemia`.",
        "2 warning: This site writes `leukaemia`, not `leukemia`. Fix: Write `leukaemia`.",
    ]
