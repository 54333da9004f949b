"""A site below a path of its host, as project Pages have it, is as whole as one at the root."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from any_site.properties import PROPERTIES, Property, Whole
from building import BELOW


@pytest.fixture(scope="module")
def whole(site_below: Path) -> Whole:
    return Whole.of(site_below, site_below / "site")


@pytest.mark.parametrize("wrong", PROPERTIES, ids=lambda one: one.__name__)
def test_what_holds_for_any_site_holds_below_a_path(whole: Whole, wrong: Property) -> None:
    assert list(wrong(whole)) == []


def test_every_address_that_names_the_host_names_the_path(whole: Whole) -> None:
    """Feed, map, structured data, canonical links and the picture that is shared."""
    for name in ["feed.xml", "sitemap.xml", *whole.pages]:
        text = (whole.built / name).read_text("utf-8")
        found = re.findall(r"https://lantern\.example[^\"<\s]*", text)
        assert found or "sheet" in name or name == "404.html", name
        assert [address for address in found if not address.startswith(f"https://lantern.example{BELOW}")] == [], name


def test_the_page_for_what_is_not_there_leads_home_from_any_depth(whole: Whole) -> None:
    """A host shows it at the address that was asked for, so that each of its links begins with the path."""
    for written, _ in whole.links("404.html"):
        assert re.match(rf"{BELOW}|#|https?:|mailto:", written), written


def test_programs_are_told_addresses_as_the_host_knows_them(whole: Whole) -> None:
    told = json.loads((whole.built / "api/trials.json").read_text("utf-8"))["trials"]
    assert told[0]["url"] == f"{BELOW}trials/{told[0]['id']}/"
