"""What holds for any site holds for the one that stands here: see `building.SITE`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from any_site.properties import PROPERTIES, Property, Whole
from any_site.sound_pages import every_page_is_valid_html


@pytest.mark.parametrize("wrong", PROPERTIES, ids=lambda one: one.__name__)
def test_any_site(whole: Whole, wrong: Property) -> None:
    assert list(wrong(whole)) == []


@pytest.mark.proof
def test_every_page_is_valid_html_whatever_it_is_made_by(whole: Whole) -> None:
    assert list(every_page_is_valid_html(replace(whole, most=None))) == []
