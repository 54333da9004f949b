"""Renders the report for staff as one HTML file, with all values escaped and without scripts."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plainfacts.problems import SEVERITIES, count_line
from plainfacts.report.gather import Report
from plainfacts.report.history import Run

SAME = 0.005
"""Scores that differ by less than this count as the same."""


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
    """The change of a score as text: `+0.12`, `-0.05`, `same`, or `first time` without a previous one."""
    if before is None:
        return "first time"
    return "same" if abs(now - before) < SAME else f"{now - before:+.2f}"


def as_html(report: Report, last: Run | None) -> str:
    """The report as HTML, compared with the previous run if there was one."""
    counts = Counter(problem.severity for problem in report.problems)
    trend = {name: counts[name] - last.counts.get(name, 0) for name in SEVERITIES} if last else {}
    return (
        _environment()
        .get_template("report.html")
        .render(report=report, last=last, trend=trend, total=count_line(report.problems))
    )
