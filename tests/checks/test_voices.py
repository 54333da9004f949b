"""The voices of a trial: what a teenager or child would be told wrongly, or not at all."""

from __future__ import annotations

import pytest

from checks.judged import Change, in_trial, line

PARTS = {
    "about": "This trial tests examplinib.",
    "happens": "You take a tablet each day.",
    "may_help": "It may help you, or it may not help.",
    "harm": "You may feel sick, and you can ask what helps.",
    "choice": "You can say no. Tell your family or your doctor.",
    "not_known": "Nobody knows yet if it works.",
}
GOAL = "  review: {on: unknown"


def voice(audience: str, **changes: str) -> str:
    """A voice as it stands in a record."""
    parts = {**PARTS, **changes}
    return "".join([f"    {audience}:\n", *(f"      {name}: {text}\n" for name, text in parts.items())])


def told(audience: str, **changes: str) -> Change:
    """The small trial with one voice."""
    return GOAL, f"  voices:\n{voice(audience, **changes)}{GOAL}"


CASES: list[tuple[str, str, str, str, str]] = [
    # rule, part, what is right, what is wrong, what is said of it
    (
        "voice-may-not-help",
        "may_help",
        "It can help, and it may not help you.",
        "It will help you.",
        "The text does not say that the trial may not help.",
    ),
    (
        "voice-say-no",
        "choice",
        "You can say no to a nurse.",
        "Your family and the doctor decide.",
        "The text does not say that the reader may say no.",
    ),
    (
        "voice-say-no",
        "choice",
        "You can say no. Tell your team.",
        "You can say no.",
        "The text does not say to whom the reader can say no.",
    ),
    (
        "voice-number",
        "about",
        "It plans to take 26 children.",
        "It plans to take 62 children.",
        '"62" stands in this voice, but nowhere in the record.',
    ),
    (
        "voice-number",
        "about",
        "It is for children under 18 years.",
        "It is for children under 18 months.",
        '"18 months" stands in this voice, but nowhere in the record.',
    ),
    (
        "voice-name",
        "about",
        "This trial tests examplinib in Utrecht.",
        "This trial tests examplinib in Belgium.",
        '"Belgium" stands in this voice, but nowhere in the record.',
    ),
    (
        "voice-differs",
        "happens",
        "You swallow a tablet.",
        "You have an injection.",
        "This voice says that something is given under the skin; the record does not.",
    ),
    (
        "voice-differs",
        "happens",
        "You take it by mouth.",
        "You do not have to take tablets.",
        "This voice denies that something is given by mouth; the record says so.",
    ),
    (
        "voice-differs",
        "happens",
        "Ask if you sleep in hospital.",
        "You sleep in hospital.",
        "This voice says that there are nights in hospital; the record does not.",
    ),
    (
        "voice-differs",
        "happens",
        "Your doctor gives you the medicine.",
        "Chance decides what you have.",
        "This voice says that chance decides; the record does not.",
    ),
    (
        "young-frightens",
        "harm",
        "You may feel sick.",
        "Some children die of it.",
        '"die" can frighten a young reader who is alone with it.',
    ),
    (
        "blames",
        "choice",
        "You can say no. Tell your team.",
        "You can say no. Tell your team that it is your fault.",
        '"your fault" can make a reader believe that it is their fault.',
    ),
    (
        "one-reader",
        "happens",
        "You take a tablet each day.",
        "Your child takes a tablet each day.",
        'This says "Your child", but the reader is the young person.',
    ),
    (
        "figurative",
        "happens",
        "You take a tablet each day.",
        "An army of tablets comes each day.",
        'Avoid this word: "army"; young children take words as they are.',
    ),
    (
        "war",
        "happens",
        "You take a tablet each day.",
        "You take a tablet to beat cancer.",
        'Avoid these words: "beat cancer"; many people with cancer dislike talk of war, and it makes those who die'
        " into losers.",
    ),
]


@pytest.mark.parametrize(("rule", "part", "good", "bad", "said"), CASES)
def test_each_rule_finds_the_bad_line_and_no_good_one(rule: str, part: str, good: str, bad: str, said: str) -> None:
    change = told("child", **{part: bad})
    assert in_trial(rule, told("child", **{part: good})) == []
    assert in_trial(rule, change) == [line(f"      {part}: {bad}", change) + said]


def test_a_voice_longer_than_its_reader_can_bear_is_told() -> None:
    more = "You take a tablet each day. You visit the hospital. You may take more tablets."
    child, teen = told("child", happens=more), told("teen", happens=more)
    assert in_trial("voice-length", told("child", choice="You can say no to a nurse.")) == []
    said = "This voice has 9 sentences; the limit is 6."
    assert in_trial("voice-length", child) == [line("    child:", child) + said]
    assert in_trial("voice-length", teen) == [line("    teen:", teen) + said.replace("is 6", "is 8")]


