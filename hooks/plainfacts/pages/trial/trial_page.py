"""The page of a trial: its view, which a template prints, and its table of contents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from markupsafe import Markup

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.medicines import approvals_of
from plainfacts.facts.records.reference import Approval, Treatment
from plainfacts.facts.records.registers import address_of, register_of
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import DERIVED_FIELDS, FACT_FIELDS, Practical, Site, Tested, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats
from plainfacts.pages.figures.pictures import step_mark
from plainfacts.pages.generated.page_plan import RenderedPage
from plainfacts.pages.links import trial_url
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.templating import AsKey, render
from plainfacts.pages.trial.danger_card import urgent_card
from plainfacts.pages.trial.fact_html import Shown, is_old, shown, status_group, status_text
from plainfacts.pages.trial.length import length_text
from plainfacts.pages.trial.to_ask import to_ask
from plainfacts.pages.trial.trial_card import Row, countries_row, known_rows, row_of
from plainfacts.pages.trial.voice_switch import voice_switch

SECTIONS = ("about", "parts", "eligibility", "what_happens", "safety", "sites", "questions", "results")
"""The sections of the page that its contents name, in their order; the last folds speak for themselves."""
_CLOSED = ("active-not-recruiting", "suspended", "terminated", "withdrawn", "completed")


@dataclass(frozen=True)
class TrialView:
    """All that the template of a trial prints."""

    trial: Trial
    today: date
    base: str
    facts: Facts
    _shown: dict[str, Shown] = field(default_factory=dict, compare=False)

    def fact(self, name: str) -> Shown:
        """A fact ready to print, made once for the whole page."""
        if name not in self._shown:
            self._shown[name] = shown(self.facts, self.trial, name)
        return self._shown[name]

    def value(self, name: str) -> Any:
        """What a fact says, without its words; None where no source states it."""
        fact = fact_of(self.facts, self.trial, name)
        return fact.known if fact else None

    @property
    def name(self) -> str:
        """The short name of the trial."""
        return self.fact("name").text

    @property
    def status(self) -> str:
        """The status in words, with the day where the copy is old."""
        return status_text(self.facts, self.trial, self.today)

    @property
    def group(self) -> str:
        """Open, later, unknown or closed: the style of the status."""
        return status_group(self.facts, self.trial)

    @property
    def standing(self) -> str:
        """The group, but `was` where a trial was open in a copy that is too old to say that it still is."""
        return "was" if self.group == "open" and self.old else self.group

    @property
    def old(self) -> bool:
        """Whether the status was compared too long ago."""
        return is_old(self.facts, fact_of(self.facts, self.trial, "status"), self.today)

    @property
    def master(self) -> Trial | None:
        """The trial that this one is part of."""
        return self.facts.trials.get(self.trial.part_of or "")

    @property
    def parts(self) -> Sequence[TrialView]:
        """The sub-trials, as views."""
        subs = self.facts.sub_trials.get(self.trial.id, ())
        return [TrialView(sub, self.today, self.base, self.facts) for sub in subs]

    @property
    def url(self) -> str:
        """The address of this trial's page."""
        return trial_url(self.trial)

    @property
    def length(self) -> str:
        """How long it lasts, and for how long the money is."""
        return length_text(self.facts, self.trial, self.today)

    def approvals(self, item: Tested) -> list[tuple[Treatment, Approval]]:
        """Where each medicine in a thing being tested is approved; nothing where it is not said to be."""
        return approvals_of(self.facts, item) if item.approved is True else []

    @property
    def phase_purpose(self) -> str:
        """What the phase is for; a small or lonely phase 3 is told as such."""
        words, phase = self.facts.wording, self.value("phase")
        return words(f"trial.phase_purpose.{phase}") if phase else ""

    @property
    def phase_remarks(self) -> list[str]:
        """What families should know where phase and design do not fit."""
        words, people, design = self.facts.wording, self.value("participants"), self.value("design")
        if self.value("phase") != "3":
            return []
        count = people and (people.planned if people.planned is not None else people.actual)
        remarks = []
        if count is not None and count < self.facts.style.limit("phase_3_least"):
            remarks.append(words("trial.phase_3_small"))
        if design and design.comparison is False:
            remarks.append(words("trial.phase_3_alone"))
        return remarks

    @property
    def numbers(self) -> list[tuple[str, str, str | None]]:
        """Each register, the number there, and its address where one is known."""
        return numbers_of(self.value("registry_ids") or ())

    @cached_property
    def site_groups(self) -> list[tuple[str, list[tuple[str, list[Site]]]]]:
        """Hospitals by whether they are open, and in each group by country."""
        groups: dict[str, list[Site]] = defaultdict(list)
        for site in self.value("sites") or ():
            groups[_site_group(site)].append(site)
        order = ("open", "planned", "other", "closed")
        return [(name, self._by_country(groups[name])) for name in order if groups[name]]

    def _by_country(self, sites: Sequence[Site]) -> list[tuple[str, list[Site]]]:
        """By the code of the country: the site's own countries first, each part in the order of their names."""
        found: dict[str, list[Site]] = defaultdict(list)
        for site in sorted(sites, key=lambda site: (str(site.city), site.name)):
            found[site.country].append(site)
        own, words = self.facts.settings.countries, self.facts.wording
        return sorted(found.items(), key=lambda item: (item[0] not in own, formats.country(words, item[0])))

    @property
    def criteria(self) -> list[tuple[str, Any]]:
        """Both lists of criteria; a list nobody stated is None."""
        value = self.value("eligibility")
        sides = [(side, getattr(value, side, None)) for side in ("can_join", "cannot_join")]
        return [(side, None if isinstance(items, Unknown) else items) for side, items in sides]

    @property
    def practical(self) -> list[tuple[str, str]]:
        """What a family must arrange, as far as a source tells: label and words."""
        words, value = self.facts.wording, self.value("practical")
        told = [(name, getattr(value, name)) for name in Practical.model_fields] if value else []
        return [
            (words(f"trial.{name}"), formats.practical(words, name, part))
            for name, part in told
            if not isinstance(part, Unknown)
        ]

    @property
    def card_rows(self) -> list[Row]:
        """The facts of the card; those that no source states are not among them."""
        before, after = ["ages", "sex"] if self.trial.sex else ["ages"], ["being_tested", "sponsor", "funding"]
        where = [countries_row(self)] if self.value("countries") else []
        told = self.length != self.facts.wording("trial.length.unknown")
        length = [replace(row_of(self, "duration", self.length), sources=())] if told else []
        return [*known_rows(self, [*before, "conditions"]), *where, *known_rows(self, after), *length]

    @property
    def points(self) -> int:
        """How many points decide who can join, as far as a source tells."""
        return sum(len(items or ()) for _, items in self.criteria)

    @property
    def visits(self) -> str:
        """How often a family must come, or that this must be asked."""
        told = next((text for label, text in self.practical if label == self.facts.wording("trial.nights_away")), "")
        return (
            self.facts.wording("trial.line.nights", nights=told) if told else self.facts.wording("trial.line.no_visits")
        )

    @property
    def status_short(self) -> str:
        """The status in two or three words, for a table."""
        return self.facts.wording(f"trial.status_short.{self.standing}")

    @property
    def general_questions(self) -> Markup:
        """Questions that fit any trial, as items of a list."""
        return general_questions(self.facts)

    @cached_property
    def cites(self) -> Cites:
        """Every source that this page rests on: that of the record first, then in the order of the facts."""
        days: dict[str, list[date]] = {self.trial.source: []}
        for fact in [fact for name in ("status", *FACT_FIELDS) if (fact := fact_of(self.facts, self.trial, name))]:
            days.setdefault(fact.source, []).append(fact.checked)
            for other in fact.differs:
                days.setdefault(other.source, []).append(other.checked)
        for _, approval in [one for item in self.value("being_tested") or () for one in self.approvals(item)]:
            days.setdefault(approval.source, []).append(approval.checked)
        for key in ("trial.phase_source", "trial.right_source", "trial.leave_source"):
            days.setdefault(self.facts.wording(key), [])
        return Cites(self.facts, list(days), days)

    @cached_property
    def to_ask(self) -> Sequence[tuple[str, str]]:
        """What no source states: the key of each fact, and its name."""
        return list(to_ask(self.facts, self.trial))

    @property
    def differences(self) -> list[tuple[str, str]]:
        """Where sources differ: the name of each fact, and a sentence of what another source says."""
        found = [self.fact(name) for name in FACT_FIELDS if fact_of(self.facts, self.trial, name)]
        return [(fact.label, sentence) for fact in found for sentence in fact.differs]

    @property
    def derived(self) -> str:
        """The names of the facts that follow from the parts of the trial."""
        found = [self.fact(name) for name in DERIVED_FIELDS]
        return formats.listed(self.facts.wording, [fact.label for fact in found if fact.derived])


