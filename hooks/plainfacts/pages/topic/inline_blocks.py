"""Renders inline facts: a value, a chance, a list of trials, the emergency card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.pages import formats
from plainfacts.pages.figures import pictures
from plainfacts.pages.finder.finder_form import finder
from plainfacts.pages.finder.fits import FITS, Choice, Fit, Reason, fit
from plainfacts.pages.finder.long_lists import GROUPS, by_name
from plainfacts.pages.finder.numbered_lists import list_item
from plainfacts.pages.links import to_page, trial_url
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.sources.source_list import source_list
from plainfacts.pages.sources.source_usage import Standing
from plainfacts.pages.templating import render
from plainfacts.pages.topic.chance_html import (
    ChanceView,
    about_survival,
    shared_details,
    shared_who,
    strip_summary,
)
from plainfacts.pages.topic.word_list import word_list
from plainfacts.pages.trial.fact_html import shown
from plainfacts.pages.trial.trial_view import TrialView
from plainfacts.pages.trial.urgent_card import signs_list, urgent_card
from plainfacts.prose.inline_facts import Call

CARDS = 3
"""The number of trials on the page of an illness or treatment; a link leads to the others."""


@dataclass(frozen=True)
class Around:
    """The context of an inline fact: all facts, the page's address, today, what cites each source, the folded chances.

    `about` are the conditions and treatments that the page is about, `cites` its sources by number.
    """

    facts: Facts
    base: str
    today: date
    standing: Standing
    folded: frozenset[str] = frozenset()
    about: Sequence[str] = ()
    cites: Cites | None = None

    def cite(self, *sources: str | None) -> Markup:
        """The marks of sources."""
        return self.cites.group()(*sources) if self.cites else Markup()


def values_of(body: str, calls: Sequence[Call], around: Around) -> list[Markup]:
    """The HTML of each inline fact of a page. Adjacent chances are rendered together, in the place of the first."""
    values: list[Markup] = []
    for run in _runs(body, calls):
        if run[0].name == "chance":
            values += [_strip(around, [call.values["chance"] for call in run]), *[Markup()] * (len(run) - 1)]
        else:
            values += [value_of(call, around) for call in run]
    return values


def _runs(body: str, calls: Sequence[Call]) -> list[list[Call]]:
    """The calls in order, with adjacent chances (only blank lines between them) in one group."""
    runs: list[list[Call]] = []
    for call in calls:
        last = runs[-1][-1] if runs else None
        beside = last and last.name == call.name == "chance" and not body[last.end : call.start].strip()
        if beside:
            runs[-1].append(call)
        else:
            runs.append([call])
    return runs


def value_of(call: Call, around: Around) -> Markup:
    """The HTML of a call whose name and values have been checked."""
    return _BLOCKS[call.name](around, **call.values)


def _fact(around: Around, trial: str, field: str) -> Markup:
    fact = shown(around.facts, around.facts.trials[trial], field)
    return Markup('<span data-fact="{}">{}</span>').format(fact.key, fact.text)


def _trial(around: Around, trial: str) -> Markup:
    found = around.facts.trials[trial]
    name = shown(around.facts, found, "name").text
    return Markup('<a href="{}">{}</a>').format(to_page(trial_url(found), around.base), name)


def _strip(around: Around, names: Sequence[str]) -> Markup:
    facts = around.facts
    views = [ChanceView(facts.chances[name], facts) for name in names]
    folds = any(name in around.folded or about_survival(facts.chances[name], facts) for name in names)
    return render(
        "chance.html",
        facts,
        chances=views,
        fold=folds,
        summary=strip_summary(views, facts),
        who=shared_who(views),
        details=shared_details(views),
        drawn=any(view.filled is not None for view in views),
        hundred=pictures.hundred,
        cite=around.cite,
    )


def _cited(template: str, around: Around, **values: Any) -> Markup:
    return render(template, around.facts, cite=around.cite, **values)


def _source(around: Around, source: str) -> Markup:
    found = around.facts.sources[source]
    return Markup('<a href="#source-{}">{}</a>').format(found.id, found.title)


def _signs(around: Around, level: str = "", after: str = "") -> Markup:
    """One level of the signs of danger, or those that apply only after a treatment."""
    facts = around.facts
    found = facts.signs_for({after} if after else _treatments_of(around), level)
    return signs_list([sign for sign in found if sign.after] if after else found, facts)


def _treatments_of(around: Around) -> frozenset[str]:
    """The treatments that a page is about, their parts, and those they are part of."""
    within = around.facts.within
    return around.facts.lineage(around.about).union(*(within.get(name, frozenset()) for name in around.about))


def _trials(around: Around, **wanted: str) -> Markup:
    facts, found = around.facts, matching(around.facts, around.today, **wanted)
    shown = found if len(found) <= CARDS else _first(found, around)
    chosen = urlencode({name: value for name, value in wanted.items() if name != "status" and value})
    home = to_page(around.standing.home, around.base)
    topics = [facts.topics[value].name for name, value in wanted.items() if value in facts.topics]
    return render(
        "trials.html",
        facts,
        groups=_groups(shown, around),
        more=len(found) - len(shown),
        total=formats.number(facts.wording, len(found)),
        topics=formats.listed(facts.wording, topics),
        home=f"{home}?{chosen}" if chosen else home,
    )


def _first(found: Sequence[Match], around: Around) -> Sequence[Match]:
    """The first few trials, sorted by group, openness and name."""
    by = {trial.id: place for place, trial in enumerate(by_name(match.trial for match in found))}

    def rank(match: Match) -> tuple[int, int, int]:
        view = TrialView(match.trial, around.today, around.base, around.facts)
        return FITS.index(match.group), GROUPS.index(view.standing), by[match.trial.id]

    return sorted(found, key=rank)[:CARDS]


def _groups(found: Sequence[Match], around: Around) -> list[tuple[str, list[Markup]]]:
    groups: dict[str, list[Markup]] = {name: [] for name in FITS}
    for match in found:
        view = TrialView(match.trial, around.today, around.base, around.facts)
        why = " ".join(why_text(around.facts, reason) for reason in match.reasons)
        groups[match.group].append(list_item(view, where=False, why=why))
    return [(name, items) for name, items in groups.items() if items]


def why_text(facts: Facts, reason: Reason) -> str:
    """Why it is not certain that a trial fits, as a sentence."""
    names = formats.listed(facts.wording, [facts.topics[name].name for name in reason.topics])
    return facts.wording(f"fit.why.{reason.key}", topics=names)


@dataclass(frozen=True)
class Match:
    """A trial in a list, its group there (one of `FITS`), and why it is not certain that it fits."""

    trial: Trial
    group: str
    reasons: Sequence[Reason] = ()


def matching(
    facts: Facts, today: date, condition: str = "", treatment: str = "", status: str = "", country: str = ""
) -> list[Match]:
    """The trials that match or may match a query, and closed ones, each with its group.

    A trial for some kinds of an illness counts as matching the illness, since the query is not about one child.
    """
    choice = Choice(condition, treatment, country, status)
    found = [(trial, fit(facts, trial, choice, today)) for trial in facts.trials.values()]
    return [
        Match(trial, "fits" if answer.group == "may" and _only_kinds(answer) else answer.group, answer.reasons)
        for trial, answer in found
        if answer
    ]


def _only_kinds(answer: Fit) -> bool:
    return all(reason.key == "condition_part" for reason in answer.reasons)


_BLOCKS: dict[str, Callable[..., Markup]] = {
    "fact": _fact,
    "trial": _trial,
    "chance": lambda around, chance: _strip(around, [chance]),
    "figure": lambda around, figure: _cited("figure.html", around, figure=around.facts.figures[figure]),
    "approvals": lambda around, treatment: _cited(
        "approvals.html", around, treatment=around.facts.treatments[treatment]
    ),
    "trials": _trials,
    "source": _source,
    "urgent": lambda around: urgent_card(around.facts, _treatments_of(around)),
    "signs": _signs,
    "glossary": lambda around: word_list(around.facts),
    "picture": lambda around, picture: pictures.picture(picture, around.facts),
    "finder": lambda around: finder(around.facts, around.base, around.today),
    "source_list": lambda around: source_list(around.facts, around.standing, around.base),
    "site_owner": lambda around: render("site_owner.html", around.facts, settings=around.facts.settings),
}


def trials_of(call: Call, facts: Facts, today: date) -> Sequence[str] | None:
    """The ids of the trials on which the HTML of a call depends; None if it may be any trial and any page."""
    if call.name in ("finder", "source_list"):
        return None
    if call.name == "trials":
        return [match.trial.id for match in matching(facts, today, **call.values)]
    return [name for key, name in call.values.items() if key == "trial"]


def plain_value(call: Call, facts: Facts) -> str:
    """What a call prints inside a sentence, as plain text; empty for a block."""
    if call.name == "fact":
        return shown(facts, facts.trials[call.values["trial"]], call.values["field"]).text
    if call.name == "trial":
        return shown(facts, facts.trials[call.values["trial"]], "name").text
    if call.name == "figure":
        return facts.figures[call.values["figure"]].says
    if call.name == "source":
        return facts.sources[call.values["source"]].title
    return ""
