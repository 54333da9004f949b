"""Values read from typed text: what is accepted, and what is said of the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from plainfacts.facts.records import times, values
from plainfacts.facts.records.registers import address_of, register_of
from plainfacts.facts.records.times import PartialDate, Span
from plainfacts.facts.records.values import UNKNOWN


def read(kind: Any, text: Any) -> Any:
    return TypeAdapter(kind).validate_python(text)


def said(kind: Any, text: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        read(kind, text)
    found = caught.value.errors()[0]
    return f"{found['msg']} {found['ctx']['fix']}"


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (times.Age, "18 months", Span(18, "months")),
        (times.Age, "1 year", Span(1, "years")),
        (times.When, "2026-04", PartialDate(2026, 4)),
        (times.When, "2029", PartialDate(2029)),
        (times.Day, "2026-04-28", date(2026, 4, 28)),
        (values.YesNo, "no", False),
        (values.YesNo, "true", True),
        (values.Number, "1.5", Decimal("1.5")),
        (values.Whole, "26", 26),
        (values.Country, "NO", "NO"),
        (values.Paragraph, "two\nparagraphs ", "two\n\nparagraphs"),
        (values.RegistryId, "2022-501866-22-00", "2022-501866-22-00"),
        (values.Maybe[values.Paragraph], "unknown", UNKNOWN),
        (values.Maybe[values.Items[values.Country]], ["NL"], ("NL",)),
    ],
)
def test_accepted(kind: Any, text: Any, value: Any) -> None:
    assert read(kind, text) == value


@pytest.mark.parametrize(
    ("kind", "text", "message"),
    [
        (times.Age, "18", "Found `18`; expected a number and a unit: days, weeks, months or years. Write `18 years` or `18 months`."),
        (times.When, "2026-02-30", "Found `2026-02-30`; expected a day that exists. Look the date up again in the source."),
        (times.Day, "2026-04", "Found `2026-04`; expected a full date such as 2026-04-28. Add the month and the day."),
        (values.YesNo, "maybe", "Found `maybe`; expected yes or no. Write `yes`, `no` or `unknown`."),
        (values.Number, "1,500,000", "Found `1,500,000`; expected a number in digits. Write `1500000`."),
        (values.Number, "1e3", "Found `1e3`; expected a number in digits. Write digits alone, such as `26` or `1.5`."),
        (values.Country, "UK", "Found `UK`; expected a country code of two capital letters (ISO 3166), such as NL. Write `GB` (United Kingdom)."),
        (values.Country, "Netherland", "Found `Netherland`; expected a country code of two capital letters (ISO 3166), such as NL. Write `NL` (Netherlands)."),
        (values.Id, "Hem iSMART", "Found `Hem iSMART`; expected an id of lower-case letters a to z, digits and single hyphens. Write `hem-ismart`."),
        (values.Id, "../x", "Found `../x`; expected an id of lower-case letters a to z, digits and single hyphens. Write `x`."),
        (values.Url, "javascript:alert(1)", "Found `javascript:alert(1)`; expected a web address that starts with https://. Copy it from the browser's address line."),
        (values.RegistryId, "NCT0123456", "Found `NCT0123456`; expected a registry number such as NCT01234567 or 2021-001234-56. Copy the number from the register again."),
        (values.Items[values.Paragraph], "NL", "Found `NL`; expected a list. Write it in square brackets: [NL]."),
        (values.Paragraph, {"a": "b"}, "Found several named values; expected text. Write one or more words, or `unknown` where no source says it."),
    ],
)  # fmt: skip
def test_refused_in_plain_words(kind: Any, text: Any, message: str) -> None:
    assert said(kind, text) == message


def test_ages_compare_across_units() -> None:
    assert Span(12, "months").days == Span(1, "years").days
    assert Span(18, "months").days < Span(2, "years").days
    assert str(Span(1, "months")) == "1 month"


def test_a_partial_date_reaches_from_its_first_to_its_last_day() -> None:
    assert (PartialDate(2028, 2).first, PartialDate(2028, 2).last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert PartialDate(2029).last == date(2029, 12, 31)


@pytest.mark.parametrize(
    ("number", "name", "address"),
    [
        ("NCT05751044", "ClinicalTrials.gov", "https://clinicaltrials.gov/study/NCT05751044"),
        (
            "2022-501866-22-00",
            "EU Clinical Trials (CTIS)",
            "https://euclinicaltrials.eu/ctis-public/view/2022-501866-22-00",
        ),
        ("DRKS00012345", "German Clinical Trials Register", "https://drks.de/search/en/trial/DRKS00012345"),
    ],
)
def test_a_number_leads_to_its_register(number: str, name: str, address: str) -> None:
    register = register_of(number)
    assert register and register.name == name
    assert address_of(number) == address


KINDS = [
    times.Age,
    times.When,
    times.Day,
    values.YesNo,
    values.Number,
    values.Whole,
    values.Country,
    values.Id,
    values.Url,
]


@given(
    st.sampled_from(KINDS), st.one_of(st.text(), st.lists(st.text()), st.dictionaries(st.text(), st.text()), st.none())
)
def test_any_input_is_read_or_refused_with_a_fix(kind: Any, given_value: Any) -> None:
    try:
        read(kind, given_value)
    except ValidationError as error:
        assert all(detail["ctx"]["fix"] for detail in error.errors())
