"""A master protocol against its sub-trials: what both state must fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from plainfacts.checks.engine.access import known, people, stated, status, subs, value, where
from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.status_words import OPEN
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Topic
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import country_names


def _masters(matter: Matter) -> list[tuple[Trial, list[Trial]]]:
    return [(trial, parts) for trial in matter.trials if (parts := subs(matter.facts, trial))]


@rule("part-of-cycle")
def part_of_cycle(matter: Matter) -> Findings:
    """Nothing is part of itself, also not by way of others.

    Why: the page of the whole would list itself, and what is derived from its parts would never end.
    Example: `part_of: hem-ismart` in the record hem-ismart.
    Fix: name the record that holds this one, or delete the line.
    Source: the data format of this project.
    """
    facts = matter.facts
    looked_at: list[tuple[Sequence[Trial] | Sequence[Topic], Mapping[str, Trial] | Mapping[str, Topic]]] = [
        (matter.trials, facts.trials),
        (matter.topics, facts.topics),
    ]
    for found, records in looked_at:
        for record in found:
            name, parent, seen = record.id, record.part_of, [record.id]
            while parent and parent in records and parent not in seen:
                seen.append(parent)
                parent = records[parent].part_of
            if parent == name:
                way = " is part of ".join([*seen, name])
                yield Finding(
                    record.place, "part_of", f"This record is part of itself: {way}.", "Correct or delete the line."
                )


@rule("master-status", ref="T2", needs=("trials",))
def master_status(matter: Matter) -> Findings:
    """A trial with sub-trials is as open as the most open of them.

    Why: a family would read that the trial takes children, and find no part that does.
    Example: the master is recruiting, all its sub-trials are completed.
    Fix: leave the status of the master out: it is derived; or correct the sub-trial that the message names.
    Source: rules of good patient information T2.
    """
    for trial, parts in _masters(matter):
        states = {status(sub): sub for sub in parts}
        state = status(trial)
        opened = next((sub for sub in parts if status(sub) in OPEN), None)
        if state in OPEN and opened is None and None not in states:
            message = f"The status is {state}, but none of the {len(parts)} sub-trials is recruiting."
            yield in_trial(trial, "status", message, "Delete the line: it is derived; or correct a sub-trial.")
        elif state and state not in OPEN and opened is not None:
            message = f"The status is {state}, but {opened.id} is {status(opened)} ({where(opened, 'status')})."
            yield in_trial(trial, "status", message, "Delete the line: it is derived; or correct the sub-trial.")


@rule("master-countries", ref="T8", severity="warning", needs=("trials",))
def master_countries(matter: Matter) -> Findings:
    """The countries of a trial with sub-trials are those of the sub-trials, unless another source is noted.

    Why: the page of the whole and the pages of the parts would send families to different countries.
    Example: the master names four countries, its sub-trials fifteen.
    Fix: leave the countries of the master out: they are derived; or note what the other source says under `differs`.
    Source: rules of good patient information T8, D6.
    """
    names = country_names()
    for trial, parts in _masters(matter):
        lists, own = stated(trial, "countries", planned=False), value(trial, "countries")
        of_parts = {code: sub for sub in parts for code in value(sub, "countries") or ()}
        if own is None or not of_parts:
            continue
        named = {code for codes in lists for code in codes}
        for code in sorted(set(named) - of_parts.keys()):
            message = f"{names[code]} ({code}) is a country of this trial, but of none of its sub-trials."
            fix = (
                f"Check it, and the countries in "
                f"{', '.join(where(sub, 'countries') for sub in parts if sub.countries)}."
            )
            yield in_trial(trial, "countries", message, fix)
        for code in sorted(of_parts.keys() - named):
            line = where(of_parts[code], "countries")
            message = f"The sub-trial {of_parts[code].id} is in {names[code]} ({line}), but {code} is not named here."
            fix = "Add it, leave the line out (it is derived), or note the other source under `differs`."
            yield in_trial(trial, "countries", message, fix)


@rule("master-participants", ref="N15", severity="warning", needs=("trials",))
def master_participants(matter: Matter) -> Findings:
    """The participants of a trial with sub-trials are the sum of theirs, unless a difference between sources is noted.

    Why: families read how large a trial is; two sums that differ make both doubtful.
    Example: the master plans 60, its sub-trials 26, 26, 26 and 42.
    Fix: leave the participants of the master out (they are derived), correct a sub-trial, or note the other source
    under
    `differs`.
    Source: rules of good patient information N15 (parts of a stated whole add up), D6.
    """
    for trial, parts in _masters(matter):
        counts = [people(sub) for sub in parts]
        told = [people_of(found) for found in stated(trial, "participants", planned=False)]
        if not told or None in counts or not counts:
            continue
        total = sum(count for count in counts if count is not None)
        if total not in told:
            each = ", ".join(f"{people(sub)} in {sub.id} ({where(sub, 'participants')})" for sub in parts)
            message = (
                f"The participants are {' or '.join(str(count) for count in told)}, but the sub-trials add "
                f"up to {total}: {each}."
            )
            fix = "Correct the wrong number, or note the other source under `differs`."
            yield in_trial(trial, "participants", message, fix)


def people_of(found: Any) -> int:
    """The number in a value of `participants`: the actual one where it is known."""
    return int(found.actual if found.actual is not None else found.planned)


@rule("master-registry", ref="T1", severity="warning", needs=("trials",))
def master_registry(matter: Matter) -> Findings:
    """A registry number of a sub-trial stands there, and not only in the master protocol.

    Why: families look a part up by its own number.
    Example: the master lists NCT05745714, and no sub-trial has it.
    Fix: leave the registry numbers of the master out: they are derived; or add the number to its sub-trial.
    Source: rules of good patient information T1 (sub-protocols are records of their own).
    """
    for trial, parts in _masters(matter):
        own = value(trial, "registry_ids") or ()
        of_parts = {number for sub in parts for number in value(sub, "registry_ids") or ()}
        for number in sorted(of_parts - set(own)) if own else ():
            message = f"The number {number} of a sub-trial is not named here."
            yield in_trial(trial, "registry_ids", message, "Add it, or leave the line out: it is derived.")


@rule("master-parts", severity="warning", needs=("trials",))
def master_parts(matter: Matter) -> Findings:
    """A sub-trial fits its master protocol in its topics, phase, sponsor, funders and the beginning of its name.

    Why: a child who fits the part must fit the whole; a part that fits nowhere is mostly a slip.
    Example: a master of phase 1/2 with a part of phase 3.
    Fix: correct the part, or the master that the message names.
    Source: the data format of this project.
    """
    for trial, parts in _masters(matter):
        for sub in parts:
            for field, message in _misfits(matter.facts, trial, sub):
                fix = f"Correct it here, or in {where(trial, field)}."
                yield in_trial(sub, field, message, fix)


def _misfits(facts: Facts, master: Trial, sub: Trial) -> list[tuple[str, str]]:
    found = [("phase", _phase(master, sub)), ("sponsor", _same(master, sub, "sponsor"))]
    found.append(("funding", _funders(master, sub)))
    for field in ("conditions", "treatments"):
        found.append((field, _topics(facts, master, sub, field)))
    name, whole = value(sub, "name"), value(master, "name")
    if name and whole and not name.casefold().startswith(whole.casefold()):
        found.append(("name", f"The name {name} does not begin like that of its master protocol, {whole}."))
    return [(field, message) for field, message in found if message]


def _phase(master: Trial, sub: Trial) -> str | None:
    own, whole = value(sub, "phase"), value(master, "phase")
    if own and whole and "none" not in (own, whole) and not set(own.split("/")) <= set(whole.split("/")):
        return f"The phase is {own}, but that of {master.id} is {whole}."
    return None


def _same(master: Trial, sub: Trial, field: str) -> str | None:
    own, whole = value(sub, field), value(master, field)
    return f"The {field} is {own}, but that of {master.id} is {whole}." if own and whole and own != whole else None


def _funders(master: Trial, sub: Trial) -> str | None:
    """What is wrong with the funders of a part: it shares some with the whole, and the whole lacks another."""
    own, whole = (known(found.funders) if (found := value(one, "funding")) else None for one in (sub, master))
    if own and whole and not set(own) <= set(whole) and set(own) & set(whole):
        return f"The funders are {', '.join(own)}, but those of {master.id} are {', '.join(whole)}."
    return None


def _topics(facts: Facts, master: Trial, sub: Trial, field: str) -> str | None:
    allowed = {inner for name in value(master, field) or () for inner in _below(facts, name)}
    extra = [name for name in value(sub, field) or () if name not in allowed and name in facts.topics]
    if allowed and extra:
        return f"{', '.join(extra)} is not among the {field} of {master.id}."
    return None


def _below(facts: Facts, name: str) -> set[str]:
    return {topic for topic, ids in facts.within.items() if name in ids} | set(facts.within.get(name, ()))


@rule("master-groups", ref="N15", severity="warning", needs=("trials",))
def master_groups(matter: Matter) -> Findings:
    """The groups of a trial with sub-trials add up from theirs, with or without those that were withdrawn.

    Why: families read how a trial is built; the sum is how editors notice a part that is missing.
    Example: the master has 4 groups, its five sub-trials one each, and none of them was withdrawn.
    Fix: correct the number here or in the sub-trial.
    Source: rules of good patient information N15.
    """
    for trial, parts in _masters(matter):
        own = _groups(trial)
        sums = {
            _total([_groups(sub) for sub in some]) for some in (parts, [s for s in parts if status(s) != "withdrawn"])
        }
        if own is not None and None not in sums and own not in sums:
            each = ", ".join(f"{_groups(sub)} ({where(sub, 'design')})" for sub in parts)
            message = f"The design says `groups: {own}`, but the sub-trials have {each}."
            yield in_trial(trial, "design.groups", message, "Correct the wrong number.")


def _groups(trial: Trial) -> int | None:
    design = value(trial, "design")
    return design.groups if design and isinstance(design.groups, int) else None


def _total(counts: Sequence[int | None]) -> int | None:
    return None if None in counts else sum(count for count in counts if count is not None)
