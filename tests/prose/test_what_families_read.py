"""Which texts are held to plain language: what families read as sentences, and nothing else."""

from __future__ import annotations

from plainfacts.facts.house.wording import Wording
from plainfacts.facts.load import load
from plainfacts.prose.page_text import generated_text, reference_text, trial_text
from site_files import site_files, trial_with


def test_the_sites_own_wording_is_read_with_its_gaps_and_codes_and_words_to_type_are_not() -> None:
    typed = ("language", "direction", "trial.phase_source.x", "search.same.0", "search.places.0", "search.sheets.0")
    typed += ("search.ignore", "search.hint")
    texts = dict.fromkeys((*typed, "trial.default"), "x") | {"site.menu": "All {n} of {it}", "search.title": "Look"}
    lines = {key: number for number, key in enumerate(texts, 1) if key != "trial.default"}
    found = list(generated_text(Wording("en", texts, "data/wording/en.yaml", lines)))
    assert [(one.path, one.line, one.text, one.kind, one.owner, one.part) for one in found] == [
        ("data/wording/en.yaml", lines[key], text, "words", key, key)
        for key, text in (("site.menu", "All … of …"), ("search.title", "Look"))
    ]


def test_of_a_record_what_families_read_is_read_at_its_line_and_no_exact_wording() -> None:
    facts = load(site_files(**{"data/trials.yaml": trial_with("title: A medicine", "title: One medicine")})).facts
    found = {one.part: one for one in trial_text(facts.trials["lamp-1"])}
    assert found["title"].text.startswith("One medicine") and found["title"].line == 3
    assert found["eligibility.can_join.0.plain"].owner == "lamp-1"
    assert not {"official_title", "name", "eligibility.can_join.0.exact", "sites.0.name"} & set(found)
    assert list(trial_text(facts.trials["lamp-1"], "teen")) == []
    told = {(one.path, one.owner): one.text for one in reference_text(facts)}
    assert "Medicines that you swallow." in told.values()
    assert "A phase 2 study of examplinib" not in told.values()
