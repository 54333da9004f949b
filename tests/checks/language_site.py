"""One page or record in the small site, and the findings of one rule in it."""

from __future__ import annotations

from checks.judged import found
from plainfacts.problems import Problem
from site_files import page

FIRST = 9
"""The line of the file on which the text of a page starts."""


def told(rule: str, body: str, audience: str = "family", title: str = "Leukaemia", **files: str) -> list[str]:
    """The findings of a rule in a page, as `12 warning: message Fix: fix`, with lines counted from its text."""
    raw = page(title, body).replace(b"audience: family", f"audience: {audience}".encode())
    problems = found(rule, **{"content/leukaemia.md": raw, **files})
    return [as_line(problem, FIRST - 1) for problem in problems if "leukaemia.md" in problem.path]


def told_of(rule: str, path: str, text: str) -> list[str]:
    """The findings of a rule in one file of the small site, each with its line in that file."""
    return [as_line(problem) for problem in found(rule, **{path: text}) if problem.path == path]


def as_line(problem: Problem, before: int = 0) -> str:
    """A problem as one line, without its file and rule."""
    return f"{problem.line - before} {problem.severity}: {problem.message} Fix: {problem.fix}"
