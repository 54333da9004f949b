"""Sources are cited, dated and of the right kind; differences between them are noted once; every topic is used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from plainfacts.checks.engine.access import where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.medicines import treatments_in
from plainfacts.facts.records.form import Place
from plainfacts.facts.records.reference import Sign, Source, Topic, Urgent
from plainfacts.facts.records.times import PartialDate
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown

_VERSION = re.compile(r"\b(?:older|earlier|newer|version)\b", re.IGNORECASE)
_WEAK = ("funder", "other")


@rule("source-uncited", ref="G8", severity="warning", across=True)
def source_uncited(matter: Matter) -> Findings:
    """At least one fact or page cites each source.

    Why: the public page of sources would list what nothing cites; usually a fact has lost its source.
    Example: a source in sources.yaml that no record and no page names.
    Fix: name it where it is used, or delete it.
    Source: rules of good patient information D6, G8.
    """
    cited = set(_cited(matter))
    for name, source in matter.facts.sources.items():
        if name not in cited and not matter.facts.may_be_used(name):
            message = f"No fact or page cites the source {name}."
            yield Finding(source.place, "id", message, "Name it where it is used, or delete it.")


def _cited(matter: Matter) -> Iterator[str]:
    facts = matter.facts
    for trial in matter.trials:
        yield trial.source
        yield from (source for _, source, _ in _uses(trial))
    for topic in facts.topics.values():
        yield from (source for _, _, source, _ in _records_of(topic))
        yield from (chance.years_source or "" for chance in topic.chances)
    yield from (term.source or "" for term in facts.glossary.values())
    yield from (urgent.source for urgent in facts.urgent.values())
    yield from (sign.source for sign in facts.signs.values())
    for page in matter.pages:
        yield from page.front.sources
        yield from (value for call in page.calls for value in call.values.values())
    yield from (text for key, text in facts.wording.texts.items() if key.endswith("_source"))


def _uses(trial: Trial) -> Iterator[tuple[str, str, date]]:
    """Each source of a trial's facts: the part that names it, the source, and the day of comparison."""
    for field, fact in trial.facts().items():
        yield field, fact.source, fact.checked
        for number, other in enumerate(fact.differs):
            yield f"{field}.differs.{number}", other.source, other.checked


@rule("topic-unused", ref="G8", severity="warning", across=True)
def topic_unused(matter: Matter) -> Findings:
    """A trial, a page or another record uses each condition and treatment.

    Why: families search for it and find nothing.
    Example: a treatment that no trial names, and that no page is about or names.
    Fix: name it in a trial, on a page or in a page's `about`, or delete it.
    Source: rules of good patient information G8 (unused entries).
    """
    facts = matter.facts
    used = {name for page in matter.pages for name in page.front.about}
    used |= {value for page in matter.pages for call in page.calls for value in call.values.values()}
    used |= {topic.part_of for topic in facts.topics.values() if topic.part_of}
    for trial in matter.trials:
        used |= {one.id for item in trial.being_tested.known or () for one in treatments_in(facts, item)}
        used |= {*(trial.conditions.known or ()), *(trial.treatments.known or ())}
    for name, topic in facts.topics.items():
        inner = {*(chance.id for chance in topic.chances), *(figure.id for figure in topic.figures)}
        is_used = name in used or inner & used or any(map(facts.may_be_used, (name, *inner)))
        if not is_used and not any(topic.name.lower() in page.body.lower() for page in matter.pages):
            what = "condition" if name in facts.conditions else "treatment"
            message = f"No trial, page or other record uses the {what} {name}."
            yield Finding(topic.place, "id", message, "Name it where it belongs, or delete it.")


@rule("status-source", ref="D6", severity="warning")
def status_source(matter: Matter) -> Findings:
    """The status of a trial comes from a registry, a hospital or a regulator.

    Why: funders and news say what was planned, and rarely that it changed.
    Example: `status` with the source of a funder's page.
    Fix: look the status up in the registry.
    Source: rules of good patient information D2, D6.
    """
    for trial in matter.trials:
        source = matter.facts.sources.get(trial.status.source) if trial.status else None
        if source and source.kind in _WEAK and trial.status and not isinstance(trial.status.value, Unknown):
            message = f"The status comes from {source.id}, a source of the kind {source.kind}."
            yield in_trial(trial, "status", message, "Look the status up in the registry.")


