"""Registers every kind of fault on import."""

from mutation import (
    kinds_of_claims,
    kinds_of_criteria,
    kinds_of_medicines,
    kinds_of_records,
    kinds_of_texts,
    kinds_of_trials,
)

__all__ = [
    "kinds_of_claims",
    "kinds_of_criteria",
    "kinds_of_medicines",
    "kinds_of_records",
    "kinds_of_texts",
    "kinds_of_trials",
]
