"""A site says only what differs from the generator's own style, measures and words; what is wrong there has its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from plainfacts.facts import files
from plainfacts.facts.load import load
from plainfacts.problems import as_text
from plainfacts.site import examine
from site_files import MKDOCS, TODAY, site_files, trial_with

DEFAULTS = Path(files.__file__).parents[1] / "defaults"
UNSTYLED: dict[str, None] = {"data/style.yaml": None}
"""The small site says nothing of style: its English words do not hold in another language."""


def told(**changes: bytes | str) -> list[str]:
    """What reading says of a site with these files."""
    return [as_text(problem).partition(" Fix: ")[0] for problem in load(site_files(**changes)).problems]


def test_a_site_adds_to_lists_and_replaces_numbers_and_texts() -> None:
    own = "thresholds: {list_items: 9}\nacronyms: [CFTR]\nwords: {war: {severity: error, words: [crusade]}}\n"
    style, plain = load(site_files(**{"data/style.yaml": own})).facts.style, load(site_files(**UNSTYLED)).facts.style
    assert style.limit("list_items") == 9
    assert style.limit("section_words") == plain.limit("section_words")
    assert set(style.acronyms) == {"CFTR", *plain.acronyms}
    assert set(style.words["war"].words) == {"crusade", *plain.words["war"].words}
    assert (style.words["war"].severity, style.words["war"].why) == ("error", plain.words["war"].why)


def test_a_site_adds_measures_and_replaces_one_by_its_id() -> None:
    own = "- {id: lvef, name: LVEF, plain: the heart, units: {'%': 1}}\n- {id: fev1, name: FEV1, plain: breath, units: {'%': 1}}\n"
    measures = load(site_files(**{"data/measures.yaml": own})).facts.measures
    assert (measures["lvef"].plain, measures["fev1"].plain) == ("the heart", "breath")
    assert "gfr" in measures


def test_a_site_adds_lay_words_and_replaces_other_lists() -> None:
    own = (
        "search:\n  same:\n    - cystic fibrosis, CF\n    - money, coins\ntrial:\n  general_questions: [What is it?]\n"
    )
    wording, plain = load(site_files(**{"data/wording/en.yaml": own})).facts.wording, load(site_files()).facts.wording
    groups = [text for key, text in wording.texts.items() if key.startswith("search.same.")]
    assert "cystic fibrosis, CF" in groups
    assert [group for group in groups if group.startswith("money,")] == [
        next(text for key, text in plain.texts.items() if text.startswith("money, ")) + ", coins"
    ]
    assert len(groups) == 1 + sum(key.startswith("search.same.") for key in plain.texts)
    assert [key for key in wording.texts if key.startswith("trial.general_questions.")] == ["trial.general_questions.0"]


BROKEN = {
    "a tab": (b"a:\n\tb: c\n", ":2: error: [tab]"),
    "a byte order mark": (b"\xef\xbb\xbf", ""),
    "nothing": (b"", ""),
    "a remark only": (b"# later\n", ""),
    "a conflict": (b"<<<<<<< HEAD\na: b\n=======\na: c\n>>>>>>> x\n", ":1: error: [conflict-marker]"),
    "another encoding": ("é: b".encode("utf-16"), ":1: error: [encoding]"),
    "an unknown key": (b"\nnonsense: 1\n", ":2: error: [unknown-key]"),
    "a text": (b"words\n", ":1: error: [wrong-value]"),
}


@pytest.mark.parametrize("path", ["data/style.yaml", "data/measures.yaml", "data/wording/en.yaml"])
@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_file_is_told_at_its_line_and_the_defaults_hold(path: str, how: str) -> None:
    raw, expected = BROKEN[how]
    found = [line for line in told(**{path: raw}) if line.startswith(path)]
    if path == "data/measures.yaml" and how == "an unknown key":
        expected = ": error:"
    assert bool(found) == bool(expected)
    assert not expected or re.match(re.escape(path) + r"(:\d+)?" + re.escape(expected), found[0]), found
    facts = load(site_files(**{path: raw})).facts
    assert facts.style.limit("list_items") and facts.wording("site.menu") and facts.measures["lvef"]


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("data/style.yaml", "thresholds:\n  list_items: many\n", 2),
        ("data/style.yaml", "thresholds:\n  list_item: 3\n", 2),
        ("data/style.yaml", "words:\n  war:\n    severe: error\n", 3),
        ("data/style.yaml", "acronyms:\n  - [DNA]\n", 2),
        ("data/style.yaml", "words: [war]\n", 1),
        ("data/style.yaml", "words:\n  ours: {words: [x], why: y}\n", 2),
        ("data/wording/en.yaml", "site:\n  menue: Menu\n", 2),
        ("data/wording/en.yaml", "site:\n  menu: [Menu]\n", 2),
        ("data/wording/en.yaml", "site:\n  menu: ''\n", 2),
        ("data/wording/en.yaml", "fact:\n  old: Since {date\n", 2),
        ("data/wording/en.yaml", "fact:\n  old: 'Since {date:%Y}'\n", 2),
        ("data/wording/en.yaml", "fact:\n  old: 'Since {date.day}'\n", 2),
        ("data/wording/en.yaml", "site:\n  menu: 'Menu {x}'\n", 2),
        ("data/wording/en.yaml", "language: Dutch\n", 1),
        ("data/wording/en.yaml", "language: nl\n", 1),
        ("data/wording/en.yaml", "direction: left\n", 1),
        ("data/measures.yaml", "- id: fev1\n  name: FEV1\n  plain: breath\n  units: '%'\n", 4),
    ],
)
def test_a_wrong_part_is_told_at_its_line(path: str, text: str, expected: int) -> None:
    lines = [line for line in told(**{path: text}) if line.startswith(f"{path}:")]
    assert [int(line.split(":")[1]) for line in lines] == [expected], lines


def test_a_site_without_words_in_its_language_is_stopped() -> None:
    config = f"{MKDOCS}extra:\n  language: pl\n"
    assert told(**UNSTYLED, **{"mkdocs.yml": config}) == [
        "mkdocs.yml:8: error: [no-wording] The site's language is `pl`, which has no wording. There is wording in: de, en, fr, he, nl."
    ]
    found = told(**UNSTYLED, **{"mkdocs.yml": config, "data/wording/pl.yaml": "site:\n  menu: Menu\n"})
    assert len(found) == 1 and "data/wording/pl.yaml:1: warning: [not-translated]" in found[0]


def test_a_site_in_a_language_that_the_generator_speaks_needs_no_words_of_its_own() -> None:
    for language in ("nl", "he"):
        loaded = load(site_files(**UNSTYLED, **{"mkdocs.yml": f"{MKDOCS}extra:\n  language: {language}\n"}))
        assert [problem for problem in loaded.problems if problem.severity != "info"] == []
        words, english = loaded.facts.wording, load(site_files()).facts.wording
        assert (words.language, words("direction")) == (language, "rtl" if language == "he" else "ltr")
        assert words("site.search") != english("site.search")
        assert words("site.words_intro", n=1) != words("site.words_intro", n=3)


@pytest.mark.parametrize("language", ["klingon", "../../x", "e"])
def test_a_language_that_is_none_is_told(language: str) -> None:
    found = told(
        **UNSTYLED,
        **{"mkdocs.yml": f"{MKDOCS}extra:\n  language: {language}\n", f"data/wording/{language}.yaml": "site: {}\n"},
    )
    assert "[no-wording]" in found[0]


def test_a_translation_has_the_plural_forms_and_the_direction_of_its_language() -> None:
    words = "span:\n  days: {one: '{n} x', few: '{n} y', many: '{n} z', other: '{n} w'}\n"
    config = f"{MKDOCS}extra:\n  language: pl\n"
    wording = load(site_files(**{"mkdocs.yml": config, "data/wording/pl.yaml": words})).facts.wording
    assert wording("span.days", n=3) == "3 y"
    hebrew = {"mkdocs.yml": f"{MKDOCS}extra:\n  language: he\n", "data/wording/he.yaml": "site:\n  menu: תפריט\n"}
    texts = load(site_files(**hebrew)).facts.wording.texts
    assert (texts["language"], texts["direction"]) == ("he", "rtl")


def test_lists_of_english_words_are_not_held_against_another_language() -> None:
    config = f"{MKDOCS}extra:\n  language: nl\n"
    style = load(site_files(**{"mkdocs.yml": config, "data/wording/nl.yaml": "site:\n  menu: Menu\n"})).facts.style
    assert (dict(style.words), style.chance_words, style.limit("list_items")) == ({}, (), 6)


def test_the_words_of_the_generator_pass_its_own_rules() -> None:
    """Its file as a site's own: every sentence of it is then looked at."""
    own = {"data/wording/en.yaml": (DEFAULTS / "wording/en.yaml").read_bytes().replace(b'""', b'"-"')}
    wrong = [problem for problem in examine(site_files(**own), TODAY).problems if "wording" in problem.path]
    assert [as_text(problem) for problem in wrong if problem.severity == "error"] == []


