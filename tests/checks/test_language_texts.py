"""Bad pages must fail clearly, and texts of good editors must pass with few remarks. Reads evaluation texts beside the
repository, where they are; without them these tests have nothing to judge and say so by name."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from plainfacts.checks.language.word_rules import LIST_RULES
from plainfacts.problems import Problem
from plainfacts.site import examine
from site_files import TODAY, page, site_files

SHARED = Path(__file__).parents[3] / "shared"
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))
LAY = SHARED / "readability" / "cochrane_pairs.jsonl"
JUDGED = LIST_RULES - {"plain-words", "us-spelling"} | {
    "chance-word",
    "chance-label",
    "block-capitals",
}
MUST_FIND = {
    "booking-health-innovations": {"scare", "certainty", "sales", "pity", "hype-more", "hype-quiet", "sentence-length"},
    "kickcancer-hem-ismart": {
        "trial-terms",
        "hype-more",
        "pity",
        "block-capitals",
        "term-unexplained",
        "reading-score",
    },
    "veeva-nb-nk-2026": {"scare", "acronym", "hard-sentence", "sentence-length", "reading-score", "plain-words"},
}

GLOSSARY = """\
- {term: refractory, plain: An illness that did not go away with treatment.}
- {term: relapse, plain: The illness came back.}
- {term: haematological, plain: About the blood., also: [hematological]}
- {term: immunotherapy, plain: A treatment that uses the body's own defences.}
- {term: personalised medicine, plain: Treatment chosen for one person., also: [precision medicine]}
"""


def problems(texts: dict[str, str]) -> list[Problem]:
    pages = {f"content/{name}.md": page("A page", _as_body(text)) for name, text in texts.items()}
    found = examine(site_files(**pages, **{"data/glossary.yaml": GLOSSARY}), TODAY).problems
    return [problem for problem in found if problem.path in pages]


def _as_body(text: str) -> str:
    for sign, instead in (("<", "&lt;"), ("{{", "("), ("}}", ")"), ("{%", "(")):
        text = text.replace(sign, instead)
    return text


def test_the_seed_pages_fail_clearly() -> None:
    for path in SEEDS:
        found = problems({path.stem: path.read_text("utf-8")})
        errors = [problem for problem in found if problem.severity == "error"]
        assert len(errors) >= 8, path.name
        rules = {problem.rule for problem in found}
        assert rules >= MUST_FIND.get(path.stem, set()), MUST_FIND[path.stem] - rules


def test_lay_texts_pass_with_few_remarks_on_their_words() -> None:
    rows = [json.loads(line)["lay"] for line in LAY.read_text("utf-8").splitlines()[:60]] if LAY.exists() else []
    found = problems({f"text-{number}": text for number, text in enumerate(rows)})
    counted = Counter(one.rule for one in found if one.severity != "info" and one.rule in JUDGED)
    words = sum(len(text.split()) for text in rows)
    assert counted.total() * 1000 <= 2 * words, counted
