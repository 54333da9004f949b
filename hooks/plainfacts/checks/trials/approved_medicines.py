"""Whether what a trial tests is approved, against what data/treatments.yaml says of the medicine."""

from __future__ import annotations

from collections.abc import Iterator

from plainfacts.checks.engine.access import spot, value
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.facts.medicines import approvals_of, kind_approved
from plainfacts.facts.records.trial import NO_MEDICINE, Tested, Trial
from plainfacts.facts.records.values import Unknown


def _tested(matter: Matter) -> Iterator[tuple[Trial, str, Tested]]:
    for trial in matter.trials:
        for number, item in enumerate(value(trial, "being_tested") or ()):
            yield trial, spot(trial, f"being_tested.{number}.approved"), item


@rule("approved-known")
def approved_known(matter: Matter) -> Findings:
    """A medicine whose approval stands in data/treatments.yaml is not "unknown" in a trial.

    Why: it frightens families to read that nobody knows what anyone could look up.
    Example: `approved: unknown` for revumenib, while the treatment revumenib has `approvals`.
    Fix: write `yes`; or `no` where it is not approved for anything like this use.
    Source: the data format of this project.
    """
    for trial, part, item in _tested(matter):
        if isinstance(item.approved, Unknown):
            for medicine, _ in approvals_of(matter.facts, item)[:1]:
                there = medicine.place.told("approvals")
                message = f"It is unknown here if {item.name} is approved, but {there} says where."
                yield Finding(trial.place, part, message, "Write `yes`, or `no` where it is not for this use.")


@rule("approved-source", severity="warning")
def approved_source(matter: Matter) -> Findings:
    """What is told to be approved has an approval in data/treatments.yaml: where, from what age, with its source.

    Why: "approved" without an age says to a parent that it is approved for their child.
    Example: `approved: yes` for a medicine that stands in no record with `approvals`.
    Fix: add the medicine to data/treatments.yaml with its approvals, or write what the source says.
    Source: the data format of this project.
    """
    for trial, part, item in _tested(matter):
        if item.approved is True and not kind_approved(matter.facts, item):
            message = f"{item.name} is told to be approved, but no treatment of this name has `approvals`."
            yield Finding(trial.place, part, message, "Add where it is approved, and from what age, with a source.")


@rule("approved-medicine", severity="warning")
def approved_medicine(matter: Matter) -> Findings:
    """What is no medicine has no `approved`.

    Why: advice or an operation is never approved by a regulator; "we do not know" makes it sound risky.
    Example: `approved: unknown` for the advice of experts.
    Fix: delete `approved`.
    Source: the data format of this project.
    """
    for trial, part, item in _tested(matter):
        if item.kind in NO_MEDICINE and item.approved is not None:
            message = f"{item.name} is of the kind {item.kind}, which no regulator approves."
            yield Finding(trial.place, part, message, "Delete `approved`.")
