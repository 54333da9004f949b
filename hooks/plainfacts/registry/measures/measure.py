"""What a number in a criterion says."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One comparison: `how` is at_least, at_most, above or below; `when` a condition in words, or None."""

    name: str
    how: str
    value: float
    unit: str
    when: str | None = None
