"""Words that hurt, frighten, promise or sell: each list with a line it must find and one it must leave alone."""

from __future__ import annotations

import pytest

from checks.language_site import told, told_of
from site_files import trial_with

PRAISE = (
    "it praises, and tells nothing. Fix: Say what is different and in how many people it was seen, or leave it out."
)
PROMISE = (
    "families read it as a promise. Fix: Say how many of how many people were free of illness, after how many years, "
    "with the source."
)
WAR = (
    "many people with cancer dislike talk of war, and it makes those who die into losers. "
    "Fix: Say what happens, in plain words."
)
HYPE = "it promises more than anyone knows. Fix: Say what was found, in how many people."
SHORT = "shorthand stops a reader, and screen readers stumble over it."
PLAINER = "a plainer word is understood by more people. Fix: Write"

CASES = [
    ("hype", "A breakthrough for children with leukaemia.", f'1 error: Avoid this word: "breakthrough"; {HYPE}', "Some children have breakthrough pain."),
    ("hype", "It is a game-\nchanger for children.", f'1 error: Avoid this word: "game-changer"; {HYPE}', "It is not a miracle treatment."),
    ("cure-word", "The medicine cures leukaemia.", f'1 warning: Avoid this word: "cures"; {PROMISE}', "This leukaemia cannot be cured."),
    ("cure-word", "The treatment can\ncure cancer.", f'2 warning: Avoid this word: "cure"; {PROMISE}', "In a study, 8 out of 10 children with leukaemia were cured after 5 years."),
    ("hype-more", "An innovative hospital.", f'1 warning: Avoid this word: "innovative"; {PRAISE}', "The hospital is in Utrecht."),
    ("hype-quiet", "A powerful treatment for your child.", f'1 warning: Avoid this word: "powerful"; {PRAISE}', "A strong treatment for your child."),
    ("certainty", "The treatment is certain to work.", '1 error: Avoid these words: "certain to"; nobody can promise this of a treatment. Fix: Write "researchers want to find out if ...", "in this study, x out of 100 ..." or "we do not know yet".', "Nobody knows for sure if the treatment works."),
    ("no-harm", "The medicine has no side effects.", '1 error: Avoid these words: "no side effects"; every treatment can do harm. Fix: Say which side effects were seen, in how many people, or that none were seen in the study.', "In this study, no side effects were seen."),
    ("trial-terms", "Your child gets a **new\nmedicine**.", '1 error: Avoid these words: "new medicine"; what is being tested is not yet known to help. Fix: Write "a medicine that is being tested".', "This new medicine is being tested in a trial."),
    ("war", "She lost her battle with cancer.", f'1 warning: Avoid this word: "battle"; {WAR}', "White blood cells fight infection."),
    ("war", "Your child is a fighter.", f'1 warning: Avoid this word: "fighter"; {WAR}', "Run with Fight Kids Cancer."),
    ("hero", "Your child is so brave.", '1 warning: Avoid this word: "brave"; it leaves a child no room to be afraid or tired. Fix: Say what the child does or feels, or leave it out.', "Your child is afraid."),
    ("pity", "Children suffering from leukaemia.", '1 error: Avoid these words: "suffering from"; it makes a person into an illness. Fix: Write "has" or "lives with".', "Children with leukaemia."),
    ("person-first", "Cancer patients and their families.", '1 warning: Avoid these words: "Cancer patients"; a person comes before an illness. Fix: Write "person with cancer".', "People with leukaemia and their families."),
    ("blame", "This is for patients who failed chemotherapy.", '1 error: Avoid these words: "patients who failed"; it blames the person for what the treatment did not do. Fix: Write "people for whom the treatment did not work".', "This is for people for whom chemotherapy did not work."),
    ("euphemism", "Her brother passed away.", '1 error: Avoid these words: "passed away"; plain words are kinder in the end, and everyone understands them. Fix: Write "died".', "Her brother died."),
    ("softened", "The prognosis is good.", '1 warning: Avoid this word: "prognosis"; plain words are understood by more people. Fix: Write "outlook".', "The outlook is good."),
    ("scare", "Leukaemia is a deadly disease.", '1 error: Avoid this word: "deadly"; it frightens, and tells nothing. Fix: Say what can happen, in how many people.', "Leukaemia can lead to death."),
    ("sales", "Ask, since the trial has limited places.", '1 error: Avoid these words: "limited places"; this site sells nothing. Fix: Leave it out.', "Ask your team if places are left."),
    ("coercion", "The trial is your child's last hope.", '1 error: Avoid these words: "last hope"; no family may feel pushed into a trial. Fix: Write that joining is a choice, and that no trial is a choice too.', "The trial is one choice."),
    ("plain-words", "Your child may need medication.", f'1 warning: Avoid this word: "medication"; {PLAINER} "medicine".', "Feeling sick (nausea) can happen."),
    ("plain-words-quiet", "This is an oral medicine.", '1 info: Avoid this word: "oral"; a plainer word may be understood by more people. Fix: Write "by mouth".', "This is acute graft failure."),
    ("patronising", "Simply ask your doctor.", '1 info: Avoid this word: "Simply"; it can sound as if something were easy for everyone. Fix: Leave it out.', "Ask your doctor."),
    ("age-words", "A trial for under-18s.", '1 warning: Avoid this word: "under-18s"; it labels people by age. Fix: Write "people under 18".', "A trial for people under 18."),
    ("negative-contractions", "You don’t have to join.", '1 warning: Avoid this word: "don’t"; people who read English as a second language misread them. Fix: Write "do not".', "You do not have to join."),
    ("shorthand", "Ask about school, travel, etc.", f'1 warning: Avoid this word: "etc"; {SHORT} Fix: Name the things, or leave it out.', "Go to A&E at once."),
    ("shorthand", "Ask the doctor and/or the nurse.", f'1 warning: Avoid this word: "and/or"; {SHORT} Fix: Write "or".', "Ask the doctor or the nurse."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "bad", "message", "good"), CASES)
