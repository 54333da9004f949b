"""The records that trials and pages refer to: conditions, treatments, measures, sources, glossary, signs of danger."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from plainfacts.facts.records.fact import Fact, written_long
from plainfacts.facts.records.form import Form, Record
from plainfacts.facts.records.roles import For, Refers
from plainfacts.facts.records.times import Age, Day, When
from plainfacts.facts.records.values import (
    COUNT_SCHEMA,
    UNKNOWN,
    Code,
    Exact,
    Id,
    Items,
    Language,
    Maybe,
    Meaning,
    Name,
    Number,
    OneOf,
    Paragraph,
    Part,
    Region,
    SourceId,
    Sure,
    Url,
    Whole,
    malformed,
    read_number,
    wrong,
)

SIGN_LEVELS = ("emergency", "team", "visit", "never")
"""Whom to tell: the emergency number now, the team day or night, the team at the next visit; `never` is not about
calling but about what is not given at home without the team."""

SignLevel = Annotated[str, OneOf(SIGN_LEVELS, "one of these levels")]

SOURCE_KINDS = ("registry", "regulator", "hospital", "charity", "government", "journal", "funder", "other")
SourceKind = Annotated[str, OneOf(SOURCE_KINDS, "one of these kinds")]

TREATMENT_KINDS = (
    *("antibody", "car-t", "nk-cells", "targeted-medicine", "chemotherapy", "steroid"),
    *("transplant", "radiotherapy", "surgery", "other"),
)
TreatmentKind = Annotated[str, OneOf(TREATMENT_KINDS, "one of these kinds")]

TERM_KINDS = ("marker",)
TermKind = Annotated[str, OneOf(TERM_KINDS, "one of these kinds")]


class Source(Record):
    """A source that facts or pages cite. `copy` is the date of the archived copy, where that is what was read."""

    id: Id
    title: Exact
    publisher: Name
    url: Url
    published: Maybe[When] = UNKNOWN
    kind: SourceKind
    copy_: Day | None = Field(None, alias="copy")


class CountRange(Form):
    """A count that the source gives as a range (`from`, `to`) or as a minimum (`at_least`)."""

    at_least: Number | None = None
    from_: Number | None = Field(None, alias="from")
    to: Number | None = None


def _count(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) not in ({"at_least"}, {"from", "to"}):
            raise wrong(value, "a number, {at_least: 90} or {from: 85, to: 90}", "Write one of these three.")
        return CountRange.model_validate(value)
    return read_number(value)


Count = Annotated[Decimal | CountRange, BeforeValidator(_count), WithJsonSchema(COUNT_SCHEMA)]


class Chance(Record):
    """A chance, shown to families as "x out of 100". `who`, `outcome` and `source` cannot be unknown.

    `years_source` is set where the years come from a source other than `source`, such as a trial's registry record.
    """

    id: Id
    count: Count
    out_of: Whole
    who: Part
    outcome: Part
    over: Maybe[Part]
    years: Maybe[Part]
    years_source: Annotated[Id | None, Refers("source")] = None
    place_: Maybe[Part] = Field(alias="place")
    source: SourceId
    checked: Day
    adults: Sure = False


class Figure(Record):
    """Any other number that a page may print: `says` goes into the running text, `about` says what it counts."""

    id: Id
    says: Part
    about: Part
    place_: Maybe[Part] = Field(UNKNOWN, alias="place")
    years: Maybe[Part] = UNKNOWN
    source: SourceId
    checked: Day
    adults: Sure = False


class Approval(Record):
    """A regulator's approval of a treatment: where, from what age, for what, since when."""

    where: Region
    from_: Maybe[Age] = Field(UNKNOWN, alias="from")
    for_: Part = Field(alias="for")
    on: Maybe[When]
    source: SourceId
    checked: Day


class Elsewhere(Form):
    """The names of something in another language."""

    language: Language
    names: Items[Name]


