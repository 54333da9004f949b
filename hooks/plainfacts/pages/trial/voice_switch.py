"""The way between the pages of one trial: for parents, for teenagers, for children."""

from __future__ import annotations

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Trial
from plainfacts.pages.links import trial_url
from plainfacts.pages.templating import render

ADDRESSES = {"teen": "teenagers", "child": "children"}


def voice_url(trial: Trial, audience: str) -> str:
    """The address of a voice: `/trials/hem-ismart/teenagers/`."""
    return f"{trial_url(trial)}{ADDRESSES[audience]}/"


def voice_switch(facts: Facts, trial: Trial, here: str) -> Markup:
    """The way between the page for parents and those of the voices; nothing where a trial has no voice."""
    told = trial.told_to()
    if not told:
        return Markup()
    pages = [(FAMILY, trial_url(trial)), *((audience, voice_url(trial, audience)) for audience in told)]
    base = dict(pages)[here]
    return render("voice_switch.html", facts, pages=pages, here=here, base=base)
