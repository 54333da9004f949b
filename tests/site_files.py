"""A small valid site in memory for tests, all invented: one trial, its condition, treatment, source and pages."""

from __future__ import annotations

from datetime import date
from pathlib import Path

TODAY = date(2026, 5, 1)
_ROOT = Path(__file__).parents[1]


def all_measures() -> bytes:
    """The default measures and those of this project, as one list."""
    return b"".join(
        (_ROOT / name).read_bytes() for name in ("hooks/plainfacts/defaults/measures.yaml", "data/measures.yaml")
    )


MKDOCS = """\
site_name: Small site
docs_dir: content
theme: {name: material, font: false}
plugins: []
hooks: [hooks/on_build.py]
strict: true
"""

TRIAL = """\
- id: lamp-1
  name: LAMP 1
  title: A medicine that blocks a growth signal
  official_title: A phase 2 study of examplinib in leukaemia
  registry_ids: [NCT01234567]
  source: ctgov-nct01234567
  checked: 2026-04-28
  status: recruiting
  phase: 2
  conditions: [leukaemia]
  treatments: [tablets]
  ages: {from: 1 year, under: 18 years}
  countries: [NL]
  sites:
    - {name: Example Hospital, city: Utrecht, country: NL, status: recruiting}
  participants: {planned: 26}
  start: 2025-01-10
  end: 2027-01
  sponsor: Example Hospital
  design: {groups: 1, randomised: no, comparison: no}
  summary: This trial tests a medicine. It wants to find out if it helps.
  being_tested: [{kind: medicine, name: examplinib, plain: It blocks a signal that cells need to grow., approved: no}]
  what_happens: Your child takes a tablet each day and visits the hospital.
  may_help: The medicine may help your child. It may also not help.
  side_effects: Your child may feel sick. Tell your team.
  other_choices: You can choose other care, or no trial.
  not_known: We do not know yet if the medicine works.
  how_to_join: Ask your own team to phone the hospital.
  eligibility:
    can_join:
      - plain: Their heart pumps well enough (a share of 55 or more).
        exact: left ventricular ejection fraction (LVEF) >= 55 %
        measures: [{name: lvef, at_least: 55, unit: "%"}]
    cannot_join:
      - plain: They are pregnant.
        exact: Pregnancy
  review: {on: unknown, by: nobody yet, next: 2027-04-28}
"""

CONDITIONS = """\
- id: leukaemia
  name: leukaemia
  also_called: [leukemia]
  plain: A cancer of the blood.
  source: ctgov-nct01234567
  checked: 2026-04-28
"""

TREATMENTS = """\
- id: tablets
  name: tablets
  plain: Medicines that you swallow.
  source: ctgov-nct01234567
  checked: 2026-04-28
"""

SOURCES = """\
- id: ctgov-nct01234567
  title: A phase 2 study of examplinib
  publisher: ClinicalTrials.gov
  url: https://clinicaltrials.gov/study/NCT01234567
  published: 2025-01-01
  kind: registry
"""

PAGE = """\
---
title: {title}
description: {description}
audience: family
about: [leukaemia]
sources: [ctgov-nct01234567]
review: {{on: unknown, by: nobody yet, next: 2027-04-28}}
---
{body}"""

BODY = """\
## Key points

The main things to know:

- Leukaemia is a cancer of the blood.
- Your child needs treatment in a hospital.
- Ask your team what happens next.

## What we do not know yet

We do not know why a child gets leukaemia. Ask your team.
"""


STYLE = """\
words:
  figurative: {keep: [natural killer cells]}
names: [RUN TO KICK, natural killer cells, killer T cells]
acronyms: [HEM-iSMART]
same: {leukaemia: [leukemia]}
context_words: ["leukaemia*"]
exceptions: []
"""
"""The style of this site, where it differs from the defaults."""


def page(title: str = "Leukaemia", body: str = BODY, description: str = "What leukaemia is.") -> bytes:
    """A Markdown page with its front matter."""
    return PAGE.format(title=title, description=description, body=body).encode()


def site_files(**changes: bytes | str | None) -> dict[str, bytes]:
    """The files of the small site. A change gives a file's new text by its path; None removes the file."""
    files: dict[str, bytes | str | None] = {
        "mkdocs.yml": MKDOCS,
        "data/trials.yaml": TRIAL,
        "data/conditions.yaml": CONDITIONS,
        "data/treatments.yaml": TREATMENTS,
        "data/sources.yaml": SOURCES,
        "data/style.yaml": STYLE,
        "content/index.md": page("Home"),
        "content/leukaemia.md": page(),
        **changes,
    }
    return {path: text.encode() if isinstance(text, str) else text for path, text in files.items() if text is not None}


def trial_with(old: str, new: str) -> str:
    """The trial with one piece of its text replaced; the piece must occur in it."""
    assert TRIAL.count(old) >= 1, old
    return TRIAL.replace(old, new, 1)
