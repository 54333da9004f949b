"""The page of a trial that nobody has written in plain words: the facts of a register's table, and no summary."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import Hospital, ListedTrial
from plainfacts.facts.records.reference import Source
from plainfacts.pages import formats
from plainfacts.pages.generated.page_plan import RenderedPage
from plainfacts.pages.links import listed_url
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.templating import render
from plainfacts.pages.trial.fact_html import Shown, is_old, shown, status_group, status_text
from plainfacts.pages.trial.trial_card import Row, countries_row, known_rows
from plainfacts.pages.trial.trial_page import general_questions, numbers_of

MANY_PLACES = 20
"""With more towns than these their list is folded."""
_FIELDS = ("age_groups", "conditions", "countries", "places", "phase", "participants", "start", "end", "sponsor")
SECTIONS = ("official_title", "sites", "questions", "built", "sources")


@dataclass(frozen=True)
class ListedView:
    """All that the templates of a listed trial print."""

    trial: ListedTrial
    today: date
    base: str
    facts: Facts

    def fact(self, name: str) -> Shown:
        """A fact ready to print. It may take adults too, so that its people are not called children."""
        found = shown(self.facts, self.trial, name)
        return replace(found, label=self.facts.wording("listed.participants")) if name == "participants" else found

    @property
    def card_rows(self) -> list[Row]:
        """The facts of the card; those that the table does not state are not among them."""
        first = ["age_groups", *(["sex"] if self.trial.sex else []), "conditions"]
        where = [countries_row(self)] if self.fact("countries").value else []
        places = [] if self.many_places else ["places"]
        return [*known_rows(self, first), *where, *known_rows(self, [*places, "sponsor"])]

    @cached_property
    def cites(self) -> Cites:
        """The table, and where it is said what its phase is for."""
        purpose = [self.facts.wording("trial.phase_source")] if self.phase_purpose else []
        return Cites(self.facts, [self.trial.source, *purpose], {self.trial.source: [self.trial.checked]})

    @property
    def url(self) -> str:
        """The address of its page."""
        return listed_url(self.trial)

    @property
    def status(self) -> str:
        """The status in words, with the day where the copy is old."""
        return status_text(self.facts, self.trial, self.today)

    @property
    def old(self) -> bool:
        """Whether the table is too old to say what is open."""
        return is_old(self.facts, self.trial.status, self.today)

    @property
    def standing(self) -> str:
        """Open, later, or `was` where it was open in a table that is too old to say that it still is."""
        return "was" if self.group == "open" and self.old else self.group

    @property
    def group(self) -> str:
        """Open or later: the style of the status."""
        return status_group(self.facts, self.trial)

    @property
    def phase_purpose(self) -> str:
        """What the phase is for; nothing where the table states none."""
        phase = self.trial.phase.known
        return self.facts.wording(f"trial.phase_purpose.{phase}") if phase else ""

    @property
    def many_places(self) -> bool:
        """Whether it has too many towns to print them in the list at a glance."""
        return len(self.trial.places.known or ()) > MANY_PLACES

    @property
    def numbers(self) -> list[tuple[str, str, str | None]]:
        """Each register, the number there, and its address."""
        return numbers_of(self.trial.registry_ids.known or ())

    @property
    def hospitals(self) -> list[tuple[str, list[Hospital]]]:
        """The hospitals by country."""
        found: dict[str, list[Hospital]] = defaultdict(list)
        for site in (self.trial.sites.known if self.trial.sites else None) or ():
            found[formats.country(self.facts.wording, site.country)].append(site)
        return sorted(found.items())

    @property
    def source(self) -> Source | None:
        """The table."""
        return self.facts.sources.get(self.trial.source)

    @property
    def to_ask(self) -> list[tuple[str, str]]:
        """What the table does not state: the key of each fact, and its name."""
        facts = [self.fact(name) for name in _FIELDS if getattr(self.trial, name, None) is not None]
        return [(fact.key, fact.label) for fact in facts if fact.value is None]

    def value(self, name: str) -> Any:
        """What a fact says, without its words; None where the table does not state it."""
        fact = getattr(self.trial, name)
        return fact.known if fact else None


def listed_title(facts: Facts, trial: ListedTrial) -> str:
    """The title of its page, which is no plain title: nobody has written one."""
    return facts.wording("listed.title", number=trial.number)


def listed_page(facts: Facts, trial: ListedTrial, today: date) -> RenderedPage:
    """The whole page as HTML without the frame of the site."""
    view, words = ListedView(trial, today, listed_url(trial), facts), facts.wording
    aside = render("trial_card.html", facts, view=view, rows=view.card_rows, cite=view.cites.group(), sheet="")
    html = render("listed.html", facts, view=view, questions=general_questions(facts))
    sections = [name for name in SECTIONS if name != "sites" or view.hospitals or view.many_places]
    return RenderedPage(
        description=words("listed.description", number=trial.number, topics=view.fact("conditions").text),
        html=html,
        headings=[(name.replace("_", "-"), words(f"trial.{name}")) for name in sections],
        aside=aside,
    )
