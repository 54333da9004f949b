"""A trial told to a teenager or to a child: the page of one of its voices, beside the page for parents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.generated.page_plan import RenderedPage
from plainfacts.pages.templating import render
from plainfacts.pages.trial.danger_card import urgent_card
from plainfacts.pages.trial.fact_html import shown
from plainfacts.pages.trial.trial_card import countries_row, row_of
from plainfacts.pages.trial.trial_page import TrialView
from plainfacts.pages.trial.voice_switch import voice_switch, voice_url

PARTS = ("about", "happens", "harm", "may_help", "choice", "not_known")
"""The parts of a voice in the order of its page: what helps never stands before what hurts."""


def voice_title(facts: Facts, trial: Trial, audience: str) -> str:
    """The title of the page of a voice."""
    return facts.wording(f"voice.{audience}.title", name=shown(facts, trial, "name").text)


def voice_page(facts: Facts, trial: Trial, audience: str, today: date) -> RenderedPage:
    """The page of a voice. A teenager sees ages, countries and status; a child no fact that could frighten."""
    url, words = voice_url(trial, audience), facts.wording
    view = TrialView(trial, today, url, facts)
    told = trial.told_to()[audience]
    sections = [(name, words(f"voice.{audience}.{name}"), getattr(told, name)) for name in PARTS]
    html = render(
        "voice.html",
        facts,
        view=view,
        audience=audience,
        sections=sections,
        rows=[row_of(view, "ages"), countries_row(view)],
        switch=voice_switch(facts, trial, audience),
        danger=urgent_card(facts, facts.lineage(trial.treatments.known or ())),
        signs=child_signs(facts, trial),
    )
    return RenderedPage(
        description=words(f"voice.{audience}.description", name=view.name),
        html=html,
    )


def child_signs(facts: Facts, trial: Trial) -> Sequence[str]:
    """What a child tells a grown-up at once, in its own words."""
    signs = facts.signs_for(facts.lineage(trial.treatments.known or ()))
    return [sign.child for sign in signs if sign.child]
