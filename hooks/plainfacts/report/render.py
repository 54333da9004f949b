"""The page for staff as HTML: one file, everything escaped, no script."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plainfacts.problems import SEVERITIES, count_line
from plainfacts.report.gather import Report
from plainfacts.report.history import Run

SAME = 0.005
"""Scores that differ by less count as the same."""


@cache
def _environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["change"] = change
    return env


def change(now: float, before: float | None) -> str:
    """How a score changed: `+0.12`, `-0.05`, `same`, or `first time`."""
    if before is None:
        return "first time"
    return "same" if abs(now - before) < SAME else f"{now - before:+.2f}"


def as_html(report: Report, last: Run | None) -> str:
    """The whole page, compared with the run before, if there was one."""
    counts = Counter(problem.severity for problem in report.problems)
    trend = {name: counts[name] - last.counts.get(name, 0) for name in SEVERITIES} if last else {}
    return (
        _environment()
        .get_template("report.html")
        .render(report=report, last=last, trend=trend, total=count_line(report.problems))
    )
