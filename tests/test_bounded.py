"""A limit of processor time ends what runs away, and leaves what is quick alone."""

from __future__ import annotations

import pytest

from bounded import TooLong, ends_within, processor_seconds


def test_what_runs_away_is_ended() -> None:
    with pytest.raises(TooLong), processor_seconds(0.05):
        while True:
            pass
    assert not ends_within(1, "while True: pass")


def test_what_is_quick_goes_on() -> None:
    with processor_seconds(60):
        pass
    assert ends_within(60, "pass")
