"""Facts typed by hand: on pages beside the data, and in the texts of a trial beside its own facts."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, line, messages
from site_files import CONDITIONS, TREATMENTS, page

CHANCE = (
    "  chances:\n    - {id: well, count: 80, out_of: 100, who: children with leukaemia, outcome: were alive and well, over: 5 years, "
    "years: unknown, place: NL, source: ctgov-nct01234567, checked: 2026-04-28}\n"
    "  figures:\n    - {id: stay, says: 3 to 6 weeks, about: stay in hospital after treatment, source: ctgov-nct01234567, "
    "checked: 2026-04-28}\n"
)


APPROVED = """\
  approvals:
    - {where: US, from: 1 month, for: leukaemia, on: 2024-06-14, source: ctgov-nct01234567, checked: 2026-04-28}
"""


def on_page(rule: str, text: str) -> list[str]:
    files: dict[str, str | bytes | None] = {
        "content/leukaemia.md": page(body=f"{text}\n"),
        "data/conditions.yaml": CONDITIONS + CHANCE,
        "data/treatments.yaml": TREATMENTS.replace("name: tablets", "name: examplinib") + APPROVED,
    }
    return [told.removeprefix("content/leukaemia.md:9: ") for told in messages(rule, **files)]


AGREES = [
    ("LAMP 1 takes 26 children.", '"26 children" is typed by hand; the fact is in data/trials.yaml:16.'),
    (
        "LAMP 1 takes twenty-six children.",
        '"twenty-six children" is typed by hand; the fact is in data/trials.yaml:16.',
    ),
    ("LAMP 1 is recruiting.", '"is recruiting" is typed by hand; the fact is in data/trials.yaml:8.'),
    (
        "LAMP 1 is done in the Netherlands. It began in January 2025.",
        '"January 2025" is typed by hand; the fact is in data/trials.yaml:17.',
    ),
    ("LAMP 1 is a phase 2 trial.", '"phase 2" is typed by hand; the fact is in data/trials.yaml:9.'),
    (
        "In leukaemia, 80 out of 100 children were well.",
        '"80 out of 100" is typed by hand; the fact is in data/conditions.yaml:8.',
    ),
    ("In leukaemia, 80 % were well.", '"80 %" is typed by hand; the fact is in data/conditions.yaml:8.'),
    ("Examplinib was approved in June 2024.", '"June 2024" is typed by hand; the fact is in data/treatments.yaml:6.'),
    ("LAMP 1 has 26 places.", '"26 places" is typed by hand; the fact is in data/trials.yaml:16.'),
    ("A child stays for 3 to 6 weeks.", '"3 to 6 weeks" is typed by hand; the fact is in data/conditions.yaml:10.'),
]

DIFFERS = [
    ("LAMP 1 takes 60 children.", '"60 children" is typed by hand, but data/trials.yaml:16 says: participants: 26.'),
    ("LAMP 1 takes sixty children.", '"sixty children" is typed by hand, but data/trials.yaml:16 says: participants: 26.'),
    ('{{ trial("lamp-1") }} takes 62 patients.', '"62 patients" is typed by hand, but data/trials.yaml:16 says: participants: 26.'),
    ("Examplinib is licensed from 1 year.", '"from 1 year" is typed by hand, but data/treatments.yaml:6 says: approved in US from 1 month, 2024-06-14.'),
    ("LAMP 1 was completed.", '"was completed" is typed by hand, but data/trials.yaml:8 says: the status is recruiting.'),
    ("LAMP 1 is open. It is done in Peru.", '"Peru" is typed by hand, but data/trials.yaml:13 says: the countries are NL.'),
    ("LAMP 1 began in March 2021.", '"March 2021" is typed by hand, but data/trials.yaml:17 says: the start is 2025-01-10.'),
    ("LAMP 1 is a phase 3 trial.", '"phase 3" is typed by hand, but data/trials.yaml:9 says: the phase is 2.'),
    ("LAMP 1 is for people aged 2 to 30 years.", '"aged 2 to 30 years" is typed by hand, but data/trials.yaml:12 says: the ages are from 1 year under 18 years.'),
    ("In leukaemia, 60 out of 100 children were alive and well.", '"60 out of 100" is typed by hand, but data/conditions.yaml:8 says: 80 out of 100.'),
    ("The stay in hospital after treatment is 9 weeks.", '"9 weeks" is typed by hand, but data/conditions.yaml:10 says: 3 to 6 weeks.'),
]  # fmt: skip

NOWHERE = [
    ("It helps one in eight children.", '"one in eight" is typed by hand, but no fact in data/ says it.'),
    ("Half of the children get it.", '"Half of the children" is typed by hand, but no fact in data/ says it.'),
    ("It costs 300,000 euros.", '"300,000 euros" is typed by hand, but no fact in data/ says it.'),
    ("There are 5 courses.", '"5 courses" is typed by hand, but no fact in data/ says it.'),
]

FINE = [
    "These results come from one trial, called LAMP 1.",
    "CD19 and GD2 are markers, and B12 is not.",
    "This page is for children aged 7 to 11, and for babies under 1 year old.",
    "These are the 3 steps, and there are 2 kinds of cells in 2 groups of children.",
    "Phase 1 looks for a dose, and phase 3 compares 2 treatments.",
    "In December 2025, a regulator wrote that it was rare.",
    "For children under 16 in the UK, the parents decide.",
    'The trial {{ trial("lamp-1") }} is done in {{ fact("lamp-1", "countries") }}.',
    "1. Collect: a machine takes the cells.\n2. Change: a laboratory does it.",
    "One child is not another, and no one knows.",
]


@pytest.mark.parametrize(("text", "message"), AGREES)
def test_a_typed_fact_that_agrees_is_to_be_fetched(text: str, message: str) -> None:
    assert message in on_page("typed-fact", text)
    assert on_page("typed-fact-differs", text) == []


@pytest.mark.parametrize(("text", "message"), DIFFERS)
def test_a_typed_fact_that_contradicts_the_data_names_their_line(text: str, message: str) -> None:
    assert on_page("typed-fact-differs", text) == [message]


@pytest.mark.parametrize(("text", "message"), NOWHERE)
def test_a_figure_that_no_record_has(text: str, message: str) -> None:
    assert on_page("typed-fact", text) == [message]


@pytest.mark.parametrize("text", FINE)
def test_names_ages_of_readers_and_counts_of_a_list_are_no_facts(text: str) -> None:
    assert on_page("typed-fact", text) + on_page("typed-fact-differs", text) == []


def test_a_description_names_only_what_the_page_shows() -> None:
    def told(description: str) -> list[str]:
        return messages("description-shown", **{"content/leukaemia.md": page(description=description)})

    assert told("What leukaemia is, for people aged 7 to 11.") == []
    assert told("What tablets do.") == ["content/leukaemia.md:3: The description names tablets, but the page does not."]
    assert told("There are 5 of them.") == ["content/leukaemia.md:3: The description says 5, but the page does not."]


NOT_KNOWN = "We do not know yet if the medicine works."
HOW = "Ask your own team to phone the hospital."
TEXTS = [
    ("This trial plans to take 60 children.", "This trial plans to take 26 children.", '"60 children" stands in the text, but the participants are 26 (data/trials.yaml:16).'),
    ("It started in March 2021.", "It started in January 2025.", '"March 2021" stands in the text, but the start is 2025-01-10 (data/trials.yaml:17).'),
    ("On 3 May 2020 nothing was known.", "On 28 April 2026 nothing was known.", '"3 May 2020" stands in the text, but no date of the record or of its sources is that (data/trials.yaml:7).'),
    ("The trial is closed.", "The trial is recruiting.", '"is closed" stands in the text, but the status is recruiting (data/trials.yaml:8).'),
    ("This trial was withdrawn.", "We do not know if this trial was withdrawn.", '"was withdrawn" stands in the text, but the status is recruiting (data/trials.yaml:8).'),
    ("It is a phase 3 trial.", "It is a phase 2 trial.", '"phase 3" stands in the text, but the phase is 2 (data/trials.yaml:9).'),
    ("There are two groups.", "There are two hospitals.", '"are two groups" stands in the text, but the design has 1 group (data/trials.yaml:20).'),
    ("A computer picks the group.", "It is not so that chance decides.", '"computer picks" stands in the text, but the design says `randomised: no` (data/trials.yaml:20).'),
    ("It is done in Peru.", "It is done in the Netherlands.", '"Peru" stands in the text, but the countries are Netherlands (data/trials.yaml:13).'),
]  # fmt: skip


@pytest.mark.parametrize(("bad", "good", "message"), TEXTS)
def test_the_texts_of_a_trial_say_what_its_facts_say(bad: str, good: str, message: str) -> None:
    assert in_trial("text-differs", (HOW, good)) == []
    assert in_trial("text-differs", (HOW, bad)) == [line("how_to_join:", (HOW, bad)) + message]


def test_cycles_are_of_one_length() -> None:
    steps = (
        "  may_help:",
        "  steps:\n    - {when: First, what: Cycles of 28 days.}\n    - {when: Later, what: Cycles of 21 days.}\n  may_help:",
    )
    told = [line("when: Later", steps) + '"Cycles of 21 days" stands here, but 28 days in data/trials.yaml:25.']
    assert in_trial("rhythm", steps) == told
    assert in_trial("rhythm", (steps[0], steps[1].replace("21", "28"))) == []
