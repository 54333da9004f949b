"""What a page says of each kind of value: a table of value and words for every formatter, read by a person.

The words are the tests' own (`own_words.py`), so that nothing an editor writes is pinned here. A row that is wrong is
what a family would be told: that chance decides where it does not, 90 where it is at least 90, 1,500 children for 15.
"""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from own_words import own_words
from small_facts import small

from plainfacts.facts.facts import Facts
from plainfacts.facts.records.reference import Approval, Chance
from plainfacts.facts.records.times import PartialDate, Span
from plainfacts.facts.records.trial import (
    STATUSES,
    Ages,
    Criterion,
    Design,
    Eligibility,
    Funding,
    Participants,
    Practical,
    Site,
    Step,
)
from plainfacts.facts.records.trial import Tested as Thing
from plainfacts.facts.records.values import UNKNOWN
from plainfacts.pages import formats

WORDS = own_words()
NB = "\u00a0"


@pytest.fixture(scope="module")
def facts() -> Facts:
    """The small site in the tests' own words."""
    return dataclasses.replace(small().facts, wording=WORDS)


def chance(count: Any, out_of: int = 100) -> Chance:
    return Chance(
        id="c", count=count, out_of=out_of, who="children", outcome="were well", over=UNKNOWN, years=UNKNOWN,
        place_=UNKNOWN, source="s", checked="2026-04-28",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (PartialDate(2026, 4, 28), "28 April 2026"),
        (PartialDate(2026, 4, 1), "1 April 2026"),
        (PartialDate(2026, 4), "April 2026"),
        (PartialDate(2026, 1), "January 2026"),
        (PartialDate(2026, 12), "December 2026"),
        (PartialDate(2026), "2026"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(value: PartialDate, said: str) -> None:
    assert formats.when(WORDS, value) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("nl", "28 april 2026"), ("de", "28. April 2026"), ("fr", "28 avril 2026"), ("ar", "28 أبريل 2026")],
)
def test_a_date_follows_the_language(language: str, said: str) -> None:
    assert formats.when(own_words(language), PartialDate(2026, 4, 28)) == said
    assert formats.when(own_words(language), PartialDate(2026, 4)) == said.partition(" ")[2]


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("en-GB", 0, "0"),
        ("en-GB", 999, "999"),
        ("en-GB", 1500, "1,500"),
        ("en-GB", Decimal("2.5"), "2.5"),
        ("nl", 1500, "1.500"),
        ("nl", Decimal("2.5"), "2,5"),
        ("fr", 1500, "1\u202f500"),
    ],
)
def test_a_number_is_written_as_the_language_does(language: str, value: Decimal | int, said: str) -> None:
    assert formats.number(own_words(language), value) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((), ""),
        (("Utrecht",), "Utrecht"),
        (("Utrecht", "Ghent"), "Utrecht and Ghent"),
        (("Utrecht", "Ghent", "Paris"), "Utrecht, Ghent and Paris"),
    ],
)
def test_several_things_are_listed_in_their_order(values: tuple[str, ...], said: str) -> None:
    assert formats.listed(WORDS, values) == said
    assert formats.either(WORDS, values) == said.replace(" and ", " or ")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Span(0, "days"), "0 days"),
        (Span(1, "days"), "1 day"),
        (Span(2, "days"), "2 days"),
        (Span(1, "weeks"), "1 week"),
        (Span(1, "months"), "1 month"),
        (Span(18, "months"), "18 months"),
        (Span(1, "years"), "1 year"),
        (Span(21, "years"), "21 years"),
    ],
)
def test_a_length_is_said_in_its_own_unit(value: Span, said: str) -> None:
    assert formats.span(WORDS, value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"from": "1 year", "to": "21 years"}, "from 1 year up to and with 21 years"),
        ({"from": "1 year", "under": "21 years"}, "from 1 year, not yet 21 years"),
        ({"from": "6 months"}, "6 months or older"),
        ({"to": "17 years"}, "no older than 17 years"),
        ({"under": "18 years"}, "not yet 18 years"),
        ({"from": "0 days", "under": "1 year"}, "from 0 days, not yet 1 year"),
    ],
)
def test_ages_say_whether_the_last_age_is_let_in(value: dict[str, str], said: str) -> None:
    assert formats.ages(WORDS, Ages.model_validate(value)) == said