_AHEAD = timedelta(days=1)
"""The time zone of Kiritimati is 14 hours ahead of UTC."""


@rule("future-date", ref="D6")
def future_date(matter: Matter) -> Findings:
    """No comparison, copy, publication, review or change is dated in the future.

    Why: a wrong date makes old facts look fresh.
    Example: `checked: 2062-04-28`.
    Fix: write the day on which it really happened. (Where tomorrow has begun, that counts.)
    Source: rules of good patient information D1, D6; clocks on earth are up to 14 hours ahead of UTC.
    """
    for place, part, what, day in _days(matter):
        if day > matter.today + _AHEAD:
            message = f"{what} is {day.isoformat()}, which is in the future."
            yield Finding(place, part, message, "Write the day on which it really happened.")


def _days(matter: Matter) -> Iterator[tuple[Place, str, str, date]]:
    """Every date of a past event: its place and part, what it is, and the earliest day that it can mean."""
    yield from _days_of_facts(matter)
    yield from _days_of_sources(matter)
    reviews = [(trial.place, trial.review) for trial in matter.trials]
    for place, review in [*reviews, *((page.front.place, page.front.review) for page in matter.pages)]:
        if review.reviewed:
            yield place, "review.on", "The day of the review", review.reviewed


def _days_of_facts(matter: Matter) -> Iterator[tuple[Place, str, str, date]]:
    for place, part, _, day in _comparisons(matter):
        yield place, part, "The date of comparison", day
    for trial in matter.trials:
        for number, change in enumerate(trial.changes):
            yield trial.place, f"changes.{number}.on", "The day of the change", change.on
    for topic in matter.topics:
        for approval in getattr(topic, "approvals", ()):
            if isinstance(approval.on, PartialDate):
                yield approval.place, "on", "The day of the approval", approval.on.first


def _days_of_sources(matter: Matter) -> Iterator[tuple[Place, str, str, date]]:
    for source in matter.sources:
        if isinstance(source.published, PartialDate):
            yield source.place, "published", "The date on the source", source.published.first
        if source.copy_:
            yield source.place, "copy", "The date of the copy", source.copy_


def _records_of(topic: Topic) -> Iterator[tuple[Place, str, str, date]]:
    """A topic, its own facts, chances, figures and approvals: place, part, source and day of comparison of each."""
    yield topic.place, "checked", topic.source, topic.checked
    for field, fact in topic.what_it_is().items():
        if topic.place.has(f"{field}.source"):
            yield topic.place, f"{field}.checked", fact.source, fact.checked
    for chance in topic.chances:
        yield chance.place, "checked", chance.source, chance.checked
    for figure in topic.figures:
        yield figure.place, "checked", figure.source, figure.checked
    for approval in getattr(topic, "approvals", ()):
        yield approval.place, "checked", approval.source, approval.checked


@rule("source-dates", ref="D6")
def source_dates(matter: Matter) -> Findings:
    """A fact was compared with its source after it was published, and not after the day of the copy.

    Why: one of the dates is wrong, and families read it as "last checked on".
    Example: `checked: 2015-09-16` with a source `published: 2025-09-16`; `checked` after the day of the source's
    `copy`.
    Fix: write the date of the copy that was really read; a source that was read again has a new `copy`.
    Source: rules of good patient information D1, D6.
    """
    for place, part, name, day in _comparisons(matter):
        source = matter.facts.sources.get(name)
        if source is None:
            continue
        published, copy = source.published, source.copy_
        if isinstance(published, PartialDate) and day < published.first:
            there = source.place.told("published")
            message = f"Compared on {day}, but the source {name} was published on {published} ({there})."
            yield Finding(place, part, message, "Correct the wrong one of the two dates.")
        elif copy and day > copy:
            message = f"Compared on {day}, but the copy of {name} is dated {copy} ({source.place.told('copy')})."
            yield Finding(
                place, part, message, "Write the date of the copy, or read the source again and date its copy."
            )


