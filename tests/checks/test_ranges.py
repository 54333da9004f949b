"""Limits as ranges: which are empty, which meet, and whether the value at the limit itself is in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from plainfacts.checks.eligibility.ranges import Limit, Range, as_range, ranges, scale_of, told
from plainfacts.facts.load import load
from plainfacts.facts.records.reference import MeasureKind
from plainfacts.facts.records.trial import Measure
from site_files import site_files, trial_with


def measured(**bounds: Any) -> Range:
    return as_range(Measure(name="lvef", **bounds), "can_join", "", "%", Decimal(1))


@pytest.mark.parametrize(
    ("bounds", "empty"),
    [
        ({"at_least": 5, "at_most": 5}, False),
        ({"at_least": 5, "below": 5}, True),
        ({"above": 5, "at_most": 5}, True),
        ({"above": 5, "below": 5}, True),
        ({"at_least": 5, "at_most": 4}, True),
        ({"at_least": 4, "at_most": 5}, False),
        ({"above": 4, "below": 5}, False),
        ({"above": 5, "below": 4}, True),
        ({"at_least": 5}, False),
        ({"below": 5}, False),
        ({"at_least": 0, "at_most": 0}, False),
    ],
)
def test_a_range_in_which_nothing_lies_is_empty(bounds: dict[str, int], empty: bool) -> None:
    assert measured(**bounds).is_empty is empty


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ({"at_least": 5}, {"at_most": 5}, True),
        ({"at_least": 5}, {"below": 5}, False),
        ({"above": 5}, {"at_most": 5}, False),
        ({"above": 5}, {"below": 5}, False),
        ({"at_least": 5}, {"at_most": 4}, False),
        ({"at_least": 5}, {"at_most": 6}, True),
        ({"above": 5}, {"below": 6}, True),
        ({"at_least": 5}, {"at_least": 90}, True),
        ({"at_most": 5}, {"below": 1}, True),
        ({"at_least": 1, "at_most": 2}, {"at_least": 3, "at_most": 4}, False),
        ({"at_least": 1, "at_most": 3}, {"at_least": 3, "at_most": 4}, True),
        ({"at_least": 1, "below": 3}, {"at_least": 3, "at_most": 4}, False),
    ],
)
def test_two_ranges_meet_where_one_value_lies_in_both(one: dict[str, int], other: dict[str, int], meet: bool) -> None:
    assert measured(**one).meets(measured(**other)) is meet
    assert measured(**other).meets(measured(**one)) is meet


@pytest.mark.parametrize(
    ("bounds", "factor", "low", "high"),
    [
        ({"at_least": 2}, 10, Limit(Decimal(20), True), Limit(None, False)),
        ({"above": 2}, 10, Limit(Decimal(20), False), Limit(None, False)),
        ({"at_most": 2}, 10, Limit(None, False), Limit(Decimal(20), True)),
        ({"below": 2}, 10, Limit(None, False), Limit(Decimal(20), False)),
        ({"at_least": 0, "above": 3}, 1, Limit(Decimal(0), True), Limit(None, False)),
    ],
)
def test_a_limit_is_turned_into_the_first_unit_and_keeps_whether_it_is_in(
    bounds: dict[str, int], factor: int, low: Limit, high: Limit
) -> None:
    found = as_range(Measure(name="m", **bounds), "cannot_join", "a.path", "kg", Decimal(factor))
    assert (found.low, found.high, found.side, found.path, found.scale) == (low, high, "cannot_join", "a.path", "kg")


@pytest.mark.parametrize(
    ("units", "unit", "scale"),
    [
        ({}, None, ("", Decimal(1))),
        ({}, "kg", None),
        ({"kg": 1}, None, ("kg", Decimal(1))),
        ({"kg": 1, "g": "0.001"}, None, None),
        ({"kg": 1, "g": "0.001"}, "g", ("kg", Decimal("0.001"))),
        ({"kg": 1, "g": "0.001"}, "lb", None),
        ({"mg/dL": 1, "x ULN": 1}, "x ULN", ("x ULN", Decimal(1))),
        ({"mg/dL": 1, "x ULN": 1}, "mg/dL", ("mg/dL", Decimal(1))),
    ],
)
def test_limits_are_compared_on_one_scale_or_not_at_all(units: dict[str, Any], unit: str | None, scale: Any) -> None:
    kind = MeasureKind(id="m", name="m", plain="m", units=units)
    assert scale_of(kind, unit) == scale


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ({"at_least": "55", "unit": "%"}, "at least 55 %"),
        ({"above": "1.50"}, "above 1.50"),
        ({"at_least": "0", "below": "2", "unit": "kg"}, "at least 0 kg and below 2 kg"),
        ({"above": "1", "at_most": "2"}, "above 1 and at most 2"),
    ],
)
def test_a_message_names_every_limit_of_a_measure(bounds: dict[str, str], words: str) -> None:
    assert told(Measure(name="m", **bounds)) == words


def test_only_what_holds_without_a_condition_and_in_a_known_unit_is_compared() -> None:
    old = 'measures: [{name: lvef, at_least: 55, unit: "%"}]'
    new = """measures: [{name: lvef, at_least: 55, unit: "%"}, {name: lvef, at_least: 50, unit: "%", when: at rest}, {name: lvef, at_least: 3, unit: kg}, {name: nothing, at_least: 3}]"""
    facts = load(site_files(**{"data/trials.yaml": trial_with(old, new)})).facts
    found = list(ranges(facts, facts.trials["lamp-1"]))
    assert [(one.side, one.path, one.low.value) for one in found] == [
        ("can_join", "eligibility.can_join.0.measures.0", Decimal(55))
    ]
