"""All rules, and the run of all checks on a site's facts and pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

from plainfacts import checks
from plainfacts.checks.engine.rule import Check, Finding, Matter, checks_in
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.checks.partition import check_parts
from plainfacts.checks.since.resting_sentences import READ_AGAIN
from plainfacts.facts.files import Files
from plainfacts.facts.yaml.format_rules import FORMAT_RULES
from plainfacts.facts.yaml.list_file import Cache
from plainfacts.problems import Problem, Rule
from plainfacts.prose.markdown.markdown_rules import PROSE_RULES

_OTHER_CONTEXTS = tuple(f"{checks.__name__}.{family}." for family in ("site", "translations"))
"""The families whose checks do not look at a Matter; `site/whole_site.py` and `translations/run.py` call them."""


def _written() -> Iterator[Check[Any, Any]]:
    """The checks in the modules of all families (`checks/FAMILY/MODULE.py`), by name of module, then line."""
    modules = (found.name for found in walk_packages(checks.__path__, f"{checks.__name__}.") if not found.ispkg)
    for name in modules:
        if name.count(".") > checks.__name__.count(".") + 1:  # the modules beside the families define no rules
            yield from checks_in(import_module(name))


EVERY_CHECK: Sequence[Check[Any, Any]] = tuple(_written())
"""All checks. A rule in a module of a family is found without being registered anywhere."""

CHECKS: Sequence[Check[Matter, Finding]] = [
    check for check in EVERY_CHECK if not check.module.startswith(_OTHER_CONTEXTS)
]
"""The checks of facts and pages."""


def all_rules() -> Mapping[str, Rule]:
    """Every rule by name: of the format, of Markdown, of all checks, and of exceptions."""
    rules = (*(check.rule for check in EVERY_CHECK), *FORMAT_RULES, *PROSE_RULES, EXCEPTION, READ_AGAIN)
    return {rule.name: rule for rule in rules}


def check_all(matter: Matter) -> list[Problem]:
    """The problems that all checks of facts and pages find."""
    return [problem for check in CHECKS for problem in check(matter)]


def check_again(matter: Matter, files: Files, kept: Cache) -> list[Problem]:
    """The same as `check_all`; for parts of the site that have not changed, the problems come from the cache."""
    return check_parts(CHECKS, matter, files, kept)


def explain_rule(name: str) -> str | None:
    """The explanation of the rule with this name, or of all rules with this number in rules.md; None if none has."""
    known = all_rules()
    found = [known[name]] if name in known else [rule for rule in known.values() if _has_number(rule, name)]
    return "\n\n".join(map(_explained, found)) or None


def _has_number(rule: Rule, name: str) -> bool:
    return name.upper() in [part.strip() for part in (rule.ref or "").split(",") if part]


def _explained(rule: Rule) -> str:
    number = f", {rule.ref}" if rule.ref else ""
    return f"{rule.name} ({rule.severity}{number})\n{rule.explanation}"
