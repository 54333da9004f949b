"""The bounds of each kind of value: what is let in at the bound, one below it and one above.

A bound that moves by one refuses what an editor rightly copies from a source, or lets in what cannot be.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from plainfacts.facts.records import times, values
from plainfacts.facts.records.times import PartialDate, Span
from plainfacts.facts.records.trial import STATUSES, Status
from plainfacts.facts.records.values import UNKNOWN, is_id, plain_number, show


def read(kind: Any, text: Any) -> Any:
    return TypeAdapter(kind).validate_python(text)


def is_read(kind: Any, text: Any) -> bool:
    try:
        read(kind, text)
    except ValidationError:
        return False
    return True


def fix(kind: Any, text: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    return str(caught.value.errors()[0]["ctx"]["fix"])


def said(kind: Any, text: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    ("kind", "inside", "outside"),
    [
        (times.When, ["1900", "1901-01", "2200", "2200-12-31", 2026], ["1899", "2201", "190", "20260", "2026-4"]),
        (times.When, ["2026-01", "2026-12"], ["2026-00", "2026-13"]),
        (times.When, ["2026-01-31", "2024-02-29"], ["2026-01-00", "2026-01-32", "2026-02-29", "2026-04-31"]),
        (times.Age, ["0 days", "9 years", "9999 days", "1 YEAR", " 2 weeks "], ["10000 days", "-1 days", "1.5 years"]),
        (times.Age, ["1 day", "2 weeks", "3 months", "4 years"], ["1 hour", "years", "1  year", "", 5]),
        (values.Whole, [0, "0", "26", "1000000000000", "2.0"], ["-1", "1000000000001", "1.5", "", True]),
        (values.Number, ["-1", "0", "1.5", "1" * 18, 2.5], ["1" * 19, "1.", ".5", "+1", "1e3", True, False, [], {}]),
        (values.Id, ["a", "a-1", "1", "a" * 80], ["a" * 81, "", "A", "a--b", "-a", "a-", "a_b", "é", None]),
        (values.YesNo, [True, False, "yes", "No", "TRUE", "false"], ["y", "", None, 1, 0, "on", ["yes"]]),
        (values.Country, ["NL", "GB", "US"], ["EU", "XK", "ZZ", "UN", "EZ", "AC", "nl", "NLD", "150", None, ["NL"]]),
        (values.Region, ["EU", "NL"], ["EZ", "UN", "eu"]),
        (values.Currency, ["EUR", "USD"], ["eur", "EURO", "", None]),
        (values.Language, ["nl", "fr"], ["NL", "Dutch", "", None]),
        (values.Paragraph, ["a", " a "], ["", " ", "\n", None, 1, ["a"], {}]),
        (values.Exact, ["a", "a\nb"], ["", " \n", None, 1]),
        (values.Items[values.Id], [[], ["a"], ("a", "b")], ["a", None, {"a": 1}, ["A"]]),
        (
            values.Url,
            ["https://a.example", "http://a.example:80/x?y=1#z"],
            ["ftp://a.example", "https://", "a.example", "https://a.example/a b", "https://a.example/<x>", None],
        ),
        (Status, list(STATUSES), ["open", "", None, ["recruiting"], {"recruiting": 1}]),
    ],
)
def test_what_is_let_in_and_what_is_not(kind: Any, inside: list[Any], outside: list[Any]) -> None:
    assert [text for text in inside if not is_read(kind, text)] == []
    assert [text for text in outside if is_read(kind, text)] == []


def test_every_word_for_yes_and_no_is_read_as_it_is_meant() -> None:
    assert [read(values.YesNo, text) for text in ("yes", "true", "no", "false", "NO", "False")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert fix(values.YesNo, "perhaps") == "Write `yes`, `no` or `unknown`."
    assert fix(values.Sure, "unknown") == "Write `yes` or `no`."


@pytest.mark.parametrize("nothing", ["", None])
def test_what_is_empty_is_not_taken_for_unknown(nothing: Any) -> None:
    assert not is_read(values.Maybe[values.Paragraph], nothing)
    assert "Found nothing;" in said(values.Maybe[values.Paragraph], nothing)
    assert read(values.Maybe[values.Whole], "unknown") is UNKNOWN
    assert read(values.Maybe[values.Whole], UNKNOWN) is UNKNOWN
    assert read(values.Maybe[values.Whole], "0") == 0


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        ("a" * 60, f"`{'a' * 60}`"),
        ("a" * 61, f"`{'a' * 60}…`"),
        ("a \n b", "`a b`"),
        (0, "`0`"),
        (False, "`False`"),
        ("", "nothing"),
        (None, "nothing"),
        ([], "a list"),
        (("a",), "a list"),
        ({"a": 1}, "several named values"),
    ],
)
def test_a_message_shows_what_stood_there_and_no_more_than_a_line_of_it(found: object, shown: str) -> None:
    assert show(found) == shown


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("one  two", "one two"),
        ("one\ntwo", "one\n\ntwo"),
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("one\n\n \n\ntwo\n", "one\n\ntwo"),
    ],
)
def test_paragraphs_are_read_as_they_were_parted(text: str, read_as: str) -> None:
    assert read(values.Paragraph, text) == read_as


def test_an_exact_wording_keeps_its_lines() -> None:
    assert read(values.Exact, " one\n  two \n") == "one\n  two"


@pytest.mark.parametrize(
    ("kind", "typed", "wanted"),
    [
        (values.Number, "1 500", "Write `1500`."),
        (values.Number, "1_500,000", "Write `1500000`."),
        (values.Number, "about 5", "Write digits alone, such as `26` or `1.5`."),
        (values.Id, "Ünï x", "Write `n-x`."),
        (values.Id, "...", "Write a short name such as `example-trial`."),
        (values.Id, "A" * 90, f"Write `{'a' * 80}`."),
        (values.Country, "nl", "Write `NL` (Netherlands)."),
        (values.Country, "USA", "Write `US` (United States)."),
        (values.Country, "england", "Write `GB` (United Kingdom)."),
        (values.Country, "Atlantis", "Look the code up in ISO 3166."),
        (values.RegistryId, "nct01234567", "Write `NCT01234567`."),
        (values.RegistryId, "NCT 0123 4567", "Write `NCT01234567`."),
        (values.RegistryId, "something", "Copy the number from the register again."),
        (values.Currency, "euro", "Look it up, and write it like `EUR`."),
        (values.Items[values.Id], "a, b", "Write it in square brackets: [a, b]."),
        (values.Items[values.Id], {"a": "b"}, "Start each item with `- `."),
        (times.Age, "18", "Write `18 years` or `18 months`."),
        (times.Age, "two years", "Write `18 months`."),
        (times.When, "April", "Write year, month and day with hyphens."),
        (Status, "recruting", "Write `recruiting`."),
        (Status, "open", "Look it up in the registry: open, closed, ended and stopped can each mean more than one status."),
    ],
)  # fmt: skip
def test_the_fix_is_what_was_meant_where_that_is_sure(kind: Any, typed: Any, wanted: str) -> None:
    assert fix(kind, typed) == wanted


def test_no_region_is_a_country_and_every_country_of_the_union_is_one() -> None:
    names = values.country_names()
    assert {"NL", "GB", "US", "AU", "XK"} & names.keys() == {"NL", "GB", "US", "AU"}
    assert len(values.EU_COUNTRIES) == 27  # Regulation (EU) 2018/1972 reaches all 27 member states
    assert names.keys() >= values.EU_COUNTRIES
    assert not {"GB", "CH", "NO", "EU"} & values.EU_COUNTRIES


@pytest.mark.parametrize(("value", "written"), [("5", 5), ("5.0", 5), ("5.5", 5.5), ("0", 0), ("-1", -1)])
def test_a_number_is_written_whole_where_it_is_whole(value: str, written: float) -> None:
    told = plain_number(Decimal(value))
    assert told == written and isinstance(told, type(written))


@pytest.mark.parametrize(("text", "fits"), [("a-b", True), ("a" * 80, True), ("a" * 81, False), ("a b", False)])
def test_what_can_be_an_id(text: str, fits: bool) -> None:
    assert is_id(text) is fits


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        (times.Age, "1 year", "1 year"),
        (times.Age, "0 years", "0 years"),
        (times.Age, "2 weeks", "2 weeks"),
        (times.When, "2026", "2026"),
        (times.When, "2026-04", "2026-04"),
        (times.When, "2026-04-08", "2026-04-08"),
        (times.Day, "2026-04-08", "2026-04-08"),
        (values.Number, "1.50", 1.5),
        (values.Maybe[values.Number], "unknown", "unknown"),
        (values.Maybe[values.Number], "2", 2),
    ],
)
def test_a_value_is_written_as_a_file_would_have_it(kind: Any, value: Any, written: Any) -> None:
    adapter = TypeAdapter(kind)
    assert json.loads(adapter.dump_json(adapter.validate_python(value))) == written


@pytest.mark.parametrize(
    ("value", "days"),
    [
        (Span(1, "days"), "1"),
        (Span(1, "weeks"), "7"),
        (Span(2, "months"), "60.8750"),
        (Span(4, "years"), "1461.00"),
        (Span(0, "years"), "0.00"),
    ],
)
def test_a_length_in_days_is_that_of_the_calendar_in_the_mean(value: Span, days: str) -> None:
    assert value.days == Decimal(days)


def test_what_is_read_once_is_read_again_as_itself() -> None:
    kept: list[tuple[Callable[[], Any], Any]] = [
        (lambda: read(times.Age, Span(1, "years")), Span(1, "years")),
        (lambda: read(times.When, PartialDate(2026, 4)), PartialDate(2026, 4)),
        (lambda: read(times.Day, date(2026, 4, 28)), date(2026, 4, 28)),
    ]
    assert [again() for again, _ in kept] == [value for _, value in kept]


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        (PartialDate(2026), date(2026, 1, 1), date(2026, 12, 31)),
        (PartialDate(2026, 4), date(2026, 4, 1), date(2026, 4, 30)),
        (PartialDate(2026, 12), date(2026, 12, 1), date(2026, 12, 31)),
        (PartialDate(2026, 4, 28), date(2026, 4, 28), date(2026, 4, 28)),
    ],
)
def test_the_days_that_a_date_can_mean(value: PartialDate, first: date, last: date) -> None:
    assert (value.first, value.last) == (first, last)
    assert str(PartialDate(199, 4)) == "0199-04"  # a year is always written with four digits