def test_days_and_weeks_of_the_same_length_do_not_differ() -> None:
    record = ("takes a tablet each day", "takes a tablet for 14 days")
    assert in_trial("voice-number", record, told("teen", happens="You take a tablet for two weeks.")) == []
    assert in_trial("voice-number", record, told("teen", happens="You take a tablet for three weeks.")) != []


def test_where_chance_decides_each_voice_must_say_so() -> None:
    design = ("groups: 1, randomised: no, comparison: no", "groups: 2, randomised: yes, comparison: yes")
    silent, fair = told("teen"), told("teen", happens="Chance decides if you take a tablet each day.")
    said = "Chance decides in this trial, and this voice does not say so."
    assert in_trial("voice-differs", design, silent) == [line("      happens:", design, silent) + said]
    assert in_trial("voice-differs", design, fair) == []


def test_of_two_voices_that_contradict_each_other_one_is_told() -> None:
    both = (GOAL, f"  voices:\n{voice('teen')}{voice('child', happens='You have an injection.')}{GOAL}")
    assert len(in_trial("voice-differs", both)) == 1


def test_a_teenager_is_told_no_figure_of_survival_and_a_child_neither() -> None:
    bad = "8 out of 10 children are well."
    assert len(in_trial("teen-survival", told("teen", harm=bad))) == 1
    assert len(in_trial("child-numbers", told("child", harm=bad))) == 1


def test_a_child_is_told_that_it_can_ask() -> None:
    assert in_trial("child-asks", told("child")) == []
    assert len(in_trial("child-asks", told("child", harm="You may feel sick."))) == 1


def test_two_voices_may_say_the_same_sentence_and_one_may_not_say_it_twice() -> None:
    both = (GOAL, f"  voices:\n{voice('teen')}{voice('child')}{GOAL}")
    twice = told("child", about=PARTS["choice"])
    assert in_trial("repeated-sentence", both) == []
    assert len(in_trial("repeated-sentence", twice)) == 1


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("This trial is closed to new children.", "the status is recruiting"),
        ("It plans to take 60 children.", "the participants are 26"),
    ],
)
def test_a_voice_is_held_to_the_facts_as_the_page_for_parents_is(about: str, said: str) -> None:
    (found,) = in_trial("text-differs", told("teen", about=about))
    assert said in found


SENTENCE = "You can ask."


@pytest.mark.parametrize(("audience", "most"), [("teen", 8), ("child", 6)])
def test_a_voice_is_as_long_as_its_reader_can_bear(audience: str, most: int) -> None:
    others = 5 + 1  # `choice` has two sentences, of the five other parts
    for more, found in ((most - others, 0), (most - others + 1, 1)):
        change = told(audience, harm=f"{SENTENCE} " * more)
        assert len(in_trial("voice-length", change)) == found


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("You take it for 14 days.", "You take it for 3 weeks."),
        ("You take it for 2 weeks.", "You take it for 2 days."),
        ("No one knows, and zero is nothing.", "Five people know."),
        ("It has 26 places.", "It has 27 places."),
    ],
)
def test_a_number_of_a_voice_stands_in_the_record_in_its_unit(right: str, wrong: str) -> None:
    record = ("We do not know yet if the medicine works.", "We do not know what comes after 14 days.")
    assert in_trial("voice-number", told("child", about=right), record) == []
    assert len(in_trial("voice-number", told("child", about=wrong), record)) == 1


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("It is done in Utrecht.", "It is done in Belgium."),
        ("It is for leukaemia.", "It is for Leukaemia and France."),
        ("It is done in the Netherlands.", "It is done in Spain."),
    ],
)
def test_a_name_of_a_voice_stands_in_the_record(right: str, wrong: str) -> None:
    assert in_trial("voice-name", told("child", about=right)) == []
    assert len(in_trial("voice-name", told("child", about=wrong))) == 1


def test_chance_is_told_in_each_voice_where_it_decides_and_in_none_where_it_does_not() -> None:
    design = ("groups: 1, randomised: no", "groups: 2, randomised: yes")
    says, silent = told("teen", happens="Chance decides which group you are in."), told("teen")
    assert in_trial("voice-differs", silent) == []
    assert in_trial("voice-differs", says, design) == []
    assert len(in_trial("voice-differs", silent, design)) == 1
    assert len(in_trial("voice-differs", says)) == 1