def test_the_defaults_know_no_illness() -> None:
    own = re.compile(r"(?i)leuk[ae]+mi|lymphoma|neuroblastoma|\bcar[- ]?t\b|\bfever\b|childhood cancer|blinatumomab")
    for path in DEFAULTS.rglob("*.yaml"):
        searched_for = "patterns" in path.parts  # what rules look for in the texts of any site; nobody reads it
        assert searched_for or [line for line in path.read_text("utf-8").splitlines() if own.search(line)] == [], path
        assert yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)  # as the generator reads it


@pytest.mark.parametrize("unset", ["foundation", "contact", "mistakes"])
def test_a_reviewed_site_that_nobody_answers_for_is_not_published(unset: str) -> None:
    owner = {"foundation": "Lantern", "contact": "Ghent", "mistakes": "tell@lantern.example", unset: ""}
    extra = "".join(f"  {name}: {value}\n" for name, value in owner.items())
    assert of_rule("owner-unset", f"{extra}  reviewed: yes\n") == [
        f"mkdocs.yml:11: error: [owner-unset] `reviewed` is yes, and `{unset}` is not set."
    ]
    assert of_rule("owner-unset", f"{extra}  reviewed: no\n") == []


def of_rule(rule: str, extra: str) -> list[str]:
    """What one rule says of these settings under `extra`."""
    return [line for line in told(**{"mkdocs.yml": f"{MKDOCS}extra:\n{extra}"}) if f"[{rule}]" in line]


