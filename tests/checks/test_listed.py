"""Listed trials: one page a trial, open ones alone, dates that can be, and a table that is not old."""

from __future__ import annotations

from checks.judged import messages

GOOD = """\
- id: nct09000001
  registry_ids: [NCT09000001]
  official_title: A study of lamp oil
  source: ctgov-nct01234567
  checked: 2026-04-28
  status: recruiting
  phase: unknown
  ages: unknown
  age_groups: [child, adult]
  conditions: [leukaemia]
  countries: [NL]
  places: [Utrecht]
  participants: {planned: 20}
  sponsor: unknown
  start: 2025-01
  end: 2027-01
"""


def found(rule: str, *changes: tuple[str, str], more: str = "") -> list[str]:
    text = GOOD
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return messages(rule, **{"data/listed.yaml": text + more})


def test_a_sound_list_is_not_spoken_of() -> None:
    for rule in (
        "listed-twice",
        "listed-open",
        "listed-dates",
        "listed-age",
        "unknown-id",
        "unknown-key",
        "wrong-value",
    ):
        assert found(rule) == [], rule


def test_a_trial_that_is_written_in_full_is_not_listed_too() -> None:
    assert found("listed-twice", ("[NCT09000001]", "[NCT01234567]")) == [
        "data/listed.yaml:1: `NCT01234567` is listed here and stands in the record `lamp-1` too."
    ]
    assert found("listed-twice", ("id: nct09000001", "id: lamp-1")) == [
        "data/listed.yaml:1: `lamp-1` is listed here and stands in the record `lamp-1` too."
    ]


def test_each_trial_that_stands_elsewhere_is_told() -> None:
    second = GOOD.replace("nct09000001", "nct09000002").replace("[NCT09000001]", "[NCT09000002, NCT01234567]")
    assert found("listed-twice", ("[NCT09000001]", "[NCT01234567]"), more=second) == [
        "data/listed.yaml:1: `NCT01234567` is listed here and stands in the record `lamp-1` too.",
        "data/listed.yaml:17: `NCT01234567` is listed here and stands in the record `lamp-1` too.",
    ]


def test_a_trial_that_is_listed_twice() -> None:
    assert found("listed-twice", more=GOOD.replace("id: nct09000001", "id: nct09000002")) == [
        "data/listed.yaml:17: `NCT09000001` is listed here and stands in the record `nct09000001` too."
    ]


def test_what_is_closed_or_for_adults_is_not_listed() -> None:
    assert found("listed-open", ("recruiting", "completed")) == [
        "data/listed.yaml:6: This trial is not open, nor about to open."
    ]
    assert found("listed-open", ("[child, adult]", "[adult]")) == [
        "data/listed.yaml:9: This trial is not said to take children."
    ]
    assert found("listed-open", ("[leukaemia]", "unknown")) == [
        "data/listed.yaml:10: This trial names no illness of this site."
    ]


def test_its_dates_can_be() -> None:
    assert found("listed-dates", ("checked: 2026-04-28", "checked: 2026-05-02")) == [
        "data/listed.yaml:5: The facts were compared on 2026-05-02, which has not come yet."
    ]
    assert found("listed-dates", ("end: 2027-01", "end: 2024-12")) == [
        "data/listed.yaml:16: The end (2024-12) is before the start (2025-01)."
    ]


def test_an_old_table_is_told_once() -> None:
    text = GOOD.replace("09000001", "09000002")
    assert found("listed-age", ("checked: 2026-04-28", "checked: 2026-01-01"), more=text) == [
        "data/listed.yaml:5: The table of the listed trials is 120 days old, of 2026-01-01; the limit is 30 days."
    ]


def test_an_illness_that_is_not_there() -> None:
    assert found("unknown-id", ("[leukaemia]", "[leukaemias]")) == [
        "data/listed.yaml:10: No condition has the id `leukaemias`."
    ]
