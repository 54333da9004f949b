"""What a child or teenager must not meet alone, each beside the nearest sentence that is fine."""

from __future__ import annotations

import pytest

from checks.judged import in_trial
from checks.language_site import told
from checks.test_voices import told as voice

PAIRS = [
    # rule, what must not be said, the nearest that may
    ("young-frightens", "Your brain can swell up.", "Your brain tells your hand to move."),
    ("young-frightens", "Your kidneys could fail.", "Doctors check if your kidneys work well."),
    ("young-frightens", "Then your heart may suddenly stop.", "A nurse may listen to your heart."),
    ("young-frightens", "It causes terrible pain.", "It can cause pain. There is medicine for it."),
    ("young-frightens", "The needle hurts a lot.", "The needle hurts a little."),
    ("young-frightens", "You may never walk again.", "You may not walk much on that day."),
    ("young-frightens", "This is a deadly illness.", "This is a serious illness."),
    ("young-frightens", "You can stop breathing.", "You can stop at any time."),
    ("young-frightens", "The cancer can take over.", "The cancer can come back."),
    ("blames", "You may have caused it.", "You did not cause it."),
    ("blames", "It is your own fault.", "It is not your fault."),
    ("blames", "It came because you ate sweets.", "It did not come because you ate sweets."),
    ("blames", "You made your brother ill.", "You may wonder if you made your brother ill."),
    ("blames", "You should have told your mum.", "You should have a drink with you."),
    ("blames", "If you forget a tablet, the cancer will come back.", "If you forget a tablet, tell your team."),
    ("blames", "The illness is a punishment.", "The illness is no punishment."),
    ("blames", "You must be strong.", "You do not have to be strong."),
    ("young-promise", "A trial helps you.", "A trial may help you."),
    ("young-promise", "The cells will make you better.", "The cells are made to find leukaemia cells."),
    ("young-promise", "You will get well soon.", "Nobody knows if you will get well."),
    ("young-promise", "Everything will be fine.", "You will be well looked after."),
    ("young-promise", "This medicine always works.", "This medicine does not always work."),
    ("young-promise", "The leukaemia will go away.", "The tiredness will go away."),
    ("young-promise", "The treatment cures all children.", "The treatment helps you to sleep."),
    ("young-promise", "It will help you.", "A nurse will help you."),
]


@pytest.mark.parametrize(("rule", "bad", "fine"), PAIRS)
@pytest.mark.parametrize("audience", ["child", "teen"])
def test_it_is_told_at_its_line_and_the_nearest_is_fine(rule: str, bad: str, fine: str, audience: str) -> None:
    (one,) = told(rule, f"First line.\n\n{bad}\n", audience)
    assert one.startswith("3 error: ")
    assert told(rule, f"First line.\n\n{fine}\n", audience) == []


@pytest.mark.parametrize(("rule", "bad", "fine"), PAIRS)
def test_a_voice_of_a_trial_keeps_the_same_promises(rule: str, bad: str, fine: str) -> None:
    assert len(in_trial(rule, voice("teen", harm=f'"{bad}"'))) == 1
    assert in_trial(rule, voice("teen", harm=f'"{fine}"')) == []


@pytest.mark.parametrize(
    "question", ["Will it help me, or will you get better without?", "Is it my fault if you made him ill?"]
)
def test_a_question_promises_and_blames_nothing(question: str) -> None:
    assert told("young-promise", question, "child") == told("blames", question, "child") == []


def test_parents_are_not_blamed_and_may_hear_what_can_happen() -> None:
    assert len(told("blames", "You should have come sooner.")) == 1
    assert told("blames", "You could not have known. You may feel guilty. Nobody is to blame.") == []
    assert told("young-frightens", "The brain can swell. Call your team at once.") == []
    assert told("blames", "If you stop the tablets, the leukaemia may come back.") == []


SURVIVAL = [
    ("8 out of 10 teenagers survive.", "8 out of 10 teenagers lose their hair."),
    ("Of those, 63% are alive after 3 years.", "It takes 63% of the time."),
    ("Nine in ten are cured.", "Nine in ten have the test."),
    ("The survival rate is high.", "There are numbers on how many people survive."),
    ("Your chance of dying is small.", "Your chance of a free day is small."),
    ("Most teenagers survive.", "Most teenagers go back to school."),
]


@pytest.mark.parametrize(("bad", "fine"), SURVIVAL)
def test_no_survival_is_typed_for_teenagers(bad: str, fine: str) -> None:
    assert len(told("teen-survival", bad, "teen")) == 1
    assert told("teen-survival", fine, "teen") == told("teen-survival", bad, "family") == []
    assert told("child-numbers", bad, "child") != []
