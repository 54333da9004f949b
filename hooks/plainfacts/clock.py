"""Today's date: read once, at the entry point, and passed on as a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


def today_from(environment: Mapping[str, str]) -> date:
    """PLAINFACTS_TODAY if it is set (as 2026-11-20), otherwise today in UTC. Raises ValueError if it is not a date."""
    fixed = environment.get("PLAINFACTS_TODAY")
    return date.fromisoformat(fixed) if fixed else datetime.now(UTC).date()
