"""Whether what a trial tests is approved, against what the data say of the medicine."""

from __future__ import annotations

import pytest

from checks.judged import messages, trials
from site_files import SOURCES, TREATMENTS

APPROVED = """\
- id: examplinib
  name: Examplinib
  also_called: [Exampla]
  part_of: tablets
  plain: A medicine that you swallow.
  source: ctgov-nct01234567
  checked: 2026-04-28
  approvals:
    - {where: US, from: 1 year, for: leukaemia, on: 2024-06-14, source: ctgov-nct01234567, checked: 2026-04-28}
"""
OLD = "{kind: medicine, name: examplinib, plain: It blocks a signal that cells need to grow., approved: no}"


def found(rule: str, item: str, treatments: str = TREATMENTS + APPROVED) -> list[str]:
    files = {"data/trials.yaml": trials((OLD, f"{{plain: A thing., {item}}}")), "data/treatments.yaml": treatments}
    return messages(rule, **files, **{"data/sources.yaml": SOURCES})


def test_an_approval_that_anyone_could_look_up_is_not_unknown() -> None:
    assert found("approved-known", "kind: medicine, name: Exampla tablets, approved: unknown") == [
        "data/trials.yaml:22: It is unknown here if Exampla tablets is approved, but data/treatments.yaml:13 says where."
    ]
    for told in ("approved: yes", "approved: no"):
        assert found("approved-known", f"kind: medicine, name: examplinib, {told}") == []
    assert found("approved-known", "kind: medicine, name: examplinib, approved: unknown", TREATMENTS) == []
    assert found("approved-known", "kind: cells, name: tablets of cells, approved: unknown") == []


def test_what_is_told_to_be_approved_has_an_approval_with_a_source() -> None:
    assert found("approved-source", "kind: medicine, name: novumab, approved: yes") == [
        "data/trials.yaml:22: novumab is told to be approved, but no treatment of this name has `approvals`."
    ]
    for name in ("examplinib", "examplinib and novumab", "the usual tablets"):
        assert found("approved-source", f"kind: combination, name: {name}, approved: yes") == []


@pytest.mark.parametrize("kind", ["procedure", "other"])
def test_what_is_no_medicine_is_never_approved(kind: str) -> None:
    assert found("approved-medicine", f"kind: {kind}, name: advice, approved: unknown") == [
        f"data/trials.yaml:22: advice is of the kind {kind}, which no regulator approves."
    ]
    assert found("approved-medicine", f"kind: {kind}, name: advice") == []


def test_a_medicine_that_a_trial_tests_is_used() -> None:
    assert found("topic-unused", "kind: medicine, name: examplinib, approved: yes") == []
    assert found("topic-unused", "kind: medicine, name: novumab, approved: no") == [
        "data/treatments.yaml:6: No trial, page or other record uses the treatment examplinib."
    ]
