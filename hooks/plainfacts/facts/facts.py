"""All facts of a site, frozen, with ways to look them up."""

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
    """Records by id, in the order of their ids; terms and numbers in that of their words, signs as they are written."""

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
    broken: tuple[Broken, ...] = ()  # what stands in the files and could not be read
    published: Mapping[str, int] = field(default_factory=dict)  # the addresses of the last release, with their lines
    typed: Mapping[str, Typed] = field(default_factory=dict)  # each trial as it was typed, by id
    listed: Mapping[str, ListedTrial] = field(default_factory=dict)  # open trials that nobody has written in full
    listed_typed: Mapping[str, Typed] = field(default_factory=dict)  # each of these as it was typed

    def is_whole(self, list_: str) -> bool:
        """Whether all records of a list could be read."""
        return not any(broken.list == list_ for broken in self.broken)

    def may_be_used(self, words: str) -> bool:
        """Whether something that could not be read may name this source or topic, or use this word."""
        return any(broken.may_use(words) for broken in self.broken)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Conditions and treatments in one list."""
        return {**self.conditions, **self.treatments}

    @cached_property
    def chances(self) -> dict[str, Chance]:
        """Every chance, by id."""
        return {chance.id: chance for topic in self.topics.values() for chance in topic.chances}

    @cached_property
    def topics_of(self) -> dict[str, str]:
        """For each chance and figure, the id of the condition or treatment that it belongs to."""
        topics = self.topics.values()
        chances = {chance.id: topic.id for topic in topics for chance in topic.chances}
        return chances | {figure.id: topic.id for topic in topics for figure in topic.figures}

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Every other figure, by id."""
        return {figure.id: figure for topic in self.topics.values() for figure in topic.figures}

    @cached_property
    def markers(self) -> dict[str, Term]:
        """The terms of the glossary that are markers on cells, by term."""
        return {name: term for name, term in self.glossary.items() if term.kind == "marker"}

    @cached_property
    def treatment_names(self) -> list[tuple[re.Pattern[str], Treatment]]:
        """The treatments, each with a pattern that finds any of its names in a text."""
        return [(_any_of(one.names), one) for one in self.treatments.values()]

    @cached_property
    def sub_trials(self) -> dict[str, tuple[Trial, ...]]:
        """The sub-trials of each master protocol, by its id."""
        found: dict[str, list[Trial]] = {}
        for trial in self.trials.values():
            if trial.part_of:
                found.setdefault(trial.part_of, []).append(trial)
        return {master: tuple(trials) for master, trials in found.items()}

    @cached_property
    def families(self) -> dict[str, tuple[str, ...]]:
        """For each trial, the ids of its family, its own among them: what is said of one may follow from the others.

        A family is a master protocol with its sub-trials, and theirs.
        """
        roots = {name: self._root(name) for name in self.trials}
        families: dict[str, list[str]] = {}
        for name, root in roots.items():
            families.setdefault(root, []).append(name)
        return {name: tuple(families[root]) for name, root in roots.items()}

    def lineage(self, topics: Iterable[str]) -> frozenset[str]:
        """The topics and all that they are part of."""
        own = frozenset(topics)
        return own.union(name for name, parts in self.within.items() if not parts.isdisjoint(own))

    def signs_for(self, treatments: Collection[str], level: str = "") -> list[Sign]:
        """The signs, all or of one level, that count for everybody or after one of the treatments."""
        wanted = (sign for sign in self.signs.values() if sign.level == level or not level)
        return [sign for sign in wanted if not sign.after or not set(sign.after).isdisjoint(treatments)]

    def _root(self, name: str) -> str:
        """The outermost trial that one is part of; of a circle, the first by its id."""
        way = [name]
        while (above := self.trials[way[-1]].part_of) in self.trials:
            assert above is not None
            if above in way:
                return min(way[way.index(above) :])
            way.append(above)
        return way[-1]

    @cached_property
    def prints(self) -> dict[str, str]:
        """For each trial, the hash of its id and of how its family was typed, not of where; of a listed one alike."""
        own = {name: f"{name} {self.typed[name].place.path} {self.typed[name].print}" for name in self.trials}
        written = {name: [own[one] for one in family] for name, family in self.families.items()}
        listed = {name: ["listed", typed.print] for name, typed in self.listed_typed.items()}
        return {
            name: hashlib.sha256("\n".join([name, *said]).encode()).hexdigest()
            for name, said in {**listed, **written}.items()
        }

    @cached_property
    def within(self) -> dict[str, frozenset[str]]:
        """For each topic, its own id and the ids of all topics that are part of it."""
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
