"""What an inline fact becomes on a page: a value, a chance, a list of trials, the emergency card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
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
"""So many trials stand on the page of an illness or treatment; a link leads to all."""


@dataclass(frozen=True)
class Around:
    """Where a call stands: all facts, the page's address, today, the list of sources, and which chances are folded.

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
    """The HTML of each call of a page. Chances that stand side by side are one strip, in the place of the first."""
    values: list[Markup] = []
    for run in _runs(body, calls):
        if run[0].name == "chance":
            values += [_strip(around, [call.values["chance"] for call in run]), *[Markup()] * (len(run) - 1)]
        else:
            values += [value_of(call, around) for call in run]
    return values


def _runs(body: str, calls: Sequence[Call]) -> list[list[Call]]:
    """The calls in order; chances with nothing but blank lines between them are together."""
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
    """The HTML of a call whose name and values were checked."""
    return _BLOCKS[call.name](around, **call.values)


def _fact(around: Around, trial: str, field: str) -> Markup:
    fact = shown(around.facts, around.facts.trials[trial], field)
    return Markup('<span data-fact="{}">{}</span>').format(fact.key, fact.text)


def _trial(around: Around, trial: str) -> Markup:
    found = around.facts.trials[trial]
    name = shown(around.facts, found, "name").text
    return Markup('<a href="{}">{}</a>').format(to_page(trial_url(found), around.base), name)


def _chance(around: Around, chance: str) -> Markup:
    return _strip(around, [chance])


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


def _figure(around: Around, figure: str) -> Markup:
    found = around.facts.figures[figure]
    return render("figure.html", around.facts, figure=found, cite=around.cite)


def _approvals(around: Around, treatment: str) -> Markup:
    return render("approvals.html", around.facts, treatment=around.facts.treatments[treatment], cite=around.cite)


def _source(around: Around, source: str) -> Markup:
    found = around.facts.sources[source]
    return Markup('<a href="#source-{}">{}</a>').format(found.id, found.title)


def _urgent(around: Around) -> Markup:
    return urgent_card(around.facts, _treatments_of(around))


def _signs(around: Around, level: str = "", after: str = "") -> Markup:
    """One level of the signs of danger, or those that count after a treatment only."""
    facts = around.facts
    found = facts.signs_for({after} if after else _treatments_of(around), level)
    return signs_list([sign for sign in found if sign.after] if after else found, facts)


def _treatments_of(around: Around) -> frozenset[str]:
    """The treatments that a page is about, those that are part of them and those they are part of."""
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
    """The first of several trials: by group, the open ones before the others, in the order of their names."""
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
    """Why it is not sure that a trial fits, as a sentence."""
    names = formats.listed(facts.wording, [facts.topics[name].name for name in reason.topics])
    return facts.wording(f"fit.why.{reason.key}", topics=names)


@dataclass(frozen=True)
class Match:
    """A trial of a list, its group of `FITS` there, and why it is not sure that it fits."""

    trial: Trial
    group: str
    reasons: Sequence[Reason] = ()


def matching(
    facts: Facts, today: date, condition: str = "", treatment: str = "", status: str = "", country: str = ""
) -> list[Match]:
    """The trials that fit all that is wanted or may fit, and closed ones, each with its group.

    A trial for some kinds of an illness belongs to a list for that illness: nobody's child is asked about here.
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


def _finder(around: Around) -> Markup:
    return finder(around.facts, around.base, around.today)


def _glossary(around: Around) -> Markup:
    return word_list(around.facts)


def _picture(around: Around, picture: str) -> Markup:
    return pictures.picture(picture, around.facts)


def _source_list(around: Around) -> Markup:
    return source_list(around.facts, around.standing, around.base)


def _site_owner(around: Around) -> Markup:
    return render("site_owner.html", around.facts, settings=around.facts.settings)


_BLOCKS: dict[str, Callable[..., Markup]] = {
    "fact": _fact,
    "trial": _trial,
    "chance": _chance,
    "figure": _figure,
    "approvals": _approvals,
    "trials": _trials,
    "source": _source,
    "urgent": _urgent,
    "signs": _signs,
    "glossary": _glossary,
    "picture": _picture,
    "finder": _finder,
    "source_list": _source_list,
    "site_owner": _site_owner,
}


def trials_of(call: Call, facts: Facts, today: date) -> Sequence[str] | None:
    """The ids of the trials that the HTML of a call follows from; None where it may be any trial and any page."""
    if call.name in ("finder", "source_list"):
        return None
    if call.name == "trials":
        return [match.trial.id for match in matching(facts, today, **call.values)]
    return [name for key, name in call.values.items() if key == "trial"]


def plain_value(call: Call, facts: Facts) -> str:
    """What a call prints inside a sentence, as plain text; a block that stands alone prints nothing there."""
    if call.name == "fact":
        return shown(facts, facts.trials[call.values["trial"]], call.values["field"]).text
    if call.name == "trial":
        return shown(facts, facts.trials[call.values["trial"]], "name").text
    if call.name == "figure":
        return facts.figures[call.values["figure"]].says
    if call.name == "source":
        return facts.sources[call.values["source"]].title
    return ""
