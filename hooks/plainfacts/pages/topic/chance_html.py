"""A chance as families read it: "82 out of 100", for whom, over what time, and what the source does not state."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Chance, CountRange
from plainfacts.facts.records.values import Unknown
from plainfacts.pages import formats
from plainfacts.prose.page import Page

PICTURE_OF = (100, 1000)
"""How many figures a picture of a chance may have (Ottawa: exactly 100 or 1,000)."""


_SECTION = re.compile(r"^## ", re.MULTILINE)


def about_survival(chance: Chance, facts: Facts) -> bool:
    """Whether a chance is about survival or about cancer that comes back; such a chance is folded."""
    outcome = chance.outcome.casefold()
    return any(part in outcome for part in formats.each(facts.wording, "chance.fold_words"))


def folded(page: Page, facts: Facts) -> frozenset[str]:
    """The ids of the chances that a page folds: those about survival, and others in the same section.

    A page for teenagers folds all, so that nobody there sees a number without asking for it.
    """
    if page.front.audience == "teen":
        return frozenset(call.values["chance"] for call in page.calls if call.name == "chance")
    starts = [match.start() for match in _SECTION.finditer(page.body)]
    sections: dict[int, list[str]] = defaultdict(list)
    for call in page.calls:
        if call.name == "chance":
            sections[sum(start < call.start for start in starts)].append(call.values["chance"])
    return frozenset(
        name
        for names in sections.values()
        if any(about_survival(facts.chances[name], facts) for name in names)
        for name in names
    )


@dataclass(frozen=True)
class ChanceView:
    """The template context for a chance."""

    chance: Chance
    facts: Facts
    fold: bool = False

    @property
    def sentence(self) -> str:
        """`82 out of 100 children and young adults … had no signs of leukaemia`."""
        chance = self.chance
        text = self.facts.wording(
            "chance.sentence", count=formats.count(self.facts.wording, chance), who=chance.who, outcome=chance.outcome
        )
        return _as_sentence(text)

    @property
    def _place(self) -> str | Unknown:
        """The place in words; the data may have a country code instead."""
        place = self.chance.place_
        return place if isinstance(place, Unknown) else formats.country(self.facts.wording, place)

    @property
    def what(self) -> str:
        """The sentence without whom it is about: `82 out of 100 had no signs of leukaemia.`"""
        words = self.facts.wording
        count = formats.count(words, self.chance)
        text = words("chance.without_who", count=count, outcome=self.chance.outcome)
        return _as_sentence(text)

    @property
    def details(self) -> list[str]:
        """Time span, years and place, as far as the source states them, and what it does not state."""
        words = self.facts.wording
        stated = {"over": self.chance.over, "years": self.chance.years, "place": self._place}
        missing = [words(f"chance.part_{name}") for name, part in stated.items() if isinstance(part, Unknown)]
        known = {name: part for name, part in stated.items() if not isinstance(part, Unknown)}
        told = [words(f"chance.{name}", **{name: part}) for name, part in known.items()]
        if missing:
            told.append(words("chance.unknown_part", parts=formats.listed(words, missing)))
        return told

    @property
    def other(self) -> str | None:
        """The complementary chance, where the count is a single number."""
        if isinstance(self.chance.count, CountRange):
            return None
        rest, words = self.chance.out_of - self.chance.count, self.facts.wording
        return words(f"chance.others_{self._outcome}", count=formats.number(words, rest))

    @property
    def _outcome(self) -> str:
        """`alive` if the outcome is to be alive and nothing else (the others died, or are unknown), else `any`."""
        told = self.chance.outcome.casefold().rstrip(".")
        return "alive" if told in formats.each(self.facts.wording, "chance.alive") else "any"

    @property
    def filled(self) -> int | None:
        """The number of filled figures in the picture, or None if the chance is not drawn."""
        count = self.chance.count
        if isinstance(count, CountRange) or self.chance.out_of not in PICTURE_OF or count != int(count):
            return None
        return int(count) if Decimal(0) <= count <= self.chance.out_of else None


def _as_sentence(text: str) -> str:
    return text[0].upper() + text[1:].rstrip(".") + "."


def strip_summary(views: Sequence[ChanceView], facts: Facts) -> str:
    """The summary of folded chances: their outcomes, without numbers."""
    outcomes = dict.fromkeys(view.chance.outcome.rstrip(".") for view in views)
    return facts.wording("chance.fold", outcomes=formats.either(facts.wording, outcomes))


def shared_who(views: Sequence[ChanceView]) -> str:
    """Whom several chances are about, if it is the same for all; otherwise empty."""
    told = {view.chance.who for view in views}
    return told.pop() if len(views) > 1 and len(told) == 1 else ""


def shared_details(views: Sequence[ChanceView]) -> list[str]:
    """The details of several chances, if they are the same for all; otherwise empty."""
    return views[0].details if len(views) > 1 and all(view.details == views[0].details for view in views) else []
