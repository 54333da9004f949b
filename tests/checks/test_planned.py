"""What is true today leads; what was planned is told beside it, and excuses nothing."""

from __future__ import annotations

import pytest

from checks.judged import another, in_trial, messages, trials
from site_files import SOURCES

PLAN = SOURCES.replace("id: ctgov-nct01234567", "id: plan").replace("kind: registry", "kind: funder")
COPY = SOURCES.replace("id: ctgov-nct01234567", "id: later")
SWISS = COPY.replace("id: later", "id: swiss").replace("ClinicalTrials.gov", "A Swiss register")


def countries(value: str, source: str, checked: str, other: str) -> str:
    return f"countries:\n    value: {value}\n    source: {source}\n    checked: {checked}\n    differs: [{other}]"


def found(written: str) -> list[str]:
    text = trials(("countries: [NL]", written))
    return messages("today-leads", **{"data/trials.yaml": text, "data/sources.yaml": SOURCES + PLAN + COPY + SWISS})


def test_a_funder_s_plan_does_not_lead_before_a_registry_even_where_its_page_was_read_later() -> None:
    registry = "{value: [NL, FR], source: ctgov-nct01234567, checked: 2026-04-01}"
    assert found(countries("[NL]", "plan", "2026-04-28", registry)) == [
        "data/trials.yaml:14: The value comes from plan, a source of the kind funder, but the registry "
        "ctgov-nct01234567 says otherwise: what is true today leads."
    ]


def test_the_newest_copy_of_a_registry_leads() -> None:
    newer = "{value: [NL, FR], source: later, checked: 2026-04-28}"
    assert found(countries("[NL]", "ctgov-nct01234567", "2026-04-01", newer)) == [
        "data/trials.yaml:14: The value is of 2026-04-01, but the copy of 2026-04-28 of the same registry says otherwise."
    ]


@pytest.mark.parametrize(
    "written",
    [
        countries("[NL, FR]", "ctgov-nct01234567", "2026-04-01", "{value: [NL], source: plan, checked: 2026-04-28, planned: yes}"),
        countries("[NL, FR]", "later", "2026-04-28", "{value: [NL], source: ctgov-nct01234567, checked: 2026-04-01}"),
        countries("[NL]", "ctgov-nct01234567", "2026-04-01", "{value: [CH], source: swiss, checked: 2026-04-28}"),
        countries("[NL]", "plan", "2026-04-28", "{value: [NL, FR], source: ctgov-nct01234567, checked: 2026-04-01, planned: yes}"),
        countries("unknown", "ctgov-nct01234567", "2026-04-28", "{value: [NL], source: plan, checked: 2026-04-28, planned: yes}"),
    ],
)  # fmt: skip
def test_what_leads_rightly(written: str) -> None:
    assert found(written) == []


def test_what_a_funder_pays_is_the_funder_s_to_say() -> None:
    said = "{value: {amount: 2, currency: EUR}, source: ctgov-nct01234567, checked: 2026-04-01}"
    written = f"funding:\n    value: {{amount: 1, currency: EUR}}\n    source: plan\n    checked: 2026-04-28\n    differs: [{said}]\n  design"
    text = trials(("  design", f"  {written}"))
    assert messages("today-leads", **{"data/trials.yaml": text, "data/sources.yaml": SOURCES + PLAN}) == []


def test_a_plan_excuses_no_country_of_a_part() -> None:
    planned = countries(
        "[NL]",
        "ctgov-nct01234567",
        "2026-04-28",
        "{value: [NL, FR], source: ctgov-nct01234567, checked: 2026-04-01, planned: yes}",
    )
    part = another("lamp-1-a", ("title:", "part_of: lamp-1\n  title:"), ("countries: [NL]", "countries: [NL, FR]"))
    told = in_trial("master-countries", ("countries: [NL]", planned), more=part)
    assert [message.split(": ", 1)[1].split(" (")[0] for message in told] == ["The sub-trial lamp-1-a is in France"]
    noted = planned.replace(", planned: yes", "")
    assert in_trial("master-countries", ("countries: [NL]", noted), more=part) == []
