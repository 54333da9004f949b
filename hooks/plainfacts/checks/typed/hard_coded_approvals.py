"""Finds approvals of treatments (where, when, from what age) that are typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.typed.matching_fact import Match, Typed
from plainfacts.claims.quantities_in_text import dates, read_words
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Treatment
from plainfacts.facts.records.times import Span
from plainfacts.facts.records.values import Unknown

_APPROVED = re.compile(r"\b(?:approv|licen[cs]|authoris|authoriz)\w*", re.IGNORECASE)
_FROM_AGE = re.compile(r"\bfrom (?:the age of )?(\d+|\w+) (day|week|month|year)s?\b", re.IGNORECASE)


def typed_approvals(facts: Facts, text: str) -> Iterator[Typed]:
    """Each date and age of an approval that a sentence gives with the name of a treatment."""
    if not _APPROVED.search(text):
        return
    for treatment in _named(facts, text):
        for said in dates(text):
            days = [one.on for one in treatment.approvals if not isinstance(one.on, Unknown)]
            agrees = any(said.date.first <= day.last and day.first <= said.date.last for day in days)
            yield Typed(said.text, said.start, _match(treatment, agrees=agrees))
        for found in _FROM_AGE.finditer(text):
            amount = read_words(found[1])
            ages = [one.from_ for one in treatment.approvals if not isinstance(one.from_, Unknown)]
            if amount is not None:
                age = Span(int(amount), f"{found[2].lower()}s")
                match = _match(treatment, agrees=any(age.days == own.days for own in ages))
                yield Typed(found[0], found.start(), match)
        return


def _named(facts: Facts, text: str) -> Iterator[Treatment]:
    """The treatments that a sentence names, by any of their names."""
    for treatment in facts.treatments.values():
        names = [name for name in treatment.names if len(name) > 3]
        if names and re.search(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)", text, re.IGNORECASE):
            yield treatment


def _match(treatment: Treatment, *, agrees: bool) -> Match | None:
    if not treatment.approvals:
        return None
    told = []
    for one in treatment.approvals:
        age = "" if isinstance(one.from_, Unknown) else f" from {one.from_}"
        told.append(f"{one.where}{age}, {one.on.value if isinstance(one.on, Unknown) else one.on}")
    line = f"{treatment.place.path}:{treatment.place.line('approvals')}"
    return Match(f'approvals("{treatment.id}")', f"approved in {'; '.join(told)}", line, agrees)
