"""Help that could mislead is worse than none: what is offered for a word that is none of a list."""

from __future__ import annotations

import pytest

from plainfacts.facts.records.reference import SOURCE_KINDS
from plainfacts.facts.records.trial import KINDS, PHASES, STATUSES
from plainfacts.facts.records.values import country_names
from plainfacts.problems import misspelt

COUNTRIES = [name.lower() for name in country_names().values()]


@pytest.mark.parametrize(
    ("typed", "words", "meant"),
    [
        ("recuiting", STATUSES, "recruiting"),
        ("Recruiting", STATUSES, "recruiting"),
        ("not yet recruiting", STATUSES, "not-yet-recruiting"),
        ("NOT_YET_RECRUITING", STATUSES, "not-yet-recruiting"),
        ("witdhrawn", STATUSES, "withdrawn"),
        ("medicin", KINDS, "medicine"),
        ("regsitry", SOURCE_KINDS, "registry"),
        ("Belgim", COUNTRIES, "belgium"),
    ],
)
def test_a_slip_is_known_for_what_was_meant(typed: str, words: tuple[str, ...], meant: str) -> None:
    assert misspelt(typed, words) == meant


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        *(
            (word, STATUSES)
            for word in ("closed", "open", "ended", "stopped", "running", "finished", "active", "paused")
        ),
        *((word, STATUSES) for word in ("not-recruiting", "recruited", "", "-", "no longer recruiting")),
        *((word, PHASES) for word in ("1/3", "5", "I", "II", "phase 2", "early-2", "12")),
        *((word, KINDS) for word in ("tablet", "cell therapy", "drug", "anybody else")),
        ("holland", COUNTRIES),  # one word away from Poland
        ("austrlia", ["austria", "australia"]),  # as near to the one as to the other
        ("recruiting" * 1000, STATUSES),
    ],
)
def test_a_word_of_its_own_is_taken_for_no_other(typed: str, words: tuple[str, ...]) -> None:
    assert misspelt(typed, words) is None