def _comparisons(matter: Matter) -> Iterator[tuple[Place, str, str, date]]:
    for trial in matter.trials:
        yield trial.place, "checked", trial.source, trial.checked
        for part, name, day in _uses(trial):
            if trial.place.has(f"{part}.checked"):
                yield trial.place, f"{part}.checked", name, day
    for topic in matter.topics:
        yield from _records_of(topic)
    records: list[Urgent | Sign] = [*matter.urgent, *matter.signs]
    for record in records:
        yield record.place, "checked", record.source, record.checked


_NUMBER = re.compile(r"NCT\d{8}|ISRCTN\d{8}|20\d\d-\d{6}-\d\d", re.IGNORECASE)


@rule("source-number", ref="T1")
def source_number(matter: Matter) -> Findings:
    """The number of a trial in the id of a source is the one in its address and its title.

    Why: the link would lead a family to another trial, and the facts may be those of another trial.
    Example: `id: ctgov-nct05751044` with `url: https://clinicaltrials.gov/study/NCT05745714`.
    Fix: open the address, and correct the number that is wrong.
    Source: rules of good patient information T1.
    """
    for source in matter.sources:
        own = {number.upper() for number in _NUMBER.findall(source.id)}
        for field, text in (("url", source.url), ("title", source.title)):
            other = {number.upper() for number in _NUMBER.findall(text)}
            if own and other and not own & other:
                message = f"This has {', '.join(sorted(other))}, but the id has {', '.join(sorted(own))}."
                yield Finding(source.place, field, message, "Open the address, and correct the number that is wrong.")


@rule("copy-published", ref="D6")
def copy_published(matter: Matter) -> Findings:
    """The copy of a source was made after the source was published.

    Why: one of the two dates is wrong.
    Example: `published: 2026-05-22` with `copy: 2025-11-20`.
    Fix: look both dates up.
    Source: rules of good patient information D6.
    """
    for source in matter.sources:
        if source.copy_ and isinstance(source.published, PartialDate) and source.published.first > source.copy_:
            message = f"The copy is dated {source.copy_}, before the source was published ({source.published})."
            yield Finding(
                source.place, "copy", message, f"Look both up; published stands in {source.place.told('published')}."
            )


@rule("differs", ref="D6")
def differs(matter: Matter) -> Findings:
    """A noted difference has another value and another source.

    Why: families would read that sources disagree where they do not.
    Example: `value: [NL]` with `differs: [{value: [NL], ...}]`; the fact's own source under `differs`.
    Fix: delete the difference, or correct its value or source.
    Source: rules of good patient information D6 (two sources that differ).
    """
    for trial in matter.trials:
        for field, fact in trial.facts().items():
            seen = {(fact.source, fact.checked): field}
            for number, other in enumerate(fact.differs):
                part = f"{field}.differs.{number}"
                if _same(fact.value, other.value):
                    message = f"The difference noted for {field} has the same value as {where(trial, field)}."
                    yield Finding(trial.place, part, message, "Delete the difference, or correct its value.")
                first = seen.setdefault((other.source, other.checked), part)
                if first != part:
                    message = f"The source {other.source} of {other.checked} is also in line {trial.place.line(first)}."
                    yield Finding(trial.place, part, message, "Keep one value for each source, or correct the source.")


def _same(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple) and all(isinstance(item, str) for item in (*one, *other)):
        return set(one) == set(other)
    return one == other


@rule("source-twice", severity="warning")
def source_twice(matter: Matter) -> Findings:
    """No two sources have the same address.

    Why: what rests on the source would be split over two entries of the public list.
    Example: two sources with the same `url` and the same `copy`.
    Fix: keep one; another copy of the same page has another `copy` or `published`.
    Source: the data format of this project.
    """
    first: dict[tuple[str, str, str], Source] = {}
    for source in matter.sources:
        key = (source.url.rstrip("/").replace("http://", "https://"), str(source.copy_), str(source.published))
        other = first.setdefault(key, source)
        if other is not source and not _VERSION.search(f"{source.title} {other.title}"):
            message = f"This address is also in {other.place.told('url')} ({other.id})."
            yield Finding(source.place, "url", message, "Keep one of the two, or correct the address.")
