"""The one table of all checks, and the run that asks each of them."""

from __future__ import annotations

from collections.abc import Mapping

from plainfacts.checks import pages
from plainfacts.checks.rule import Check, Matter, rules_by_name
from plainfacts.facts.rules import FORMAT_RULES
from plainfacts.problems import Problem, Rule
from plainfacts.prose.rules import PROSE_RULES

CHECKS: tuple[Check, ...] = (
    pages.page_ids,
    pages.address_clash,
)


def all_rules() -> Mapping[str, Rule]:
    """Every rule by name: of the format, of Markdown, and of the checks."""
    return rules_by_name(CHECKS, (*FORMAT_RULES, *PROSE_RULES))


def check_all(matter: Matter) -> list[Problem]:
    """What all checks find, in no order."""
    return [problem for check in CHECKS for problem in check(matter)]
