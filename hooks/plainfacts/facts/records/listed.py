"""Listed trials: the facts of a registry's table, not yet written up in plain words."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, model_validator

from plainfacts.facts.records.fact import Fact, written_long
from plainfacts.facts.records.form import Form, Record
from plainfacts.facts.records.roles import Refers
from plainfacts.facts.records.times import Day, When
from plainfacts.facts.records.trial import Ages, Participants, Phase, Sex, Status, Trial
from plainfacts.facts.records.values import Country, Exact, Id, Items, Maybe, Name, OneOf, RegistryId, SourceId

AGE_GROUPS = ("child", "adult", "older-adult")
"""The age groups into which ClinicalTrials.gov sorts trials: up to 17, 18 to 64, 65 and over."""

AgeGroup = Annotated[str, OneOf(AGE_GROUPS, "one of these age groups")]


class Hospital(Form):
    """A hospital as the table names it; the table does not say whether it is recruiting."""

    name: Name
    city: Maybe[Name]
    country: Country


class ListedTrial(Record):
    """The facts of one row of the table.

    `ages` are exact ages, unknown in a table that has age groups only. `places` are towns. No field holds the name of a
    person.
    """

    model_config = ConfigDict(json_schema_extra={"title": "Listed trial"})

    id: Id
    registry_ids: Fact[Items[RegistryId]]
    official_title: Fact[Exact]
    source: SourceId
    checked: Day
    status: Fact[Status]
    phase: Fact[Phase]
    ages: Fact[Ages]
    age_groups: Fact[Items[AgeGroup]]
    sex: Fact[Sex] | None = None
    conditions: Annotated[Fact[Items[Id]], Refers("condition")]
    countries: Fact[Items[Country]]
    places: Fact[Items[Name]]
    sites: Fact[Items[Hospital]] | None = None
    participants: Fact[Participants]
    sponsor: Fact[Name]
    start: Fact[When]
    end: Fact[When]

    @model_validator(mode="before")
    @classmethod
    def _long_form(cls, data: Any) -> Any:
        """Expand every fact to its long form, with the record's source and date."""
        return written_long(data, LISTED_FIELDS)

    @property
    def number(self) -> str:
        """The number by which it is known: its first registry number, or its id where none is known."""
        return (self.registry_ids.known or (self.id,))[0]

    def facts(self) -> dict[str, Fact[Any]]:
        """The facts that this record states, by field, in the order of the model."""
        return {name: fact for name in LISTED_FIELDS if (fact := getattr(self, name)) is not None}


AnyTrial = Trial | ListedTrial
"""A trial that is written up, or one that is only listed."""

LISTED_FIELDS: tuple[str, ...] = tuple(
    name for name in ListedTrial.model_fields if name not in ("id", "source", "checked")
)
"""The fields of a listed trial that are facts, in the order of the model."""
