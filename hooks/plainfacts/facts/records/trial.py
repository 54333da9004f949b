"""A trial as staff write it: every field is a fact with a source and the date of the copy it was compared with."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from plainfacts.facts.records.fact import Fact, written_long
from plainfacts.facts.records.form import Form, Record
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
    Title,
    Unknown,
    Whole,
    YesNo,
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
"""The closed list of what a trial or a site can be doing (ClinicalTrials.gov API v2 `Status`, in our spelling)."""

PHASES = ("early-1", "1", "1/2", "2", "2/3", "3", "4", "none")
KINDS = ("medicine", "antibody", "cells", "combination", "procedure", "other")
NO_MEDICINE = ("procedure", "other")
"""Kinds of what is tested that no regulator approves: nothing is said of an approval."""

SEXES = ("female", "male")

LOOK_UP_STATUS = "Look the status up in the registry: words such as open, closed, ended or stopped can mean several."
"""What to do about a status that is none of the list; which of them is meant, no program can tell."""

Status = Annotated[str, OneOf(STATUSES, "one status of", LOOK_UP_STATUS)]
Phase = Annotated[str, OneOf(PHASES, "one phase of")]
Kind = Annotated[str, OneOf(KINDS, "one kind of")]
Sex = Annotated[str, OneOf(SEXES, "one of")]


class Ages(Form):
    """Who can join by age. `to` includes the last age, `under` does not; an end without limit is left out."""

    from_: Age | None = Field(None, alias="from")
    to: Age | None = None
    under: Age | None = None

    @model_validator(mode="after")
    def _one_end(self) -> Ages:
        if self.to and self.under:
            raise _form_error(
                "`to` and `under` both stand here.", "Keep `under` if the last age is left out, else `to`."
            )
        if not (self.from_ or self.to or self.under):
            raise _form_error("No age stands here.", "Write `from:` and `to:` or `under:`, or `ages: unknown`.")
        return self

    @property
    def end(self) -> Age | None:
        """The upper age, included or not, or None without limit."""
        return self.to or self.under


class Site(Form):
    """A hospital of a trial."""

    name: Name
    city: Maybe[Name] = UNKNOWN
    country: Country
    status: Status = "unknown"


class Participants(Form):
    """How many people a trial plans to take or has taken."""

    planned: Whole | None = None
    actual: Whole | None = None

    @model_validator(mode="after")
    def _some(self) -> Participants:
        if self.planned is None and self.actual is None:
            raise _form_error("No number stands here.", "Write `planned:` or `actual:`, or `participants: unknown`.")
        return self


class Funding(Form):
    """Who pays, how much and for how long. `years` is the length of the funding, not of the trial."""

    amount: Maybe[Number] = UNKNOWN
    currency: Maybe[Currency] = UNKNOWN
    funders: Maybe[Items[Name]] = UNKNOWN
    years: Maybe[Number] = UNKNOWN


class Design(Form):
    """How a trial is built."""

    groups: Maybe[Whole] = UNKNOWN
    randomised: Maybe[YesNo] = UNKNOWN
    comparison: Maybe[YesNo] = UNKNOWN


class Tested(Form):
    """One thing that is being tested. What is no medicine has no `approved`, and then nothing is said of it."""

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
    """A number that a criterion asks for, by an id of data/measures.yaml. With `when` it holds under a condition."""

    name: Id
    at_least: Number | None = None
    at_most: Number | None = None
    above: Number | None = None
    below: Number | None = None
    unit: Code | None = None
    when: Code | None = None

    @model_validator(mode="after")
    def _some_bound(self) -> Measure:
        if all(bound is None for bound in (self.at_least, self.at_most, self.above, self.below)):
            raise _form_error("No limit stands here.", "Write `at_least`, `at_most`, `above` or `below`.")
        return self


class Criterion(Form):
    """One condition of joining: plain words for families, the exact words of the source, and its numbers."""

    plain: Item
    exact: Exact | None = None
    measures: Items[Measure] = ()


class Eligibility(Form):
    """Who can join and who cannot."""

    can_join: Maybe[Items[Criterion]] = UNKNOWN
    cannot_join: Maybe[Items[Criterion]] = UNKNOWN


class Change(Form):
    """One line of what changed, for families."""

    on: Day
    what: Item


class Review(Form):
    """Who reviewed a page or record as a clinician, and when the next review is due."""

    on: Maybe[Day] = UNKNOWN
    by: Name
    next: Maybe[Day] = UNKNOWN
    of: Code | None = None  # a fingerprint of what was reviewed, written by `plainfacts review`

    @property
    def reviewed(self) -> date | None:
        """The day of the review, or None where nobody has reviewed yet."""
        return None if isinstance(self.on, Unknown) else self.on


class Trial(Record):
    """A clinical trial, its texts in the order in which its page tells them.

    A record with sub-trials may leave out what is derived from them (see `derive.py`).
    """

    model_config = ConfigDict(json_schema_extra={"title": "Trial"})

    id: Id
    part_of: Id | None = None
    source: Id
    checked: Day
    name: Fact[Name]
    title: Fact[Title]
    official_title: Fact[Exact] | None = None
    registry_ids: Fact[Items[RegistryId]] | None = None
    status: Fact[Status] | None = None
    phase: Fact[Phase]
    conditions: Fact[Items[Id]]
    treatments: Fact[Items[Id]]
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
        """Write every fact long: the record's source and date stand where a fact names none of its own."""
        return written_long(data, FACT_FIELDS)

    def told_to(self) -> dict[str, Voice]:
        """The voices of this record by their audience."""
        return dict(self.voices.each()) if self.voices else {}

    @field_validator("questions")
    @classmethod
    def _some_question(cls, value: Fact[Items[str]] | None) -> Fact[Items[str]] | None:
        """A page has nothing to say of questions that are not there."""
        if value is not None and not value.known:
            raise _form_error("No question stands here.", "Write one as `- …`, or delete the line `questions`.")
        return value

    def facts(self) -> dict[str, Fact[Any]]:
        """The facts that are written in this record, by field, in the order of the form."""
        return {name: fact for name in FACT_FIELDS if (fact := getattr(self, name)) is not None}


_NO_FACTS = ("id", "part_of", "source", "checked", "changes", "voices", "review")
FACT_FIELDS: tuple[str, ...] = tuple(name for name in Trial.model_fields if name not in _NO_FACTS)
"""The fields of a trial that are facts, in the order of the form."""

DERIVED_FIELDS = ("registry_ids", "status", "countries", "participants")
"""What a record with sub-trials may leave out."""


def _form_error(message: str, fix: str) -> PydanticCustomError:
    return PydanticCustomError("form", "{text}", {"text": message, "fix": fix})
