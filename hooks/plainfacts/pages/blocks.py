"""What an inline fact becomes on a page: a value, a chance, a list of trials, the emergency card."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from markupsafe import Markup

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.models import Trial
from plainfacts.pages import formats, pictures
from plainfacts.pages.chance import ChanceView, about_survival
from plainfacts.pages.finder import finder
from plainfacts.pages.links import to_page, trial_url
from plainfacts.pages.list_pages import list_item
from plainfacts.pages.lists import GROUPS, by_name, few
from plainfacts.pages.render import render
from plainfacts.pages.shown import shown
from plainfacts.pages.standing import Standing, listed_sources
from plainfacts.pages.terms import slug
from plainfacts.pages.trial import TrialView
from plainfacts.pages.urgent import signs_list, urgent_card
from plainfacts.prose.inline import Call


@dataclass(frozen=True)
class Around:
    """Where a call stands: all facts, the page's address, today, the list of sources, and which chances are folded.

    `about` are the conditions and treatments that the page is about.
    """

    facts: Facts
    base: str
    today: date
    standing: Standing
    folded: frozenset[str] = frozenset()
    about: Sequence[str] = ()


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
    found = around.facts.chances[chance]
    view = ChanceView(found, around.facts, chance in around.folded or about_survival(found, around.facts))
    return render("chance.html", around.facts, chance=view, hundred=pictures.hundred)


def _figure(around: Around, figure: str) -> Markup:
    found = around.facts.figures[figure]
    return render("figure.html", around.facts, figure=found)


def _approvals(around: Around, treatment: str) -> Markup:
    return render("approvals.html", around.facts, treatment=around.facts.treatments[treatment])


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
    facts, found = around.facts, matching(around.facts, **wanted)
    shown, more = few([TrialView(trial, around.today, around.base, facts) for trial in found])
    if more:
        shown = _first(found, around)
    chosen = urlencode({name: value for name, value in wanted.items() if name != "status" and value})
    home = to_page(around.standing.home, around.base)
    return render(
        "trials.html",
        facts,
        items=[list_item(view, where=False) for view in shown],
        more=more,
        shown=formats.number(facts.wording, len(shown)),
        total=formats.number(facts.wording, len(found)),
        home=f"{home}?{chosen}" if chosen else home,
    )


def _first(trials: Sequence[Trial], around: Around) -> Sequence[TrialView]:
    """The first of many trials, the open ones before the others, in the order of their names."""
    views = [TrialView(trial, around.today, around.base, around.facts) for trial in by_name(trials)]
    return few(sorted(views, key=lambda view: GROUPS.index(view.standing)))[0]


def matching(
    facts: Facts, condition: str = "", treatment: str = "", status: str = "", country: str = ""
) -> list[Trial]:
    """The trials that fit all that is wanted; a topic counts with all that are part of it."""
    wanted = {
        "conditions": facts.within.get(condition, frozenset()) if condition else None,
        "treatments": facts.within.get(treatment, frozenset()) if treatment else None,
        "countries": {country} if country else None,
        "status": {status} if status else None,
    }
    return [trial for trial in facts.trials.values() if all(_fits(facts, trial, *pair) for pair in wanted.items())]


def _fits(facts: Facts, trial: Trial, field: str, wanted: frozenset[str] | set[str] | None) -> bool:
    fact = fact_of(facts, trial, field)
    value = fact.known if fact else None
    if wanted is None:
        return True
    return value in wanted if isinstance(value, str) else bool(wanted & set(value or ()))


def _finder(around: Around) -> Markup:
    return finder(around.facts, around.base, around.today)


def _glossary(around: Around) -> Markup:
    return render("glossary.html", around.facts, slug=slug)


def _picture(around: Around, picture: str) -> Markup:
    return pictures.picture(picture, around.facts)


def _source_list(around: Around) -> Markup:
    listed = listed_sources(around.facts, around.standing)
    unlisted = len(around.facts.sources) - len(listed)
    values = {"standing": around.standing, "base": around.base, "few": few}
    return render("source_list.html", around.facts, listed=listed, unlisted=unlisted, **values)


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
