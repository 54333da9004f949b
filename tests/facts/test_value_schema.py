"""What an editor's program is told of each kind of value (JSON Schema): it underlines no right value, and plain slips.

A schema cannot tell all that the reader tells (that a day exists, that a code is a country's); it never says more.
"""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from pydantic import TypeAdapter, ValidationError

from plainfacts.facts.records import times, values
from plainfacts.facts.records.trial import Status


def allows(kind: Any, value: Any) -> bool:
    schema = TypeAdapter(kind).json_schema()
    return not list(jsonschema.Draft202012Validator(schema).iter_errors(value))


def is_read(kind: Any, value: Any) -> bool:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    ("kind", "right", "slips"),
    [
        (
            times.Age,
            ["18 months", "1 year", "9999 days"],
            ["18", "10000 days", "18 moons", 18, "x 1 year", "1 years x"],
        ),
        (times.When, ["2026", "2026-04", "2026-04-28", 2026], ["26", "2026-4", "2026-04-28x", "x2026", None, "April"]),
        (times.Day, ["2026-04-28"], ["2026-04", "2026", 2026]),
        (values.Whole, [0, 26, "26"], [-1, "-1", "2.5", "x", None]),
        (values.Number, [1, 1.5, -1, "1.5", "-2"], ["1,5", "x", None, []]),
        (values.Id, ["a-1", "x"], ["A", "a--b", "", "a b", 1]),
        (values.YesNo, [True, False, "yes", "no"], ["maybe", 1, None]),
        (values.Sure, [True, "no"], ["unknown", None]),
        (values.Country, ["NL"], ["nl", "NLD", "N", 1]),
        (values.Region, ["NL", "EU"], ["eu", "E", 1]),
        (values.Currency, ["EUR"], ["eur", "EURO", "E", 1]),
        (values.Language, ["nl", "fil"], ["NL", "n", "dutch", 1]),
        (values.Paragraph, ["a"], ["", 1, None, []]),
        (values.Exact, ["a"], ["", 1]),
        (values.Url, ["https://a.example/"], ["ftp://a.example/", "a.example", 1]),
        (values.RegistryId, ["NCT01234567", "2021-001234-56"], ["NCT1", "x", 1]),
        (values.Items[values.Id], [["a"], []], ["a", None, ["A"]]),
        (values.Maybe[values.Whole], [5, "unknown"], ["not known", None]),
        (values.Maybe[values.Items[values.Country]], [["NL"], "unknown"], ["NL", ["nl"]]),
        (Status, ["recruiting", "unknown"], ["open", "", None]),
    ],
)
def test_a_right_value_is_never_underlined_and_a_slip_is(kind: Any, right: list[Any], slips: list[Any]) -> None:
    assert [value for value in right if not (is_read(kind, value) and allows(kind, value))] == []
    assert [value for value in slips if allows(kind, value)] == []
