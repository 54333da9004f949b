"""Shares as counts out of 100, of a text and of a chance, so that they can be compared."""

from __future__ import annotations

from decimal import Decimal

from plainfacts.claims.quantities_in_text import Said
from plainfacts.facts.records.reference import Chance, CountRange


def hundred(said: Said) -> Decimal:
    """A share as a count out of 100, rounded."""
    share = said.values[0] if said.kind == "percent" else said.values[0] * 100 / (said.values[1] or 1)
    return share.quantize(Decimal(1))


def hundreds(chance: Chance) -> set[Decimal]:
    """The counts of a chance out of 100, rounded: one, or the ends of a range."""
    count = chance.count
    counts = [count.at_least, count.from_, count.to] if isinstance(count, CountRange) else [count]
    return {(found * 100 / (chance.out_of or 1)).quantize(Decimal(1)) for found in counts if found is not None}
