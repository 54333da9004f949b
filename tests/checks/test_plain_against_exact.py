"""The plain words of a criterion against its exact wording, both ways."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, messages, trials
from site_files import CONDITIONS, TREATMENTS, TRIAL

OLD = TRIAL[TRIAL.index("      - plain: Their heart") : TRIAL.index("    cannot_join:")]
KEPT_OUT = TRIAL[TRIAL.index("      - plain: They are pregnant.") : TRIAL.index("  review:")]


def told(rule: str, plain: str, exact: str, *, kept_out: bool = False) -> list[str]:
    old = KEPT_OUT if kept_out else OLD
    return in_trial(rule, (old, f"      - plain: {plain}\n        exact: {exact!r}\n"))


@pytest.mark.parametrize(
    ("plain", "exact", "kept_out"),
    [
        ("The score is 50 or less.", "Lansky >= 50 %", False),
        ("Your child is over 18.", "Age < 18 years", False),
        ("At most 14 days have passed.", "At least 14 days since chemotherapy", False),
        ("It was for less than 2 weeks.", "glucocorticoids for more than two weeks", True),
        ("It ended more than 7 days before.", "At least 7 days must have elapsed since chemotherapy", True),
    ],
)
def test_turned_round(plain: str, exact: str, kept_out: bool) -> None:
    (message,) = told("plain-turned", plain, exact, kept_out=kept_out)
    assert "The plain words say" in message


@pytest.mark.parametrize(
    ("plain", "exact", "kept_out"),
    [
        ("The score is 50 or more.", "Lansky >= 50 %", False),
        ("It was in the 2 weeks before treatment.", "live vaccine within 2 weeks before treatment", True),
        ("It was in the 2 weeks after diagnosis.", "within 2 weeks from diagnosis", True),
        ("The QT time is at most 450.", "Absence of QTc prolongation > 450 msec", False),
        ("It ended less than 7 days before.", "At least 7 days must have elapsed since chemotherapy", True),
        ("Younger ones are 12 or younger.", "for patients [≤] 12 years", False),
    ],
)
def test_not_turned_round(plain: str, exact: str, kept_out: bool) -> None:
    assert told("plain-turned", plain, exact, kept_out=kept_out) == []


def test_a_time_on_the_other_side() -> None:
    (message,) = told(
        "plain-turned", "In the 2 weeks after treatment starts.", "within 2 weeks before start", kept_out=True
    )
    assert '"2 weeks after" stands here, but "2 weeks before" in the exact wording' in message


@pytest.mark.parametrize(
    ("wrong", "right", "exact"),
    [
        ("It is 12 months.", "It is 12 weeks.", "life expectancy 12 weeks"),
        ("It is 20 lb.", "It is 20 kg.", "weight 20 kg"),
        ("It is 21 weeks.", "It is 3 weeks.", "within 21 days"),
    ],
)
def test_a_unit(wrong: str, right: str, exact: str) -> None:
    assert len(told("plain-unit", wrong, exact)) == 1
    assert told("plain-unit", right, exact) == []


def test_a_gene() -> None:
    assert told("plain-name", "A gene change called TCF3-HLF.", "t(17;19) TCF3-HLF") == []
    (message,) = told("plain-name", "A gene change called TCF3-PBX1.", "t(17;19) TCF3-HLF")
    assert '"TCF3-PBX1" stands here, but not in the exact wording' in message


@pytest.mark.parametrize(
    ("plain", "exact"),
    [
        ("Your child does not have diabetes.", "Participants with diabetes"),
        ("Your child has a cataract.", "No cataract"),
        ("The cells have CD19.", "CD19 negative disease"),
    ],
)
def test_a_negation_that_only_one_has(plain: str, exact: str) -> None:
    assert len(told("plain-denied", plain, exact)) == 1


@pytest.mark.parametrize(
    ("plain", "exact"),
    [
        ("Your child does not have diabetes.", "No diabetes"),
        ("Your child has diabetes.", "Participants with diabetes"),
        ("The lymphoma is of one kind.", "Non-Hodgkin lymphoma"),
        ("Your child has an infection that cannot be treated.", "Infection not responding to treatment"),
    ],
)
def test_a_negation_that_both_have_or_none(plain: str, exact: str) -> None:
    assert told("plain-denied", plain, exact) == []


def test_those_who_do_not_join_may_be_told_later() -> None:
    exact = "Stage M at any age * In Germany, those with stage M under 18 months will not be enrolled"
    assert told("plain-denied", "It is stage M. In Germany, a child under 18 months does not join.", exact) == []


def test_those_who_are_kept_out_stand_below_those_who_cannot_join() -> None:
    plain, exact = "They are breastfeeding.", "Breastfeeding patients are not eligible"
    assert told("plain-denied", plain, exact, kept_out=True) == []
    assert len(told("plain-denied", plain, exact)) == 1


@pytest.mark.parametrize(
    ("wrong", "right", "exact"),
    [
        (
            "A child who had a clot cannot join.",
            "A child who had a clot can join.",
            "Prior history of thrombosis are eligible",
        ),
        (
            "They are in a trial. A study of care is not allowed.",
            "They are in a trial. A study of care is allowed.",
            "Participation in a trial except for studies of care",
        ),
        (
            "They take medicine against rejection.",
            "They take no medicine against rejection.",
            "3. Participants receiving agents against rejection are not eligible",
        ),
        (
            "The change FLT3 has been found; an old test is enough.",
            "The change FLT3 has not been found; an old test is enough.",
            "AML without demonstrated FLT3 mutation. Nevertheless, those with a FLT3 negative test before can be tested",
        ),
    ],
)
def test_who_is_kept_out_by_only_one(wrong: str, right: str, exact: str) -> None:
    assert len(told("plain-denied", wrong, exact)) == 1
    assert told("plain-denied", right, exact) == []


def test_an_exception_that_is_told_as_another_case() -> None:
    exact = "Bilirubin in the normal range unless the participant has documented Gilbert's syndrome"
    start = "Only a blood test of the liver is in the normal range. "
    assert told("plain-unless", f"{start}It does not count with the harmless Gilbert's syndrome.", exact) == []
    wrong = "A blood test of the liver is in the normal range, if it can be done. It is hard. "
    assert len(told("plain-unless", f"{wrong}It counts too with the harmless Gilbert's syndrome.", exact)) == 1


def test_an_exception() -> None:
    exact = "No radiotherapy unless palliative"
    assert told("plain-unless", "Your child has had no rays unless they ease pain.", exact) == []
    assert len(told("plain-unless", "Your child has had no rays.", exact)) == 1


def test_a_time_that_is_told_once_and_holds_twice() -> None:
    exact = "No radiotherapy within 21 days; palliative radiation in past 21 days is allowed"
    assert (
        told("plain-time", "No rays in the 21 days before. Rays for pain are fine even in the 21 days before.", exact)
        == []
    )
    assert len(told("plain-time", "No rays before. Rays for pain are fine even in the 21 days before.", exact)) == 1


def test_the_illness_of_the_official_title() -> None:
    other = "- id: lymphoma\n  name: lymphoma\n  plain: A cancer.\n  source: ctgov-nct01234567\n  checked: 2026-04-28\n"
    more = {"data/conditions.yaml": CONDITIONS + other}
    assert messages("condition-title", **more) == []
    wrong = trials(("conditions: [leukaemia]", "conditions: [lymphoma]"))
    (message,) = messages("condition-title", **more, **{"data/trials.yaml": wrong})
    assert "The official title (data/trials.yaml:4) says leukaemia, not lymphoma." in message


@pytest.mark.parametrize(
    "text", ["Children can join now.", "Phone a hospital if there is a place.", "The trial has free places."]
)
def test_an_invitation_to_a_trial_that_is_over(text: str) -> None:
    how = ("Ask your own team to phone the hospital.", text)
    assert in_trial("text-differs", how) == []
    over = (("status: recruiting\n  phase", "status: completed\n  phase"), how)
    (message,) = in_trial("text-differs", *over)
    assert "but the status is completed" in message


@pytest.mark.parametrize(
    ("wrong", "right", "exact"),
    [
        ("Your child has nerve damage.", "Your child has no nerve damage.", "No signs of neuropathy"),
        (
            "The test shows an infection.",
            "The test shows no infection.",
            "Fit for treatment, with no evidence of active infection",
        ),
        ("They had other medicines.", "They had no other medicines.", "No prior chemotherapy other than permitted"),
    ],
)
def test_a_thing_that_only_the_exact_wording_denies(wrong: str, right: str, exact: str) -> None:
    assert len(told("plain-denied", wrong, exact)) == 1
    assert told("plain-denied", right, exact) == []


def test_a_name_of_a_person_that_the_exact_wording_has_not() -> None:
    assert len(told("plain-name", "A child with Down syndrome can join.", "Philadelphia chromosome-positive")) == 1
    assert told("plain-name", "A child with the Philadelphia chromosome.", "Ph+ participants") == []


def test_a_time_with_at_least() -> None:
    assert len(told("plain-time", "It came back some time ago.", "at least 100 days post-transplant")) == 1


def test_a_closed_trial_tells_that_nobody_can_join() -> None:
    over = ("status: recruiting\n  phase", "status: completed\n  phase")
    for text, count in (("Ask your team to contact them.", 1), ("Nobody can join, as it is finished.", 0)):
        assert len(in_trial("text-differs", over, ("Ask your own team to phone the hospital.", text))) == count


def test_another_part_of_the_body() -> None:
    exact = "Combined bone marrow and testicular relapse"
    assert told("plain-name", "Leukaemia in the bone marrow and a testicle.", exact) == []
    (message,) = told("plain-name", "Leukaemia in the brain and a testicle.", exact)
    assert "The plain words speak of the brain, the exact wording (data/trials.yaml:" in message


MEDICINES = """\
- id: lampimab
  name: lampimab
  plain: An antibody.
  source: ctgov-nct01234567
  checked: 2026-04-28
  kind: antibody
- id: otherimab
  name: otherimab
  plain: An antibody.
  source: ctgov-nct01234567
  checked: 2026-04-28
  kind: antibody
"""


def test_a_medicine_told_by_its_name_where_the_exact_wording_has_its_kind() -> None:
    def found(exact: str) -> list[str]:
        criterion = f"      - plain: Your child has had lampimab.\n        exact: {exact!r}\n"
        text = trials((OLD, criterion))
        return messages("plain-name", **{"data/treatments.yaml": TREATMENTS + MEDICINES, "data/trials.yaml": text})

    assert found("Prior treatment with a monoclonal antibody") == []
    assert len(found("Prior treatment with the antibody otherimab")) == len(found("Prior steroids")) == 1
