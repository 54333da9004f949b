"""What holds for all tests: no deadline for property tests, which a busy machine would miss; and sites built once a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from building import BELOW, OTHER, OTHER_DAY, SITE, TODAY, below_a_path, build, copy_of
from examples import ALL, FEW
from shared import Once, once_in

settings.register_profile(ALL, deadline=None)
settings.register_profile(FEW, deadline=None, max_examples=34)


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile(FEW if config.getoption("markexpr") == "not proof" else ALL)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    return once_in(tmp_path_factory)


@pytest.fixture(scope="session")
def other_site(once: Once) -> Path:
    """The tests' own whole site, built."""
    return once("other", lambda folder: build(OTHER, folder / "site", OTHER_DAY)) / "site"


@pytest.fixture(scope="session")
def site_below(once: Once) -> Path:
    """The folder of the same site for a path of its host, BELOW, built into its folder `site`."""
    return once("below", lambda folder: build(below_a_path(OTHER, folder, BELOW), folder / "site", OTHER_DAY))


@pytest.fixture(scope="session")
def site_in_languages(once: Once) -> Path:
    """The folder of the same site in its own language, in Dutch and in Hebrew, built into its folder `site`.

    Nobody has translated `content/modulators.md` and what is known of these medicines.
    """
    left_out = ("treatments/modulators", "content/modulators.md")

    def make(folder: Path) -> None:
        from pseudo_translation import in_languages  # reads the whole generator, which few tests need

        build(in_languages(copy_of(OTHER, folder), "nl", "he", left_out=left_out), folder / "site", OTHER_DAY)

    return once("languages", make)


@pytest.fixture(scope="session")
def this_site(once: Once) -> Path:
    """The site that stands here, `building.SITE`, built as it would be published today."""
    return once("this", lambda folder: build(SITE, folder / "site", TODAY)) / "site"