def numbers_of(ids: Iterable[str]) -> list[tuple[str, str, str | None]]:
    """Each register, the number there, and its address where one is known."""
    return [(register.name, number, address_of(number)) for number in ids if (register := register_of(number))]


def general_questions(facts: Facts) -> Markup:
    """Questions that fit any trial, as items of a list."""
    return _general_questions(AsKey(facts.wording))


@lru_cache(maxsize=4)
def _general_questions(wording: AsKey[Wording]) -> Markup:
    questions = formats.each(wording.thing, "trial.general_questions")
    return Markup().join([Markup("<li>{}</li>").format(question) for question in questions])


def _site_group(site: Site) -> str:
    if site.status in ("recruiting", "by-invitation"):
        return "open"
    if site.status == "not-yet-recruiting":
        return "planned"
    return "closed" if site.status in _CLOSED else "other"


def trial_page(facts: Facts, trial: Trial, today: date) -> RenderedPage:
    """The whole page of a trial as HTML without the frame of the site."""
    view = TrialView(trial, today, trial_url(trial), facts)
    words, title = facts.wording, view.fact("title").text
    end = "" if title.endswith((".", "?", "!")) else "."
    sheet = f"{view.url}sheet/"
    return RenderedPage(
        description=words("trial.description", name=view.name, title=f"{title}{end}"),
        aside=render("trial_card.html", facts, view=view, rows=view.card_rows, cite=view.cites.group(), sheet=sheet),
        html=render(
            "trial.html",
            facts,
            view=view,
            switch=voice_switch(facts, trial, FAMILY),
            urgent=urgent_card(facts, facts.lineage(trial.treatments.known or ())),
            step_mark=step_mark,
        ),
        headings=[(name.replace("_", "-"), words(f"trial.{name}")) for name in sections(view)],
    )


def sections(view: TrialView) -> list[str]:
    """The sections that this trial's contents name: those about optional facts only where they are stated."""
    optional = {"parts": view.parts, **{name: view.value(name) for name in ("results", "sites")}}
    return [name for name in SECTIONS if name not in optional or optional[name]]
