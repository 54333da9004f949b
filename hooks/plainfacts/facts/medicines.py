"""Medicines: those that the name of a thing being tested holds, where they are approved, which marker they find."""

from __future__ import annotations

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Approval, Term, Treatment
from plainfacts.facts.records.trial import Tested


def treatments_in(facts: Facts, item: Tested) -> list[Treatment]:
    """The treatments of data/treatments.yaml that are named, by any of their names, in the order of their ids."""
    return [treatment for pattern, treatment in facts.treatment_names if pattern.search(item.name)]


def approvals_of(facts: Facts, item: Tested) -> list[tuple[Treatment, Approval]]:
    """Where each medicine that is named is approved."""
    return [(treatment, approval) for treatment in treatments_in(facts, item) for approval in treatment.approvals]


def kind_approved(facts: Facts, item: Tested) -> bool:
    """Whether what is named is approved somewhere, or is a kind of treatment with a medicine that is."""
    parts = {part for treatment in treatments_in(facts, item) for part in facts.within[treatment.id]}
    return any(facts.treatments[part].approvals for part in parts)


def found_by(facts: Facts, term: Term) -> list[str]:
    """The names of the medicines that find a marker."""
    return [treatment.name for treatment in facts.treatments.values() if term.term in treatment.listed("aims_at")]
