"""A promise stands on the site only where it is kept: the policy is what browsers enforce."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plainfacts.facts.facts import Facts
from plainfacts.facts.load import load
from plainfacts.pages.data.content_policy import POLICY
from plainfacts.pages.frame import legal
from plainfacts.pages.frame.legal import promise_pages
from plainfacts.prose.page import read_page
from site_files import page, site_files

ASSETS = Path(__file__).parents[2] / "hooks/plainfacts/theme/assets"
COUNTING = "It does not count visitors. No other company follows you here."


@pytest.fixture
def facts() -> Facts:
    return load(site_files()).facts


def test_the_notices_are_pages_with_their_sections(facts: Facts) -> None:
    made = promise_pages(facts, [])
    assert [(name, one.url, one.title) for name, one in made.items()] == [
        ("privacy.md", "/privacy/", "Your privacy"),
        ("accessibility.md", "/accessibility/", "Accessibility"),
    ]
    html = str(made["privacy.md"].html)
    assert COUNTING in html
    assert "This site sets no cookies. It keeps nothing on your device." in html
    assert "No person who uses a screen reader has tested this site yet." in str(made["accessibility.md"].html)
    assert [anchor for anchor, _ in made["accessibility.md"].headings] == ["aim", "tested", "not-tested", "report"]


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("connect-src 'self'", COUNTING),
        ("form-action 'none'", "No form on this site can send what you type to anyone."),
        ("font-src 'self'", "Every picture, letter and script comes from this site itself."),
    ],
)
def test_a_promise_that_the_policy_does_not_keep_is_not_made(
    facts: Facts, monkeypatch: pytest.MonkeyPatch, rule: str, sentence: str
) -> None:
    assert sentence in str(promise_pages(facts, [])["privacy.md"].html)
    monkeypatch.setattr(legal, "POLICY", POLICY.replace(rule, rule.replace("'self'", "*").replace("'none'", "*")))
    assert sentence not in str(promise_pages(facts, [])["privacy.md"].html)


def test_our_scripts_keep_nothing_on_the_device() -> None:
    for script in ASSETS.glob("*.js"):
        text = script.read_text("utf-8")
        for word in ("document.cookie", "localStorage", "sessionStorage", "indexedDB", "sendBeacon", "serviceWorker"):
            assert word not in text, f"{script.name}: {word}"


def test_a_page_that_people_wrote_themselves_is_left_to_them(facts: Facts) -> None:
    own, _ = read_page(page("Privacy"), "content/privacy.md")
    assert own is not None
    assert [*promise_pages(facts, [own])] == ["accessibility.md"]


def test_where_to_report_is_told_where_it_is_set(facts: Facts) -> None:
    assert "The address for reports is not set yet." in str(promise_pages(facts, [])["accessibility.md"].html)
    set_ = replace(facts, settings=replace(facts.settings, mistakes="<us@example.org>"))
    assert "Write to &lt;us@example.org&gt;." in str(promise_pages(set_, [])["accessibility.md"].html)
