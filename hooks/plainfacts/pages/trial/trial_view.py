"""A trial as templates see it: its facts ready to print, and what follows from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from plainfacts.facts.derive import fact_of, known
from plainfacts.facts.facts import Facts
from plainfacts.facts.medicines import approvals_of
from plainfacts.facts.records.listed import Hospital, ListedTrial
from plainfacts.facts.records.reference import Approval, Source, Treatment
from plainfacts.facts.records.registers import address_of, register_of
from plainfacts.facts.records.trial import DERIVED_FIELDS, FACT_FIELDS, Practical, Site, Tested, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats
from plainfacts.pages.links import trial_url
from plainfacts.pages.sources.cites import Cites
from plainfacts.pages.trial.fact_html import Shown, is_old, shown, status_group, status_text
from plainfacts.pages.trial.to_ask import to_ask

T = TypeVar("T", Trial, ListedTrial)
_CLOSED = ("active-not-recruiting", "suspended", "terminated", "withdrawn", "completed")
MANY_PLACES = 20
"""The list of towns is folded if a listed trial has more of them."""
_ASKED_OF_LISTED = (
    *("age_groups", "conditions", "countries", "places", "phase"),
    *("participants", "start", "end", "sponsor"),
)


@dataclass(frozen=True)
class View(Generic[T]):
    """What all trials have in common, for the page at `base`."""

    trial: T
    today: date
    base: str
    facts: Facts
    _shown: dict[str, Shown] = field(default_factory=dict, compare=False)

    def fact(self, name: str) -> Shown:
        """A fact ready to print; made once for the whole page."""
        if name not in self._shown:
            self._shown[name] = shown(self.facts, self.trial, name)
        return self._shown[name]

    def value(self, name: str) -> Any:
        """The value of a fact; None where no source states it."""
        return known(self.facts, self.trial, name)

    @property
    def url(self) -> str:
        """The address of the trial's page."""
        return trial_url(self.trial)

    @property
    def status(self) -> str:
        """The status in words, with the day where the copy is old."""
        return status_text(self.facts, self.trial, self.today)

    @property
    def group(self) -> str:
        """Open, later, unknown or closed."""
        return status_group(self.facts, self.trial)

    @property
    def standing(self) -> str:
        """The group, or `was` for a trial that was open in a copy too old to tell whether it still is."""
        return "was" if self.group == "open" and self.old else self.group

    @property
    def old(self) -> bool:
        """Whether the status was compared too long ago."""
        return is_old(self.facts, fact_of(self.facts, self.trial, "status"), self.today)

    @property
    def phase_purpose(self) -> str:
        """What a trial of this phase is for; empty where no source states the phase."""
        phase = self.value("phase")
        return self.facts.wording(f"trial.phase_purpose.{phase}") if phase else ""

    @property
    def numbers(self) -> list[tuple[str, str, str | None]]:
        """Each register, the trial's number there, and the address of its record if one is known."""
        numbers = self.value("registry_ids") or ()
        return [(register.name, number, address_of(number)) for number in numbers if (register := register_of(number))]


