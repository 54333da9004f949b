"""What is true today comes first, and what was planned second."""

from __future__ import annotations

from typing import Any

from plainfacts.checks.engine.findings import in_trial
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.fact import Different, Fact
from plainfacts.facts.records.reference import Source

_PLANS = ("funder", "charity")
"""The kinds of sources that say what was planned, and rarely that it changed."""


@rule("today-leads", ref="D6")
def today_leads(matter: Matter) -> Findings:
    """The value of the newest copy of a registry comes first, before plans of funders and charities and older copies.

    Why: families would look for the trial in the countries that were planned, and the finder would not find it in the
    others.
    Example: `countries: {value: [NL], source: a-funder, differs: [{value: [NL, FR], source: a-registry, ...}]}`.
    Fix: write the registry's value as `value`, and the plan under `differs` with `planned: yes`.
    Source: rules of good patient information D6; what a fact leads with is the data format of this project.
    """
    for trial in matter.trials:
        for field, fact in trial.facts().items():
            disputed = [other for other in fact.disputed if _is_registry(matter.facts.sources.get(other.source))]
            newest = max(disputed, key=lambda other: other.checked, default=None)
            message = _misleads(matter.facts, fact, newest) if newest and field != "funding" else None
            if newest and message:
                fix = f"Write the value of {newest.source} as `value`; note the plan or the older copy in `differs`."
                yield in_trial(trial, field, message, fix)


def _misleads(facts: Facts, fact: Fact[Any], newest: Different[Any]) -> str | None:
    """The message if the newest copy of a registry should come first, or None."""
    ours, theirs = facts.sources.get(fact.source), facts.sources[newest.source]
    if ours and ours.kind in _PLANS:
        return (
            f"The value comes from {ours.id}, a source of the kind {ours.kind}, "
            f"but the registry {theirs.id} says otherwise: what is true today leads."
        )
    if ours and _is_registry(ours) and ours.publisher == theirs.publisher and newest.checked > fact.checked:
        return f"The value is of {fact.checked}, but the copy of {newest.checked} of the same registry says otherwise."
    return None


def _is_registry(source: Source | None) -> bool:
    return source is not None and source.kind == "registry"
