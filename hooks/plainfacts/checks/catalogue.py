"""All checks, and the run that asks each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import walk_packages

from plainfacts import checks
from plainfacts.checks.engine.rule import Check, Matter, rules_by_name
from plainfacts.checks.exceptions import EXCEPTION
from plainfacts.checks.partition import check_parts
from plainfacts.checks.since.resting_sentences import READ_AGAIN
from plainfacts.checks.site.whole_site import BUILT_CHECKS
from plainfacts.checks.translations.run import TRANSLATION_CHECKS
from plainfacts.facts.files import Files
from plainfacts.facts.yaml.format_rules import FORMAT_RULES
from plainfacts.facts.yaml.list_file import Cache
from plainfacts.problems import Problem, Rule
from plainfacts.prose.markdown.markdown_rules import PROSE_RULES


def _written() -> Iterator[Check]:
    """The checks in the modules of all families (`checks/FAMILY/MODULE.py`), in the order of names, then of lines."""
    modules = (found.name for found in walk_packages(checks.__path__, f"{checks.__name__}.") if not found.ispkg)
    for name in modules:
        if name.count(".") > checks.__name__.count(".") + 1:  # what stands beside the families has no rules
            yield from (
                one for one in vars(import_module(name)).values() if isinstance(one, Check) and one.room == name
            )


CHECKS: tuple[Check, ...] = tuple(_written())
"""Every rule on facts and pages: what is written in a module of this room is asked, and needs no entry anywhere."""


def all_rules() -> Mapping[str, Rule]:
    """Every rule by name: of the format, of Markdown, of the checks, and of the built site."""
    built, spoken = (check.rule for check in BUILT_CHECKS), (check.rule for check in TRANSLATION_CHECKS)
    return rules_by_name(CHECKS, (*FORMAT_RULES, *PROSE_RULES, EXCEPTION, READ_AGAIN, *built, *spoken))


def check_all(matter: Matter) -> list[Problem]:
    """What all checks find."""
    return [problem for check in CHECKS for problem in check(matter)]


def check_again(matter: Matter, files: Files, kept: Cache) -> list[Problem]:
    """The same, where what was found before in parts that did not change is not looked for again."""
    return check_parts(CHECKS, matter, files, kept)
