"""A trial told to a teenager or to a child: the page of one of its voices, beside the page for parents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.generated.page_plan import RenderedPage
from plainfacts.pages.links import trial_url
from plainfacts.pages.templating import render
from plainfacts.pages.trial.fact_html import shown
from plainfacts.pages.trial.trial_card import countries_row, row_of
from plainfacts.pages.trial.trial_view import TrialView
from plainfacts.pages.trial.urgent_card import urgent_card_of

ADDRESSES = {"teen": "teenagers", "child": "children"}
PARTS = ("about", "happens", "harm", "may_help", "choice", "not_known")
"""The parts of a voice in the order of its page: what may help never comes before what may hurt."""


def voice_title(facts: Facts, trial: Trial, audience: str) -> str:
    """The title of the page of a voice."""
    return facts.wording(f"voice.{audience}.title", name=shown(facts, trial, "name").text)


def voice_url(trial: Trial, audience: str) -> str:
    """The address of the page of a voice: `/trials/hem-ismart/teenagers/`."""
    return f"{trial_url(trial)}{ADDRESSES[audience]}/"


def voice_switch(facts: Facts, trial: Trial, here: str) -> Markup:
    """The links between the page for parents and those of the voices; empty where a trial has no voices."""
    told = trial.told_to()
    if not told:
        return Markup()
    pages = [(FAMILY, trial_url(trial)), *((audience, voice_url(trial, audience)) for audience in told)]
    return render("voice_switch.html", facts, pages=pages, here=here, base=dict(pages)[here])


def voice_page(facts: Facts, trial: Trial, audience: str, today: date) -> RenderedPage:
    """The text of the page of a voice. Teenagers see ages, countries and status; a child sees no frightening fact."""
    words = facts.wording
    view = TrialView(trial, today, voice_url(trial, audience), facts)
    told = trial.told_to()[audience]
    html = render(
        "voice.html",
        facts,
        view=view,
        audience=audience,
        sections=[(name, words(f"voice.{audience}.{name}"), getattr(told, name)) for name in PARTS],
        rows=[row_of(view, "ages"), countries_row(view)],
        switch=voice_switch(facts, trial, audience),
        urgent=urgent_card_of(facts, trial),
        signs=child_signs(facts, trial),
    )
    return RenderedPage(words(f"voice.{audience}.description", name=view.name), html)


def child_signs(facts: Facts, trial: Trial) -> Sequence[str]:
    """The signs that a child tells a grown-up about at once, as the child would put them."""
    signs = facts.signs_for(facts.lineage(trial.treatments.known or ()))
    return [sign.child for sign in signs if sign.child]
