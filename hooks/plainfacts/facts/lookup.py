"""Looks up ids: whether one exists, and what to do if it does not.

A similar id is never suggested: it would belong to another illness, trial or source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plainfacts.facts.facts import Facts

_TOPICS = "data/conditions.yaml and data/treatments.yaml"
_HOMES: Mapping[str, tuple[str, str]] = {
    "trial": ("trials", "data/trials.yaml and data/trials/"),
    "condition": ("conditions", "data/conditions.yaml"),
    "treatment": ("treatments", "data/treatments.yaml"),
    "measure": ("measures", "data/measures.yaml"),
    "marker": ("markers", "the words with `kind: marker` in data/glossary.yaml"),
    "source": ("sources", "data/sources.yaml"),
    "chance": ("chances", f"the `chances` of {_TOPICS}"),
    "figure": ("figures", f"the `figures` of {_TOPICS}"),
}
"""For each kind of id: the attribute of Facts with the records, and where editors find them."""


def is_id_of(kind: str) -> bool:
    """Whether values of this kind are ids of records, and not words of a fixed list."""
    return kind in _HOMES


def exists(facts: Facts, kind: str, name: str) -> bool:
    """Whether a record of this kind has the id."""
    records: Mapping[str, Any] = getattr(facts, _HOMES[kind][0])
    return name in records


def may_exist(facts: Facts, kind: str, name: str) -> bool:
    """Whether a record of this kind has the id, or one that could not be read may have it."""
    return exists(facts, kind, name) or any(broken.may_hold(kind, name) for broken in facts.broken)


def where_to_look(*kinds: str) -> str:
    """The fix for an id that does not exist."""
    homes = " or in ".join(_HOMES[kind][1] for kind in kinds)
    return f"Look for the id in {homes}, or add a record there."
