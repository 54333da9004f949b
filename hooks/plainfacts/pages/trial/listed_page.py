"""The page of a listed trial: the facts of a registry's table, without a summary in plain words."""

from __future__ import annotations

from datetime import date

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import ListedTrial
from plainfacts.pages.generated.page_plan import RenderedPage
from plainfacts.pages.links import trial_url
from plainfacts.pages.templating import render
from plainfacts.pages.trial.trial_card import listed_card_rows
from plainfacts.pages.trial.trial_view import ListedView

SECTIONS = ("official_title", "sites", "questions", "built", "sources")


def listed_page(facts: Facts, trial: ListedTrial, today: date) -> RenderedPage:
    """The text of a listed trial's page."""
    view, words = ListedView(trial, today, trial_url(trial), facts), facts.wording
    rows, cite = listed_card_rows(view), view.cites.group()
    aside = render("trial_card.html", facts, view=view, rows=rows, cite=cite, sheet="")  # first: it has the first marks
    sections = [name for name in SECTIONS if name != "sites" or view.hospitals or view.many_places]
    return RenderedPage(
        description=words("listed.description", number=trial.number, topics=view.fact("conditions").text),
        html=render("listed.html", facts, view=view),
        headings=[(name.replace("_", "-"), words(f"trial.{name}")) for name in sections],
        aside=aside,
    )
