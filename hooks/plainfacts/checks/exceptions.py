"""Exceptions: entries in style.yaml that excuse findings, and are checked themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from plainfacts.checks.safety.never_published import SAFETY_RULES
from plainfacts.facts.house.style import Exception_, Style
from plainfacts.facts.yaml.broken import Broken
from plainfacts.facts.yaml.format_rules import FORMAT_RULES
from plainfacts.problems import Problem, Rule, misspelt
from plainfacts.prose.markdown.markdown_rules import PROSE_RULES

EXCEPTION = Rule(
    "exception",
    None,
    "error",
    "An exception in style.yaml names a rule that exists, has a reason, ends within 12 months, and excuses something.\n"
    "Why: a forgotten exception hides the next real mistake.\n"
    "Example: `{rule: phase-size, path: data/trials.yaml, text: 5 participants, reason: it is what the registry says, "
    "until: 2027-05-01}` is a good one; one without a reason, or whose day has passed, is not.\n"
    "Fix: correct the entry, or delete it. Rules of the format and of safety cannot be excused.\n"
    "Source: rules of good patient information (allow-list: reason required).",
)

_STYLE = "data/style.yaml"
_LEAST_REASON = 15
_LONGEST = timedelta(days=366)
_NEVER = frozenset(rule.name for rule in (*FORMAT_RULES, *PROSE_RULES, EXCEPTION)) | frozenset(SAFETY_RULES)

_ALWAYS = _NEVER | {"page-ids"}

Lines = Mapping[str, Sequence[str]]


def unhidden(problems: Iterable[Problem], broken: Sequence[Broken]) -> Iterator[Problem]:
    """The problems without those that an unreadable file may have caused.

    For an unreadable file, no other problems are reported. A page with missing inline facts is not yet the text that
    families read, and without data/style.yaml or the site's wording it is unknown what the site allows; then only
    problems that can never be excused, and ids that do not exist, are reported.
    """
    whole = {one.path for one in broken if one.whole}
    in_part = {one.path for one in broken if one.list == "pages"}
    unknown_style = any(one.list in ("style", "wording") for one in broken)
    for problem in problems:
        judged = problem.path not in in_part and not unknown_style
        if problem.path not in whole and (judged or problem.rule in _ALWAYS):
            yield problem


def excused(
    problems: Iterable[Problem], style: Style, today: date, lines: Lines, rules: Iterable[str], *, whole: bool = True
) -> list[Problem]:
    """The problems that no exception covers, and the problems of the exceptions themselves.

    `lines` are the lines of each file, `rules` the names of all rules. An exception covers a problem of its rule in its
    file if its `text` (if given) is in the message or the line; it is valid until the end of its last day. Unless the
    `whole` site could be read, an unused exception is not reported.
    """
    kept, used = [], set()
    active = {
        number: item for number, item in enumerate(style.exceptions) if item.until >= today and item.rule not in _NEVER
    }
    for problem in problems:
        cover = next((number for number, item in active.items() if _covers(item, problem, lines)), None)
        if cover is None:
            kept.append(problem)
        else:
            used.add(cover)
    for number, item in enumerate(style.exceptions):
        line = style.place.line(f"exceptions.{number}")
        kept += [
            EXCEPTION.at(style.place.path or _STYLE, line, *found)
            for found in _faults(item, today, set(rules), number in used or not whole)
        ]
    return kept


def _covers(item: Exception_, problem: Problem, lines: Lines) -> bool:
    if (item.rule, item.path) != (problem.rule, problem.path):
        return False
    if item.text is None:
        return True
    of_file = lines.get(problem.path, ())
    line = of_file[problem.line - 1] if problem.line <= len(of_file) else ""
    return item.text in problem.message or item.text in line


def _faults(item: Exception_, today: date, rules: set[str], used: bool) -> list[tuple[str, str]]:
    """The message and fix of each mistake in an exception."""
    if item.rule not in rules:
        near = misspelt(item.rule, rules)
        return [(f"No rule is called `{item.rule}`.", f"Write `{near}`." if near else "Delete the exception.")]
    if item.rule in _NEVER:
        return [(f"The rule {item.rule} cannot be excused.", "Correct what it finds, and delete the exception.")]
    found = []
    if item.until < today:
        found.append((f"The exception for {item.rule} ended on {item.until}.", "Correct what it excused; delete it."))
    elif not used:
        found.append((f"The exception for {item.rule} in {item.path} excuses nothing.", "Delete it."))
    if item.until > today + _LONGEST:
        found.append(
            (f"The exception for {item.rule} lasts until {item.until}, more than 12 months.", "Set an earlier day.")
        )
    if len(item.reason) < _LEAST_REASON:
        message = f"The reason `{item.reason}` is shorter than {_LEAST_REASON} characters."
        found.append((message, "Say in a sentence why the exception is right."))
    return found
