"""The site under test (PLAINFACTS_ROOT, or this project) in the browser, for what must hold for any site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser_site import page_of, served

from building import SITE


@pytest.fixture(scope="session")
def built_site(this_site: Path) -> Path:
    return this_site


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    with served(built_site) as found:
        yield found


@pytest.fixture
def path_of(built_site: Path) -> Callable[[str], str]:
    """The address of a page of a kind; skips the test if the site has none."""

    def found(kind: str) -> str:
        path = page_of(kind, SITE, built_site)
        if path is None:
            pytest.skip(f"This site has no page of the kind {kind}.")
        return path

    return found
