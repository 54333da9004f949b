"""What cites each source, for readers; what is overdue, disputed, unknown or unreviewed, for the staff report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Source, Treatment
from plainfacts.facts.records.trial import FACT_FIELDS, Review, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats
from plainfacts.pages.finder.long_lists import TRIALS, WHOLE, list_home
from plainfacts.pages.links import trial_url
from plainfacts.pages.trial.fact_html import difference, is_old, shown
from plainfacts.pages.trial.length import is_told
from plainfacts.prose.page import Page
from plainfacts.prose.review_fingerprint import is_stale, review_of

Link = tuple[str, str]
"""An address from the root of the site, and the text of the link."""


@dataclass(frozen=True)
class Standing:
    """What cites each source (`uses`), for the page of sources; what needs attention, for staff.

    `home` is the address of the page with the start of the list of all trials.
    """

    uses: Mapping[str, Sequence[Link]] = field(default_factory=dict)
    overdue: Sequence[tuple[Link, str]] = ()
    disputed: Sequence[tuple[Link, Sequence[str]]] = ()
    unknown: Sequence[tuple[Link, str]] = ()
    unreviewed: Sequence[Link] = ()
    stale: Sequence[Link] = ()
    due: Sequence[tuple[str, Sequence[Link]]] = ()
    home: str = TRIALS


def standing(facts: Facts, pages: Sequence[Page], today: date) -> Standing:
    """The state of every fact and page of the site on a day."""
    trials = list(facts.trials.values())
    records: list[Trial | Page] = [*trials, *pages]
    return Standing(
        uses=_uses(facts, pages),
        overdue=list(_overdue(facts, records, today)),
        disputed=[(_link(trial), lines) for trial in trials if (lines := list(_disputes(facts, trial)))],
        unknown=[(_link(trial), text) for trial in trials if (text := _unknowns(facts, trial))],
        unreviewed=[_link(record) for record in records if review_of(record).reviewed is None],
        stale=[_link(record) for record in records if is_stale(record)],
        due=_due(facts, records, today),
        home=list_home(pages),
    )


def _link(record: Trial | Page) -> Link:
    if isinstance(record, Trial):
        return trial_url(record), str(record.name.known or record.id)
    return record.url, record.front.title


def _due(facts: Facts, records: Sequence[Trial | Page], today: date) -> list[tuple[str, list[Link]]]:
    """The reviews that will be due, by day."""
    found: dict[date, list[Link]] = defaultdict(list)
    for record in records:
        day = review_of(record).next
        if not isinstance(day, Unknown) and day >= today:
            found[day].append(_link(record))
    return [(formats.day(facts.wording, day), found[day]) for day in sorted(found)]


def _uses(facts: Facts, pages: Sequence[Page]) -> dict[str, list[Link]]:
    uses: dict[str, dict[Link, None]] = defaultdict(dict)
    for trial in facts.trials.values():
        uses[trial.source][_link(trial)] = None
        for fact in trial.facts().values():
            for name in (fact.source, *(other.source for other in fact.differs)):
                uses[name][_link(trial)] = None
    for page in pages:
        called = [source for source, _ in called_sources(facts, page)]
        topics = [facts.topics[name].source for name in page.front.about if name in facts.topics]
        for name in (*page.front.sources, *called, *topics):
            uses[name][_link(page)] = None
    return {name: list(links) for name, links in uses.items()}


def listed_sources(facts: Facts, around: Standing) -> list[Source]:
    """The sources on the page of sources: all, or if there are many, those that a written page cites.

    The page of a trial lists its own.
    """
    sources = list(facts.sources.values())
    if len(sources) <= WHOLE:
        return sources
    trials = {trial_url(trial) for trial in facts.trials.values()}
    return [source for source in sources if any(url not in trials for url, _ in around.uses.get(source.id, ()))]


def called_sources(facts: Facts, page: Page) -> Iterator[tuple[str, date | None]]:
    """The sources of a page's inline facts, each with the date of the copy compared, if the record has one."""
    for call in page.calls:
        if call.name == "chance" and call.values.get("chance") in facts.chances:
            chance = facts.chances[call.values["chance"]]
            yield from ((source, chance.checked) for source in (chance.source, chance.years_source) if source)
        if call.name == "figure" and call.values.get("figure") in facts.figures:
            figure = facts.figures[call.values["figure"]]
            yield figure.source, figure.checked
        if call.name == "approvals" and call.values.get("treatment") in facts.treatments:
            yield from sources_of(facts.treatments[call.values["treatment"]])
        if call.name == "urgent":
            yield from ((number.source, number.checked) for number in facts.urgent.values())
        if call.name in ("urgent", "signs"):
            yield from ((sign.source, sign.checked) for sign in facts.signs.values())
        if call.name == "glossary":
            yield from ((term.source, None) for term in facts.glossary.values() if term.source)


def sources_of(treatment: Treatment) -> Iterator[tuple[str, date]]:
    """The sources of the facts and approvals of a treatment, each with the date of the copy compared."""
    yield from ((fact.source, fact.checked) for fact in treatment.what_it_is().values())
    yield from ((approval.source, approval.checked) for approval in treatment.approvals)


def review_due(review: Review, today: date) -> date | None:
    """The day on which a review was due, if it has passed."""
    return review.next if not isinstance(review.next, Unknown) and review.next < today else None


def _overdue(facts: Facts, records: Sequence[Trial | Page], today: date) -> Iterator[tuple[Link, str]]:
    words = facts.wording
    for record in records:
        link = _link(record)
        fact = fact_of(facts, record, "status") if isinstance(record, Trial) else None
        if fact and is_old(facts, fact, today):
            yield link, words("sources.overdue_status", name=link[1], date=formats.day(words, fact.checked))
        if due := review_due(review_of(record), today):
            yield link, words("sources.overdue_review", name=link[1], date=formats.day(words, due))


def _disputes(facts: Facts, trial: Trial) -> Iterator[str]:
    for name, fact in trial.facts().items():
        if fact.disputed:
            here = shown(facts, trial, name)
            said = " ".join(difference(facts, name, other) for other in fact.disputed)
            yield f"{formats.labelled(facts.wording, here.label, here.text.rstrip('.'))}. {said}"


def _unknowns(facts: Facts, trial: Trial) -> str:
    labels = [
        facts.wording(f"field.{name}")
        for name in FACT_FIELDS
        if (fact := fact_of(facts, trial, name)) is not None
        and fact.known is None
        and not (name == "duration" and is_told(trial))
    ]
    return formats.listed(facts.wording, labels) if labels else ""
