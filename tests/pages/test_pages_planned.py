"""What was planned is told beside what is true today; lengths of trial and money in one line; what is approved, and from what age."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from small_facts import small

from plainfacts.facts.facts import Facts
from plainfacts.pages.data.api import trials_json
from plainfacts.pages.sources.source_usage import standing
from plainfacts.pages.trial.fact_html import shown
from plainfacts.pages.trial.length import length_text
from plainfacts.pages.trial.trial_page import trial_page
from site_files import SOURCES, TREATMENTS, trial_with

PLAN = SOURCES.replace("id: ctgov-nct01234567", "id: plan").replace("kind: registry", "kind: funder")
TODAY = date(2026, 5, 1)


def facts_with(old: str, new: str, **more: str) -> Facts:
    files = {"data/trials.yaml": trial_with(old, new), "data/sources.yaml": SOURCES + PLAN, **more}
    return small(**files).facts


def planned(field: str, old: str, value: str, plan: str) -> tuple[str, str]:
    other = f"{{value: {plan}, source: plan, checked: 2026-04-20, planned: yes}}"
    return old, f"{field}:\n    value: {value}\n    differs: [{other}]\n"


@pytest.mark.parametrize(
    ("field", "old", "value", "plan", "sentence"),
    [
        ("countries", "countries: [NL]\n", "[NL]", "[NL, BE]", "The funder planned these countries: Belgium and Netherlands (page read on 20 April 2026)."),
        ("participants", "participants: {planned: 26}\n", "{planned: 26}", "{planned: 1500}", "The funder planned 1,500 children (page read on 20 April 2026)."),
        ("participants", "participants: {planned: 26}\n", "{planned: 26}", "{planned: 1}", "The funder planned 1 child (page read on 20 April 2026)."),
        ("start", "start: 2025-01-10\n", "2025-01-10", "2024-06", "The funder planned the start for June 2024 (page read on 20 April 2026)."),
        ("end", "end: 2027-01\n", "2027-01", "2026", "The funder planned the end for 2026 (page read on 20 April 2026)."),
        ("phase", "phase: 2\n", "2", "3", "The funder planned this: Phase 3 (page read on 20 April 2026)."),
    ],
)  # fmt: skip
def test_a_plan_is_one_sentence_with_its_date(field: str, old: str, value: str, plan: str, sentence: str) -> None:
    facts = facts_with(*planned(field, old, value, plan))
    assert list(shown(facts, facts.trials["lamp-1"], field).differs) == [sentence]
    html = trial_page(facts, facts.trials["lamp-1"], TODAY).html
    assert sentence in html and 'id="source-plan"' in html


def test_a_plan_alone_leaves_today_unknown() -> None:
    facts = facts_with(*planned("participants", "participants: {planned: 26}\n", "unknown", "{planned: 60}"))
    html = trial_page(facts, facts.trials["lamp-1"], TODAY).html
    assert re.search(
        r'We do not know this yet.*?data-fact="lamp-1.participants">.*?planned 60 children', html, re.DOTALL
    )


def test_programs_are_told_what_was_planned() -> None:
    facts = facts_with(*planned("countries", "countries: [NL]\n", "[NL]", "[NL, BE]"))
    told = json.loads("".join(trials_json(facts)))["trials"][0]["facts"]["countries"]
    assert told["value"] == ["NL"]
    assert told["differs"] == [{"value": ["NL", "BE"], "source": "plan", "checked": "2026-04-20", "planned": True}]


def test_a_plan_is_no_disagreement_between_sources() -> None:
    facts = facts_with(*planned("countries", "countries: [NL]\n", "[NL]", "[NL, BE]"))
    assert list(standing(facts, (), TODAY).disputed) == []
    noted = planned("countries", "countries: [NL]\n", "[NL]", "[NL, BE]")[1].replace(", planned: yes", "")
    disputed = standing(facts_with("countries: [NL]\n", noted), (), TODAY).disputed
    assert "says: Belgium and Netherlands (read on" in str(disputed)


FUNDED = "sponsor: Example Hospital\n  funding: {amount: 100, currency: EUR, years: 3}\n"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("  sponsor: Example Hospital\n", "  " + FUNDED, "About 2 years, from the start to the planned end. The money is for 3 years."),
        ("  start: 2025-01-10\n  end: 2027-01\n  sponsor: Example Hospital\n", "  " + FUNDED, "No source says how long the trial itself lasts. The money is for 3 years."),
        ("  end: 2027-01\n", "  end: 2027-01\n  duration: 24 months\n", "24 months."),
        ("start: 2025-01-10\n  end: 2027-01", "start: 2026-07\n  end: 2027-06", "About 12 months, from the planned start to the planned end."),
        ("status: recruiting\n  phase: 2", "status: unknown\n  phase: 2", "About 2 years, from the start to the planned end."),
    ],
)  # fmt: skip
def test_the_length_of_the_trial_and_of_the_money_stand_in_one_line(old: str, new: str, line: str) -> None:
    files = {"data/trials.yaml": trial_with(old, new)}
    facts = small(**files).facts
    assert length_text(facts, facts.trials["lamp-1"], TODAY) == line
    assert line in trial_page(facts, facts.trials["lamp-1"], TODAY).aside


def test_a_length_that_is_told_is_not_on_the_list_of_what_nobody_knows() -> None:
    told = small(**{"data/trials.yaml": trial_with("  end: 2027-01\n", "  end: 2027-01\n  duration: unknown\n")}).facts
    assert list(standing(told, (), TODAY).unknown) == []
    untold = small(
        **{"data/trials.yaml": trial_with("  end: 2027-01\n", "  end: unknown\n  duration: unknown\n")}
    ).facts
    assert [text for _, text in standing(untold, (), TODAY).unknown] == ["End and Length"]


def test_a_trial_that_is_over_or_never_began_says_so() -> None:
    facts = small().facts
    assert length_text(facts, facts.trials["lamp-1"], date(2028, 1, 1)) == "About 2 years, from the start to the end."
    withdrawn = small(
        **{"data/trials.yaml": trial_with("status: recruiting\n  phase", "status: withdrawn\n  phase")}
    ).facts
    assert length_text(withdrawn, withdrawn.trials["lamp-1"], TODAY) == "It was planned for about 2 years."


APPROVED = """\
- id: examplinib
  name: Examplinib
  part_of: tablets
  plain: A medicine that you swallow.
  source: ctgov-nct01234567
  checked: 2026-04-28
  approvals:
    - {where: US, from: 1 year, for: leukaemia, on: 2024-06-14, source: plan, checked: 2026-04-28}
"""
SAID = ("already approved", "no country where it is approved", "Approved for another use")


@pytest.mark.parametrize(
    ("kind", "approved", "said"),
    [
        ("medicine", ", approved: yes", SAID[0]),
        ("medicine", ", approved: no", SAID[1]),
        ("cells", ", approved: unknown", SAID[2]),
        ("other", "", None),
    ],
)
def test_of_what_is_no_medicine_no_approval_is_told(kind: str, approved: str, said: str | None) -> None:
    old = "{kind: medicine, name: examplinib, plain: It blocks a signal that cells need to grow., approved: no}"
    name = "examplinib" if kind == "medicine" else "novumab"
    new = f"{{kind: {kind}, name: {name}, plain: It blocks a signal that cells need to grow.{approved}}}"
    facts = facts_with(old, new, **{"data/treatments.yaml": TREATMENTS + APPROVED})
    html = trial_page(facts, facts.trials["lamp-1"], TODAY).html
    assert [words for words in SAID if words in html] == ([said] if said else [])
    listed = "United States: leukaemia, from 1 year of age. Since 14 June 2024." in html
    assert listed == (said == SAID[0])
    assert ('id="source-plan"' in html) == listed
