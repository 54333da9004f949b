"""Rules of signs, spellings and sentences said twice."""

from __future__ import annotations

import pytest

from checks.judged import another, in_trial, line, messages
from site_files import page

SIGNS = [
    (
        "mixed-script",
        "The T\u0435am helps.",
        "The word `T\u0435am` has letters of another alphabet: CYRILLIC SMALL LETTER IE (U+0435).",
    ),
    (
        "mixed-script",
        "It is \u0421R now.",
        "The word `\u0421R` has letters of another alphabet: CYRILLIC CAPITAL LETTER ES (U+0421).",
    ),
    (
        "mixed-script",
        "Join \u0410 here.",
        "The word `\u0410` has letters of another alphabet: CYRILLIC CAPITAL LETTER A (U+0410).",
    ),
    (
        "unseen-character",
        "The te\u200bam helps.",
        "This line has an invisible character: ZERO WIDTH SPACE (U+200B).",
    ),
    (
        "unseen-character",
        "The \u202eteam helps.",
        "This line has an invisible character: RIGHT-TO-LEFT OVERRIDE (U+202E).",
    ),
    ("misdecoded", "The HÃ´pital helps.", "This text was read in the wrong encoding: `HÃ´pital`."),
    ("not-composed", "The cafe\u0301 helps.", "The word `cafe\u0301` has an accent as a separate character."),
    ("curly-quote", "The team\u2019s work.", "This line has a curly quote: RIGHT SINGLE QUOTATION MARK (U+2019)."),
    ("odd-space", "The\u00a0team helps.", "This line has an unusual space: NO-BREAK SPACE (U+00A0)."),
    ("double-space", "The team  helps you.", "There are two spaces between words: `team  helps`."),
]

FINE = [
    ("mixed-script", "IFNγ and β2 are at 5 µg in m², said Zoë Müller. Москва is a city."),
    ("misdecoded", "Hôpital, Málaga, Zürich, Åse and naïve are right."),
    ("not-composed", "The café is right."),
    ("double-space", "One space between words.  "),
]


@pytest.mark.parametrize(("rule", "text", "message"), SIGNS)
def test_signs_that_are_not_what_they_seem(rule: str, text: str, message: str) -> None:
    assert messages(rule, **{"content/leukaemia.md": page(body=f"Right.\n\n{text}\n")}) == [
        f"content/leukaemia.md:11: {message}"
    ]
    if rule != "unseen-character":  # there the reader of YAML tells it, and reads no further
        change = ("We do not know yet if the medicine works.", text)
        assert in_trial(rule, change) == [line("not_known:", change) + message]


@pytest.mark.parametrize(("rule", "text"), FINE)
def test_letters_and_spaces_that_are_right(rule: str, text: str) -> None:
    assert messages(rule, **{"content/leukaemia.md": page(body=text)}) == []


@pytest.mark.parametrize("left", ["\\>", "&gt;", "&#8805;", "<br>", "10\\^9 \\>"])
def test_markup_left_in_data(left: str) -> None:
    change = ("(LVEF) >= 55", f"(LVEF) {left} 55")
    told = in_trial("left-over-markup", change)
    assert [text.partition(" This")[0] for text in told] == ["data/trials.yaml:32:"]
    assert in_trial("left-over-markup") == []


def test_a_sentence_that_stands_twice() -> None:
    body = (
        "Your child needs treatment in a hospital. Ask.\n\nOther words.\n\nYour child needs treatment in a hospital.\n"
    )
    told = ['content/leukaemia.md:13: "Your child needs treatment in a hospital." is also in content/leukaemia.md:9.']
    assert messages("repeated-sentence", **{"content/leukaemia.md": page(body=body)}) == told
    assert messages("repeated-sentence", **{"content/leukaemia.md": page(body=body.replace("needs", "has", 1))}) == []


def test_sentences_that_all_trials_share_are_fine() -> None:
    assert in_trial("repeated-sentence", more=another("lamp-2")) == []


def test_a_trial_in_another_spelling() -> None:
    name = ("name: LAMP 1", "name: HEM-iSMART")
    change = ("We do not know yet if the medicine works.", "The trial HEM iSMART is small.")
    message = "`HEM iSMART` is written `HEM-iSMART` in data/trials.yaml:2."
    assert in_trial("name-spelling", name, change) == [line("not_known:", change) + message]
    assert in_trial("name-spelling", name, (change[0], "The trial HEM-iSMART is small.")) == []


def test_a_hospital_in_another_spelling() -> None:
    more = another("lamp-2", ("name: Example Hospital", "name: Exámple Hospital")) + another("lamp-3").replace(
        "54321", "54322"
    )
    told = [line("Exámple", more=more) + "`Exámple Hospital` is written `Example Hospital` in data/trials.yaml:15."]
    assert in_trial("name-spelling", more=more) == told


def test_a_medicine_with_a_slip() -> None:
    change = ("We do not know yet if the medicine works.", "We do not know if exampinib works.")
    assert in_trial("misspelt", change) == [
        line("not_known:", change) + '"exampinib" is one letter away from "examplinib", and hardly anyone writes it.'
    ]
    assert in_trial("misspelt", (change[0], "We do not know if examplinib or another example works.")) == []
