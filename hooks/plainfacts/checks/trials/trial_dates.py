"""Start, end and duration of a trial against each other, against its status and against its sub-trials."""

from __future__ import annotations

from plainfacts.checks.engine.access import status, subs, value, where
from plainfacts.checks.engine.findings import counted, in_trial
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.records.times import DAYS_IN, PartialDate
from plainfacts.facts.records.trial import Trial

_LONGEST_YEARS = 30
_EARLIEST_YEAR = 1980
_LATEST_START_YEARS = 5


@rule("dates-order", ref="T10")
def dates_order(matter: Matter) -> Findings:
    """A trial ends after it starts.

    Why: one of the two dates is wrong, and families plan by them.
    Example: `start: 2024-05-10` with `end: 2024-03`.
    Fix: look both dates up in the registry and correct the wrong one.
    Source: rules of good patient information T10 (start > end).
    """
    for trial in matter.trials:
        start, end = value(trial, "start"), value(trial, "end")
        if start and end and end.last < start.first:
            message = f"The end ({end}) is before the start ({start})."
            fix = f"Check both in the registry, then correct this line or {where(trial, 'start')}."
            yield in_trial(trial, "end", message, fix)


@rule("dates-plausible", ref="T10", severity="warning")
def dates_plausible(matter: Matter) -> Findings:
    """The dates of a trial are such as trials have.

    Why: a swapped digit makes 2092 of 2029.
    Example: `end: 2092-04-01`.
    Fix: look the date up in the registry again.
    Source: own choice: nothing before 1980, no start more than 5 years ahead, no trial of more than 30 years.
    """
    for trial in matter.trials:
        start, end = value(trial, "start"), value(trial, "end")
        fix = "Look the date up in the registry again."
        if start and start.year < _EARLIEST_YEAR:
            yield in_trial(trial, "start", f"The start ({start}) is very long ago.", fix)
        if start and start.year > matter.today.year + _LATEST_START_YEARS:
            message = f"The start ({start}) is more than {_LATEST_START_YEARS} years ahead."
            yield in_trial(trial, "start", message, fix)
        if start and end and end.year - start.year > _LONGEST_YEARS:
            message = f"From start ({start}) to end ({end}) it is more than {_LONGEST_YEARS} years."
            yield in_trial(trial, "end", message, fix)


@rule("status-dates", ref="T10")
def status_dates(matter: Matter) -> Findings:
    """The status of a trial fits its start and its end.

    Why: a family must not ask for a place in a trial that is over, nor read that one is over that has not begun.
    Example: `status: recruiting` with `end: 2021-03`; `status: completed` with a start in the future.
    Fix: look status and dates up in the registry; correct the one that is out of date, or write `status: unknown`.
    Source: rules of good patient information T10; Cancer Research UK prompts for the end date. What cannot be is an
    error; what registries do in practice (late updates) is a warning.
    """
    for trial in matter.trials:
        for field, message, is_error in _clashes(trial, matter):
            fix = f"Check status ({where(trial, 'status')}) and {field} ({where(trial, field)}) in the registry."
            yield in_trial(trial, "status", message, fix, None if is_error else "warning")


def _clashes(trial: Trial, matter: Matter) -> list[tuple[str, str, bool]]:
    """What does not fit, as field, message, and whether it cannot be at all."""
    state, start, end = status(trial), value(trial, "start"), value(trial, "end")
    if state is None or trial.status is None:
        return []
    compared, found = trial.status.checked, []
    if end and end.last < matter.today and state in ("recruiting", "by-invitation", "not-yet-recruiting"):
        found.append(("end", f"The status is {state}, but the end ({end}) has passed.", False))
    if end and end.first > matter.today and state == "completed":
        found.append(("end", f"The status is completed, but the end ({end}) has not come yet.", False))
    if (
        start
        and start.first > matter.today
        and state in ("completed", "terminated", "active-not-recruiting", "suspended")
    ):
        found.append(("start", f"The status is {state}, but the start ({start}) has not come yet.", True))
    elif start and start.first > compared and state in ("recruiting", "by-invitation"):
        message = f"The status was {state} on {compared}, but the start ({start}) is later."
        found.append(("start", message, False))
    if start and start.last < compared and state == "not-yet-recruiting":
        message = f"The status was not-yet-recruiting on {compared}, but the start ({start}) had passed."
        found.append(("start", message, False))
    return found


