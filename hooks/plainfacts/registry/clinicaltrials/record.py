"""A registry record as this project reads it: every field optional, no person in it."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Site:
    """A place of the trial; `status` as the registry spells it, `country` as it names it."""

    name: str | None = None
    city: str | None = None
    country: str | None = None
    status: str | None = None


@dataclass(frozen=True)
class When:
    """A date as text (a day, a month or a year, ISO where it could be read) and whether it is only estimated."""

    date: str | None = None
    estimated: bool = False


@dataclass(frozen=True)
class Intervention:
    """What is given or done; `kind` as the registry spells it (DRUG, BIOLOGICAL ...), `arms` the labels of its arms."""

    name: str
    kind: str | None = None
    arms: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Arm:
    """A group of the trial; `kind` as the registry spells it (EXPERIMENTAL, ACTIVE_COMPARATOR ...)."""

    label: str
    kind: str | None = None


@dataclass(frozen=True)
class OtherId:
    """A further number of the trial, with what the registry says of it."""

    number: str
    kind: str | None = None
    domain: str | None = None


@dataclass(frozen=True)
class Record:
    """What a registry record says, mended and without people; `remarks` says what was wrong with it, for editors."""

    nct: str | None = None
    org_id: str | None = None
    other_ids: tuple[OtherId, ...] = ()
    old_ncts: tuple[str, ...] = ()
    brief_title: str | None = None
    official_title: str | None = None
    acronym: str | None = None
    status: str | None = None
    last_known_status: str | None = None
    phases: tuple[str, ...] = ()
    study_type: str | None = None
    minimum_age: str | None = None
    maximum_age: str | None = None
    sex: str | None = None
    criteria: str | None = None
    sites: tuple[Site, ...] = ()
    participants: int | None = None
    participants_actual: bool = False
    start: When = field(default_factory=When)
    end: When = field(default_factory=When)
    primary_end: When = field(default_factory=When)
    updated: str | None = None
    sponsor: str | None = None
    collaborators: tuple[str, ...] = ()
    allocation: str | None = None
    model: str | None = None
    arms: tuple[Arm, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    conditions: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
