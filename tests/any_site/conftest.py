"""The site under test (PLAINFACTS_ROOT, or this project), as it would be published today."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from any_site.properties import Whole
from building import SITE, TODAY, build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(SITE, tmp_path_factory.mktemp("any") / "site", TODAY)


@pytest.fixture(scope="session")
def whole(built: Path) -> Whole:
    return replace(Whole.of(SITE, built), most=20)
