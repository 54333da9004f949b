"""The site under test (PLAINFACTS_ROOT, or this project), as it would be published today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from any_site.properties import Whole
from building import SITE


@pytest.fixture(scope="session")
def whole(this_site: Path) -> Whole:
    return replace(Whole.of(SITE, this_site), most=8)