def test_countries_stand_in_the_order_of_their_names_not_of_their_letters() -> None:
    assert formats.countries(WORDS, ["ES", "DE", "CH"]) == "Germany, Spain and Switzerland"
    assert formats.countries(WORDS, ["US", "EU"]) == "United States and the Union"
    assert formats.country(WORDS, "XX") == "XX"  # a code that Babel does not know stays itself
    assert formats.country(own_words("nl"), "DE") == "Duitsland"


@pytest.mark.parametrize(("value", "said"), [(True, "Indeed"), (False, "Not so"), (UNKNOWN, "nobody knows")])
def test_yes_no_and_what_nobody_knows(value: Any, said: str) -> None:
    assert formats.yes_no(WORDS, value) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"planned": 0}, "0 people wanted"),
        ({"planned": 1}, "1 person wanted"),
        ({"planned": 26}, "26 people wanted"),
        ({"actual": 0}, "0 people came"),
        ({"actual": 1}, "1 person came"),
        ({"actual": 1500}, "1,500 people came"),
        ({"planned": 26, "actual": 80}, "26 people wanted and 80 people came"),
        ({"planned": 26, "actual": 0}, "26 people wanted and 0 people came"),
    ],
)
def test_who_is_planned_and_who_has_joined_are_never_taken_for_one_another(value: dict[str, int], said: str) -> None:
    assert formats.participants(WORDS, Participants(**value)) == said


@pytest.mark.parametrize("language", ["nl", "fr", "de", "ar", "pl"])
@pytest.mark.parametrize("people", [0, 1, 2, 21, 1500, 1_000_000])
def test_a_number_of_people_can_be_said_in_any_language(language: str, people: int) -> None:
    words = own_words(language)
    assert formats.number(words, people) in formats.participants(words, Participants(planned=people))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({}, "nobody knows"),
        ({"amount": "1500000", "currency": "EUR"}, "€1,500,000"),
        ({"amount": "1500000.50", "currency": "EUR"}, "€1,500,000.50"),
        ({"amount": "0", "currency": "EUR"}, "€0"),
        ({"amount": "900", "currency": "USD"}, "US$900"),
        ({"amount": "1500000"}, "1,500,000"),
        ({"currency": "EUR"}, "nobody knows"),
        ({"funders": ["One", "Two"]}, "paid by One and Two"),
        ({"years": "1"}, "over 1 year"),
        ({"years": "3"}, "over 3 years"),
        ({"years": "2.5"}, "over 2.5 years"),
        (
            {"amount": "90", "currency": "GBP", "funders": ["One"], "years": "2"},
            "£90, paid by One, over 2 years",
        ),
    ],
)
def test_money_is_said_with_its_currency_and_cents_only_where_there_are_some(value: Any, said: str) -> None:
    assert formats.funding(WORDS, Funding.model_validate(value)) == said


def test_money_follows_the_language() -> None:
    value = Funding.model_validate({"amount": "1500000", "currency": "EUR"})
    assert formats.funding(own_words("nl"), value).replace(NB, " ") in ("€ 1.500.000", "€1.500.000")


@pytest.mark.parametrize(
    ("groups", "randomised", "comparison", "said"),
    [
        (1, False, False, "1 arm. Not drawn by lot. Not compared."),
        (2, True, True, "2 arms. Drawn by lot. Compared."),
        (2, False, True, "2 arms. Not drawn by lot. Compared."),
        (2, True, False, "2 arms. Drawn by lot. Not compared."),
        (UNKNOWN, True, UNKNOWN, "Drawn by lot."),
        (UNKNOWN, UNKNOWN, False, "Not compared."),
        (3, UNKNOWN, UNKNOWN, "3 arms."),
        (UNKNOWN, UNKNOWN, UNKNOWN, "nobody knows"),
    ],
)
def test_the_design_says_of_each_thing_what_the_fact_says(
    groups: Any, randomised: Any, comparison: Any, said: str
) -> None:
    value = Design(groups=groups, randomised=randomised, comparison=comparison)
    assert formats.design(WORDS, value) == said


