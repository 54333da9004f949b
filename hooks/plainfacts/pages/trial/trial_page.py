"""The page of a trial."""

from __future__ import annotations

from datetime import date

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.figures.pictures import step_mark
from plainfacts.pages.generated.page_plan import RenderedPage
from plainfacts.pages.links import trial_url
from plainfacts.pages.templating import render
from plainfacts.pages.trial.trial_card import card_rows
from plainfacts.pages.trial.trial_view import TrialView
from plainfacts.pages.trial.urgent_card import urgent_card_of
from plainfacts.pages.trial.voice_page import voice_switch

SECTIONS = ("about", "parts", "eligibility", "what_happens", "safety", "sites", "questions", "results")
"""The sections of the page that its table of contents names, in order; the folds at the end are not among them."""


def trial_page(facts: Facts, trial: Trial, today: date) -> RenderedPage:
    """The text of a trial's page."""
    view = TrialView(trial, today, trial_url(trial), facts)
    words, title = facts.wording, view.fact("title").text
    end = "" if title.endswith((".", "?", "!")) else "."
    rows, cite, sheet = card_rows(view), view.cites.group(), f"{view.url}sheet/"
    aside = render("trial_card.html", facts, view=view, rows=rows, cite=cite, sheet=sheet)  # it has the first marks
    return RenderedPage(
        description=words("trial.description", name=view.name, title=f"{title}{end}"),
        html=render(
            "trial.html",
            facts,
            view=view,
            switch=voice_switch(facts, trial, FAMILY),
            urgent=urgent_card_of(facts, trial),
            step_mark=step_mark,
        ),
        headings=[(name.replace("_", "-"), words(f"trial.{name}")) for name in sections(view)],
        aside=aside,
    )


def sections(view: TrialView) -> list[str]:
    """The sections that this trial's contents name: those about optional facts only where they are stated."""
    optional = {"parts": view.parts, **{name: view.value(name) for name in ("results", "sites")}}
    return [name for name in SECTIONS if name not in optional or optional[name]]
