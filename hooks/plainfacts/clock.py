"""The day it is: asked once, at the door, and handed on as a value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime


def today_from(environment: Mapping[str, str]) -> date:
    """PLAINFACTS_TODAY where it is set (2026-11-20), else the day in UTC. Raises ValueError for another text."""
    fixed = environment.get("PLAINFACTS_TODAY")
    return date.fromisoformat(fixed) if fixed else datetime.now(UTC).date()
