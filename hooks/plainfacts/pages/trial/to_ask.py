"""The facts of a trial that no source states, as a list of things to ask about."""

from __future__ import annotations

from collections.abc import Iterator

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import FACT_FIELDS, Practical, Trial
from plainfacts.facts.records.values import Unknown
from plainfacts.pages.trial.length import is_told

_TOLD_ELSEWHERE = ("status", "not_known")
"""An unknown status is shown at the top of the page; `not_known` is itself about what is not known."""


def to_ask(facts: Facts, trial: Trial) -> Iterator[tuple[str, str]]:
    """The key of each fact that no source states, and its name."""
    for name in FACT_FIELDS:
        fact = fact_of(facts, trial, name)
        key = f"{trial.id}.{name}"
        if name == "practical":
            yield from ((key, facts.wording(f"trial.{part}")) for part in _unknown_parts(fact.known if fact else None))
        elif name == "eligibility" and fact and fact.known:
            sides = [side for side in ("can_join", "cannot_join") if isinstance(getattr(fact.known, side), Unknown)]
            yield from ((key, facts.wording(f"trial.ask.{side}")) for side in sides)
        elif fact is not None and fact.known in (None, ()) and not _is_told(trial, name):
            yield key, facts.wording(f"trial.ask.{name}" if facts.wording.has(f"trial.ask.{name}") else f"field.{name}")


def _is_told(trial: Trial, name: str) -> bool:
    return name in _TOLD_ELSEWHERE or (name == "duration" and is_told(trial))


def _unknown_parts(practical: Practical | None) -> list[str]:
    """The practical facts that no source states."""
    names = list(Practical.model_fields)
    return [name for name in names if practical is None or isinstance(getattr(practical, name), Unknown)]
