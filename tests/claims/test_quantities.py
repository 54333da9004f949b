"""What a number, a share, a length, an amount and a date in a sentence is read as; a table read by a person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plainfacts.claims.quantities_in_text import (
    SHARES,
    Said,
    countries,
    dates,
    has_number,
    money,
    read_words,
    shares,
    spans,
)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("0", 0), ("26", 26), ("1,500", 1500), ("1.5", "1.5"), ("1.5 million", 1_500_000), ("2 thousand", 2000),
        ("3 billion", 3_000_000_000), ("2 hundred", 200), ("2 dozen", None), ("1.", None), ("", None), ("many", None),
        ("zero", 0), ("one", 1), ("Nine", 9), ("ten", 10), ("eleven", 11), ("nineteen", 19), ("twenty", 20),
        ("thirty", 30), ("sixty", 60), ("ninety", 90), ("twenty-six", 26), ("twenty six", 26), ("hundred", 100),
        ("two hundred", 200), ("a hundred", None), ("one hundred and five", 105), ("thousand", 1000),
        ("three thousand", 3000), ("two thousand and six", 2006), ("two hundred thousand", 200_000),
        ("two hundred and six thousand and thirty-one", 206_031), ("one million", 1_000_000),
        ("one million two thousand", 1_002_000), ("seven point five", None), ("five children", None),
    ],
)  # fmt: skip
def test_a_number_in_digits_or_words(words: str, value: float | str | None) -> None:
    assert read_words(words) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("It has 3 parts.", True), ("Three parts", True), ("a quarter", True), ("two thirds", True), ("Half", True),
        ("a million", True), ("none", False), ("often", False), ("", False), ("tenth", True), ("one-off", True),
        ("a fifth", True), ("three quarters", True), ("someone", False), ("a third", True),
    ],
)  # fmt: skip
def test_whether_a_number_is_there_at_all(text: str, has: bool) -> None:
    assert has_number(text) is has


def as_told(found: list[Said]) -> list[tuple[object, ...]]:
    return [(said.kind, said.text, *(str(value) for value in said.values)) for said in found]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("About 80% were well.", [("percent", "80%", "80")]),
        ("About 80 % were well.", [("percent", "80 %", "80")]),
        ("Eighty percent and 5 per cent", [("percent", "Eighty percent", "80"), ("percent", "5 per cent", "5")]),
        ("8 out of 10 live.", [("out of", "8 out of 10", "8", "10")]),
        ("8 out of every 10 live.", [("out of", "8 out of every 10", "8", "10")]),
        ("8 in every 10 live.", [("out of", "8 in every 10", "8", "10")]),
        ("8 of every 10 live.", [("out of", "8 of every 10", "8", "10")]),
        ("eight in ten children live.", [("out of", "eight in ten", "8", "10")]),
        ("eight in ten young children live.", [("out of", "eight in ten", "8", "10")]),
        ("It is 8 in 10.", [("out of", "8 in 10", "8", "10")]),
        ("It opened for 8 in 2025 only.", []),
        ("1 in 5 had it", [("out of", "1 in 5", "1", "5")]),
        ("One in 5 had it", [("out of", "One in 5", "1", "5")]),
        ("2 in 5 had it", []),
        ("28 of the 32 children", [("out of", "28 of the 32", "28", "32")]),
        ("28 of 32 treated ill children", [("out of", "28 of 32", "28", "32")]),
        ("28 of 32 very ill treated children", [("people", "28 of 32 very ill treated children")][:0]),
        ("page 28 of 32", []),
        ("It is for 96 children.", [("people", "96 children", "96")]),
        ("It is for 96 other British children.", [("people", "96 other British children", "96")]),
        ("96 of the patients", [("people", "96 of the patients", "96")]),
        ("96 6-year-old girls", [("people", "96 6-year-old girls", "96")]),
        ("96 red children", []),
        ("1 child, one person", []),
        ("2 kids", [("people", "2 kids", "2")]),
        ("one people", []),
        ("Half of the children", [("out of", "Half of the children", "50", "100")]),
        ("two thirds of all these treated children", [("out of", "two thirds of all these treated children", "67", "100")]),
        ("a quarter of them", [("out of", "a quarter of them", "25", "100")]),
        ("three quarters of people", [("out of", "three quarters of people", "75", "100")]),
        ("half of the money", []),
        ("8 out of 10, or 80%", [("out of", "8 out of 10", "8", "10"), ("percent", "80%", "80")]),
        ("80% of 20 children", [("percent", "80%", "80"), ("people", "20 children", "20")]),
        ("no share", []),
    ],
)  # fmt: skip
def test_shares_and_counts_of_people(text: str, told: list[tuple[str, ...]]) -> None:
    assert as_told(shares(text)) == told
    assert all(text[said.start : said.end] == said.text for said in shares(text))


@pytest.mark.parametrize(
    ("words", "value"),
    [("half", 50), ("a third", 33), ("one third", 33), ("two thirds", 67), ("a quarter", 25), ("three quarters", 75),
     ("a fifth", 20), ("a tenth", 10)],
)  # fmt: skip
def test_what_a_share_in_words_is_out_of_100(words: str, value: int) -> None:
    assert SHARES[words] == value
    assert as_told(shares(f"{words} of them")) == [("out of", f"{words} of them", str(value), "100")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It takes 28 days.", [("28 days", "day", "28")]),
        ("three years", [("three years", "year", "3")]),
        ("a 2-week course", [("2-week", "week", "2")]),
        ("1 hour", [("1 hour", "hour", "1")]),
        ("6 to 8 weeks", [("6 to 8 weeks", "week", "6", "8")]),
        ("6-8 weeks", [("6-8 weeks", "week", "6", "8")]),
        ("6\u20138 months", [("6\u20138 months", "month", "6", "8")]),
        ("6 or 8 Visits", [("6 or 8 Visits", "visit", "6", "8")]),
        ("4 courses, 1 cycle, 2 doses, 3 infusions",
         [("4 courses", "course", "4"), ("1 cycle", "cycle", "1"), ("2 doses", "dose", "2"), ("3 infusions", "infusion", "3")]),
        ("12 years old", []), ("a 12-year-old", []), ("aged 12 years", []), ("age 12 years", []), ("under 2 years", []),
        ("over 2 years", []), ("older than 2 years", []), ("younger than 2 years", []), ("from 2 years", []),
        ("to 2 years", []), ("until 2 years", []), ("below 2 years", []), ("above 2 years", []),
        ("at least 2 years", [("2 years", "year", "2")]), ("turned 2 years", []), ("after 2 years", [("2 years", "year", "2")]),
        ("stopped 2 years", [("2 years", "year", "2")]),
    ],
)  # fmt: skip
def test_lengths_and_numbers_of_courses_but_no_ages(text: str, told: list[tuple[str, ...]]) -> None:
    found = list(spans(text))
    assert [(said.text, said.unit, *(str(value) for value in said.values)) for said in found] == told
    assert all(text[said.start : said.end] == said.text and said.kind == "span" for said in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("€1,500,000", [("€1,500,000", "EUR", 1_500_000)]),
        ("$5 and £ 7", [("$5", "USD", 5), ("£ 7", "GBP", 7)]),
        ("¥9", [("¥9", "JPY", 9)]),
        ("€1.5 million", [("€1.5 million", "EUR", 1_500_000)]),
        ("€2 billion", [("€2 billion", "EUR", 2_000_000_000)]),
        ("€2m", [("€2m", "EUR", 2_000_000)]),
        ("€2k", [("€2k", "EUR", 2000)]),
        ("1.5 million euros", [("1.5 million euros", "EUR", 1_500_000)]),
        ("two pounds", [("two pounds", "GBP", 2)]),
        ("3 dollars", [("3 dollars", "USD", 3)]),
        ("1 euro", [("1 euro", "EUR", 1)]),
        ("4 francs", [("4 francs", "CHF", 4)]),
        ("4 GBP", [("4 GBP", "GBP", 4)]),
        ("4 CHF", [("4 CHF", "CHF", 4)]),
        ("4 cents", []),
    ],
)
def test_amounts_of_money(text: str, told: list[tuple[str, str, int]]) -> None:
    found = list(money(text))
    assert [(said.text, said.unit, *said.values) for said in found] == told
    assert all(text[said.start : said.end] == said.text and said.kind == "money" for said in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("on 28 April 2026", ["2026-04-28"]), ("on 1st May 2026", ["2026-05-01"]), ("on 22nd June 2026", ["2026-06-22"]),
        ("on 3rd July 2026", ["2026-07-03"]), ("the 4th August 2026", ["2026-08-04"]), ("April 28, 2026", ["2026-04-28"]),
        ("April 28th 2026", ["2026-04-28"]), ("in April 2026", ["2026-04"]), ("April of 2026", ["2026-04"]),
        ("2026-04-28", ["2026-04-28"]), ("2026-04", ["2026-04"]), ("2026-04-28-1", []), ("28/04/2026", ["2026-04-28"]),
        ("28.4.26", ["2026-04-28"]), ("31 April 2026", []), ("29 February 2024", ["2024-02-29"]),
        ("29 February 2025", []), ("2026-13", []), ("1/13/2026", []), ("in 1949", []), ("in 1950", ["1950"]),
        ("in 2099", ["2099"]), ("in 2100", []), ("2026 %", []), ("2026.5", []), ("12026", []), ("2026-like", []),
        ("in 2026.", ["2026"]), ("from 2024 to 2026", ["2024", "2026"]),
        ("January 2026 and December 2027", ["2026-01", "2027-12"]),
    ],
)  # fmt: skip
def test_dates(text: str, told: list[str]) -> None:
    found = list(dates(text))
    assert [str(said.date) for said in found] == told
    assert all(text[said.start :].startswith(said.text) for said in found)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("In the Netherlands and Belgium.", ["NL", "BE"]),
        ("England, Scotland, Wales, the UK and Great Britain", ["GB"] * 5),
        ("the United Kingdom", ["GB"]), ("the USA", ["US"]), ("the United States of America", ["US"]),
        ("Turkey or Türkiye", ["TR", "TR"]), ("the Czech Republic", ["CZ"]), ("Holland", ["NL"]), ("Hong Kong", ["HK"]),
        ("Nigeria, not Niger", ["NG", "NE"]), ("netherlands", []), ("Francesca", []), ("", []),
        ("South Africa", ["ZA"]),
    ],
)  # fmt: skip
def test_countries(text: str, codes: list[str]) -> None:
    found = countries(text)
    assert [code for code, _, _ in found] == codes
    assert all(text[at:].startswith(name) for _, name, at in found)
