"""The card of a trial: what a family asks first, on one screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from plainfacts.pages import formats
from plainfacts.pages.templating import render
from plainfacts.pages.trial.length import length_text
from plainfacts.pages.trial.trial_view import ListedView, TrialView

COUNTRIES_SEEN = 4
"""The number of countries that are shown; the others are folded, if there is more than one."""

Viewed = TrialView | ListedView


@dataclass(frozen=True)
class Row:
    """One line of the card: a fact's name, how it is shown, and its sources."""

    key: str
    label: str
    html: Markup
    sources: Sequence[str | None]


def card_rows(view: TrialView) -> list[Row]:
    """The rows of a trial's card, in order: the facts that a source states."""
    length = length_text(view.facts, view.trial, view.today)
    told = length != view.facts.wording("trial.length.unknown")
    return [
        *_known_rows(view, ["ages", "sex", "conditions"]),
        *([countries_row(view)] if view.value("countries") else []),
        *_known_rows(view, ["being_tested", "sponsor", "funding"]),
        *([replace(row_of(view, "duration", length), sources=())] if told else []),
    ]


def listed_card_rows(view: ListedView) -> list[Row]:
    """The rows of a listed trial's card, in order: the facts that the table states."""
    return [
        *_known_rows(view, ["age_groups", "sex", "conditions"]),
        *([countries_row(view)] if view.value("countries") else []),
        *_known_rows(view, [] if view.many_places else ["places"]),
        *_known_rows(view, ["sponsor"]),
    ]


def row_of(view: Viewed, name: str, text: str = "") -> Row:
    """A fact as a row, in its own words or in `text`."""
    fact = view.fact(name)
    label = view.facts.wording(f"card.{name}") if view.facts.wording.has(f"card.{name}") else fact.label
    return Row(fact.key, label, Markup("{}").format(text or fact.text), (fact.source,))


def countries_row(view: Viewed) -> Row:
    """The countries of a trial: the site's own countries first, the rest folded."""
    row, names = row_of(view, "countries"), _near_first(view)
    if len(names) <= COUNTRIES_SEEN + 1:
        return row
    html = render(
        "countries.html",
        view.facts,
        first=", ".join(names[:COUNTRIES_SEEN]),
        more=len(names) - COUNTRIES_SEEN,
        rest=formats.listed(view.facts.wording, sorted(names[COUNTRIES_SEEN:])),
    )
    return replace(row, html=html)


def _near_first(view: Viewed) -> list[str]:
    """The names of the countries: the site's own in its order, then the others by name."""
    own, words = view.facts.settings.countries, view.facts.wording
    found = view.value("countries") or ()
    others = sorted(formats.country(words, code) for code in found if code not in own)
    return [*(formats.country(words, code) for code in own if code in found), *others]


def where_in_short(view: Viewed) -> str:
    """The countries of a trial for a list: the site's own first, and how many more there are."""
    words, names = view.facts.wording, _near_first(view)
    if len(names) <= COUNTRIES_SEEN + 1:
        return formats.listed(words, names) or view.fact("countries").text
    return f"{', '.join(names[:COUNTRIES_SEEN])} {words('card.more_countries', n=len(names) - COUNTRIES_SEEN)}"


def _known_rows(view: Viewed, names: Iterable[str]) -> list[Row]:
    """The rows of the facts that a source states; the others are in the list of what to ask about."""
    return [row_of(view, name) for name in names if view.value(name) is not None]
