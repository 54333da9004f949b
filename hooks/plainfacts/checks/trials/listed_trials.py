"""Trials of which only the facts of a register's table are listed: against the written ones, the day and each other."""

from __future__ import annotations

from collections.abc import Iterator

from plainfacts.checks.engine.findings import counted
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.records.listed import ListedTrial

_FIX = "Run `plainfacts list FILE.csv --write` with the table: it leaves out what is written in full."


@rule("listed-twice", ref="T1", across=True)
def listed_twice(matter: Matter) -> Findings:
    """A trial that is written in full, or listed already, is not listed again.

    Why: two pages of one trial would part as soon as one of them is mended.
    Example: NCT01234567 in data/trials.yaml and in data/listed.yaml.
    Fix: delete the record from data/listed.yaml, or let `plainfacts list FILE.csv --write` do it.
    Source: own choice: a fact has one home.
    """
    first = {
        number: trial.id
        for trial in matter.facts.trials.values()
        for number in (trial.id, *((trial.registry_ids and trial.registry_ids.known) or ()))
    }
    for listed in matter.facts.listed.values():
        for number in (listed.id, *(listed.registry_ids.known or ())):
            other = first.setdefault(number, listed.id)
            if other != listed.id or number in matter.facts.trials:
                message = f"`{number}` is listed here and stands in the record `{other}` too."
                yield Finding(listed.place, "id", message, _FIX)
                break


@rule("listed-dates", ref="T10", across=True)
def listed_dates(matter: Matter) -> Findings:
    """The dates of a listed trial can be: its copy is not of a day to come, and it ends after it starts.

    Why: families read the date of the copy as the day on which it was so.
    Example: `checked: 2062-04-28`.
    Fix: download the table again, and correct its entry in data/sources.yaml.
    Source: rules of good patient information T10.
    """
    for listed in matter.facts.listed.values():
        if listed.checked > matter.today:
            message = f"The facts were compared on {listed.checked}, which has not come yet."
            yield Finding(listed.place, "checked", message, "Correct `copy:` of the table in data/sources.yaml.")
        start, end = listed.start.known, listed.end.known
        if start and end and end.last < start.first:
            message = f"The end ({end}) is before the start ({start})."
            yield Finding(
                listed.place, "end", message, "Look both up in the registry; leave the trial out if unsure.", "warning"
            )


@rule("listed-open", ref="T10", across=True)
def listed_open(matter: Matter) -> Findings:
    """A listed trial is open, about to open or by invitation, takes children, and names an illness of this site.

    Why: the list is for families who look for a place today.
    Example: `status: completed` in data/listed.yaml.
    Fix: delete the record, or let `plainfacts list FILE.csv --write` do it.
    Source: own choice, as the list says so.
    """
    for listed in matter.facts.listed.values():
        for part, message in _unfit(listed):
            yield Finding(
                listed.place, part, message, "Delete the record, or make the file anew with `plainfacts list`."
            )


def _unfit(listed: ListedTrial) -> Iterator[tuple[str, str]]:
    if listed.status.known not in ("recruiting", "not-yet-recruiting", "by-invitation"):
        yield "status", "This trial is not open, nor about to open."
    if "child" not in (listed.age_groups.known or ()):
        yield "age_groups", "This trial is not said to take children."
    if not listed.conditions.known:
        yield "conditions", "This trial names no illness of this site."


@rule("listed-age", ref="D2", severity="warning", across=True)
def listed_age(matter: Matter) -> Findings:
    """The table of the listed trials is not older than a status may be (status_days_warn in style.yaml).

    Why: trials open and close; the list says of each that it was open on the day of the table.
    Example: `checked: 2026-04-28` in November.
    Fix: download the table again, add it to data/sources.yaml, and run `plainfacts list FILE.csv --write`.
    Source: rules of good patient information D2.
    """
    limit = int(matter.facts.style.limit("status_days_warn"))
    oldest = min(matter.facts.listed.values(), key=lambda listed: listed.checked, default=None)
    if oldest and (days := (matter.today - oldest.checked).days) > limit:
        most = counted(limit, "day")
        message = f"The table of the listed trials is {days} days old, of {oldest.checked}; the limit is {most}."
        yield Finding(
            oldest.place, "checked", message, "Download it again, and run `plainfacts list FILE.csv --write`."
        )
