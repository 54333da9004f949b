"""Sites of many trials for measuring: made from a seed, valid, each as long as a real record. All invented."""

from __future__ import annotations

import random
from pathlib import Path

ROOT = Path(__file__).parents[1]

WORDS = tuple(
    word
    for line in (
        "the team looks at blood tests each week and your child stays in hospital for some nights",
        "while doctors watch how the medicine works in the body and ask how your child feels at home",
    )
    for word in line.split()
)
COUNTRIES = {"NL": "Utrecht", "BE": "Ghent", "FR": "Lyon", "DE": "Berlin", "GB": "London", "IT": "Rome", "ES": "Madrid"}
STATUSES = ("recruiting", "not-yet-recruiting", "active-not-recruiting", "unknown")
CONFIG = """\
site_name: Measured site
docs_dir: content
theme: {{name: material, custom_dir: {root}/overrides, font: false}}
plugins: []
hooks: [{root}/hooks/on_build.py]
strict: true
markdown_extensions: [attr_list, def_list]
not_in_nav: /trials/
"""
_FROM = "source: s, checked: 2026-04-28}"
REFERENCE = {
    "data/conditions.yaml": f"- {{id: leukaemia, name: leukaemia, plain: A cancer of the blood., {_FROM}\n",
    "data/treatments.yaml": f"- {{id: tablets, name: tablets, plain: Medicines to swallow., {_FROM}\n",
    "data/sources.yaml": "- {id: s, title: Register, publisher: Register, url: 'https://x.example/', kind: other}\n",
}
PAGE = """\
---
title: {title}
description: {title} in plain words.
about: [leukaemia]
sources: [s]
review: {{on: unknown, by: nobody yet, next: 2027-04-28}}
---
## Key points

The main things to know:

- {title} is one page of a measured site.
- Leukaemia is a cancer of the blood.
- Ask your team what happens next.

{call}
"""


def write_site(folder: Path, trials: int, seed: int = 1) -> None:
    """Write a site of so many trials into a new folder."""
    chance = random.Random(seed)
    records = "".join(_trial(number, chance) for number in range(1, trials + 1))
    files = {
        "mkdocs.yml": CONFIG.format(root=ROOT),
        **REFERENCE,
        "data/trials.yaml": records,
        "data/measures.yaml": (ROOT / "data" / "measures.yaml").read_text("utf-8"),
        "content/index.md": PAGE.format(title="Home", call='{{ trials(status="recruiting") }}'),
        "content/trials/index.md": PAGE.format(title="All trials", call="{{ finder() }}"),
        "content/words.md": PAGE.format(title="Words", call="{{ glossary() }}"),
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def _sentence(chance: random.Random, start: str) -> str:
    return f"{start} {' '.join(chance.choices(WORDS, k=chance.randint(6, 12)))}."


def _text(chance: random.Random, start: str, sentences: int) -> str:
    return " ".join(_sentence(chance, start) for _ in range(sentences))


def _letters(number: int) -> str:
    """A name without digits: 1 is a, 27 is aa. A number in a title would be taken for a fact."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(97 + rest) + name
    return name


RECORD = """\
- id: trial-{number}
  name: TRIAL {number}
  title: Medicine {letters}mab for leukaemia
  official_title: A study of {letters}mab in children with leukaemia
  registry_ids: [NCT{number:08d}]
  source: s
  checked: 2026-04-28
  status: {status}
  phase: 2
  conditions: [leukaemia]
  treatments: [tablets]
  ages: {{from: {youngest} years, under: 18 years}}
  countries: [{countries}]
  sites:
{sites}  participants: {{planned: {people}}}
  start: {start}-01-10
  end: 2030-01
  sponsor: Hospital {number}
  design: {{groups: 1, randomised: no, comparison: no}}
  being_tested: [{{kind: medicine, name: {letters}mab, plain: It blocks a signal., approved: no}}]
{texts}  eligibility:
    can_join:
{criteria}    cannot_join:
      - plain: They are pregnant.
        exact: Pregnancy
  review: {{on: unknown, by: nobody yet, next: 2027-04-28}}
"""


def _trial(number: int, chance: random.Random) -> str:
    codes = sorted(chance.sample(sorted(COUNTRIES), k=chance.randint(1, 5)))
    status = chance.choice(STATUSES)
    return RECORD.format(
        number=number,
        letters=_letters(number),
        status=status,
        youngest=chance.randint(1, 3),
        countries=", ".join(codes),
        sites=_sites(codes, "recruiting" if status == "recruiting" else "unknown", chance),
        people=chance.randint(20, 400),
        start=2027 if status == "not-yet-recruiting" else 2024,
        texts=_texts(chance),
        criteria=_criteria(number, chance),
    )


def _sites(codes: list[str], state: str, chance: random.Random) -> str:
    line = "    - {{name: Hospital {n} of {city}, city: {city}, country: {code}, status: {state}}}\n"
    return "".join(
        line.format(n=n, city=COUNTRIES[code], code=code, state=state)
        for code in codes
        for n in range(1, chance.randint(2, 4))
    )


def _criteria(number: int, chance: random.Random) -> str:
    return "".join(
        f"      - plain: {_sentence(chance, 'Your child can join if')}\n"
        f"        exact: {_text(chance, f'Criterion {number}.{n}', 2)}\n"
        for n in range(1, 9)
    )


def _texts(chance: random.Random) -> str:
    texts = {
        "summary": _text(chance, "This trial", 2),
        "what_happens": _text(chance, "First", 3),
        "may_help": "It may help your child. It may also not help.",
        "side_effects": _text(chance, "Some children", 2) + " Tell your team.",
        "other_choices": "You can choose other care, or no trial.",
        "not_known": _text(chance, "We do not know yet if", 1),
        "how_to_join": "Ask your own team to phone the hospital.",
    }
    return "".join(f"  {key}: {text}\n" for key, text in texts.items())