class Topic(Record):
    """A condition or a treatment.

    `also_called` are the words that families and registries use, `also_in` the names in other languages. The search
    finds both: a family types the word that its own doctor used.
    """

    id: Id
    name: Name
    also_called: Items[Name] = ()
    also_in: Items[Elsewhere] = ()
    part_of: Id | None = None
    plain: Paragraph
    source: SourceId
    checked: Day
    chances: Items[Chance] = ()
    figures: Items[Figure] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All its names: its own first, then those that families and registries use, then those in other languages."""
        return (self.name, *self.also_called, *(name for other in self.also_in for name in other.names))

    def what_it_is(self) -> dict[str, Fact[Any]]:
        """The facts of a treatment that its record states (`WHAT_IT_IS`), by field; empty for a condition."""
        return {name: fact for name in WHAT_IT_IS if (fact := getattr(self, name, None)) is not None}


class Condition(Topic):
    """An illness."""

    part_of: Annotated[Id | None, Refers("condition")] = None


class Treatment(Topic):
    """A treatment: what it is, and where it is approved.

    `aims_at` are the markers that it finds (glossary terms), `given` the ways in which a child gets it ("into a vein").
    These are facts: in short form they have the record's source, in long form their own.
    """

    part_of: Annotated[Id | None, Refers("treatment")] = None
    kind: Fact[TreatmentKind] | None = None
    brands: Fact[Items[Name]] | None = None
    aims_at: Annotated[Fact[Items[Name]] | None, Refers("marker")] = None
    given: Fact[Items[Part]] | None = None
    approvals: Items[Approval] = ()

    @model_validator(mode="before")
    @classmethod
    def _long_form(cls, data: Any) -> Any:
        """Expand every fact to its long form, with the record's source and date."""
        return written_long(data, WHAT_IT_IS)

    @property
    def names(self) -> tuple[str, ...]:
        """All its names, as for any topic, followed by the brands."""
        return (*super().names, *self.listed("brands"))

    @property
    def kind_of(self) -> str | None:
        """Its kind; None where no source states it."""
        return self.kind.known if self.kind else None

    def listed(self, field: str) -> tuple[str, ...]:
        """The items of a list field (`brands`, `aims_at`, `given`); empty where no source states them."""
        fact: Fact[tuple[str, ...]] | None = getattr(self, field)
        return (fact and fact.known) or ()

    def box(self) -> dict[str, Fact[tuple[str, ...]]]:
        """The facts that the box on a medicine's page shows: its list fields with a known value, by field."""
        return {name: fact for name, fact in self.what_it_is().items() if name != "kind" and fact.known}


WHAT_IT_IS = ("kind", "brands", "aims_at", "given")
"""The fields of a treatment that are facts."""


class MeasureKind(Record):
    """A quantity that criteria limit. `units` maps each unit to its factor to the first; `x ULN` is not converted."""

    id: Id
    name: Name
    plain: Part
    also: Items[Name] = ()
    units: Annotated[dict[Code, Number], WithJsonSchema({"type": "object"})] = Field(default_factory=dict)


class Term(Record):
    """A glossary term: its meaning in plain words (`plain`), its other forms (`also`), how to say it (`say`).

    A term of kind `marker` is something on cells that medicines find; `on` says which cells have it.
    """

    term: Name
    plain: Meaning
    also: Items[Name] = ()
    say: Code | None = None
    source: Annotated[Id | None, Refers("source")] = None
    example: Exact | None = None
    kind: TermKind | None = None
    on: Part | None = None

    @model_validator(mode="after")
    def _of_a_marker(self) -> Term:
        if self.on is not None and self.kind != "marker":
            raise malformed("Only a marker is on cells.", "Add a line `kind: marker`, or delete `on`.")
        return self


class Sign(Record):
    """A sign of danger and whom to call about it, or (`never`) what is not given at home without the team.

    `child` puts it to a child, and completes "Tell a grown-up at once if"; it is left out where it would frighten a
    child who reads alone. With `after`, the sign applies only after one of these treatments. Signs are shown in the
    order of the file.
    """

    id: Id
    level: SignLevel
    sign: Part
    child: Annotated[Part | None, For("child")] = None
    after: Annotated[Items[Id], Refers("treatment")] = ()
    why: Part | None = None
    source: SourceId
    checked: Day

    @model_validator(mode="after")
    def _reason(self) -> Sign:
        if self.level == "never" and self.why is None:
            fix = "Add a line `why: …` that says in plain words what could happen."
            raise malformed("What is never done without the team needs a reason.", fix)
        return self


class Urgent(Record):
    """The number to call in an emergency in one country, or in the whole European Union (`EU`)."""

    country: Region
    number: Code
    also: Items[Code] = ()
    source: SourceId
    checked: Day