def test_a_name_inside_a_list_has_the_letter_that_the_words_explained_give_it(facts: Facts) -> None:
    names = ("Fever", "Blood cancer in babies", "Burkitt lymphoma", "Fevers")
    topics: Any = {name: SimpleNamespace(name=name) for name in names}
    terms: Any = {
        name: SimpleNamespace(term=name, also=also)
        for name, also in (("fever", ()), ("leukaemia", ("blood cancer",)), ("Burkitt lymphoma", ()))
    }
    told = formats.fact(
        dataclasses.replace(facts, conditions=topics, treatments={}, glossary=terms), "conditions", names
    )
    assert told == "Fever, blood cancer in babies, Burkitt lymphoma and Fevers"


@pytest.mark.parametrize(
    ("from_", "on", "said"),
    [
        ("12 months", "2024-05-03", "the Union, for relapse, from the age of 12 months, since 3 May 2024"),
        ("unknown", "2024-05", "the Union, for relapse, of any age that is stated nowhere, since May 2024"),
        ("1 year", "unknown", "the Union, for relapse, from the age of 1 year, no day"),
        ("unknown", "unknown", "the Union, for relapse, of any age that is stated nowhere, no day"),
    ],
)
def test_an_approval_says_for_whom_and_since_when_as_far_as_it_is_stated(from_: str, on: str, said: str) -> None:
    given = {"where": "EU", "from": from_, "for": "relapse", "on": on, "source": "s", "checked": "2026-04-28"}
    assert formats.approval(WORDS, Approval.model_validate(given)) == said


@pytest.mark.parametrize(
    ("kind", "approved", "said"),
    [
        ("medicine", True, "Approved."),
        ("combination", True, "Each approved."),
        ("medicine", False, "Not approved."),
        ("combination", False, "Not approved."),
        ("medicine", UNKNOWN, "Perhaps approved."),
        ("combination", UNKNOWN, "Perhaps approved."),
    ],
)
def test_what_is_tested_is_said_to_be_approved_only_where_it_is(kind: str, approved: Any, said: str) -> None:
    assert formats.approved(WORDS, Thing(kind=kind, name="A", plain="It helps.", approved=approved)) == said


@pytest.mark.parametrize(
    ("count", "out_of", "said"),
    [
        (82, 100, "82 in 100"),
        (0, 100, "0 in 100"),
        (100, 100, "100 in 100"),
        ("0.5", 100, "0.5 in 100"),
        (1500, 10000, "1,500 in 10,000"),
        ({"at_least": 90}, 100, "no fewer than 90 in 100"),
        ({"at_least": 0}, 100, "no fewer than 0 in 100"),
        ({"from": 85, "to": 90}, 100, "between 85 and 90 in 100"),
        ({"from": 0, "to": 5}, 100, "between 0 and 5 in 100"),
        ({"from": 0, "to": 0}, 100, "between 0 and 0 in 100"),
    ],
)
def test_a_chance_is_never_said_to_be_surer_than_it_is(count: Any, out_of: int, said: str) -> None:
    assert formats.count(WORDS, chance(count, out_of)) == said


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "LAMP 1", "LAMP 1"),
        ("name", UNKNOWN, "nobody knows"),
        ("name", None, "nobody knows"),
        ("registry_ids", ("NCT01234567", "NCT07654321"), "NCT01234567 and NCT07654321"),
        ("phase", "1/2", "Phase one and two"),
        ("phase", "none", "Without a phase"),
        ("sex", "female", "Female only"),
        ("sex", "male", "Male only"),
        ("conditions", ("leukaemia", "gone"), "leukaemia and gone"),
        ("treatments", ("tablets",), "tablets"),
        ("age_groups", ("child", "adult"), "the young and the grown"),
        ("places", ("Ghent", "Utrecht"), "Ghent and Utrecht"),
        ("ages", Ages.model_validate({"from": "1 year"}), "1 year or older"),
        ("countries", ("NL", "BE"), "Belgium and Netherlands"),
        ("sites", (Site(name="North", country="NL"), Site(name="South", country="NL")), "North and South"),
        ("participants", Participants(planned=26), "26 people wanted"),
        ("start", PartialDate(2025, 1, 10), "10 January 2025"),
        ("end", PartialDate(2027, 1), "January 2027"),
        ("duration", Span(3, "years"), "3 years"),
        ("funding", Funding(funders=["One"]), "paid by One"),
        ("design", Design(groups=1), "1 arm."),
        ("being_tested", (Thing(kind="cells", name="A", plain=UNKNOWN),), "A"),
        ("steps", (Step(when="Day 1", what="You come."), Step(when="Day 2", what="You go.")), "Day 1 : You come. Day 2 : You go."),
        ("questions", ("Who?", "When?"), "Who? When?"),
        ("eligibility", Eligibility(can_join=[Criterion(plain="They walk."), Criterion(plain="They eat.")], cannot_join=[Criterion(plain="They fly.")]), "They walk. They eat. They fly."),
        ("eligibility", Eligibility(cannot_join=[Criterion(plain="They fly.")]), "They fly."),
        ("practical", Practical(nights_away="Two.", travel_paid=True, parent_can_stay=False, languages=["nl", "fr"]), "Nights : Two.; Travel : Indeed; Parent : Not so; Languages : Dutch and French; School : nobody knows"),
    ],
)  # fmt: skip
def test_each_field_of_a_trial_has_its_words(facts: Facts, field: str, value: Any, said: str) -> None:
    assert formats.fact(facts, field, value) == said


