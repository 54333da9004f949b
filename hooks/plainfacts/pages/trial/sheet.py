"""Sheets to print: one side of A4 for each trial and treatment, with facts, questions and room to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Term, Treatment
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats
from plainfacts.pages.figures.qr_code import qr_code
from plainfacts.pages.generated.page_plan import RenderedPage
from plainfacts.pages.links import trial_url
from plainfacts.pages.templating import render
from plainfacts.pages.topic.inline_blocks import Match, matching
from plainfacts.pages.topic.term_links import Known, terms_in
from plainfacts.pages.trial.trial_view import TrialView
from plainfacts.pages.trial.urgent_card import emergency_lines

MOST_QUESTIONS, MOST_OWN, MOST_WORDS, MOST_TRIALS = 6, 3, 4, 3
LONGEST_GIVEN = 240  # characters
"""Limits, so that a sheet fits on one side of A4 with room to write; the page of the trial has everything."""


def trial_sheet(facts: Facts, trial: Trial, today: date, known: Known) -> RenderedPage:
    """The sheet of a trial, at `/trials/<id>/sheet/`."""
    url = f"{trial_url(trial)}sheet/"
    view = TrialView(trial, today, url, facts)
    questions = [*(view.value("questions") or ())[:MOST_OWN], *_own_questions(view)]
    html = render(
        "sheet_trial.html",
        facts,
        view=view,
        given=_given(view),
        questions=_few(questions),
        meanings=_meanings(known, view.fact("summary").text + " " + view.fact("what_happens").text),
        emergency=emergency_lines(facts, trial.treatments.known or ()),
        **_foot(facts, url, today),
    )
    return RenderedPage(facts.wording("sheet.description", name=view.name), html)


def treatment_sheet(facts: Facts, treatment: Treatment, today: date, known: Known) -> RenderedPage:
    """The sheet of a treatment, at `/sheets/<id>/`."""
    url = f"/sheets/{treatment.id}/"
    html = render(
        "sheet_treatment.html",
        facts,
        treatment=treatment,
        views=[TrialView(facts.trials[name], today, url, facts) for name in tested_in(facts, treatment, today)],
        questions=_few(_treatment_questions(facts, treatment)),
        meanings=_meanings(known, treatment.plain),
        emergency=emergency_lines(facts, [treatment.id]),
        **_foot(facts, url, today),
    )
    return RenderedPage(facts.wording("sheet.description", name=treatment.name), html)


def tested_in(facts: Facts, treatment: Treatment, today: date) -> tuple[str, ...]:
    """The ids of the first trials that test a treatment, as many as fit on its sheet."""
    found = [match for match in matching(facts, today, treatment=treatment.id) if not _unsure(match)]
    return tuple(match.trial.id for match in found if not match.trial.part_of)[:MOST_TRIALS]


def _unsure(match: Match) -> bool:
    """Whether it is uncertain that a trial tests the treatment; such trials are left out, since few fit on a sheet."""
    return any(reason.key.startswith("treatment") for reason in match.reasons)


def _foot(facts: Facts, url: str, today: date) -> dict[str, str | Markup]:
    """The template context for the foot of a sheet: address, QR code if `site_url` is set, and date."""
    shown = url.removesuffix("sheet/") if facts.settings.site_url and url.startswith("/trials/") else url
    address = facts.settings.in_full(shown)
    code = qr_code(address, facts.wording("sheet.code")) if facts.settings.site_url else Markup()
    return {"address": address, "made": formats.day(facts.wording, today), "base": url, "code": code}


def _given(view: TrialView) -> str:
    """What happens in the trial, if that is short enough for a sheet."""
    fact = view.fact("what_happens")
    text = fact.text.partition("\n\n")[0]
    return text if fact.value is not None and len(text) <= LONGEST_GIVEN else ""


def _few(questions: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(questions))[:MOST_QUESTIONS]


def _own_questions(view: TrialView) -> Iterator[str]:
    """Questions that depend on the facts of the trial."""
    words, design = view.facts.wording, view.value("design")
    tested = view.value("being_tested") or ()
    practical = view.value("practical")
    asked = {
        "phase_1": view.value("phase") in ("early-1", "1", "1/2"),
        "randomised": bool(design and design.randomised is True),
        "cells": any(item.kind == "cells" for item in tested),
        "unknown_status": view.group == "unknown",
        "old_status": view.standing == "was",
        "planned": any(name == "planned" for name, _ in view.site_groups),
        "no_comparison": bool(design and design.comparison is False),
        "away": practical is None or isinstance(practical.travel_paid, Unknown),
        "none": True,
        "night": True,
    }
    yield from (words(f"sheet.ask.{name}") for name, fits in asked.items() if fits)


def _treatment_questions(facts: Facts, treatment: Treatment) -> list[str]:
    """The question for the treatment or for what it is part of, and the general ones."""
    words = facts.wording
    keys = [f"sheet.ask_treatment.{name}" for name, parts in facts.within.items() if treatment.id in parts]
    own = [words(key) for key in keys if words.has(key)]
    return [*own, *formats.each(words, "sheet.ask_treatment.general")]


def _meanings(known: Known, text: str) -> list[Term]:
    """The first few terms in a text."""
    return terms_in(text, known)[:MOST_WORDS]
