"""What could harm: where a rule looks, and where the words that look alike are fine."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, messages, trials
from checks.language_site import told
from checks.test_voices import told as voice
from site_files import CONDITIONS, page

NOT_KNOWN = "We do not know yet if the medicine works."
PAIRS = [
    ("emergency-number", "The trial has 2025 550 100 cells.", "The office is at 020 7946 0000."),
    ("emergency-number", "It has +1 234 567 cells.", "It is at +1 202 555 0100."),
    ("emergency-number", "It is /0123-456-789.", "It is (0123) 456 7890."),
    ("emergency-number", "In 0123 and 4567.", "In 0123.456.789."),
    ("dose", "Give the medicine every day, as the nurse says.", "The nurse is nice. Give the medicine every day."),
    ("dose", "The medicine is given every day.", "Use the medicine every day."),
    ("dose", "They swallow the pill every day.", "Please swallow the pill every day."),
    ("dose", "You can inject the ball every day.", "You can inject the syrup every day."),
    ("dose", "It is 5 mg per litre.", "It is 5 mg per day."),
    ("dose", "Half of the children like the pills.", "Give only half of the pills."),
    ("dose", "It takes a third of the time, and the tablet.", "Leave a third of each tablet."),
    ("private-contact", "The Nurse is Kind to you.", "Ask Nurse Kind."),
    ("private-contact", "Look at hospital.example.", "Write to a(at)hospital.example."),
    ("pressure", "Must you decide today?", "You must decide today."),
    ("pressure", "You need not decide today. You must ask.", "It is not so. You must decide today."),
    ("pressure", "Ask if most families join.", "Ask us. Most families join."),
]


@pytest.mark.parametrize(("rule", "right", "wrong"), PAIRS)
def test_on_pages_and_in_records(rule: str, right: str, wrong: str) -> None:
    for text, count in ((right, 0), (wrong, 1)):
        assert len(messages(rule, **{"content/leukaemia.md": page(body=f"{text}\n")})) == count
        assert len(in_trial(rule, (NOT_KNOWN, text))) == count


@pytest.mark.parametrize(
    ("hospital", "found"),
    [("Dr Jane Doe", 1), ("Clinic Dr Jane", 1), ("Example Clinic Dr Jane", 0), ("Jane Clinic", 0)],
)
def test_a_hospital_may_bear_the_name_of_a_person_and_is_no_person(hospital: str, found: int) -> None:
    assert len(in_trial("private-contact", ("name: Example Hospital, city", f"name: {hospital}, city"))) == found


def test_a_name_of_a_person_or_an_address_stands_nowhere_but_with_the_reviewer() -> None:
    mail = "a@hospital.example"
    assert len(in_trial("private-contact", ("sponsor: Example Hospital", f"sponsor: {mail}"))) == 1
    assert len(in_trial("private-contact", ("name: Example Hospital, city", f"name: {mail}, city"))) == 1
    assert in_trial("private-contact", ("by: nobody yet", f"by: {mail}")) == []
    assert in_trial("private-contact", ("official_title: A", f"official_title: {mail} a")) == []


@pytest.mark.parametrize(
    ("country", "number", "also", "found"),
    [
        ("US", "11", "", 0),
        ("US", "9111", "", 0),
        ("US", "1", "", 1),
        ("US", "91111", "", 1),
        ("US", "911", '"1"', 1),
        ("NL", "112", "", 0),
        ("NL", "144", '"112"', 0),
        ("NL", "144", '"113"', 1),
        ("EU", "144", '"112"', 0),
        ("EU", "144", "", 1),
    ],
)
def test_an_emergency_number_can_be_dialled_and_112_works_in_the_union(
    country: str, number: str, also: str, found: int
) -> None:
    of_trial = (
        '- {country: NL, number: "112", source: ctgov-nct01234567, checked: 2026-04-28}\n' if country != "NL" else ""
    )
    record = f'- {{country: {country}, number: "{number}", also: [{also}], source: ctgov-nct01234567, checked: 2026-04-28}}\n'
    assert len(messages("urgent-numbers", **{"data/urgent.yaml": record + of_trial})) == found


@pytest.mark.parametrize(
    ("given", "codes", "found"),
    [("US", "[NL]", 1), ("US", "[NL, BE, US]", 2), ("EU", "[NL, BE]", 0), ("EU", "[NL, US]", 1)],
)
def test_each_country_of_a_trial_has_an_emergency_number(given: str, codes: str, found: int) -> None:
    record = f'- {{country: {given}, number: "112", source: ctgov-nct01234567, checked: 2026-04-28}}\n'
    files = {"data/trials.yaml": trials(("countries: [NL]", f"countries: {codes}"))}
    assert messages("urgent-numbers", **files) == []  # a site without any number has none to show
    assert len(messages("urgent-numbers", **files, **{"data/urgent.yaml": record})) == found


DEATH = "Some people die of it."


@pytest.mark.parametrize(("audience", "found"), [("child", 1), ("teen", 0), ("family", 0)])
def test_a_child_does_not_read_of_death_alone(audience: str, found: int) -> None:
    assert len(told("young-frightens", DEATH, audience)) == found


@pytest.mark.parametrize("audience", ["child", "teen"])
def test_nobody_young_reads_of_death_in_the_voice_of_a_trial(audience: str) -> None:
    assert len(in_trial("young-frightens", voice(audience, harm=f'"{DEATH}"'))) == 1


CHANCE = "  chances:\n    - {id: a, count: 8, out_of: 100, who: children, outcome: felt sick, over: 5 years, years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28}\n"


@pytest.mark.parametrize(("audience", "found"), [("child", 1), ("teen", 0), ("family", 0)])
def test_no_chance_is_fetched_for_a_child(audience: str, found: int) -> None:
    files = {"data/conditions.yaml": CONDITIONS + CHANCE}
    lines = told("child-numbers", 'Text.\n\n{{ chance("a") }}', audience, **files)
    assert [line.split(" ")[0] for line in lines] == ["3"] * found
    assert told("child-numbers", '{{ condition("leukaemia") }}', audience) == []


def test_a_teenager_meets_no_figure_in_the_voice_of_a_trial() -> None:
    assert len(in_trial("teen-survival", voice("teen", harm='"It was so in 3 out of 10."'))) == 1
    assert in_trial("teen-survival", voice("teen", harm='"It was so in many."')) == []
    assert told("teen-survival", "It was so in 3 out of 10.", "teen") == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Smoking may harm. It is called leukaemia.", "Smoking caused the leukaemia."),
        ("If you stop, tell us. It may come back.", "If you stop the pills, it may come back."),
    ],
)
def test_a_cause_is_told_to_families_and_not_to_the_young(right: str, wrong: str) -> None:
    assert told("blames", wrong, "family") == told("blames", right, "child") == []
    assert len(told("blames", wrong, "child")) == len(told("blames", wrong, "teen")) == 1


@pytest.mark.parametrize(
    ("denied", "said"),
    [
        ("You did not cause it: it is not your fault.", "You did nothing wrong. It is your fault."),
        ("Is it your fault?", "It is your fault."),
    ],
)
def test_what_denies_it_stands_before_it_in_the_same_sentence(denied: str, said: str) -> None:
    assert told("blames", denied, "child") == []
    assert len(told("blames", said, "child")) == 1
