"""Phase, design, size, money and registry numbers of a trial against each other and against plain sense."""

from __future__ import annotations

import re
from decimal import Decimal

from plainfacts.checks.engine.access import known, people, spot, status, value, where
from plainfacts.checks.engine.findings import counted, in_trial
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial

_MOST_PEOPLE = 20_000
_MOST_GROUPS = 30
_LEAST_MONEY, _MOST_MONEY = Decimal(1000), Decimal(500_000_000)
_NCT = re.compile(r"NCT\d{8}", re.IGNORECASE)


@rule("phase-size", ref="T10", severity="warning")
def phase_size(matter: Matter) -> Findings:
    """A phase 3 trial has enough people to compare treatments (phase_3_least in style.yaml).

    Why: families read "phase 3" as "nearly proven"; a phase 3 trial with five children is not.
    Example: `phase: 3` with `participants: {planned: 5}`.
    Fix: check phase and number in the registry; if the registry really says so, excuse it in style.yaml.
    Source: rules of good patient information T10.
    """
    least = matter.facts.style.limit("phase_3_least")
    for trial in matter.trials:
        count = people(trial)
        if value(trial, "phase") == "3" and count is not None and count < least and status(trial) != "withdrawn":
            message = (
                f"A phase 3 trial has {count} participants ({where(trial, 'participants')}); {least:.0f} is "
                f"the least to expect."
            )
            yield in_trial(trial, "phase", message, "Check phase and number in the registry.")


@rule("phase-comparison", ref="T10", severity="warning")
def phase_comparison(matter: Matter) -> Findings:
    """A phase 3 trial compares.

    Why: without a comparison nobody can tell whether the treatment made the difference.
    Example: `phase: 3` with `design: {comparison: no}`.
    Fix: check phase and design in the registry; if it really says so, excuse it in style.yaml, and say so under
    `not_known`.
    Source: rules of good patient information T10; seed page fault 12.
    """
    for trial in matter.trials:
        design = value(trial, "design")
        if value(trial, "phase") == "3" and design and design.comparison is False:
            message = f"A phase 3 trial has no comparison ({where(trial, 'design')})."
            yield in_trial(trial, "phase", message, "Check phase and design in the registry.")


@rule("design-fit", ref="T7")
def design_fit(matter: Matter) -> Findings:
    """Groups, chance and comparison fit each other.

    Why: where chance decides, families must be told; it can decide only between two groups or more.
    Example: `design: {groups: 1, randomised: yes}`; a comparison with one group is odd, and a warning.
    Fix: look the design up in the registry.
    Source: rules of good patient information T7.
    """
    for trial in matter.trials:
        design = value(trial, "design")
        if design is None:
            continue
        groups, place, fix = known(design.groups), spot(trial, "design"), "Look the design up in the registry."
        if groups == 0 or (groups and groups > _MOST_GROUPS):
            yield Finding(trial.place, place, f"A trial with {groups} groups cannot be.", fix)
        if groups == 1 and design.randomised is True:
            yield Finding(trial.place, place, "Chance decides (`randomised: yes`), but there is only 1 group.", fix)
        if groups == 1 and design.comparison is True:
            yield Finding(trial.place, place, "There is a comparison, but only 1 group.", fix, "warning")
        if design.randomised is True and design.comparison is False:
            message = "Chance decides between groups (`randomised: yes`), but there is no comparison."
            yield Finding(trial.place, place, message, fix, "warning")


@rule("participants-plausible", ref="N15")
def participants_plausible(matter: Matter) -> Findings:
    """The number of participants is one that a trial can have.

    Why: one digit too many or too few tells families something else about the trial.
    Example: `participants: {planned: 2}` with `design: {groups: 3}`; `actual: 0` while the trial is completed.
    Fix: look the number up in the registry.
    Source: rules of good patient information T10, N15; own limits for numbers out of all proportion.
    """
    for trial in matter.trials:
        count, design = value(trial, "participants"), value(trial, "design")
        if count is None:
            continue
        most, state = max(count.planned or 0, count.actual or 0), status(trial)
        place, fix = spot(trial, "participants"), "Look the number up in the registry."
        groups = known(design.groups) if design else None
        if count.planned == 0 or (count.actual == 0 and state in ("completed", "terminated", "active-not-recruiting")):
            yield Finding(trial.place, place, f"There are 0 participants, but the status is {state or 'unknown'}.", fix)
        elif groups and 0 < most < groups:
            people = counted(most, "participant is", "participants are")
            message = f"For {counted(groups, 'group')} ({where(trial, 'design')}), {people} too few."
            yield Finding(trial.place, place, message, fix)
        if most > _MOST_PEOPLE or (count.planned and count.actual and count.actual > 2 * count.planned):
            message = f"{most} participants are more than a trial like this has."
            yield Finding(trial.place, place, message, fix, "warning")


