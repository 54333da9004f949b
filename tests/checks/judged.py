"""The findings of a rule in the small site with changes."""

from __future__ import annotations

import pytest

from plainfacts import site
from plainfacts.checks.catalogue import CHECKS, all_rules
from plainfacts.checks.engine.rule import Matter
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.problems import Problem
from site_files import TODAY, TRIAL, site_files

Change = tuple[str, str]


def trials(*changes: Change, more: str = "") -> str:
    """The trial with pieces of its text replaced (each must occur in it), and further records after it."""
    text = TRIAL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text + more


def another(identity: str, *changes: Change) -> str:
    """A second trial like the first, with its own id, name and registry number."""
    own = (
        ("id: lamp-1", f"id: {identity}"),
        ("name: LAMP 1", f"name: {identity.upper()}"),
        ("NCT01234567", "NCT07654321"),
    )
    return trials(*own, *changes)


def found(rule: str, **files: str | bytes | None) -> list[Problem]:
    """The findings of a rule in the small site with some files changed. No other rule is asked, which takes longer."""
    assert rule in all_rules(), f"no rule is called {rule}, so nothing would ever be found"
    with pytest.MonkeyPatch.context() as patch:
        if rule != EXCEPTION.name:  # an exception depends on the findings of all rules
            patch.setattr(site, "check_all", lambda matter: _asked(rule, matter))
        problems = site.examine(site_files(**files), TODAY).problems
    return [problem for problem in problems if problem.rule == rule]


def _asked(rule: str, matter: Matter) -> list[Problem]:
    return [problem for check in CHECKS if check.rule.name == rule for problem in check(matter)]


def messages(rule: str, **files: str | bytes | None) -> list[str]:
    """`path:line: message` of each finding of a rule in the small site with some files changed."""
    return [f"{problem.path}:{problem.line}: {problem.message}" for problem in found(rule, **files)]


def in_trial(rule: str, *changes: Change, more: str = "") -> list[str]:
    """The findings of a rule in the small site with some changes to its trial."""
    return messages(rule, **{"data/trials.yaml": trials(*changes, more=more)})


def line(words: str, *changes: Change, more: str = "") -> str:
    """`data/trials.yaml:12: `, the place of the first line of the changed trial that contains some words."""
    lines = trials(*changes, more=more).split("\n")
    return f"data/trials.yaml:{next(number for number, text in enumerate(lines, start=1) if words in text)}: "


def told_once(rule: str, good: str, bad: str, message: str) -> bool:
    """Whether a rule finds nothing in the trial, and exactly `message`, at the bad line, once that replaces a good one."""
    found = in_trial(rule), in_trial(rule, (good, bad))
    assert found == ([], [line(bad.split("\n")[0], (good, bad)) + message])
    return True