@pytest.mark.parametrize("status", STATUSES)
def test_each_status_has_its_own_words(facts: Facts, status: str) -> None:
    assert formats.fact(facts, "status", status) == f"is {status}"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("participants", Participants(planned=1), "The fund wanted 1 person on 3 May."),
        ("participants", Participants(planned=60, actual=80), "The fund wanted 60 people on 3 May."),
        ("participants", Participants(planned=0, actual=80), "The fund wanted 0 people on 3 May."),
        ("participants", Participants(actual=80), "The fund wanted 80 people on 3 May."),
        ("start", PartialDate(2025, 1), "The fund wanted to start in January 2025, on 3 May."),
        ("design", Design(groups=2), "The fund wanted 2 arms on 3 May."),
    ],
)
def test_what_was_planned_is_said_as_a_plan(facts: Facts, field: str, value: Any, said: str) -> None:
    assert formats.planned(facts, field, value, who="The fund", date="3 May") == said


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("travel_paid", True, "Indeed"),
        ("travel_paid", False, "Not so"),
        ("nights_away", UNKNOWN, "nobody knows"),
        ("nights_away", "Two.", "Two."),
        ("languages", ("nl",), "Dutch"),
        ("languages", ("nl", "zz"), "Dutch and zz"),
        ("school", "There is a teacher.", "There is a teacher."),
    ],
)
def test_what_a_family_must_arrange(name: str, value: Any, said: str) -> None:
    assert formats.practical(WORDS, name, value) == said


def test_lists_of_the_wording_are_read_whole_and_in_order() -> None:
    texts = {f"search.same.{at}": text for at, text in enumerate(["mum, mother", "sick, ill,unwell", "trial"])}
    words = own_words(**texts)
    assert formats.each(words, "search.same") == ["mum, mother", "sick, ill,unwell", "trial"]
    assert formats.same(words) == [["mum", "mother"], ["sick", "ill,unwell"], ["trial"]]
    assert formats.same_json(words) == '[["mum","mother"],["sick","ill,unwell"],["trial"]]'
    assert formats.each(words, "search.other") == []


def test_a_hebrew_and_is_parted_from_a_latin_name() -> None:
    words = own_words("he", direction="rtl")
    assert formats.listed(words, ["Margo", "KickCancer"]) == "\u2068Margo\u2069 ו-\u2068KickCancer\u2069"
    assert formats.listed(words, ["כאב", "חום"]) == "כאב וחום"


def test_texts_for_a_script_are_those_below_a_key_alone() -> None:
    words = own_words(**{"finder.count.one": "{n} für Sie", "finder.count.other": "{n} more", "finder.counted": "no"})
    assert formats.texts_json(words, "finder.count") == '{"one": "{n} für Sie", "other": "{n} more"}'
