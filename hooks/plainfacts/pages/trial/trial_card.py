"""The card of a trial: all that a family asks first, in one screen, each fact and each date once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.pages import formats
from plainfacts.pages.templating import render
from plainfacts.pages.trial.fact_html import Shown

COUNTRIES_SEEN = 4
"""So many countries are seen at once; the others are behind a touch, if there are more than one."""


class Viewed(Protocol):
    """A trial as its page shows it."""

    @property
    def facts(self) -> Facts:
        """All facts of the site."""

    def fact(self, name: str) -> Shown:
        """A fact ready to print."""


@dataclass(frozen=True)
class Row:
    """One line of the card: a fact's name, how it is shown, and its sources."""

    key: str
    label: str
    html: Markup
    sources: Sequence[str | None]


def row_of(view: Viewed, name: str, text: str = "") -> Row:
    """A fact as a row, in its own words or in those given."""
    fact = view.fact(name)
    label = view.facts.wording(f"card.{name}") if view.facts.wording.has(f"card.{name}") else fact.label
    return Row(fact.key, label, Markup("{}").format(text or fact.text), (fact.source,))


def countries_row(view: Viewed) -> Row:
    """Where a trial is: the site's own countries first, and the rest behind a touch."""
    fact, words, names = view.fact("countries"), view.facts.wording, _near_first(view)
    if len(names) <= COUNTRIES_SEEN + 1:
        return row_of(view, "countries")
    html = render(
        "countries.html",
        view.facts,
        first=", ".join(names[:COUNTRIES_SEEN]),
        more=len(names) - COUNTRIES_SEEN,
        rest=formats.listed(words, sorted(names[COUNTRIES_SEEN:])),
    )
    return Row(fact.key, row_of(view, "countries").label, html, (fact.source,))


def _near_first(view: Viewed) -> list[str]:
    own, words = view.facts.settings.countries, view.facts.wording
    codes = sorted(view.fact("countries").value or (), key=lambda code: (code not in own, formats.country(words, code)))
    return [formats.country(words, code) for code in codes]


def where_in_short(view: Viewed) -> str:
    """Where a trial is, for a list: the site's own countries first, and how many more there are."""
    words, names = view.facts.wording, _near_first(view)
    if len(names) <= COUNTRIES_SEEN + 1:
        return formats.listed(words, names) or view.fact("countries").text
    return f"{', '.join(names[:COUNTRIES_SEEN])} {words('card.more_countries', n=len(names) - COUNTRIES_SEEN)}"


def known_rows(view: Viewed, names: Iterable[str]) -> list[Row]:
    """The rows of facts that a source states; what is unknown stands in the list of what to ask about."""
    return [row_of(view, name) for name in names if view.fact(name).value is not None]