class TrialView(View[Trial]):
    """A trial that is written up."""

    @property
    def name(self) -> str:
        """The short name of the trial."""
        return self.fact("name").text

    @property
    def master(self) -> Trial | None:
        """The trial that this one is part of."""
        return self.facts.trials.get(self.trial.part_of or "")

    @property
    def parts(self) -> Sequence[TrialView]:
        """The sub-trials, as views."""
        subs = self.facts.sub_trials.get(self.trial.id, ())
        return [TrialView(sub, self.today, self.base, self.facts) for sub in subs]

    def approvals(self, item: Tested) -> list[tuple[Treatment, Approval]]:
        """The approvals of each medicine in a tested item; none unless the item is said to be approved."""
        return approvals_of(self.facts, item) if item.approved is True else []

    @property
    def phase_remarks(self) -> list[str]:
        """What families should know about a phase 3 trial that is small or compares with nothing."""
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

    @cached_property
    def site_groups(self) -> list[tuple[str, list[tuple[str, list[Site]]]]]:
        """Hospitals by whether they are open, and in each group by country."""
        groups: dict[str, list[Site]] = defaultdict(list)
        for site in self.value("sites") or ():
            groups[_site_group(site)].append(site)
        order = ("open", "planned", "other", "closed")
        return [(name, self._by_country(groups[name])) for name in order if groups[name]]

    def _by_country(self, sites: Sequence[Site]) -> list[tuple[str, list[Site]]]:
        """Hospitals by country code: the site's own countries first, each part sorted by the country's name."""
        found: dict[str, list[Site]] = defaultdict(list)
        for site in sorted(sites, key=lambda site: (str(site.city), site.name)):
            found[site.country].append(site)
        own, words = self.facts.settings.countries, self.facts.wording
        return sorted(found.items(), key=lambda item: (item[0] not in own, formats.country(words, item[0])))

    @property
    def criteria(self) -> list[tuple[str, Any]]:
        """Both lists of criteria; None for a list that no source states."""
        value = self.value("eligibility")
        sides = [(side, getattr(value, side, None)) for side in ("can_join", "cannot_join")]
        return [(side, None if isinstance(items, Unknown) else items) for side, items in sides]

    @property
    def points(self) -> int:
        """The number of criteria that a source states."""
        return sum(len(items or ()) for _, items in self.criteria)

    @property
    def practical(self) -> list[tuple[str, str]]:
        """What a family must arrange, as far as a source tells: label and text."""
        words, value = self.facts.wording, self.value("practical")
        told = [(name, getattr(value, name)) for name in Practical.model_fields] if value else []
        return [
            (words(f"trial.{name}"), formats.practical(words, name, part))
            for name, part in told
            if not isinstance(part, Unknown)
        ]

    @property
    def visits(self) -> str:
        """How often a family must come, or that they should ask."""
        words = self.facts.wording
        told = dict(self.practical).get(words("trial.nights_away"))
        return words("trial.line.nights", nights=told) if told else words("trial.line.no_visits")

    @property
    def status_short(self) -> str:
        """The status in two or three words, for a table."""
        return self.facts.wording(f"trial.status_short.{self.standing}")

    @cached_property
    def cites(self) -> Cites:
        """Every source that the page rests on: that of the record first, then in the order of the facts."""
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
        """The key and the name of each fact that no source states."""
        return list(to_ask(self.facts, self.trial))

    @property
    def differences(self) -> list[tuple[str, str]]:
        """Where sources differ: the name of the fact, and a sentence that says what the other source says."""
        found = [self.fact(name) for name in FACT_FIELDS if fact_of(self.facts, self.trial, name)]
        return [(fact.label, sentence) for fact in found for sentence in fact.differs]

    @property
    def derived(self) -> str:
        """The names of the facts that are derived from sub-trials, as part of a sentence."""
        words = self.facts.wording
        found = [name for name in DERIVED_FIELDS if self.fact(name).derived]
        return formats.listed(words, [words(f"fact.derived_names.{name}") for name in found])


def _site_group(site: Site) -> str:
    if site.status in ("recruiting", "by-invitation"):
        return "open"
    if site.status == "not-yet-recruiting":
        return "planned"
    return "closed" if site.status in _CLOSED else "other"


class ListedView(View[ListedTrial]):
    """A trial that is only listed."""

    def fact(self, name: str) -> Shown:
        """A fact ready to print. The trial may take adults too, so its participants are not called children."""
        found = super().fact(name)
        return replace(found, label=self.facts.wording("listed.participants")) if name == "participants" else found

    @cached_property
    def cites(self) -> Cites:
        """The table, and the source that says what its phase is for."""
        purpose = [self.facts.wording("trial.phase_source")] if self.phase_purpose else []
        return Cites(self.facts, [self.trial.source, *purpose], {self.trial.source: [self.trial.checked]})

    @property
    def source(self) -> Source | None:
        """The table."""
        return self.facts.sources.get(self.trial.source)

    @property
    def many_places(self) -> bool:
        """Whether it has too many towns to list them on the card."""
        return len(self.trial.places.known or ()) > MANY_PLACES

    @property
    def hospitals(self) -> list[tuple[str, list[Hospital]]]:
        """The hospitals by country."""
        found: dict[str, list[Hospital]] = defaultdict(list)
        for site in self.value("sites") or ():
            found[formats.country(self.facts.wording, site.country)].append(site)
        return sorted(found.items())

    @property
    def to_ask(self) -> list[tuple[str, str]]:
        """The key and the name of each fact that the table does not state."""
        facts = [self.fact(name) for name in _ASKED_OF_LISTED]
        return [(fact.key, fact.label) for fact in facts if fact.value is None]
