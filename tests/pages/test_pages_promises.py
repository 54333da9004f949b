"""A promise stands on the site only where it is kept: the policy is what browsers enforce."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from plainfacts.facts.facts import Facts
from plainfacts.facts.load import load
from plainfacts.pages.data.content_policy import POLICY
from plainfacts.pages.generated import legal
from plainfacts.pages.generated.legal import legal_links, legal_pages
from plainfacts.prose.page import read_page
from site_files import page, site_files

ASSETS = Path(__file__).parents[2] / "hooks/plainfacts/theme/assets"
COUNTING = "It does not count visitors. No other company follows you here."


@pytest.fixture
def facts() -> Facts:
    return load(site_files()).facts


def test_the_notices_are_pages_with_their_sections(facts: Facts) -> None:
    made = legal_pages(facts, [])
    assert {name: one.url for name, one in made.items()} == {
        "privacy.md": "/privacy/",
        "accessibility.md": "/accessibility/",
        "purpose.md": "/purpose/",
        "terms.md": "/terms/",
    }
    html = str(made["privacy.md"].make().html)
    assert COUNTING in html
    assert "This site sets no cookies. It keeps nothing on your device." in html
    assert "No person who uses a screen reader has tested this site yet." in str(made["accessibility.md"].make().html)
    assert [anchor for anchor, _ in made["accessibility.md"].make().headings] == [
        "aim",
        "tested",
        "not-tested",
        "report",
    ]


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
    assert sentence in str(legal_pages(facts, [])["privacy.md"].make().html)
    monkeypatch.setattr(legal, "POLICY", POLICY.replace(rule, rule.replace("'self'", "*").replace("'none'", "*")))
    assert sentence not in str(legal_pages(facts, [])["privacy.md"].make().html)


def test_our_scripts_keep_nothing_on_the_device() -> None:
    for script in ASSETS.glob("*.js"):
        text = script.read_text("utf-8")
        for word in ("document.cookie", "localStorage", "sessionStorage", "indexedDB", "sendBeacon", "serviceWorker"):
            assert word not in text, f"{script.name}: {word}"


def test_a_page_that_people_wrote_themselves_is_left_to_them(facts: Facts) -> None:
    own, _ = read_page(page("Privacy"), "content/privacy.md")
    assert own is not None
    assert "privacy.md" not in legal_pages(facts, [own])
    assert legal_links(facts, [own])[0] == ("/privacy/", own.front.title)


def test_where_to_report_is_told_where_it_is_set(facts: Facts) -> None:
    assert "The address for reports is not set yet." in str(legal_pages(facts, [])["accessibility.md"].make().html)
    set_ = replace(facts, settings=replace(facts.settings, mistakes="<us@example.org>"))
    assert "Write to &lt;us@example.org&gt;." in str(legal_pages(set_, [])["accessibility.md"].make().html)


OWNER = {"foundation": "Example <b>Foundation", "contact": "office@example.org"}


def with_settings(facts: Facts, legal_: dict[str, str], **changed: str) -> Facts:
    return replace(facts, settings=replace(facts.settings, legal=legal_, **changed))


def test_the_imprint_stands_once_all_that_it_must_say_is_set(facts: Facts) -> None:
    for lacking in ("foundation", "contact", "address"):
        told = {name: text for name, text in {**OWNER, "address": "1 Example Street"}.items() if name != lacking}
        some = with_settings(
            facts, {k: v for k, v in told.items() if k == "address"}, **{k: told[k] for k in OWNER if k in told}
        )
        assert "imprint.md" not in legal_pages(some, []), lacking
        assert "/imprint/" not in dict(legal_links(some, []))
    whole = with_settings(facts, {"address": "1 Example Street", "register": "Example court, 42"}, **OWNER)
    html = str(legal_pages(whole, [])["imprint.md"].make().html)
    for told in ("Example &lt;b&gt;Foundation", "1 Example Street", "Example court, 42", "office@example.org"):
        assert told in html
    assert "speaks for the foundation" not in html
    assert "/imprint/" in dict(legal_links(whole, []))


def test_who_answers_for_data_is_the_foundation_or_whom_it_names(facts: Facts) -> None:
    assert 'id="controller"' not in str(legal_pages(facts, [])["privacy.md"].make().html)
    own = str(legal_pages(with_settings(facts, {}, **OWNER), [])["privacy.md"].make().html)
    assert "Example &lt;b&gt;Foundation answers for this site." in own
    other = with_settings(facts, {"controller": "Other Body", "host": "Example Host"}, **OWNER)
    html = str(legal_pages(other, [])["privacy.md"].make().html)
    assert "Other Body answers for this site." in html
    assert "Example Host" in html


def test_the_terms_of_a_registry_stand_only_where_its_facts_are_used(facts: Facts) -> None:
    link = "https://clinicaltrials.gov/about-site/terms-conditions"
    registry = next(source for source in facts.sources.values() if source.kind == "registry")
    used = {"r": registry.model_copy(update={"url": "https://www.clinicaltrials.gov/study/NCT00000000"})}
    assert link in str(legal_pages(replace(facts, sources=used), [])["terms.md"].make().html)
    other = {"r": registry.model_copy(update={"url": "https://notclinicaltrials.gov.example/x"})}
    assert link not in str(legal_pages(replace(facts, sources=other), [])["terms.md"].make().html)