def test_a_foundation_that_is_named_is_told_what_its_imprint_lacks() -> None:
    whole = "  foundation: Lantern\n  contact: Ghent\n  legal:\n    address: 1 Lantern Street\n"
    assert of_rule("no-imprint", whole) == []
    assert of_rule("no-imprint", "  countries: [BE]\n") == []
    (line,) = of_rule("no-imprint", whole.replace("    address: 1 Lantern Street\n", ""))
    assert line.startswith("mkdocs.yml:8: warning:")
    assert "`legal.address`" in line
    assert "`contact`" not in line


def test_an_unknown_key_of_the_legal_settings_is_told_at_its_line() -> None:
    extra = "  host: somewhere else\n  legal:\n    address: 1 Lantern Street\n    hots: Example Host\n"
    assert of_rule("unknown-key", extra) == [
        "mkdocs.yml:11: error: [unknown-key] There is no key `hots` under `legal`."
    ]


def test_words_that_a_rule_asks_for_in_english_are_not_asked_for_in_another_language() -> None:
    trial = trial_with("It may also not help.", "Het kan ook niet helpen.").replace("or no trial", "of geen onderzoek")
    dutch = {"mkdocs.yml": f"{MKDOCS}extra:\n  language: nl\n", "data/wording/nl.yaml": "site:\n  menu: Menu\n"}
    asked = {"may-not-help", "no-trial"}
    english = {problem.rule for problem in examine(site_files(**{"data/trials.yaml": trial}), TODAY).problems}
    other = {problem.rule for problem in examine(site_files(**{"data/trials.yaml": trial}, **dutch), TODAY).problems}
    assert asked <= english
    assert not asked & other
