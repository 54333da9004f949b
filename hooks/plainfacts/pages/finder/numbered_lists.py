"""The pages of a long list of trials: the first trials of each group, and the numbered pages with the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from markupsafe import Markup

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.listed import AnyTrial, ListedTrial
from plainfacts.pages import formats
from plainfacts.pages.finder.index_entry import ages_text
from plainfacts.pages.finder.long_lists import LISTED, Share, list_home, page_numbers, page_url, paged
from plainfacts.pages.generated.page_plan import Planned, RenderedPage
from plainfacts.pages.links import to_page
from plainfacts.pages.templating import render
from plainfacts.pages.trial.trial_card import where_in_short
from plainfacts.pages.trial.trial_view import ListedView, TrialView
from plainfacts.prose.page import Page


def list_pages(facts: Facts, pages: Sequence[Page], today: date) -> dict[str, Planned]:
    """Numbered pages by the name of their source, and the first page if it is not written; none for a short list."""
    found, home = paged(facts, today), list_home(pages)
    if not found:
        return {}
    written = {page.url: page.path.removeprefix("content/") for page in pages}
    parent = written.get(home, f"{home.strip('/')}/index.md")
    planned = {
        share.source: _planned(facts, share, home, parent, today) for group in found.values() for share in group[1:]
    }
    if home not in written:
        make = partial(_first_page, facts, found, home, today)
        planned[parent] = Planned(home, facts.wording("list.all"), make, look="list")
    return planned


def _planned(facts: Facts, share: Share, home: str, parent: str, today: date) -> Planned:
    make = partial(_list_page, facts, share, home, today)
    url, of = page_url(share.group, share.number, home), tuple(trial.id for trial in share.trials)
    return Planned(url, _title(facts, share), make, parent=parent, look="list", hidden=True, of=of)


def _title(facts: Facts, share: Share) -> str:
    words = facts.wording
    number, pages = (formats.number(words, count) for count in (share.number, share.pages))
    return words("list.title", group=words(f"list.group.{share.group}"), number=number, pages=pages)


def _list_page(facts: Facts, share: Share, home: str, today: date) -> RenderedPage:
    url = page_url(share.group, share.number, home)
    html = render(
        "list.html",
        facts,
        range=_range(facts, share),
        items=list_items(facts, share.trials, today, url),
        pager=pager(facts, share, url, home),
        home=to_page(home, url),
    )
    return RenderedPage(facts.wording("list.description", title=_title(facts, share)), html)


def _range(facts: Facts, share: Share) -> str:
    first, last = (_name(trial) for trial in (share.trials[0], share.trials[-1]))
    return facts.wording("listed.range" if share.group == LISTED else "list.range", first=first, last=last)


def _name(trial: AnyTrial) -> str:
    return trial.number if isinstance(trial, ListedTrial) else str(trial.name.known or trial.id)


def _first_page(facts: Facts, found: Mapping[str, Sequence[Share]], home: str, today: date) -> RenderedPage:
    html = render("groups.html", facts, groups=first_shares(facts, found, home, today), level=2)
    return RenderedPage(facts.wording("list.all_description"), html)


NO_PAGER = Markup()


@dataclass(frozen=True)
class Group:
    """The start of a group: its anchor, its heading, its number of trials, the first ones, links to the rest.

    A group with a `note` is folded, with the note as an introduction.
    """

    anchor: str
    title: str
    count: str
    items: Sequence[Markup]
    pager: Markup = NO_PAGER
    note: str = ""


def first_shares(facts: Facts, found: Mapping[str, Sequence[Share]], base: str, today: date) -> list[Group]:
    """The start of every group, for the page at `base`."""
    return [_first(facts, group, base, today) for group in found.values()]


def _first(facts: Facts, group: Sequence[Share], base: str, today: date) -> Group:
    words, name, total = facts.wording, group[0].group, sum(len(share.trials) for share in group)
    return Group(
        f"group-{name}",
        words("list.was") if name == "was" else words(f"trial.finder_group.{name}"),
        words("list.count", n=total, count=formats.number(words, total)),
        list_items(facts, group[0].trials, today, base),
        pager(facts, group[0], base, base),
        listed_note(facts) if name == LISTED else "",
    )


def listed_note(facts: Facts) -> str:
    """What the listed trials are: from which table, of which date, what it lacks, and which countries come first."""
    words, oldest = facts.wording, min(facts.listed.values(), key=lambda trial: trial.checked)
    source = facts.sources.get(oldest.source)
    publisher = source.publisher if source else oldest.source
    told = words("listed.intro", publisher=publisher, day=formats.day(words, oldest.checked))
    home = formats.countries(words, facts.settings.countries)
    return f"{told} {words('listed.home_first', countries=home)}" if home else told


def pager(facts: Facts, share: Share, base: str, home: str) -> Markup:
    """The links to the other pages of a group; empty if it has one page."""
    if share.pages == 1:
        return Markup()
    numbers = page_numbers(share.number, share.pages)
    links = [(number, formats.number(facts.wording, number), page_url(share.group, number, home)) for number in numbers]
    group = facts.wording(f"list.group.{share.group}")
    turns = {"before": share.number - 1, "next": share.number + 1}
    turn = {name: page_url(share.group, to, home) for name, to in turns.items() if 1 <= to <= share.pages}
    return render("pager.html", facts, share=share, group=group, links=links, turn=turn, base=base)


def list_items(facts: Facts, trials: Iterable[AnyTrial], today: date, base: str) -> list[Markup]:
    """Trials as list items for the page at `base`."""
    return [
        listed_item(ListedView(trial, today, base, facts))
        if isinstance(trial, ListedTrial)
        else list_item(TrialView(trial, today, base, facts))
        for trial in trials
    ]


def listed_item(view: ListedView) -> Markup:
    """A listed trial as a list item: its number and the registry's title as a link, its status, where it is."""
    ages, where = ages_text(view.facts, view.trial), where_in_short(view)
    return render("listed_item.html", view.facts, view=view, ages=ages, where=where)


def list_item(
    view: TrialView, *, where: bool = True, found: object = None, why: str = "", dated: bool = False
) -> Markup:
    """A trial as a list item: its name as a link, its status, its ages, where it is, why it may fit.

    `found` is what the form filters by on the page itself; with `dated`, the date of the status is above the list.
    """
    ages, places = ages_text(view.facts, view.trial), where_in_short(view) if where else ""
    return render("list_item.html", view.facts, view=view, where=places, found=found, ages=ages, why=why, dated=dated)
