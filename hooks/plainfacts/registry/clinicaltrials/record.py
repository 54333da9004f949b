"""A registry record as parsed: every field is optional, and there are no people in it."""

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
    """A date (`YYYY`, `YYYY-MM` or `YYYY-MM-DD`; None if unreadable), and whether it is only estimated."""

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
class Record:
    """The content of a registry record, repaired and without people; `remarks` tell editors what was wrong with it."""

    nct: str | None = None
    org_id: str | None = None
    other_ids: tuple[str, ...] = ()  # other numbers of the trial, and what the registry says whose they are
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
