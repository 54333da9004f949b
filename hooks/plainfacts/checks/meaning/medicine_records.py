"""What texts say of medicines against their records: markers, cells, names, kinds, and how they are given."""

from __future__ import annotations

import re

from plainfacts.checks.engine.access import spot, value, where
from plainfacts.checks.engine.findings import quoted
from plainfacts.checks.engine.medicine_claims import FIX, said_of_medicines
from plainfacts.checks.engine.pieces import record_pieces, trial_of
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.said_of_medicines import AIMS, BESIDE, CALLED, GIVEN, KIND, MARKS, ON
from plainfacts.claims.subjects import lexicon_of, medicines
from plainfacts.claims.ways_of_saying import phrases_of, routes_in
from plainfacts.facts.facts import Facts
from plainfacts.facts.medicines import treatments_in
from plainfacts.facts.records.reference import Treatment
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown

_KINDS_OF_TESTED = {"antibody": ("antibody",), "cells": ("car-t", "nk-cells")}
_KINDS_OF_TESTED["medicine"] = ("targeted-medicine", "chemotherapy", "steroid", "other")


def _record(facts: Facts, name: str, field: str) -> str:
    treatment = facts.treatments[name]
    return f"{treatment.place.path}:{treatment.place.line(field)}"


@rule("medicine-marker", ref="N15", needs=("treatments", "glossary"))
def medicine_marker(matter: Matter) -> Findings:
    """A medicine finds the marker that its record says.

    Why: a family asks whether their child's cells have the marker; with another one they ask in vain, or hope in vain.
    Example: "This antibody finds CD19" below the heading of inotuzumab, whose record has `aims_at: [CD22]`.
    Fix: look it up in the source, and correct the text, or the record that the message names.
    Source: rules of good patient information N15; the data format of this project. In a trial, a marker that neither
    its exact wording nor its medicines have is told too.
    """
    facts = matter.facts
    for said in said_of_medicines(matter, AIMS):
        claim, own = said.claim, facts.treatments[said.claim.subject].listed("aims_at")
        if own and claim.value not in own and not claim.denied:
            name, there = facts.treatments[claim.subject].name, _record(facts, claim.subject, "aims_at")
            message = f"The text says that {name} finds {claim.words}, but {there} says {' and '.join(own)}."
            yield said.told(message, None if said.sure else "warning")
    yield from _markers_of_trials(matter)


def _markers_of_trials(matter: Matter) -> Findings:
    lexicon = matter.shared.once(lexicon_of)
    known: dict[str, dict[str, str]] = {}
    for piece in matter.pieces:
        trial = trial_of(piece)
        if trial and trial.id not in known:
            known[trial.id] = _own_markers(matter, trial)
        if not trial or not piece.is_family or not known[trial.id]:
            continue
        for marker in lexicon.markers.find(piece.text) if lexicon.knows(piece.text) else ():
            if marker.id not in known[trial.id]:
                own = ", ".join(f"{name} ({line})" for name, line in sorted(known[trial.id].items()))
                message = f"{marker.words} stands in the text, but this trial has another marker: {own}."
                yield Finding(piece.place, piece.part, message, FIX, line=piece.line(marker.start))


def _own_markers(matter: Matter, trial: Trial) -> dict[str, str]:
    """The markers that the exact wording of a trial, its names and its medicines have, each with a line.

    Of what is tested and has no record with markers, what the trial itself says of it.
    """
    lexicon, facts = matter.shared.once(lexicon_of), matter.facts
    found: dict[str, str] = {}
    for number, item in enumerate(value(trial, "being_tested") or ()):
        recorded = {
            name: _record(facts, one.id, "aims_at")
            for one in treatments_in(facts, item)
            for name in one.listed("aims_at")
        }
        said = item.name if recorded else f"{item.name} {item.plain}"
        found |= recorded | {one.id: where(trial, f"being_tested.{number}") for one in lexicon.markers.find(said)}
    for piece in record_pieces(trial):
        if piece.role.kind == "exact":
            found |= {one.id: f"{trial.place.path}:{piece.line()}" for one in lexicon.markers.find(piece.text)}
    return found


@rule("marker-cells", ref="N15", needs=("glossary",))
def marker_cells(matter: Matter) -> Findings:
    """A marker is on the cells that the glossary says.

    Why: it tells a family which of their child's cells a medicine can find.
    Example: "CD22, a protein on T cells", while the glossary has `on: B cells` for CD22.
    Fix: look it up in the source, and correct the text or the `on` of the marker.
    Source: rules of good patient information N15; the data format of this project.
    """
    for said in said_of_medicines(matter, ON):
        term = matter.facts.markers.get(said.claim.subject)
        cells = _cells_in(term.on or "") if term else frozenset()
        if term and cells and said.claim.value not in cells:
            there = f"{term.place.path}:{term.place.line('on')}"
            yield said.told(f"{quoted(said.claim.words)} stands here, but {there} says: {term.on}.")
    for term in (term for term in matter.terms if term.on):
        cells, told = _cells_in(term.on or ""), _cells_in(term.plain)
        if cells and told and not cells & told:
            message = f"{term.term} is told to be on {', '.join(sorted(told))} cells, but `on` says: {term.on}."
            yield Finding(term.place, "plain", message, FIX)
    for said in said_of_medicines(matter, MARKS):
        own = matter.facts.treatments[said.claim.subject].listed("aims_at")
        terms = [term for name in own if (term := matter.facts.markers.get(name))]
        cells = frozenset(cell for term in terms for cell in _cells_in(term.on or ""))
        if cells and said.claim.value not in cells and not said.claim.denied:
            there = " and ".join(f"{term.place.path}:{term.place.line('on')}" for term in terms)
            message = (
                f"{quoted(said.claim.words)} is said of {said.claim.subject}; its markers are on others ({there})."
            )
            yield said.told(message, "warning")


