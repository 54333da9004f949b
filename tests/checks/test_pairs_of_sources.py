"""Sources, days and reviews: each day or source that breaks a rule, and the nearest that does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checks.judged import in_trial, messages, trials
from site_files import CONDITIONS, SOURCES, TREATMENTS, page

OWN = "source: ctgov-nct01234567, checked: 2026-04-28"
CHANCE = f"  chances:\n    - {{id: a, count: 8, out_of: 100, who: children, outcome: were well, over: 5 years, years: unknown, place: NL, {OWN}}}\n"
FIGURE = f"  figures:\n    - {{id: f, says: 3 weeks, about: stay in hospital, {OWN}}}\n"
APPROVAL = f"  approvals:\n    - {{where: US, from: 1 month, for: leukaemia, on: 2024-06-14, {OWN}}}\n"
URGENT = f'- {{country: NL, number: "112", {OWN}}}\n'
SIGN = f"- {{id: fit, level: emergency, sign: a fit, {OWN}}}\n"
TERM = "- {term: blast, plain: A young cell., source: ctgov-nct01234567}\n"
AIMS = f"  brands: {{value: [Exampla], {OWN}}}\n"
MORE = SOURCES.replace("id: ctgov-nct01234567", "id: more").replace("NCT01234567", "NCT07654321")
PHASE = "phase: {value: 2, source: more, checked: 2026-04-28}"
DIFFERS = "phase: {value: 2, differs: [{value: 3, source: more, checked: 2026-04-28}]}"

RECORDS: dict[str, dict[str, str]] = {
    "a condition": {"data/conditions.yaml": CONDITIONS},
    "a chance": {"data/conditions.yaml": CONDITIONS + CHANCE},
    "a figure": {"data/conditions.yaml": CONDITIONS + FIGURE},
    "an approval": {"data/treatments.yaml": TREATMENTS + APPROVAL},
    "what a treatment is": {"data/treatments.yaml": TREATMENTS + AIMS},
    "an emergency number": {"data/urgent.yaml": URGENT},
    "a sign": {"data/signs.yaml": SIGN},
    "a trial": {"data/trials.yaml": trials()},
    "a fact of a trial": {"data/trials.yaml": trials(("phase: 2", PHASE.replace("more", "ctgov-nct01234567")))},
    "a difference": {"data/trials.yaml": trials(("phase: 2", DIFFERS.replace("more", "ctgov-nct01234567")))},
}


def last(text: str, old: str, new: str) -> str:
    """A text with the last of a piece replaced."""
    assert old in text
    head, _, tail = text.rpartition(old)
    return head + new + tail


def own(record: str, old: str, new: str) -> Callable[[str], str]:
    """What puts something new into a record itself: the first place of a trial, the last of what stands in others."""
    return lambda text: text.replace(old, new, 1) if record == "a trial" else last(text, old, new)


def told(rule: str, record: str, change: Callable[[str], str]) -> int:
    files = {path: change(text) for path, text in RECORDS[record].items()}
    return len(messages(rule, **files, **{"data/sources.yaml": SOURCES + MORE}))


@pytest.mark.parametrize("record", RECORDS)
def test_nothing_was_compared_before_it_was_published_or_later_than_tomorrow(record: str) -> None:
    for day, early, late in (
        ("2024-12-31", 1, 0),
        ("2025-01-01", 0, 0),
        ("2026-05-02", 0, 0),
        ("2026-05-03", 0, 1),
    ):
        change = own(record, "checked: 2026-04-28", f"checked: {day}")
        assert told("source-dates", record, change) == early
        assert told("future-date", record, change) == late


@pytest.mark.parametrize("record", RECORDS)
def test_a_source_is_used_wherever_a_record_names_it(record: str) -> None:
    assert told("source-uncited", record, lambda text: text) == 1
    assert told("source-uncited", record, own(record, "ctgov-nct01234567", "more")) == 0


@pytest.mark.parametrize(
    "files",
    [
        {"data/glossary.yaml": TERM.replace("ctgov-nct01234567", "more")},
        {"content/leukaemia.md": page().replace(b"sources: [ctgov-nct01234567]", b"sources: [more]")},
        {"content/leukaemia.md": page(body='{{ source("more") }}\n')},
        {"data/conditions.yaml": CONDITIONS + CHANCE.replace("years: unknown", 'years: "2010", years_source: more')},
    ],
)
def test_a_source_is_used_by_words_pages_and_years_too(files: dict[str, str | bytes]) -> None:
    assert messages("source-uncited", **files, **{"data/sources.yaml": SOURCES + MORE}) == []


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("future-date", SOURCES.replace("2025-01-01", "2026-05-02"), SOURCES.replace("2025-01-01", "2026-05-03")),
        ("future-date", f"{SOURCES}  copy: 2026-05-02\n", f"{SOURCES}  copy: 2026-05-03\n"),
        ("future-date", SOURCES.replace("2025-01-01", "2026-05"), SOURCES.replace("2025-01-01", "2026-06")),
        ("copy-published", f"{SOURCES}  copy: 2025-01-01\n", f"{SOURCES}  copy: 2024-12-31\n"),
        ("copy-published", f"{SOURCES}  copy: 2024-12-31\n".replace("2025-01-01", "unknown"), f"{SOURCES}  copy: 2024-12-31\n"),
        ("source-dates", f"{SOURCES}  copy: 2026-04-28\n", f"{SOURCES}  copy: 2026-04-27\n"),
        ("source-number", SOURCES.replace("study/NCT01234567", "study"), SOURCES.replace("study/NCT01234567", "study/NCT01234568")),
        ("source-number", SOURCES.replace("of examplinib", "NCT01234567"), SOURCES.replace("of examplinib", "ISRCTN01234567")),
        ("source-number", SOURCES.replace("of examplinib", "nct01234567"), SOURCES.replace("of examplinib", "2020-012345-67")),
        ("status-source", SOURCES.replace("kind: registry", "kind: hospital"), SOURCES.replace("kind: registry", "kind: other")),
        ("source-twice", SOURCES + MORE, SOURCES + SOURCES.replace("id: ctgov-nct01234567", "id: other").replace("NCT01234567\n", "NCT01234567/\n")),
        ("source-twice", SOURCES + SOURCES.replace("id: ctgov-nct01234567", "id: other").replace("title: A", "title: Older version of a"), SOURCES + SOURCES.replace("id: ctgov-nct01234567", "id: other").replace("https", "http")),
        ("source-twice", SOURCES + SOURCES.replace("id: ctgov-nct01234567", "id: other") + "  copy: 2026-04-28\n", SOURCES + "  copy: 2026-04-28\n" + SOURCES.replace("id: ctgov-nct01234567", "id: other") + "  copy: 2026-04-28\n"),
    ],
)  # fmt: skip
def test_a_source(rule: str, right: str, wrong: str) -> None:
    assert messages(rule, **{"data/sources.yaml": right}) == []
    assert messages(rule, **{"data/sources.yaml": wrong}) != []


def test_a_status_that_nobody_knows_needs_no_better_source() -> None:
    funder = SOURCES.replace("kind: registry", "kind: funder")
    for status, count in (("recruiting", 1), ("unknown", 0)):
        files = {"data/sources.yaml": funder, "data/trials.yaml": trials(("status: recruiting", f"status: {status}"))}
        assert len(messages("status-source", **files)) == count


OTHER = CONDITIONS.replace("leukaemia", "lymphoma").replace("  also_called: [leukemia]\n", "")


@pytest.mark.parametrize(
    "files",
    [
        {"content/leukaemia.md": page().replace(b"about: [leukaemia]", b"about: [lymphoma, leukaemia]")},
        {"content/leukaemia.md": page(body='{{ trials(condition="lymphoma") }}\n')},
        {"content/leukaemia.md": page(body='{{ chance("b") }}\n'), "data/conditions.yaml": CONDITIONS + OTHER + CHANCE.replace("id: a", "id: b")},
        {"content/leukaemia.md": page(body='{{ figure("g") }}\n'), "data/conditions.yaml": CONDITIONS + OTHER + FIGURE.replace("id: f", "id: g")},
        {"data/conditions.yaml": CONDITIONS + "  part_of: lymphoma\n" + OTHER},
        {"data/trials.yaml": trials(("conditions: [leukaemia]", "conditions: [leukaemia, lymphoma]"))},
    ],
)  # fmt: skip
def test_a_topic_is_used_by_a_page_a_trial_or_a_part(files: dict[str, str | bytes]) -> None:
    assert messages("topic-unused", **{"data/conditions.yaml": CONDITIONS + OTHER}) != []
    assert messages("topic-unused", **{"data/conditions.yaml": CONDITIONS + OTHER, **files}) == []


def test_a_treatment_is_used_where_what_is_tested_names_it() -> None:
    own = TREATMENTS.replace("id: tablets", "id: examplinib").replace("name: tablets", "name: Examplinib")
    files = {"data/treatments.yaml": TREATMENTS + own}
    assert messages("topic-unused", **files) == []
    named = {
        "data/treatments.yaml": TREATMENTS + own.replace("Examplinib", "Lampimab").replace("id: examplinib", "id: lamp")
    }
    (message,) = messages("topic-unused", **named)
    assert message.endswith("uses the treatment lamp.")


@pytest.mark.parametrize(
    ("noted", "count"),
    [
        ("{value: 3, source: more, checked: 2026-04-28}", 0),
        ("{value: 2, source: more, checked: 2026-04-28}", 1),
        ("{value: 3, source: ctgov-nct01234567, checked: 2026-04-28}", 1),
        ("{value: 3, source: ctgov-nct01234567, checked: 2026-04-01}", 0),
        ("{value: 3, source: more, checked: 2026-04-28}, {value: 1, source: more, checked: 2026-04-28}", 1),
        ("{value: 3, source: more, checked: 2026-04-28}, {value: 1, source: more, checked: 2026-04-27}", 0),
    ],
)
def test_each_source_says_one_thing_and_another(noted: str, count: int) -> None:
    files = {
        "data/sources.yaml": SOURCES + MORE,
        "data/trials.yaml": trials(("phase: 2", f"phase: {{value: 2, differs: [{noted}]}}")),
    }
    assert len(messages("differs", **files)) == count


def test_countries_in_another_order_do_not_differ() -> None:
    for codes, count in (("[BE, NL]", 1), ("[BE, FR]", 0)):
        written = f"countries: {{value: [NL, BE], differs: [{{value: {codes}, source: ctgov-nct01234567, checked: 2026-04-01}}]}}"
        assert len(in_trial("differs", ("countries: [NL]", written))) == count


REVIEW = "{on: unknown, by: nobody yet, next: 2027-04-28}"


@pytest.mark.parametrize(
    ("rule", "right", "wrong"),
    [
        ("review-due", "{on: unknown, by: nobody yet, next: 2026-05-01}", "{on: unknown, by: nobody yet, next: 2026-04-30}"),
        ("review-due", "{on: unknown, by: nobody yet, next: unknown}", "{on: 2025-05-01, by: Dr B, next: 2026-04-30}"),
        ("review-interval", "{on: unknown, by: nobody yet, next: 2027-05-01}", "{on: unknown, by: nobody yet, next: 2027-05-04}"),
        ("review-interval", "{on: 2026-01-01, by: Dr B, next: 2027-01-01}", "{on: 2026-01-01, by: Dr B, next: 2027-01-04}"),
        ("review-interval", "{on: 2026-01-01, by: Dr B, next: 2026-01-02}", "{on: 2026-01-01, by: Dr B, next: 2026-01-01}"),
        ("review-interval", "{on: unknown, by: nobody yet, next: 2026-01-01}", "{on: 2026-02-01, by: Dr B, next: 2026-01-01}"),
        ("review-by", "{on: 2026-01-01, by: Dr B, next: 2027-01-01}", "{on: 2026-01-01, by: Nobody, next: 2027-01-01}"),
        ("review-by", "{on: unknown, by: unknown, next: 2027-01-01}", "{on: 2026-01-01, by: unknown, next: 2027-01-01}"),
        ("review-by", "{on: unknown, by: nobody, next: 2027-01-01}", "{on: unknown, by: nobody else, next: 2027-01-01}"),
        ("future-date", "{on: 2026-05-02, by: Dr B, next: 2027-01-01}", "{on: 2026-05-03, by: Dr B, next: 2027-01-01}"),
    ],
)  # fmt: skip
def test_a_review_of_a_trial_and_of_a_page_on_a_treatment(rule: str, right: str, wrong: str) -> None:
    for review, count in ((right, 0), (wrong, 1)):
        on_page = page().replace(REVIEW.encode(), review.encode()).replace(b"about: [leukaemia]", b"about: [tablets]")
        assert (
            len(in_trial(rule, (REVIEW, review))) == len(messages(rule, **{"content/leukaemia.md": on_page})) == count
        )


def test_a_status_is_compared_once_in_so_many_days_while_the_trial_can_open() -> None:
    days = [("2026-04-01", 0), ("2026-03-31", 1)]
    for day, count in days:
        assert len(in_trial("status-age", ("checked: 2026-04-28", f"checked: {day}"))) == count
    over = ("status: recruiting\n  phase", "status: completed\n  phase")
    assert in_trial("status-age", ("checked: 2026-04-28", "checked: 2026-03-31"), over) == []


@pytest.mark.parametrize(
    ("fine", "told_of"),
    [
        ("Is it currently tested?", "It is currently tested."),
        ('It is currently {{ fact("lamp-1", "status") }}.', "It is currently open."),
        ("In 2026 it is currently tested.", "It is currently tested. In 2026 it opened."),
        ("Doctors look for new medicines.", "Doctors use new medicines."),
        ("A new day.", "A new medicine."),
        ("Tell your team today.", "Trials today."),
        ("Tell them today.", "Tell your team about the treatments that many hospitals have today."),
    ],
)  # fmt: skip
def test_a_word_of_time_has_its_date_or_is_the_reader_s_own(fine: str, told_of: str) -> None:
    assert messages("time-words", **{"content/leukaemia.md": page(body=f"{told_of}\n")}) != []
    assert messages("time-words", **{"content/leukaemia.md": page(body=f"{fine}\n")}) == []
