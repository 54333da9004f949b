"""Every text of a record declares what it is for, so that none is published unread."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import pytest
from pydantic import BaseModel

from checks.judged import trials
from plainfacts.facts.house.style import Style
from plainfacts.facts.load import load
from plainfacts.facts.records.fact import Fact
from plainfacts.facts.records.form import Form, Place
from plainfacts.facts.records.reference import Chance, Condition, MeasureKind, Sign, Source, Term, Treatment, Urgent
from plainfacts.facts.records.roles import CODE, Refers, Role, role_of
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Code, Exact, Id, Item, Items, Maybe, Name, Number, Paragraph
from plainfacts.facts.texts import record_texts
from plainfacts.facts.unknown_ids import unknown_ids
from plainfacts.facts.yaml.document import read_yaml
from plainfacts.prose.page import FrontMatter
from plainfacts.prose.page_text import trial_text
from site_files import site_files


@pytest.mark.parametrize(
    ("annotation", "role"),
    [
        (Paragraph, Role("family", "paragraph")),
        (Maybe[Item], Role("family", "item")),
        (Items[Name] | None, Role("name")),
        (Exact, Role("exact")),
        (dict[Code, Number], CODE),
        (Number, None),
    ],
)
def test_the_role_of_a_field(annotation: Any, role: Role | None) -> None:
    form = type("Some", (BaseModel,), {"__annotations__": {"field": annotation}})
    assert role_of(form.model_fields["field"]) == role


@pytest.mark.parametrize("annotation", [str, Maybe[str], Items[str], dict[str, Number], Paragraph | Name])
def test_a_text_without_a_role_or_with_two_cannot_be_loaded(annotation: Any) -> None:
    with pytest.raises(TypeError, match=r"Undeclared\.field has a text that declares no role"):
        type("Undeclared", (Form,), {"__annotations__": {"field": annotation}, "__module__": __name__})


class Longer(Trial):
    """A trial with fields of tomorrow."""

    news: Fact[Paragraph] | None = None
    partner: Fact[Name] | None = None
    fingerprint: Code | None = None
    follows: Annotated[Fact[Items[Id]] | None, Refers("trial")] = None


def longer() -> Longer:
    text = (
        trials()
        + "  news: {value: It opened., source: x, checked: 2026-04-28}\n  partner: {value: Example Partner, source: x, checked: 2026-04-28}\n  fingerprint: abc\n"
        + "  follows: {value: [lamp-1, no-such-trial], source: x, checked: 2026-04-28}\n"
    )
    document, problems = read_yaml(text, "data/trials.yaml")
    assert problems == []
    value = document.value[0]  # type: ignore[index]
    lines = {key.removeprefix("0."): line for key, line in document.lines.items()}
    return Longer.model_validate(value, context={"place": Place("data/trials.yaml", 1, lines)})


def test_a_new_field_for_families_is_read_by_the_checks_and_judged_as_language() -> None:
    found = {text.part: text for text in record_texts(longer())}
    assert found["news.value"].role.kind == "family" and found["news.value"].text == "It opened."
    assert found["partner.value"].role.kind == "name"
    assert "fingerprint" not in found
    assert ("It opened.", "paragraph") in [(passage.text, passage.kind) for passage in trial_text(longer())]


def test_ids_in_a_new_field_are_looked_up() -> None:
    facts, trial = load(site_files()).facts, longer()
    found = list(unknown_ids(replace(facts, trials={**facts.trials, trial.id: trial})))
    wrong = [problem for problem in found if problem.message == "No trial has the id `no-such-trial`."]
    assert [problem.line for problem in wrong] == [trial.place.line("follows.value.1")]


def test_texts_of_a_trial_come_in_the_order_of_its_page() -> None:
    parts = [text.part.split(".")[0] for text in record_texts(longer()) if text.role.kind == "family"]
    order = ["title", "summary", "being_tested", "eligibility", "what_happens", "may_help", "side_effects"]
    assert [part for part in dict.fromkeys(parts) if part in order] == order


def test_exact_wording_and_names_are_no_texts_for_families() -> None:
    kinds = {text.part: text.role.kind for text in record_texts(longer())}
    assert kinds["official_title"] == kinds["eligibility.can_join.0.exact"] == "exact"
    assert kinds["sponsor"] == kinds["sites.0.city"] == kinds["being_tested.0.name"] == "name"


@pytest.mark.parametrize(
    "form", [Trial, Condition, Treatment, Chance, MeasureKind, Source, Term, Urgent, Sign, Style, FrontMatter]
)
def test_every_form_declares_all_its_texts(form: type[Form]) -> None:
    roles = [role_of(field) for field in form.model_fields.values()]
    assert any(role is not None for role in roles)