def _cells_in(text: str) -> frozenset[str]:
    """The kinds of cells that a text names by a letter: B, T, NK."""
    return frozenset(re.findall(r"\b([A-Z]{1,2}) cells\b", text))


@rule("medicine-name", ref="N15", needs=("treatments",))
def medicine_name(matter: Matter) -> Findings:
    """A name of a medicine, such as the one on the box, belongs to one medicine.

    Why: a parent who reads the name on the box must find that medicine, and no other.
    Example: "tisagenlecleucel (Blincyto)": Blincyto is blinatumomab.
    Fix: write the name that the record of the medicine has under `brands` or `also_called`.
    Source: rules of good patient information N15; the data format of this project.
    """
    facts = matter.facts
    for said in said_of_medicines(matter, CALLED):
        first, second = said.claim.subject, said.claim.value
        if first != second:
            name, there = facts.treatments[second].name, _record(facts, second, "brands")
            yield said.told(f"{quoted(said.claim.words)} stands here, but that is a name of {name} ({there}).")
    owners: dict[str, Treatment] = {}
    for treatment in facts.treatments.values() if matter.has_reference else ():
        for name in treatment.names:
            other = owners.setdefault(name.lower(), treatment)
            if other is not treatment:
                field = "brands" if name in treatment.listed("brands") else "also_called"
                message = f"{name} is also a name of {other.name} ({_record(facts, other.id, 'brands')})."
                yield Finding(treatment.place, field, message, "Look up whose name it is, and delete it in the other.")
    for term in matter.terms:
        words = (term.term.lower(), *term.term.lower().split(" ("))
        own = next((owners[word] for word in words if word in owners), None)
        for number, name in enumerate(term.also if own else ()):
            whose = owners.get(name.lower())
            if whose and whose is not own:
                message = f"{name} is a name of {whose.name} ({_record(facts, whose.id, 'brands')})."
                yield Finding(term.place, f"also.{number}", message, "Write a name of the medicine that is explained.")


@rule("medicine-kind", ref="N15", needs=("treatments",))
def medicine_kind(matter: Matter) -> Findings:
    """A medicine is of the kind that its record says, and stands beside medicines of its kind where they do one thing.

    Why: what an antibody does, and what can go wrong with it, is not what a tablet does.
    Example: "Medicines such as imatinib and blinatumomab block this protein": one is an antibody.
    Fix: look it up in the source, and correct the text or the `kind` of the record. Two kinds side by side are a
    warning, since they can do one thing in two ways.
    Source: rules of good patient information N15; the data format of this project.
    """
    facts = matter.facts
    for said in said_of_medicines(matter, KIND, BESIDE):
        claim, own = said.claim, facts.treatments[said.claim.subject].kind_of
        there = _record(facts, claim.subject, "kind")
        if claim.relation == KIND and claim.value != own:
            yield said.told(f"{quoted(claim.words)} stands here, but {there} says `kind: {own}`.")
        elif claim.relation == BESIDE and facts.treatments[claim.value].kind_of != own:
            other = _record(facts, claim.value, "kind")
            message = (
                f"{quoted(claim.words)} are told to do the same, but one is `{own}` ({there}), "
                f"the other `{facts.treatments[claim.value].kind_of}` ({other})."
            )
            yield said.told(message, "warning")
    for trial in matter.trials:
        for number, item in enumerate(value(trial, "being_tested") or ()):
            found = [one for one in treatments_in(facts, item) if one in medicines(facts)]
            fitting = _KINDS_OF_TESTED.get(item.kind)
            if fitting and len(found) == 1 and (own := found[0].kind_of) not in fitting:
                message = f"The kind is {item.kind}, but {_record(facts, found[0].id, 'kind')} says `kind: {own}`."
                yield Finding(trial.place, spot(trial, f"being_tested.{number}.kind"), message, FIX)


@rule("medicine-given", ref="N15", needs=("treatments",))
def medicine_given(matter: Matter) -> Findings:
    """A medicine is given in a way that its record names.

    Why: a child who was told of tablets and gets a drip trusts nobody the next time.
    Example: "given into a vein" for ruxolitinib, whose record has `given: [by mouth]`.
    Fix: look it up in the source, and correct the text or `given`. What a trial tests otherwise stands under
    `differs` of `given`. Where the sentence does not name the medicine itself, it is a warning.
    Source: rules of good patient information N15; the data format of this project.
    """
    facts, phrases = matter.facts, phrases_of(matter.readable.language)
    for said in said_of_medicines(matter, GIVEN):
        assert phrases
        claim, given = said.claim, _ways(facts.treatments[said.claim.subject])
        own = {route for words in given for route in routes_in(words, phrases)}
        fits = claim.value in own or (claim.value == "by injection" and own != {"by mouth"})
        if own and not fits and not claim.denied:
            name, there = facts.treatments[claim.subject].name, _record(facts, claim.subject, "given")
            message = f"{quoted(claim.words)} is said of {name}, but {there} says {' or '.join(given)}."
            yield said.told(message, None if said.sure else "warning")


def _ways(treatment: Treatment) -> list[str]:
    """How a treatment is given, and how trials test it otherwise."""
    fact = treatment.given
    values = [fact.value, *(other.value for other in fact.differs)] if fact else []
    return [words for found in values if not isinstance(found, Unknown) for words in found]
