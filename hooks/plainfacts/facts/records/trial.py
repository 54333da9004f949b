"""The model of a trial as staff write it: every field is a fact with a source and a date."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, field_validator, model_validator

from plainfacts.facts.records.fact import Fact, written_long
from plainfacts.facts.records.form import Form, Record
from plainfacts.facts.records.roles import Refers
from plainfacts.facts.records.times import Age, Day, Length, When
from plainfacts.facts.records.values import (
    UNKNOWN,
    Code,
    Country,
    Currency,
    Exact,
    FewWords,
    Id,
    Item,
    Items,
    Language,
    Maybe,
    Name,
    Number,
    OneOf,
    Paragraph,
    RegistryId,
    SourceId,
    Title,
    Unknown,
    Whole,
    YesNo,
    malformed,
)
from plainfacts.facts.records.voices import Voice, Voices

STATUSES = (
    "not-yet-recruiting",
    "recruiting",
    "by-invitation",
    "active-not-recruiting",
    "suspended",
    "terminated",
    "withdrawn",
    "completed",
    "unknown",
)
"""The statuses of a trial or a site (ClinicalTrials.gov API v2 `Status`, in our spelling)."""

PHASES = ("early-1", "1", "1/2", "2", "2/3", "3", "4", "none")
KINDS = ("medicine", "antibody", "cells", "combination", "procedure", "other")
NO_MEDICINE = ("procedure", "other")
"""Kinds of tested things that regulators do not approve; their pages do not mention approval."""

SEXES = ("female", "male")

LOOK_UP_STATUS = "Look it up in the registry: open, closed, ended and stopped can each mean more than one status."
"""The fix for a status that is not in the list; no program can tell which one is meant."""

Status = Annotated[str, OneOf(STATUSES, "one of these statuses", LOOK_UP_STATUS)]
Phase = Annotated[str, OneOf(PHASES, "one of these phases")]
Kind = Annotated[str, OneOf(KINDS, "one of these kinds")]
Sex = Annotated[str, OneOf(SEXES, "one of these")]


class Ages(Form):
    """The ages that can join. `to` includes the upper age, `under` does not; an end without a limit is left out."""

    from_: Age | None = Field(None, alias="from")
    to: Age | None = None
    under: Age | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Ages:
        if self.to and self.under:
            raise malformed(
                "Both `to` and `under` are given.", "Keep `to` if people of that age can join, otherwise `under`."
            )
        if not (self.from_ or self.to or self.under):
            raise malformed("No age is given.", "Write `from:` and `to:` or `under:`, or `ages: unknown`.")
        return self

    @property
    def end(self) -> Age | None:
        """The upper age, inclusive (`to`) or not (`under`), or None where there is no limit."""
        return self.to or self.under


class Site(Form):
    """A hospital that takes part in a trial."""

    name: Name
    city: Maybe[Name] = UNKNOWN
    country: Country
    status: Status = "unknown"


class Participants(Form):
    """How many people a trial plans to enrol or has enrolled."""

    planned: Whole | None = None
    actual: Whole | None = None

    @model_validator(mode="after")
    def _some(self) -> Participants:
        if self.planned is None and self.actual is None:
            raise malformed("No number is given.", "Write `planned:` or `actual:`, or `participants: unknown`.")
        return self


class Funding(Form):
    """Who pays, how much and for how long. `years` is the duration of the funding, not of the trial."""

    amount: Maybe[Number] = UNKNOWN
    currency: Maybe[Currency] = UNKNOWN
    funders: Maybe[Items[Name]] = UNKNOWN
    years: Maybe[Number] = UNKNOWN


class Design(Form):
    """The design of a trial."""

    groups: Maybe[Whole] = UNKNOWN
    randomised: Maybe[YesNo] = UNKNOWN
    comparison: Maybe[YesNo] = UNKNOWN


class Tested(Form):
    """One thing that is being tested. With no `approved` (it is not a medicine), its page does not mention approval."""

    kind: Kind
    name: Name
    plain: Maybe[Item]
    approved: Maybe[YesNo] | None = None


class Step(Form):
    """One step in the course of a trial."""

    when: FewWords
    what: Item


class Practical(Form):
    """What a family must arrange."""

    nights_away: Maybe[Item] = UNKNOWN
    travel_paid: Maybe[YesNo] = UNKNOWN
    parent_can_stay: Maybe[YesNo] = UNKNOWN
    languages: Maybe[Items[Language]] = UNKNOWN
    school: Maybe[Item] = UNKNOWN


class Measure(Form):
    """A limit in a criterion; `name` is an id of data/measures.yaml. With `when`, it applies under a condition."""

    name: Annotated[Id, Refers("measure")]
    at_least: Number | None = None
    at_most: Number | None = None
    above: Number | None = None
    below: Number | None = None
    unit: Code | None = None
    when: Code | None = None

    @model_validator(mode="after")
    def _some_bound(self) -> Measure:
        if all(bound is None for bound in (self.at_least, self.at_most, self.above, self.below)):
            raise malformed("No limit is given.", "Write `at_least`, `at_most`, `above` or `below`.")
        return self


class Criterion(Form):
    """One criterion: plain words for families, the exact words of the source, and its limits."""

    plain: Item
    exact: Exact | None = None
    measures: Items[Measure] = ()


class Eligibility(Form):
    """Who can join and who cannot."""

    can_join: Maybe[Items[Criterion]] = UNKNOWN
    cannot_join: Maybe[Items[Criterion]] = UNKNOWN


class Change(Form):
    """One entry in the list of changes, for families."""

    on: Day
    what: Item


class Review(Form):
    """The clinician who reviewed a page or record, when, and when the next review is due."""

    on: Maybe[Day] = UNKNOWN
    by: Name
    next: Maybe[Day] = UNKNOWN
    of: Code | None = None  # a fingerprint of what was reviewed, written by `plainfacts review`

    @property
    def reviewed(self) -> date | None:
        """The day of the review, or None if there has been none."""
        return None if isinstance(self.on, Unknown) else self.on


class Trial(Record):
    """A clinical trial, with its texts in the order of its page.

    A record with sub-trials may leave out the fields that are derived from them (see `derive.py`).
    """

    model_config = ConfigDict(json_schema_extra={"title": "Trial"})

    id: Id
    part_of: Annotated[Id | None, Refers("trial")] = None
    source: SourceId
    checked: Day
    name: Fact[Name]
    title: Fact[Title]
    official_title: Fact[Exact] | None = None
    registry_ids: Fact[Items[RegistryId]] | None = None
    status: Fact[Status] | None = None
    phase: Fact[Phase]
    conditions: Annotated[Fact[Items[Id]], Refers("condition")]
    treatments: Annotated[Fact[Items[Id]], Refers("treatment")]
    ages: Fact[Ages]
    sex: Fact[Sex] | None = None
    countries: Fact[Items[Country]] | None = None
    sites: Fact[Items[Site]] | None = None
    participants: Fact[Participants] | None = None
    start: Fact[When] | None = None
    end: Fact[When] | None = None
    duration: Fact[Length] | None = None
    sponsor: Fact[Name]
    contact: Fact[Name] | None = None
    funding: Fact[Funding] | None = None
    design: Fact[Design]
    summary: Fact[Paragraph]
    being_tested: Fact[Items[Tested]]
    eligibility: Fact[Eligibility]
    what_happens: Fact[Paragraph]
    steps: Fact[Items[Step]] | None = None
    may_help: Fact[Paragraph]
    side_effects: Fact[Paragraph]
    other_choices: Fact[Paragraph]
    not_known: Fact[Paragraph]
    how_to_join: Fact[Paragraph]
    practical: Fact[Practical] | None = None
    questions: Fact[Items[Item]] | None = None
    results: Fact[Paragraph] | None = None
    changes: Items[Change] = ()
    voices: Voices | None = None
    review: Review

    @model_validator(mode="before")
    @classmethod
    def _long_form(cls, data: Any) -> Any:
        """Expand every fact to its long form, with the record's source and date where it has none of its own."""
        return written_long(data, FACT_FIELDS)

    def told_to(self) -> dict[str, Voice]:
        """The voices of this record, by audience."""
        return dict(self.voices.each()) if self.voices else {}

    @field_validator("questions")
    @classmethod
    def _some_question(cls, value: Fact[Items[str]] | None) -> Fact[Items[str]] | None:
        """Reject an empty list: the page would have a heading with nothing below it."""
        if value is not None and not value.known:
            raise malformed("No question is given.", "Write one as `- …`, or delete the line `questions`.")
        return value

    def facts(self) -> dict[str, Fact[Any]]:
        """The facts that this record states, by field, in the order of the model."""
        return {name: fact for name in FACT_FIELDS if (fact := getattr(self, name)) is not None}


_NO_FACTS = ("id", "part_of", "source", "checked", "changes", "voices", "review")
FACT_FIELDS: tuple[str, ...] = tuple(name for name in Trial.model_fields if name not in _NO_FACTS)
"""The fields of a trial that are facts, in the order of the model."""

DERIVED_FIELDS = ("registry_ids", "status", "countries", "participants")
"""The fields that a record with sub-trials may leave out."""
