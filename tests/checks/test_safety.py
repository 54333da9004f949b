"""What must never stand on a page: each with words that look alike and are fine."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, line, messages
from site_files import page

CASES = [
    ("temperature", "Call if it is 38.5 °C.", "This is a temperature: 38.5 °C."),
    ("temperature", "Call if it is 38 degrees.", "This is a temperature: 38 degrees."),
    ("temperature", "Call if it is 101 F.", "This is a temperature: 101 F."),
    ("temperature", "A temperature over 38 is high.", "This is a temperature: temperature over 38."),
    ("temperature", "Call at thirty-eight degrees.", "This is a temperature: thirty-eight degrees."),
    ("dose", "Your child takes 50 mg.", "This is a dose: 50 mg."),
    ("dose", "Your child takes 2.5 mg/kg.", "This is a dose: 2.5 mg/kg."),
    ("dose", "Your child takes two tablets.", "This is a dose: two tablets."),
    ("dose", "Give 1 mg per kg of weight.", "This is a dose: 1 mg."),
    ("dose", "Give up to 1 mg per kg.", "This is a dose: 1 mg."),
    ("dose", "Children get 2 mg/kg a day.", "This is a dose: 2 mg/kg."),
    ("dose", "It is 200 mg per m2 a day.", "This is a dose: 200 mg."),
    ("dose", "It is 5 ml per day.", "This is a dose: 5 ml."),
    ("dose", "Give half a tablet each morning.", "This is a dose: half a tablet."),
    ("dose", "Your child needs an extra spoonful.", "This is a dose: an extra spoonful."),
    ("dose", "Give the syrup every 6 hours.", "This is a dose: Give the syrup every 6 hours."),
    ("dose", "You can give the medicine twice a day.", "This is a dose: You can give the medicine twice a day."),
    ("advice", "Repeat the missed dose.", "This tells a family what only their team can: Repeat the missed dose."),
    ("advice", "Crush the tablet.", "This tells a family what only their team can: Crush the tablet."),
    ("pressure", "Decide on the same day.", '"Decide on the same day" puts pressure on families.'),
    ("pressure", "Please sign today.", '"Please sign today" puts pressure on families.'),
    ("pressure", "It gives your child the best chance.", '"best chance" puts pressure on families.'),
    ("pressure", "Any parent would join.", '"Any parent would" puts pressure on families.'),
    ("pressure", "Most families say yes.", '"Most families say yes" puts pressure on families.'),
    ("pressure", "You should say yes.", '"You should say yes" puts pressure on families.'),
    ("pressure", "Join before it is too late.", '"before it is too late" puts pressure on families.'),
    ("pressure", "Your doctor expects you to agree.", '"expects you to agree" puts pressure on families.'),
    ("advice", "Stop taking the tablets.", "This tells a family what only their team can: Stop taking."),
    (
        "advice",
        "Use it instead of your medicine.",
        "This tells a family what only their team can: instead of your medicine.",
    ),
    ("advice", "You can skip it on Sundays.", "This tells a family what only their team can: You can skip."),
    ("emergency-number", "Call 112 at once.", "A phone number is typed by hand: Call 112."),
    ("emergency-number", "Phone an ambulance on 999.", "A phone number is typed by hand: Phone an ambulance on 999."),
    ("emergency-number", "The office is at +32 2 555 12 34.", "A phone number is typed by hand: +32 2 555 12 34."),
    ("private-contact", "Ask Dr. Jane Doe.", "This names a person or a private address: Dr. Jane."),
    (
        "private-contact",
        "Write to someone@hospital.example.",
        "This names a person or a private address: someone@hospital.example.",
    ),
    ("private-contact", "Prof. van Dijk leads it.", "This names a person or a private address: Prof. van Dijk."),
]

FINE = [
    (
        "temperature",
        "Use the number for a high temperature that your own team gave you. A low temperature can be a sign too.",
    ),
    ("temperature", "There are 38 children, and 37.5 % of them are girls. It is C3, and B12 F is a gene."),
    ("dose", "Phase 1 looks for a safe dose. They have chemotherapy in high doses, for 5 days."),
    (
        "dose",
        "The blood has 12 g/L of it, 5 mg/dL, 3 mg per litre and 50 units of blood. Less than 5 mg/L is low. A tablet is small.",
    ),
    ("dose", "Half of the tablets are white. Give your child time every morning. You take it by mouth once a day."),
    ("dose", "Give the medicine twice a day, as your team told you. Your child takes a tablet each day."),
    ("advice", "Ask before you crush a tablet. Never repeat a dose without asking."),
    (
        "pressure",
        "You do not have to decide on the same day. Nobody may ask you to sign today. Ask today who can help.",
    ),
    ("pressure", "Ask which treatment gives the best chance. Families may say yes or no. Must we say yes today?"),
    ("pressure", "You can say yes, and you can say no. Call your team before it gets worse. Decide together."),
    ("advice", "Do not stop taking your medicine. You can skip this part. Never change the dose without asking."),
    ("advice", "You can say no, and you can leave at any time. You can stop reading here."),
    (
        "emergency-number",
        "Blood pressure was 112/70. In 112 days there were 911 children. Call your team about 144 of 999 things.",
    ),
    ("emergency-number", "Call us about the 3 of them. The trial NCT01234567 began on 2026-04-28."),
    ("private-contact", "Ask the doctor, the nurse or Professor at the Princess Center. Doctors Without Borders help."),
]


@pytest.mark.parametrize(("rule", "text", "message"), CASES)
def test_it_is_told_on_pages_and_in_records(rule: str, text: str, message: str) -> None:
    assert messages(rule, **{"content/leukaemia.md": page(body=f"First line.\n\n{text}\n")}) == [
        f"content/leukaemia.md:11: {message}"
    ]
    change = ("We do not know yet if the medicine works.", text)
    assert in_trial(rule, change) == [line("not_known:", change) + message]


@pytest.mark.parametrize(("rule", "text"), FINE)
def test_what_looks_alike_is_fine(rule: str, text: str) -> None:
    assert messages(rule, **{"content/leukaemia.md": page(body=f"{text}\n")}) == []


def test_the_exact_wording_of_a_registry_may_name_a_dose() -> None:
    assert in_trial("dose", ("exact: Pregnancy", "exact: More than 50 mg of it")) == []


@pytest.mark.parametrize(
    "text", ["They took at least 1 mg per kg a day.", "They had more than 2 mg/kg of it.", "≥ 50 mg"]
)
def test_a_criterion_may_name_the_limit_of_an_earlier_medicine(text: str) -> None:
    assert in_trial("dose", ("plain: They are pregnant.", f"plain: {text}")) == []


@pytest.mark.parametrize("text", ["They take 50 mg.", "Give up to 50 mg.", "You should take at least 50 mg."])
def test_a_criterion_tells_nobody_what_to_give(text: str) -> None:
    assert len(in_trial("dose", ("plain: They are pregnant.", f"plain: {text}"))) == 1


def test_a_person_as_contact() -> None:
    change = ("  sponsor:", "  contact: Prof. Example\n  sponsor:")
    told = [line("contact:", change) + "This names a person or a private address: Prof. Example."]
    assert in_trial("private-contact", change) == told
    assert in_trial("private-contact", ("  sponsor:", "  contact: Example trial office\n  sponsor:")) == []


def test_a_reviewer_is_named_on_purpose() -> None:
    assert in_trial("private-contact", ("by: nobody yet", "by: Dr Example")) == []


def of_urgent(country: str, number: str) -> list[str]:
    record = f'- {{country: {country}, number: "{number}", source: ctgov-nct01234567, checked: 2026-04-28}}\n'
    return messages("urgent-numbers", **{"data/urgent.yaml": record})


def test_emergency_numbers_of_the_countries_of_trials() -> None:
    assert of_urgent("NL", "112") == []
    assert of_urgent("NL", "121") == ["data/urgent.yaml:1: The number for NL is 121, and 112 is not among its numbers."]
    assert of_urgent("US", "911") == [
        "data/trials.yaml:13: The trial is in NL, but data/urgent.yaml has no number for it."
    ]
    assert of_urgent("EU", "112") == []  # the trial is in the Netherlands
    assert of_urgent("EU", "110") == ["data/urgent.yaml:1: The number for EU is 110, and 112 is not among its numbers."]
    assert "data/urgent.yaml:1: `9-1-1` is not an emergency number." in of_urgent("US", "9-1-1")
