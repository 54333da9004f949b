"""Slips are made where a programmer makes them, and what no test reaches is not taken for noticed."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("mutmut", reason="make mutants and make proof install it")

from slips.__main__ import EQUAL, PACKAGE, equal, modules
from slips.made import slips
from slips.tried import noticed, read_ahead

pytestmark = pytest.mark.proof

SOURCE = '''\
from functools import cache

CODES = {"AA", "EU", "ZZ"}
PATTERN = r"(\\d{1,4}) (?:day|week)s?"


@cache
def fits(age: int) -> bool:
    """Whether an age fits."""
    return 1 <= age < 18
'''


def test_a_bound_a_table_and_a_pattern_slip_below_a_decorator_too() -> None:
    found = {(slip.before, slip.after) for slip in slips(SOURCE)}
    for before, after in [
        ("return 1 <= age < 18", "return 1 < age < 18"),
        ("return 1 <= age < 18", "return 1 <= age <= 18"),
        ("return 1 <= age < 18", "return 1 <= age < 19"),
        ("return 1 <= age < 18", "return 1 <= age < (17)"),
        ('CODES = {"AA", "EU", "ZZ"}', 'CODES = {"AA", "ZZ"}'),
        ('PATTERN = r"(\\d{1,4}) (?:day|week)s?"', 'PATTERN = r"(\\d{1,3}) (?:day|week)s?"'),
        ('PATTERN = r"(\\d{1,4}) (?:day|week)s?"', 'PATTERN = r"(\\d{1,4}) (?:day)s?"'),
        ('PATTERN = r"(\\d{1,4}) (?:day|week)s?"', 'PATTERN = r"(\\d{1,4}) (?:day|week)s"'),
    ]:
        assert (before, after) in found


def test_a_slip_is_noticed_by_a_test_that_fails_and_by_no_other() -> None:
    read_ahead()
    path = PACKAGE / "facts/records/times.py"
    source = path.read_text("utf-8")
    year = source.replace("1900 <= found.year", "1900 < found.year")
    bounds = ["tests/facts/test_value_bounds.py"]
    assert year != source
    assert noticed(path, year, bounds)
    assert not noticed(path, source, bounds)
    assert not noticed(path, year, ["tests/facts/test_settings.py"])
    assert not noticed(path, year, [])


def test_a_slip_in_a_rule_is_noticed_though_the_catalogue_finds_rules_by_walking() -> None:
    read_ahead()
    path = PACKAGE / "checks/trials/trial_ages.py"
    source = path.read_text("utf-8")
    silent = source.replace("yield in_trial(", "(", 1)
    assert silent != source
    assert noticed(path, silent, ["tests/checks/test_pairs_of_ages.py", "tests/checks/test_trials.py"])


def test_what_is_named_as_equal_can_still_be_made() -> None:
    """A line that was changed since is looked at anew."""
    assert Path(EQUAL).is_file()
    for name, found in equal().items():
        (path,) = modules([name])
        assert found <= {(slip.before, slip.after) for slip in slips(path.read_text("utf-8"))}, name
