"""Lookups for medicines: those named in a trial, where they are approved, which find a marker."""

from __future__ import annotations

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Approval, Term, Treatment
from plainfacts.facts.records.trial import Tested


def treatments_in(facts: Facts, item: Tested) -> list[Treatment]:
    """The treatments of data/treatments.yaml that the item's name contains, by any of their names, sorted by id."""
    return [treatment for pattern, treatment in facts.treatment_names if pattern.search(item.name)]


def approvals_of(facts: Facts, item: Tested) -> list[tuple[Treatment, Approval]]:
    """Each approval of each treatment that the item's name contains."""
    return [(treatment, approval) for treatment in treatments_in(facts, item) for approval in treatment.approvals]


def kind_approved(facts: Facts, item: Tested) -> bool:
    """Whether a treatment that the item's name contains, or one that is part of it, is approved anywhere."""
    parts = {part for treatment in treatments_in(facts, item) for part in facts.within[treatment.id]}
    return any(facts.treatments[part].approvals for part in parts)


def found_by(facts: Facts, term: Term) -> list[str]:
    """The names of the medicines that find a marker, sorted by id."""
    return [treatment.name for treatment in facts.treatments.values() if term.term in treatment.listed("aims_at")]