def test_each_list_finds_its_words_and_leaves_good_ones_alone(rule: str, bad: str, message: str, good: str) -> None:
    assert told(rule, bad) == [message]
    assert told(rule, good) == []


@pytest.mark.parametrize(
    "hidden",
    [
        "This is a MIRACLE treatment.",
        "This is a mira\u00adcle treatment.",
        "This is a *mira*cle treatment.",
        "These are miracles of treatment.",
        "It is a game\nchanger in treatment.",
        "It is a game&nbsp;changer in treatment.",
        "It is a game\u2011changer in treatment.",
        "It is a **game** changer in treatment.",
        "It is a [game changer](index.md) in treatment.",
        "## A miracle treatment",
        "- This is a miracle treatment.",
        "![A miracle treatment](x.svg)",
    ],
)
def test_forms_marks_and_breaks_do_not_hide_a_word(hidden: str) -> None:
    assert len(told("hype", hidden)) == 1


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("war", "Antibodies help the body to fight infections."),
        ("war", "Natural killer cells and killer T cells find cancer cells."),
        ("hype", "The regulator gave it a breakthrough therapy designation."),
        ("plain-words", "Call at once for vomiting blood."),
        ("certainty", "There is no guarantee that the treatment works."),
        ("hype", 'The advert called it "a miracle treatment for all children".'),
        ("cure-word", "The page comes from Cure Leukaemia."),
        ("hero", "We thank the Brave Hearts Foundation for its work with children."),
        ("coercion", "No trial is ever the only chance."),
    ],
)
def test_meaning_counts(rule: str, text: str) -> None:
    assert told(rule, text) == []


def test_a_short_quotation_does_not_hide_a_word() -> None:
    assert len(told("hype", 'It is a "miracle" treatment.')) == 1


def test_a_name_needs_its_capitals() -> None:
    assert len(told("cure-word", "The money will cure leukaemia.")) == 1


def test_war_is_an_error_on_pages_for_the_young() -> None:
    assert told("war", "She is a fighter.", audience="teen") == [f'1 error: Avoid this word: "fighter"; {WAR}']


def test_words_beside_illness_and_care_are_only_remarked_on() -> None:
    assert told("war", "The weapon hung on a wall.") == [f'1 info: Avoid this word: "weapon"; {WAR}']
    assert told("hype-quiet", "A unique gene was found.") == [f'1 info: Avoid this word: "unique"; {PRAISE}']


@pytest.mark.parametrize(
    ("path", "text", "found"),
    [
        ("data/trials.yaml", trial_with("This trial tests a medicine.", "It tests a miracle medicine."), ["21 error"]),
        ("data/trials.yaml", trial_with("Their heart pumps well enough (a share of 55 or more).", "A miracle drug helped."), ["31 error"]),
        ("data/trials.yaml", trial_with("A phase 2 study of examplinib", "A miracle cancer treatment"), []),
        ("data/trials.yaml", trial_with("exact: Pregnancy", "exact: A miracle cancer treatment"), []),
        ("data/conditions.yaml", "- id: leukaemia\n  name: leukaemia\n  plain: A miracle cure.\n  source: ctgov-nct01234567\n  checked: 2026-04-28\n", ["3 error"]),
        ("data/glossary.yaml", "- term: gene\n  plain: A miracle of the cell.\n", ["2 error"]),
        ("data/wording/en.yaml", "site:\n  search: Search\n  menu: A miracle medicine\n", ["3 error"]),
    ],
)  # fmt: skip
def test_everything_that_families_read_is_looked_at_and_nothing_exact(path: str, text: str, found: list[str]) -> None:
    assert [line.partition(":")[0] for line in told_of("hype", path, text)] == found


def test_a_list_of_the_foundation_itself_is_used() -> None:
    style = "words:\n  ours: {severity: error, why: we agreed on it, words: [customer]}\n"
    found = told("other-words", "The customers are here.", **{"data/style.yaml": style})
    assert found == ['1 error: Avoid this word: "customers"; we agreed on it. Fix: Leave it out.']
