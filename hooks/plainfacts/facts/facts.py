"""All facts of a site, frozen, with lookups and indexes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from plainfacts.facts.house.settings import Settings
from plainfacts.facts.house.style import Style
from plainfacts.facts.house.wording import Wording
from plainfacts.facts.records.listed import ListedTrial
from plainfacts.facts.records.redirect import Redirect
from plainfacts.facts.records.reference import (
    Chance,
    Condition,
    Figure,
    MeasureKind,
    Sign,
    Source,
    Term,
    Topic,
    Treatment,
    Urgent,
)
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.yaml.broken import Broken
from plainfacts.facts.yaml.list_file import Typed


@dataclass(frozen=True)
class Facts:
    """Records by id, sorted by id: terms by word, urgent numbers by country, signs in the order of the file."""

    trials: Mapping[str, Trial]
    conditions: Mapping[str, Condition]
    treatments: Mapping[str, Treatment]
    measures: Mapping[str, MeasureKind]
    sources: Mapping[str, Source]
    glossary: Mapping[str, Term]
    urgent: Mapping[str, Urgent]
    signs: Mapping[str, Sign]
    redirects: Mapping[str, Redirect]
    style: Style
    wording: Wording
    settings: Settings
    broken: tuple[Broken, ...] = ()  # what could not be read
    published: Mapping[str, int] = field(default_factory=dict)  # the addresses of the last release, with their lines
    typed: Mapping[str, Typed] = field(default_factory=dict)  # each trial as typed, by id
    listed: Mapping[str, ListedTrial] = field(default_factory=dict)  # trials not written up yet
    listed_typed: Mapping[str, Typed] = field(default_factory=dict)  # each of these as typed

    def is_whole(self, list_: str) -> bool:
        """Whether all records of a list could be read."""
        return not any(broken.list == list_ for broken in self.broken)

    def may_be_used(self, words: str) -> bool:
        """Whether something that could not be read may refer to this source or topic, or use this word."""
        return any(broken.may_use(words) for broken in self.broken)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Conditions and treatments, by id."""
        return {**self.conditions, **self.treatments}

    @cached_property
    def chances(self) -> dict[str, Chance]:
        """Every chance, by id."""
        return {chance.id: chance for topic in self.topics.values() for chance in topic.chances}

    @cached_property
    def topics_of(self) -> dict[str, str]:
        """The id of the condition or treatment that each chance and figure belongs to, by its id."""
        topics = self.topics.values()
        chances = {chance.id: topic.id for topic in topics for chance in topic.chances}
        return chances | {figure.id: topic.id for topic in topics for figure in topic.figures}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every figure that is not a chance, by id."""
        return {figure.id: figure for topic in self.topics.values() for figure in topic.figures}

    @cached_property
    def markers(self) -> dict[str, Term]:
        """The terms of the glossary that are markers on cells, by term."""
        return {name: term for name, term in self.glossary.items() if term.kind == "marker"}

    @cached_property
    def glossary_forms(self) -> frozenset[str]:
        """All forms of the words explained, as they stand inside a sentence."""
        return frozenset(form for term in self.glossary.values() for form in (term.term, *term.also))

    @cached_property
    def treatment_names(self) -> list[tuple[re.Pattern[str], Treatment]]:
        """The treatments, each with a pattern that finds any of its names in a text."""
        return [(_any_of(one.names), one) for one in self.treatments.values()]

    @cached_property
    def sub_trials(self) -> dict[str, tuple[Trial, ...]]:
        """The sub-trials of each master protocol, by its id; without those in a cycle, so that a walk ends."""
        found: dict[str, list[Trial]] = {}
        for trial in self.trials.values():
            if trial.part_of and trial.id not in self._above(trial.id):
                found.setdefault(trial.part_of, []).append(trial)
        return {master: tuple(trials) for master, trials in found.items()}

    @cached_property
    def families(self) -> dict[str, tuple[str, ...]]:
        """The ids of each trial's family, including its own, by id: facts of one may be derived from the others.

        A family is a master protocol with its sub-trials, and theirs.
        """
        roots = {name: self._root(name) for name in self.trials}
        families: dict[str, list[str]] = {}
        for name, root in roots.items():
            families.setdefault(root, []).append(name)
        return {name: tuple(families[root]) for name, root in roots.items()}

    def lineage(self, topics: Iterable[str]) -> frozenset[str]:
        """The ids of the topics and of everything that they are part of."""
        own = frozenset(topics)
        return own.union(name for name, parts in self.within.items() if not parts.isdisjoint(own))

    def signs_for(self, treatments: Collection[str], level: str = "") -> list[Sign]:
        """The signs, of one level if given, that apply to everybody or after one of the treatments."""
        wanted = (sign for sign in self.signs.values() if sign.level == level or not level)
        return [sign for sign in wanted if not sign.after or not set(sign.after).isdisjoint(treatments)]

    def _root(self, name: str) -> str:
        """The outermost trial that a trial is part of; in a cycle, the one with the first id."""
        above = self._above(name)
        return min((one for one in above if one in self._above(one)), default=above[-1] if above else name)

    def _above(self, name: str) -> list[str]:
        """The ids of the trials that a trial is part of, innermost first, each once; in a cycle its own too."""
        found: list[str] = []
        parent = self.trials[name].part_of
        while parent in self.trials and parent not in found:
            assert parent is not None
            found.append(parent)
            parent = self.trials[parent].part_of
        return found

    @cached_property
    def trial_hashes(self) -> dict[str, str]:
        """A hash of each trial's id and its family's records (text and path, not lines), by id.

        For a listed trial, a hash of its id and its own text.
        """
        own = {name: f"{name} {self.typed[name].place.path} {self.typed[name].hash}" for name in self.trials}
        written = {name: [own[one] for one in family] for name, family in self.families.items()}
        listed = {name: ["listed", typed.hash] for name, typed in self.listed_typed.items()}
        return {
            name: hashlib.sha256("\n".join([name, *said]).encode()).hexdigest()
            for name, said in {**listed, **written}.items()
        }

    @cached_property
    def within(self) -> dict[str, frozenset[str]]:
        """The ids of each topic and of all topics that are part of it, by id."""
        kept: dict[str, set[str]] = {topic: {topic} for topic in self.topics}
        for topic in self.topics.values():
            parent, seen = topic.part_of, {topic.id}
            while parent in self.topics and parent not in seen:
                kept[parent].add(topic.id)
                seen.add(parent)
                parent = self.topics[parent].part_of
        return {topic: frozenset(ids) for topic, ids in kept.items()}


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", re.IGNORECASE)
