"""What holds for any site holds for the one that stands here: see `building.SITE`."""

from __future__ import annotations

import pytest

from any_site.properties import PROPERTIES, Property, Whole


@pytest.mark.parametrize("wrong", PROPERTIES, ids=lambda one: one.__name__)
def test_any_site(whole: Whole, wrong: Property) -> None:
    assert list(wrong(whole)) == []
