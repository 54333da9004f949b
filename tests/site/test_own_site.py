"""The project's own site as it would be published: every address of the contract, and nothing that must not be there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest

ADDRESSES = [
    "/",
    "/leukaemia/",
    "/lymphoma/",
    "/neuroblastoma/",
    "/when-it-comes-back/",
    "/car-t/",
    "/monoclonal-antibodies/",
    "/targeted-medicines/",
    "/nk-cells/",
    "/chemotherapy-and-transplant/",
    "/trials/",
    "/about-trials/",
    "/joining-a-trial/",
    "/questions-to-ask/",
    "/when-to-call/",
    "/family-life/",
    "/children/",
    "/teenagers/",
    "/words/",
    "/about/",
    "/sources/",
    "/trials/hem-ismart/",
    "/trials/hem-ismart-a/",
    "/trials/hem-ismart-b/",
    "/trials/hem-ismart-c/",
    "/trials/hem-ismart-d/",
    "/trials/hem-ismart-e/",
    "/trials/nb-nk-2026/",
]


def html_of(built: Path, address: str) -> str:
    return (built / address.lstrip("/") / "index.html").read_text("utf-8")


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1].split("</main>", 1)[0]).split())


def all_pages(built: Path) -> dict[str, str]:
    return {path.relative_to(built).as_posix(): path.read_text("utf-8") for path in built.rglob("*.html")}


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_of_the_contract_is_there(built: Path, address: str) -> None:
    html = html_of(built, address)
    assert html.count("<h1") == 1
    assert len(text_of(html)) > 400


def test_until_a_review_every_page_says_so_and_asks_not_to_be_listed(built: Path) -> None:
    for name, html in all_pages(built).items():
        assert '<meta name="robots" content="noindex">' in html, name
        assert "Not yet reviewed by a clinician" in html, name


def test_no_claim_that_could_not_be_traced_and_no_private_name_is_repeated(built: Path) -> None:
    forbidden = (
        "27% surv",
        "27 % surv",
        "27 out of 100",
        "NOT NICE",
        "four new therapies",
        "saving up to",
        "for sure",
        "Shamansk",
        "Ivanisova",
    )
    for name, html in all_pages(built).items():
        text = text_of(html)
        assert not [words for words in forbidden if words.lower() in text.lower()], name
        assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", html), name


def test_the_funder_s_facts_keep_their_source_and_the_registries_stand_beside_them(built: Path) -> None:
    html = html_of(built, "/trials/hem-ismart/")
    text = text_of(html)
    assert "€1,500,000" in text
    assert "for 3 years of funding" in text
    assert "The funder planned 60 children" in text
    for name in ("Imagine for Margo", "Kriibskrank Kanner Fondatioun", "KickCancer", "Belgium", "Israel"):
        assert name in text
    facts = json.loads((built / "api/trials.json").read_text("utf-8"))["trials"]
    master = next(trial for trial in facts if trial["id"] == "hem-ismart")["facts"]
    assert master["funding"]["value"]["amount"] == 1500000
    planned = [other["value"] for other in master["countries"]["differs"] if other.get("planned") is True]
    assert [sorted(codes) for codes in planned] == [["BE", "DE", "IL", "NL"]]
    assert {"FR", "SE"} <= set(master["countries"]["value"])


@pytest.mark.parametrize(
    ("trial", "words"),
    [
        ("hem-ismart-a", "Stopped before the first child joined"),
        ("hem-ismart-b", "Was open on 28 April 2026: ask"),
        ("hem-ismart-e", "Was not open on 28 April 2026: ask"),
        ("nb-nk-2026", "It is registered as phase 3 but has no group to compare with."),
        ("nb-nk-2026", "5 are planned"),
    ],
)
def test_what_a_family_must_read_is_there(built: Path, trial: str, words: str) -> None:
    assert words in text_of(html_of(built, f"/trials/{trial}/"))


def test_the_data_file_is_sorted_and_complete(built: Path) -> None:
    trials = json.loads((built / "api/trials.json").read_text("utf-8"))["trials"]
    ids = [trial["id"] for trial in trials]
    assert ids == sorted(ids)
    for trial in trials:
        assert trial["url"] == f"/trials/{trial['id']}/"
        for fact in trial["facts"].values():
            assert set(fact) == {"value", "source", "checked", "differs"}
            assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", fact["checked"])


def test_every_page_is_valid_html(built: Path) -> None:
    for name, html in all_pages(built).items():
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(html)
        assert parser.errors == [], (name, parser.errors[:3])
