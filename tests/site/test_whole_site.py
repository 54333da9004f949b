"""A whole site as families read it, on a day when its facts are old: the tests' own site about cystic fibrosis."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from plainfacts.facts.load import load
from site_files import site_files


def text_of(built: Path, trial: str) -> str:
    html = (built / "trials" / trial / "index.html").read_text("utf-8")
    return " ".join(re.sub(r"<[^>]+>", " ", html.split("<main", 1)[1].split("</main>", 1)[0]).split())


def test_a_funder_s_facts_keep_their_source_and_what_was_planned_is_told_beside_what_is(other_site: Path) -> None:
    text = text_of(other_site, "bellows")
    for words in (
        "€1,500,000, from Friends of the Lantern and Second Light Fund",
        "The money is for 3 years.",
        "96 are planned",
        "The funder planned 60 children",
        "The funder planned these countries: Belgium and Netherlands",
    ):
        assert words in text
    trials = json.loads((other_site / "api/trials.json").read_text("utf-8"))["trials"]
    master = next(trial for trial in trials if trial["id"] == "bellows")["facts"]
    assert master["funding"]["value"]["amount"] == 1500000
    assert master["countries"]["value"] == ["BE", "DE", "FR", "NL", "NO"]
    assert master["countries"]["differs"] == [
        {"value": ["BE", "NL"], "source": "funder", "checked": "2026-06-20", "planned": True}
    ]
    assert master["participants"]["differs"][0]["value"] == {"planned": 60}


@pytest.mark.parametrize(
    ("trial", "key", "values"),
    [
        ("bellows-a", "trial.status_was.withdrawn", {"date": "28 April 2026"}),
        ("bellows-b", "trial.status_was.recruiting", {"date": "28 April 2026"}),
        ("bellows-d", "trial.status_was.not-yet-recruiting", {"date": "28 April 2026"}),
        ("spring", "trial.phase_3_alone", {}),
        ("spring", "trial.planned", {"n": 5}),
    ],
)
def test_what_a_family_must_read_is_there(other_site: Path, trial: str, key: str, values: dict[str, object]) -> None:
    assert load(site_files()).facts.wording(key, **values) in text_of(other_site, trial)


def test_what_people_wrote_of_a_trial_is_there(other_site: Path) -> None:
    assert "A computer picked by chance who had examplinib" in text_of(other_site, "harbour")
