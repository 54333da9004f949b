"""Where a site is published, told by its `site_url` alone."""

from __future__ import annotations

import pytest

from plainfacts.facts.house.settings import read_settings


@pytest.mark.parametrize(
    ("site_url", "path", "on_host", "in_full"),
    [
        ("https://name.example/", "/", "/words/", "https://name.example/words/"),
        ("https://name.example", "/", "/words/", "https://name.example/words/"),
        ("https://name.example/lamps", "/lamps/", "/lamps/words/", "https://name.example/lamps/words/"),
        ("https://name.example/a/b/", "/a/b/", "/a/b/words/", "https://name.example/a/b/words/"),
        ("", "/", "/words/", "/words/"),
        ("!ENV SITE_URL", "/", "/words/", "/words/"),  # what it stands for is known to MkDocs alone
    ],
)
def test_an_address_is_told_as_the_host_knows_it(site_url: str, path: str, on_host: str, in_full: str) -> None:
    settings = read_settings(f"site_url: {site_url}\n")
    assert (settings.base_path, settings.on_host("/words/"), settings.in_full("/words/")) == (path, on_host, in_full)
