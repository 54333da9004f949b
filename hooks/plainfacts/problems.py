"""Rules, the problems found under them, and the three formats in which problems are printed."""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")


@dataclass(frozen=True, order=True)
class Problem:
    """One finding at one place: what was found, what was expected, and how to fix it.

    `path` is relative to the site root, with `/`; `line` counts from 1; `rule` is the stable name of the rule, and
    `ref` its number in docs/rules.md, if it has one.
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
    """A rule for pages or records. `explanation` is Markdown: why it exists, an example, the fix, the source."""

    name: str
    ref: str | None
    severity: Severity
    explanation: str

    def at(self, path: str, line: int, message: str, fix: str) -> Problem:
        """A breach of this rule. `message` says what was found, `fix` what to do; a `line` below 1 becomes 1."""
        return Problem(path, max(line, 1), self.name, message, fix, self.severity, self.ref)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without duplicates, sorted by file, line, rule and message."""
    return sorted(set(problems))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed name most similar to `word`, or None if none is close (difflib's ratio below 0.5).

    For keys and names of functions only. It is never used for ids of records: the nearest id belongs to another
    illness, trial or source.
    """
    found = difflib.get_close_matches(str(word)[:80], list(allowed), n=1, cutoff=0.5)
    return found[0] if found else None


def misspelt(word: str, allowed: Iterable[str]) -> str | None:
    """The word of a fixed list of which `word` is a misspelling, or None.

    At most one character may be changed, added, left out or swapped with its neighbour; two in words of eight
    characters or more. Words of up to three characters, and digits, must be exact. None as well where two words of the
    list are equally close.
    """
    typed = _spelling(word)
    most = 0 if len(typed) < _SHORT else 1 if len(typed) < _LONG else 2
    near = [(slips, one) for one in allowed if (slips := _slips(typed, _spelling(one), most)) <= most]
    least = min((slips for slips, _ in near), default=0)
    found = [one for slips, one in near if slips == least]
    return found[0] if len(found) == 1 else None


_SHORT, _LONG = 4, 8


def _spelling(word: str) -> str:
    return re.sub(r"[\s_]+", "-", word.strip().lower())[:80]


def _slips(one: str, other: str, most: int) -> int:
    """The edit distance between two words (optimal string alignment); `most + 1` as soon as it must exceed `most`."""
    if abs(len(one) - len(other)) > most or re.sub(r"\D", "", one) != re.sub(r"\D", "", other):
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, last, row = row, before, [at]
        for to, right in enumerate(other, start=1):
            row.append(min(before[to] + 1, row[-1] + 1, before[to - 1] + (letter != right)))
            if at > 1 and to > 1 and (letter, one[at - 2]) == (other[to - 2], right):
                row[to] = min(row[to], last[to - 2] + 1)
    return row[-1]


def as_text(problem: Problem) -> str:
    """`data/trials.yaml:42: error: [dates-order] What is wrong. Fix: what to do.`"""
    place = f"{problem.path}:{problem.line}"
    return f"{place}: {problem.severity}: [{problem.rule}] {problem.message} Fix: {problem.fix}"


def as_github(problem: Problem) -> str:
    """The problem as a workflow command, which GitHub Actions reads from the log and shows as an annotation."""
    level = {"error": "error", "warning": "warning", "info": "notice"}[problem.severity]
    place = f"file={_property(problem.path)},line={problem.line},title={_property(problem.rule)}"
    return f"::{level} {place}::{_command(problem.message)} Fix: {_command(problem.fix)}"


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list of `{path, line, rule, ref, severity, message, fix}`."""
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
