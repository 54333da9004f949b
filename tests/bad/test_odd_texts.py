"""What an editor pastes never hangs the check: every text of a site and every page, with pieces that patterns run away on."""

from __future__ import annotations

from pathlib import Path

from bounded import ends_within

HERE = Path(__file__).parent


def test_no_text_of_a_record_or_page_runs_away() -> None:
    paths = [str(HERE), str(HERE.parent)]
    code = f"import sys, runpy\nsys.path[:0] = {paths!r}\nrunpy.run_module('odd_texts', run_name='__main__')"
    assert ends_within(120, code)  # a pattern that tries every way, or hangs, takes hours
