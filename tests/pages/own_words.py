"""A small wording of the tests' own: what an editor writes in a site's wording changes no row of a table of words.

Its texts are short, all different, and say what they are for, so that one in the place of another is seen.
"""

from __future__ import annotations

from collections.abc import Mapping

from plainfacts.facts.house.wording import Wording

_STATUSES = (
    "not-yet-recruiting",
    "recruiting",
    "by-invitation",
    "active-not-recruiting",
    "suspended",
    "terminated",
    "withdrawn",
    "completed",
    "unknown",
)
_UNITS = ("days", "weeks", "months", "years")

ENGLISH: Mapping[str, str] = {
    "site.unknown": "nobody knows",
    "site.yes": "Indeed",
    "site.no": "Not so",
    **{f"span.{unit}.one": f"{{n}} {unit[:-1]}" for unit in _UNITS},
    **{f"span.{unit}.other": f"{{n}} {unit}" for unit in _UNITS},
    "age.from_to": "from {from_} up to and with {to}",
    "age.from_under": "from {from_}, not yet {under}",
    "age.from": "{from_} or older",
    "age.to": "no older than {to}",
    "age.under": "not yet {under}",
    "age.group.child": "the young",
    "age.group.adult": "the grown",
    "age.aged": "Age: {ages}",
    "approval.EU": "the Union",
    "approval.item": "{where}, for {for_}, {ages}, since {date}",
    "approval.item_undated": "{where}, for {for_}, {ages}, no day",
    "approval.from_age": "from the age of {age}",
    "approval.age_unknown": "of any age that is stated nowhere",
    "trial.planned.one": "{n} person wanted",
    "trial.planned.other": "{n} people wanted",
    "trial.actual.one": "{n} person came",
    "trial.actual.other": "{n} people came",
    "trial.funders": "paid by {funders}",
    "trial.funding_years.one": "over {n} year",
    "trial.funding_years.other": "over {n} years",
    "trial.groups.one": "{n} arm",
    "trial.groups.other": "{n} arms",
    "trial.randomised_yes": "Drawn by lot.",
    "trial.randomised_no": "Not drawn by lot.",
    "trial.comparison_yes": "Compared.",
    "trial.comparison_no": "Not compared.",
    "trial.approved_yes": "Approved.",
    "trial.approved_each": "Each approved.",
    "trial.approved_no": "Not approved.",
    "trial.approved_unknown": "Perhaps approved.",
    "trial.phase.1/2": "Phase one and two",
    "trial.phase.none": "Without a phase",
    "trial.sex_value.female": "Female only",
    "trial.sex_value.male": "Male only",
    **{f"trial.status.{name}": f"is {name}" for name in _STATUSES},
    **{f"trial.status_was.{name}": f"on {{date}} was {name}" for name in _STATUSES},
    "trial.nights_away": "Nights",
    "trial.travel_paid": "Travel",
    "trial.parent_can_stay": "Parent",
    "trial.languages": "Languages",
    "trial.school": "School",
    "trial.length.stated": "Lasts {length}.",
    "trial.length.planned": "Will last {length}.",
    "trial.length.running": "Is to last {length}.",
    "trial.length.over": "Lasted {length}.",
    "trial.length.withdrawn": "Was to last {length}.",
    "trial.length.unknown": "Length unsaid.",
    "trial.length.money.one": "Paid for {n} year.",
    "trial.length.money.other": "Paid for {n} years.",
    "chance.count": "{count} in {out_of}",
    "chance.at_least": "no fewer than {count} in {out_of}",
    "chance.range": "between {low} and {high} in {out_of}",
    "chance.sentence": "{count} {who} {outcome}",
    "chance.others": "the remaining {count} in {out_of}",
    "chance.over": "Over {over}.",
    "chance.years": "In {years}.",
    "chance.place": "At {place}.",
    "chance.unknown_part": "Unsaid: {parts}.",
    "chance.part_over": "how long",
    "chance.part_years": "when",
    "chance.part_place": "where",
    "chance.fold": "Open: {who}",
    "chance.fold_place": "Open: {who} at {place}",
    "chance.fold_words.0": "surviv",
    "chance.fold_words.1": "came back",
    "fact.differs": "{title} on {date}: {value}.",
    "fact.planned.participants.one": "{who} wanted {n} person on {date}.",
    "fact.planned.participants.other": "{who} wanted {n} people on {date}.",
    "fact.planned.start": "{who} wanted to start in {value}, on {date}.",
    "fact.planned.other": "{who} wanted {value} on {date}.",
    "fact.planned_by.registry": "The list",
    "fact.planned_by.other": "A page",
}


def own_words(language: str = "en-GB", **changes: str) -> Wording:
    """The wording, told as one of a language: numbers, dates, lists and names follow it."""
    return Wording(language, {**ENGLISH, **changes})
