"""The history of earlier runs, a JSON file beside the report, from which the report shows trends."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from pydantic import TypeAdapter, ValidationError

from plainfacts.problems import SEVERITIES
from plainfacts.report.gather import Report

KEPT = 50
"""The number of runs that are kept."""


@dataclass(frozen=True)
class Run:
    """A run: its day (ISO 8601), the number of problems by severity, and the scores by page key."""

    on: str
    counts: Mapping[str, int]
    scores: Mapping[str, float]


_FILE = TypeAdapter(dict[str, list[Run]])


def run_of(report: Report) -> Run:
    """The entry for the history from a report."""
    counts: dict[str, int] = {name: sum(problem.severity == name for problem in report.problems) for name in SEVERITIES}
    return Run(report.today.isoformat(), counts, {page.text.owner: round(page.score, 4) for page in report.pages})


def read_runs(text: str) -> list[Run]:
    """The runs in a history file, oldest first. An unreadable file counts as empty: only the trend is lost."""
    try:
        return _FILE.validate_json(text)["runs"]
    except (ValidationError, KeyError):
        return []


def as_json(runs: Sequence[Run]) -> str:
    """The newest KEPT runs as JSON, oldest first."""
    return json.dumps({"runs": [asdict(run) for run in runs[-KEPT:]]}, ensure_ascii=False, indent=1) + "\n"
