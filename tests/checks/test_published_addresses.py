"""A family that kept an address, or holds it on paper, still arrives."""

from __future__ import annotations

import pytest

from checks.judged import messages
from plainfacts.facts.load import load
from plainfacts.problems import as_text
from site_files import site_files

REDIRECTS = "data/redirects.yaml"
ADDRESSES = "data/addresses.txt"


def entry(old: str, new: str) -> str:
    return f"- {{from: {old}, to: {new}, since: 2026-04-01}}\n"


def told(rule: str, redirects: str = "", addresses: str = "") -> list[str]:
    return messages(rule, **{REDIRECTS: redirects or "[]\n", ADDRESSES: addresses})


@pytest.mark.parametrize("to", ["/leukaemia/", "/leukaemia/#key-points", "/", "/trials/lamp-1/", "/all-pages/"])
def test_an_old_address_leads_to_any_page(to: str) -> None:
    for rule in ("redirect-taken", "redirect-target", "wrong-value"):
        assert told(rule, entry("/old/", to) + entry("/old.html", to)) == []


@pytest.mark.parametrize("old", ["/leukaemia/", "/trials/lamp-1/", "/sheets/tablets/"])
def test_an_address_that_has_a_page_leads_nowhere_else(old: str) -> None:
    message = f"The address {old} has a page, so this redirect is never used."
    assert told("redirect-taken", entry("/a/", "/") + entry(old, "/")) == [f"{REDIRECTS}:2: {message}"]


def test_an_address_that_leads_to_no_page_is_told() -> None:
    found = told("redirect-target", entry("/a/", "/") + entry("/b/", "/nothing/#x"))
    assert found == [f"{REDIRECTS}:2: No page has the address /nothing/."]


def test_a_chain_is_told_with_its_end() -> None:
    found = told("redirect-target", entry("/a/", "/b/") + entry("/b/", "/c/") + entry("/c/", "/leukaemia/"))
    assert found == [
        f"{REDIRECTS}:1: The address /b/ is itself redirected, to /leukaemia/.",
        f"{REDIRECTS}:2: The address /c/ is itself redirected, to /leukaemia/.",
    ]


def test_a_circle_is_told_at_each_of_its_lines_and_ends() -> None:
    found = told("redirect-target", entry("/a/", "/b/") + entry("/b/", "/a/") + entry("/c/", "/c/"))
    assert found == [
        f"{REDIRECTS}:1: The redirects lead in a circle: /a/ to /b/ to /a/.",
        f"{REDIRECTS}:2: The redirects lead in a circle: /b/ to /a/ to /b/.",
        f"{REDIRECTS}:3: The redirects lead in a circle: /c/ to /c/.",
    ]


@pytest.mark.parametrize(
    ("old", "fix"),
    [
        ("old-page", "Write `/old-page/`."),
        ("/old-page", "Write `/old-page/`."),
        ("old-page.md", "Write `/old-page/`."),
        ("https://plainfacts.example/old/", "Write it like `/old-page/`."),
        ("/../../etc/", "Write it like `/old-page/`."),
        ("/.git/", "Write it like `/old-page/`."),
        ("/a//b/", "Write it like `/old-page/`."),
        ("/", "Write it like `/old-page/`."),
        ('"/a#b/"', "Write it like `/old-page/`."),
        ("'/a b/'", "Write it like `/old-page/`."),
        ('"/*"', "Write it like `/old-page/`."),
    ],
)
def test_an_address_is_one_of_this_site_and_nothing_else(old: str, fix: str) -> None:
    problems = [as_text(one) for one in load(site_files(**{REDIRECTS: entry(old, "/")})).problems]
    (problem,) = problems
    assert problem.startswith(f"{REDIRECTS}:1: error: [wrong-value] `from`: Found ")
    assert problem.endswith(f"expected an address of this site from its root, such as /old-page/. Fix: {fix}")


def test_a_published_address_that_is_gone_is_told_at_its_line() -> None:
    found = told("address-gone", addresses="# Comment\n/\n/leukaemia/\n/lymphoma/\n/trials/lamp-1/\n")
    assert found == [f"{ADDRESSES}:4: The address /lymphoma/ was published, and now it leads nowhere."]


def test_a_redirect_carries_what_was_published_below_it() -> None:
    addresses = "/trials/lamp-0/\n/trials/lamp-0/sheet/\n/trials/lamp-01/\n"
    found = told("address-gone", entry("/trials/lamp-0/", "/trials/lamp-1/"), addresses)
    assert found == [f"{ADDRESSES}:3: The address /trials/lamp-01/ was published, and now it leads nowhere."]


def test_a_line_that_is_no_address_is_told() -> None:
    found = [as_text(one) for one in load(site_files(**{ADDRESSES: "/a/\n<<<<<<< main\n"})).problems]
    assert found == [
        f"{ADDRESSES}:2: error: [wrong-value] Found `<<<<<<< main`; expected an address from the root of the site, "
        "such as /about/. Fix: Take the file from the last release, or delete this line if nothing was published there."
    ]


def test_pages_that_could_not_be_read_are_not_told_as_gone() -> None:
    files = {
        ADDRESSES: "/leukaemia/\n",
        "content/leukaemia.md": "---\ntitle: [\n---\n",
        REDIRECTS: entry("/a/", "/leukaemia/"),
    }
    assert messages("address-gone", **files) == []
    assert messages("redirect-target", **files) == []
