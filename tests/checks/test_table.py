"""Every rule is told in the same form, once, and stands in the table."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

import pytest

from plainfacts import checks
from plainfacts.checks.catalogue import EVERY_CHECK, all_rules, explain_rule
from plainfacts.checks.engine.rule import Check

RULES = Path(__file__).parents[2] / "docs" / "rules.md"


def test_every_check_that_is_written_stands_in_the_table() -> None:
    found = set()
    for module in pkgutil.walk_packages(checks.__path__, "plainfacts.checks."):
        names = vars(importlib.import_module(module.name))
        found |= {id(value) for value in names.values() if isinstance(value, Check)}
    assert found == {id(check) for check in EVERY_CHECK}


def test_a_name_is_given_once() -> None:
    counts = Counter(check.rule.name for check in EVERY_CHECK)
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", sorted(all_rules()))
def test_each_rule_says_why_with_an_example_a_fix_and_a_source(name: str) -> None:
    text = explain_rule(name) or ""
    for part in ("Why:", "Example:", "Fix:", "Source:"):
        assert part in text, f"{name} has no {part}"


def test_every_number_that_a_rule_cites_stands_in_the_list_of_rules() -> None:
    listed = set(re.findall(r"^- \*\*([A-Z]\d*)\*\*", RULES.read_text("utf-8"), re.MULTILINE))
    cited = {number for rule in all_rules().values() if rule.ref for number in rule.ref.split(",")}
    assert cited - listed == set()
    assert len(cited) > 50
