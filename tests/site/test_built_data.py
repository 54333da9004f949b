"""A search engine is told what the record says: each value changed alone is found before anything is published."""

from __future__ import annotations

import pytest

from building import mkdocs, write
from plainfacts.checks.engine.rule import Check
from plainfacts.checks.site.built_site import Built, Finding
from plainfacts.checks.site.json_ld_against_data import data_shown, structured_data
from plainfacts.facts.load import load
from plainfacts.pages.data.finished_html import read_built_page
from site_files import site_files

PAGE = "trials/lamp-1/index.html"


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> str:
    root = write(tmp_path_factory.mktemp("data"), site_files())
    result = mkdocs(root)
    assert result.returncode == 0, result.stderr
    return (root / "site" / PAGE).read_text("utf-8")


def told(html: str, check: Check[Built, Finding]) -> list[str]:
    pages = {PAGE: read_built_page(PAGE, html)}
    return [message for _, message, _ in check.alone(Built(pages, {PAGE}, load(site_files()).facts))]


def test_what_is_built_is_what_the_record_says(html: str) -> None:
    assert "MedicalTrial" in html
    assert told(html, structured_data) == []
    assert told(html, data_shown) == []


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("schema.org/Recruiting", "schema.org/Completed", "status"),
        ('"phase":"2"', '"phase":"3"', "phase"),
        ('"name":"LAMP 1"', '"name":"LAMP 2"', "name"),
        ('"description":"This trial tests', '"description":"This trial proves', "description"),
        ('"value":"NCT01234567"', '"value":"NCT01234568"', "identifier"),
        ('"name":"leukaemia"', '"name":"lymphoma"', "healthCondition"),
        ('"addressCountry":"NL"', '"addressCountry":"BE"', "studyLocation"),
        ('"addressLocality":"Utrecht"', '"addressLocality":"Ghent"', "city"),
        (
            '"sponsor":{"@type":"Organization","name":"Example',
            '"sponsor":{"@type":"Organization","name":"Other',
            "sponsor",
        ),
    ],
)
def test_a_value_that_differs_from_the_record_is_found(html: str, old: str, new: str, name: str) -> None:
    start = html.index('"@type":"MedicalTrial"')
    assert old in html[start:]
    wrong = html[:start] + html[start:].replace(old, new)
    (message,) = told(wrong, structured_data)
    assert f" for {name}; the record says " in message


def test_a_review_that_nobody_made_is_found(html: str) -> None:
    wrong = html.replace('"@type":"MedicalWebPage"', '"@type":"MedicalWebPage","lastReviewed":"2026-05-01"')
    assert told(wrong, structured_data) == ["The structured data have another day of review."]


@pytest.mark.parametrize("broken", ["{", '{"@graph": []}', "[]", '{"@graph": "MedicalTrial"}'])
def test_structured_data_that_are_missing_or_broken_are_found(html: str, broken: str) -> None:
    start, end = html.index('ld+json">') + 9, html.index("</script>", html.index('ld+json">'))
    wrong = html[:start] + broken + html[end:]
    assert told(wrong, structured_data) == ["The structured data are missing or broken."]


def test_a_claim_that_the_page_does_not_show_is_found(html: str) -> None:
    wrong = html.replace('"disambiguatingDescription":"', '"disambiguatingDescription":"The best trial. ')
    (message,) = told(wrong, data_shown)
    assert message.startswith("The structured data say `The best trial. ")