@rule("funding", ref="D8")
def funding(matter: Matter) -> Findings:
    """An amount of money has its currency and is one that a trial can cost; years of funding are few.

    Why: who pays and how much is something families ask; a number without a currency says nothing.
    Example: `funding: {amount: 1500000}`; `amount: 15`.
    Fix: look the amount up on the funder's page.
    Source: rules of good patient information D8; own limits for amounts out of all proportion.
    """
    for trial in matter.trials:
        money = value(trial, "funding")
        if money is None:
            continue
        amount, currency, years = known(money.amount), known(money.currency), known(money.years)
        place = spot(trial, "funding.amount")
        there = where(trial, "funding.currency")
        if amount is not None and currency is None:
            yield Finding(
                trial.place,
                place,
                f"The amount {amount} has no currency ({there}).",
                "Add `currency: EUR` or another code.",
            )
        if amount is None and currency is not None:
            message, fix = (
                f"The currency {currency} stands without an amount.",
                "Add the amount, or delete the currency.",
            )
            yield in_trial(trial, "funding.currency", message, fix, "warning")
        if amount is not None and not _LEAST_MONEY <= amount <= _MOST_MONEY:
            message = f"An amount of {amount:,} {currency or ''}".strip() + " is not what a trial costs."
            yield Finding(
                trial.place, place, message, "Look it up on the funder's page.", "error" if amount <= 0 else "warning"
            )
        if years is not None and not 0 < years <= 20:
            message = f"Money for {counted(years, 'year')} is not plausible."
            yield in_trial(trial, "funding.years", message, "Look it up on the funder's page.")


@rule("registry-number-shared", ref="T1", across=True)
def registry_number_shared(matter: Matter) -> Findings:
    """A registry number belongs to one trial.

    Why: the link would lead a family to another trial.
    Example: NCT05745714 in the records of parts B and C.
    Fix: copy each number from the trial's own record in the registry.
    Source: rules of good patient information T1.
    """
    first: dict[str, Trial] = {}
    for trial in matter.trials:
        for number in value(trial, "registry_ids") or ():
            other = first.setdefault(number, trial)
            if other is not trial and trial.id not in (other.part_of,) and other.id != trial.part_of:
                message = f"The number {number} also stands in {where(other, 'registry_ids')} ({other.id})."
                fix = "Copy each number from the trial's own record in the registry."
                yield in_trial(trial, "registry_ids", message, fix)


@rule("registry-source", ref="T1", severity="warning", needs=("trials",))
def registry_source(matter: Matter) -> Findings:
    """A fact that comes from a registry's record comes from the record of this trial.

    Why: a mistyped number leads to another trial, or the facts are those of another trial.
    Example: `registry_ids: [NCT05745741]` with `source: ctgov-nct05745714`.
    Fix: compare the number with the source; a record of a related trial belongs under a source of its own.
    Source: rules of good patient information T1.
    """
    for trial in matter.trials:
        numbers = _numbers(matter.facts, trial)
        if not numbers:
            continue
        told: set[str] = set()
        named = [("", trial.source), *((field, fact.source) for field, fact in trial.facts().items())]
        for field, source in named:
            number = _nct(matter.facts, source)
            if number and number not in numbers and number not in told:
                told.add(number)
                own = ", ".join(sorted(value(trial, "registry_ids") or numbers))
                message = (
                    f"Facts come from the record {number}, but the trial's number is {own} "
                    f"({where(trial, 'registry_ids')})."
                )
                part = f"{field}.source" if field else "source"
                yield Finding(trial.place, part, message, "Correct the number or the source.")


def _nct(facts: Facts, name: str) -> str | None:
    """The NCT number that a source is the record of, by its id or address."""
    source = facts.sources.get(name)
    found = _NCT.search(f"{source.id} {source.url}") if source and source.kind == "registry" else None
    return found[0].upper() if found else None


def _numbers(facts: Facts, trial: Trial) -> set[str]:
    """The NCT numbers of a trial; a trial with sub-trials has theirs too."""
    records = [trial, *facts.sub_trials.get(trial.id, ())]
    return {number for record in records for number in value(record, "registry_ids") or () if number.startswith("NCT")}
