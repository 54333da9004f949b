"""Rules of sources, dates, reviews and words of time."""

from __future__ import annotations

import pytest

from checks.judged import in_trial, line, messages
from site_files import CONDITIONS, SOURCES, page

REVIEW = "{on: unknown, by: nobody yet, next: 2027-04-28}"
SECOND = SOURCES + SOURCES.replace("id: ctgov-nct01234567", "id: other")


def of_sources(rule: str, text: str) -> list[str]:
    return messages(rule, **{"data/sources.yaml": text})


def test_a_source_that_nothing_rests_on() -> None:
    assert of_sources("source-uncited", SOURCES) == []
    assert of_sources("source-uncited", SECOND) == ["data/sources.yaml:7: No fact or page cites the source other."]


def test_an_address_in_two_sources() -> None:
    told = ["data/sources.yaml:10: This address is also in data/sources.yaml:4 (ctgov-nct01234567)."]
    assert of_sources("source-twice", SECOND) == told
    assert (
        of_sources(
            "source-twice",
            SECOND.replace(
                "published: 2025-01-01\n  kind: registry\n- id", "published: 2024-01-01\n  kind: registry\n- id"
            ),
        )
        == []
    )


def test_a_condition_that_nobody_uses() -> None:
    other = CONDITIONS.replace("id: leukaemia", "id: lymphoma").replace("name: leukaemia", "name: lymphoma")
    more = CONDITIONS + other
    told = ["data/conditions.yaml:7: No trial, page or other record uses the condition lymphoma."]
    assert messages("topic-unused", **{"data/conditions.yaml": more}) == told
    assert messages("topic-unused") == []


def test_a_status_from_a_funder() -> None:
    told = ["data/trials.yaml:8: The status comes from ctgov-nct01234567, a source of the kind funder."]
    assert of_sources("status-source", SOURCES.replace("kind: registry", "kind: funder")) == told


def test_a_date_that_has_not_come_yet() -> None:
    change = ("checked: 2026-04-28", "checked: 2062-04-28")
    assert in_trial("future-date", change) == [
        line("checked:", change) + "The date of comparison is 2062-04-28, which is in the future."
    ]
    assert of_sources("future-date", SOURCES.replace("2025-01-01", "2052-01-01")) == [
        "data/sources.yaml:5: The date on the source is 2052-01-01, which is in the future."
    ]
    happened = ("  review:", "  changes: [{on: 2026-05-03, what: It opened in Utrecht.}]\n  review:")
    assert in_trial("future-date", happened) == [
        line("changes:", happened) + "The day of the change is 2026-05-03, which is in the future."
    ]


def test_an_editor_ahead_of_utc_can_enter_her_own_today() -> None:
    happened = ("  review:", "  changes: [{on: 2026-05-02, what: It opened in Utrecht.}]\n  review:")
    assert in_trial("future-date", happened) == []


def test_a_comparison_before_the_source_was_published() -> None:
    change = ("checked: 2026-04-28", "checked: 2024-04-28")
    message = (
        "Compared on 2024-04-28, but the source ctgov-nct01234567 was published on 2025-01-01 (data/sources.yaml:5)."
    )
    assert in_trial("source-dates", change) == [line("checked:", change) + message]


def test_a_comparison_after_the_copy() -> None:
    told = of_sources("source-dates", SOURCES + "  copy: 2026-04-01\n")
    assert told[0].endswith(
        "Compared on 2026-04-28, but the copy of ctgov-nct01234567 is dated 2026-04-01 (data/sources.yaml:7)."
    )
    assert of_sources("source-dates", SOURCES + "  copy: 2026-04-28\n") == []


def test_a_copy_older_than_its_source() -> None:
    told = ["data/sources.yaml:7: The copy is dated 2024-04-01, before the source was published (2025-01-01)."]
    assert of_sources("copy-published", SOURCES + "  copy: 2024-04-01\n") == told


def test_a_difference_that_is_none() -> None:
    def noted(codes: str) -> list[str]:
        long = f"countries:\n    value: [NL]\n    differs: [{{value: {codes}, source: ctgov-nct01234567, checked: 2025-04-28}}]"
        return in_trial("differs", ("countries: [NL]", long))

    assert noted("[NL, BE]") == []
    assert noted("[NL]") == [
        "data/trials.yaml:15: The difference noted for countries has the same value as data/trials.yaml:14."
    ]


def test_a_source_that_differs_from_itself() -> None:
    long = "phase:\n    value: 2\n    differs: [{value: 3, source: ctgov-nct01234567, checked: 2026-04-28}]"
    told = in_trial("differs", ("phase: 2", long))
    assert told == ["data/trials.yaml:11: The source ctgov-nct01234567 of 2026-04-28 is also in line 9."]


def test_a_status_that_was_not_compared_for_long() -> None:
    change = ("checked: 2026-04-28", "checked: 2026-03-01")
    message = "The status was last compared 61 days ago, on 2026-03-01; the limit is 30 days."
    assert in_trial("status-age", change) == [line("status:", change) + message]
    assert in_trial("status-age") == []


REVIEWS = [
    ("review-due", "{on: unknown, by: nobody yet, next: 2026-04-30}", "The review was due on 2026-04-30."),
    ("review-interval", "{on: unknown, by: nobody yet, next: 2072-04-28}", "The next review is on 2072-04-28, more than 12 months after 2026-05-01."),
    ("review-interval", "{on: 2026-04-01, by: Dr B, next: 2026-03-01}", "The next review (2026-03-01) is not after the last one (2026-04-01)."),
    ("review-by", "{on: 2026-04-01, by: nobody yet, next: 2027-03-01}", "The review is dated 2026-04-01, but nobody did it (`by: nobody yet`)."),
    ("review-by", "{on: unknown, by: Dr B, next: 2027-03-01}", "Dr B is named as reviewer, but the day of the review is unknown."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "review", "message"), REVIEWS)
def test_reviews(rule: str, review: str, message: str) -> None:
    assert in_trial(rule) == []
    assert in_trial(rule, (REVIEW, review)) == [f"data/trials.yaml:37: {message}"]


def test_a_page_without_treatments_may_wait_two_years() -> None:
    later = page().replace(b"next: 2027-04-28", b"next: 2028-04-28")
    assert messages("review-interval", **{"content/leukaemia.md": later}) == []


WORDS = [
    ("currently", "The medicine is currently being tested.", "In April 2026 the medicine was being tested."),
    ("recently", "Researchers recently found this.", "Researchers found this."),
    ("this year", "The trial opens this year.", "The trial opens in 2026."),
    ("new", "A new plan was made.", "New cancers can come back."),
    ("today", "Treatment today works in many places.", "Ask your team what matters most to you today."),
]


@pytest.mark.parametrize(("word", "bad", "good"), WORDS)
def test_words_of_time_need_a_date(word: str, bad: str, good: str) -> None:
    told = [f'content/leukaemia.md:9: "{word}" needs a date in the same sentence.']
    assert [
        text.replace('"New"', '"new"') for text in messages("time-words", **{"content/leukaemia.md": page(body=good)})
    ] == []
    assert messages("time-words", **{"content/leukaemia.md": page(body=bad)}) == told