@rule("end-missing", ref="T10", severity="warning")
def end_missing(matter: Matter) -> Findings:
    """A trial that is completed or stopped has an end.

    Why: families ask when results can be expected.
    Example: `status: completed` without `end:`.
    Fix: add the end from the registry, or `end: unknown` if no source states it.
    Source: rules of good patient information T10.
    """
    for trial in matter.trials:
        if status(trial) in ("completed", "terminated") and trial.end is None:
            message = f"The status is {status(trial)}, but no end is written."
            yield in_trial(trial, "status", message, "Add `end:` from the registry, or `end: unknown`.")


@rule("duration-dates", ref="T10", severity="warning")
def duration_dates(matter: Matter) -> Findings:
    """The stated duration of a trial fits its start and end, within the months in style.yaml (duration_months).

    Why: one of the three is wrong, or the duration is that of the treatment or of the funding.
    Example: `duration: 65 months` with dates three years apart.
    Fix: check in the source what the duration is of; leave it out if it is not that of the trial.
    Source: rules of good patient information T10 (duration and dates differ).
    """
    limit = matter.facts.style.limit("duration_months")
    for trial in matter.trials:
        start, end, length = (value(trial, field) for field in ("start", "end", "duration"))
        if not (start and end and length):
            continue
        months = float((end.last - start.first).days / DAYS_IN["months"])
        if abs(months - float(length.days / DAYS_IN["months"])) > limit:
            message = (
                f"The duration is {length}, but from {start} to {end} it is about {counted(round(months), 'month')}."
            )
            fix = f"Check it, the start ({where(trial, 'start')}) and the end ({where(trial, 'end')}) in the source."
            yield in_trial(trial, "duration", message, fix)


@rule("master-dates", severity="warning", needs=("trials",))
def master_dates(matter: Matter) -> Findings:
    """A trial with sub-trials lasts from the first start to the last end among them.

    Why: families read both pages; sub-trials that begin before the whole or end after it make both doubtful.
    Example: the whole ends in 2029, its part E in 2032.
    Fix: correct the date here or in the sub-trial that the message names; sub-trials that were withdrawn do not count.
    Source: the data format of this project (a master protocol is derived from its sub-trials).
    """
    slack = matter.facts.style.limit("duration_months")
    for trial in matter.trials:
        parts = subs(matter.facts, trial, withdrawn=False)
        for field, pick in (("start", min), ("end", max)):
            own = value(trial, field)
            dated = [(found, sub) for sub in parts if (found := value(sub, field))]
            if not own or not dated:
                continue
            edge, sub = pick(dated, key=lambda pair: (pair[0].first, pair[1].id))
            if _is_inside(own, edge, field) or (len(dated) == len(parts) and _apart(own, edge) > slack):
                message = (
                    f"The {field} is {own}, but the {'first' if field == 'start' else 'last'} {field} among "
                    f"the sub-trials is {edge}."
                )
                fix = f"Correct it here, or in {where(sub, field)} ({sub.id})."
                yield in_trial(trial, field, message, fix)


def _is_inside(own: PartialDate, edge: PartialDate, field: str) -> bool:
    return own.first > edge.last if field == "start" else own.last < edge.first


def _apart(one: PartialDate, other: PartialDate) -> float:
    """Months between two dates."""
    return abs(float((one.first - other.first).days / DAYS_IN["months"]))


@rule("withdrawn-with-people", ref="T10")
def withdrawn_with_people(matter: Matter) -> Findings:
    """A trial that was withdrawn had no participants.

    Why: registries use "withdrawn" for a trial that stopped before anyone joined; else it is "terminated".
    Example: `status: withdrawn` with `participants: {actual: 12}`.
    Fix: check both in the registry.
    Source: ClinicalTrials.gov, glossary of recruitment status.
    """
    for trial in matter.trials:
        count = value(trial, "participants")
        if status(trial) == "withdrawn" and count and count.actual:
            joined = counted(count.actual, "person", "people")
            message = f"The status is withdrawn, but {joined} took part ({where(trial, 'participants')})."
            yield in_trial(trial, "status", message, "Check both; a trial that people joined was terminated.")


@rule("open-with-counted-people", ref="T10", severity="warning")
def open_with_counted_people(matter: Matter) -> Findings:
    """A trial that still takes people has a planned number, not a final one.

    Why: registries give the actual number once nobody joins any more; one of the two is then out of date.
    Example: `status: recruiting` with `participants: {actual: 0}`.
    Fix: check both in the registry.
    Source: ClinicalTrials.gov, data element definitions (Enrollment: anticipated until the last person has joined).
    """
    for trial in matter.trials:
        count = value(trial, "participants")
        if status(trial) in ("recruiting", "by-invitation", "not-yet-recruiting") and count and count.planned is None:
            there = where(trial, "participants")
            message = f"The status is {status(trial)}, but the number of people is final: {count.actual} ({there})."
            yield in_trial(trial, "status", message, "Check status and number in the registry.")
