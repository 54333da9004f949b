"""What can be wrong, said so that an editor can mend it: rules, problems, and the three ways they are printed."""

from __future__ import annotations

import difflib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong at one place: what was found, what is expected, and how to mend it.

    `path` runs from the root of the site with `/`; `line` counts from 1; `rule` is the stable name of the rule and
    `ref` its number in the rules of good patient information, where it has one.
    """

    path: str
    line: int
    rule: str
    message: str
    fix: str
    severity: Severity = "error"
    ref: str | None = None


@dataclass(frozen=True)
class Rule:
    """A rule that a page or a record must keep. `explanation` is Markdown: why, an example, the fix, the source."""

    name: str
    ref: str | None
    severity: Severity
    explanation: str

    def at(self, path: str, line: int, message: str, fix: str) -> Problem:
        """A breach of this rule at a place. `message` says what was found, `fix` what to write instead."""
        return Problem(path, max(line, 1), self.name, message, fix, self.severity, self.ref)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without doubles, by file, line, rule and message."""
    return sorted(set(problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only those that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word most like `word`, or None when none is near (difflib's ratio under 0.5)."""
    found = difflib.get_close_matches(str(word)[:80], list(allowed), n=1, cutoff=0.5)
    return found[0] if found else None


def as_text(problem: Problem) -> str:
    """`data/trials.yaml:42: error: [dates-order] What is wrong. Fix: what to do.`"""
    place = f"{problem.path}:{problem.line}"
    return f"{place}: {problem.severity}: [{problem.rule}] {problem.message} Fix: {problem.fix}"


def as_github(problem: Problem) -> str:
    """An annotation as GitHub Actions reads it from a log (workflow commands)."""
    level = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    place = f"file={_property(problem.path)},line={problem.line},title={_property(problem.rule)}"
    return f"::{level} {place}::{_command(problem.message)} Fix: {_command(problem.fix)}"


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of `{path, line, rule, ref, severity, message, fix}`."""
    keys = ("path", "line", "rule", "ref", "severity", "message", "fix")
    return json.dumps([{key: getattr(p, key) for key in keys} for p in problems], ensure_ascii=False, indent=1)


def count_line(problems: Sequence[Problem]) -> str:
    """The last line of a run: `2 errors, 1 warning, 0 remarks.`"""
    counts = Counter(problem.severity for problem in problems)
    words = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("remark", "remarks")}
    parts = [f"{counts[severity]} {words[severity][counts[severity] != 1]}" for severity in SEVERITIES]
    return ", ".join(parts) + "."


def _command(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _command(text).replace(":", "%3A").replace(",", "%2C")
