"""A site that breaks every rule: the full list of findings, each at its line, and no other."""

from __future__ import annotations

from collections import Counter

import pytest
from golden import LIST, Found, difference, expected, found_now, rules, written

ELSEWHERE = {
    "file-missing",
    "file-name",
    "file-size",
    "listed-age",
    "listed-dates",
    "listed-open",
    "listed-twice",
    "no-imprint",
    "no-wording",
    "not-translated",
    "owner-unset",
    "review-stale",
    "video-files",
}  # a missing file and one of 64 MB cannot stand in a folder, an unread one hides others; tests/facts, tests/checks and tests/cli have them


@pytest.fixture(scope="module")
def found() -> list[Found]:
    return found_now()


def test_every_fault_is_found_and_nothing_else(found: list[Found]) -> None:
    """`make bless` says the same, and writes the list anew where the change was meant."""
    assert list(difference(found, expected())) == []


def test_every_rule_is_broken(found: list[Found]) -> None:
    assert rules() - {rule for rule, _, _ in found} == ELSEWHERE


def test_what_differs_is_shown_in_words_and_written_as_it_is_found(found: list[Found]) -> None:
    gone, *rest = found
    later = [*rest, (gone[0], gone[1], gone[2])]
    assert list(difference(later, found)) == []
    told = list(difference(rest, found))
    assert len(told) == 1 and told[0].startswith(f"{gone[1]}:{gone[2]}: `{gone[0]}` no longer finds this")
    old = LIST.read_text("utf-8")
    assert written(found, old) == old
    assert len(written(rest, old).splitlines()) == len(old.splitlines()) - 1
    assert Counter(written(found, written(rest, old)).splitlines()).total() == len(old.splitlines())
