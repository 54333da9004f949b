"""One cause is one message: what is broken is told at its place, and nothing that follows from it anywhere else."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest

from bad.breaking import Break, breaks_of, calls_broken
from plainfacts.facts.files import read_site
from plainfacts.facts.yaml.format_rules import FILE_MISSING
from plainfacts.problems import Problem, as_text
from plainfacts.site import examine
from site_files import BODY, CONDITIONS, SOURCES, TODAY, TREATMENTS, TRIAL, page, site_files

FILES = ("conditions", "treatments", "sources", "glossary", "urgent", "measures", "trials", "style", "signs")

CHANCES = """\
  chances:
    - id: leukaemia-well
      count: 90
      out_of: 100
      who: children with leukaemia in NL
      outcome: alive 5 years later
      over: 5 years
      years: 2010 to 2015
      place: NL
      source: registry-nl
      checked: 2026-04-28
    - {id: leukaemia-back, count: 10, out_of: 100, who: children with leukaemia in NL, outcome: leukaemia came back, over: 5 years, years: 2010 to 2015, place: NL, source: registry-nl, checked: 2026-04-28}
  figures:
    - {id: leukaemia-cases, says: about 100 children, about: children with leukaemia in NL each year, source: registry-nl, checked: 2026-04-28}
"""
APPROVALS = """\
  approvals:
    - {where: EU, from: 1 year, for: leukaemia, on: 2020-01-01, source: regulator, checked: 2026-04-28}
"""
MORE_SOURCES = """\
- {id: registry-nl, title: Cancer in children, publisher: Example Registry, url: https://registry.example/, published: 2025-01-01, kind: registry}
- {id: regulator, title: Tablets, publisher: Example Agency, url: https://agency.example/, published: 2020-01-01, kind: regulator}
- {id: numbers, title: Emergency numbers, publisher: Example Country, url: https://country.example/, published: 2025-01-01, kind: government}
"""
GLOSSARY = """\
- term: measurable residual disease
  also: [MRD]
  plain: A few cancer cells that are left.
  source: registry-nl
- {term: lumbar puncture, plain: A doctor takes fluid from the back.}
"""
URGENT = """\
- {country: NL, number: "112", source: numbers, checked: 2026-04-28}
- {country: EU, number: "112", source: numbers, checked: 2026-04-28}
"""
MEASURES = """\
- id: lvef
  name: how well the heart pumps (LVEF)
  plain: how well the heart pumps
  also: [left ventricular ejection fraction]
  units: {"%": 1}
"""
SIGNS = """\
- id: fit
  level: emergency
  sign: your child has a fit
  source: numbers
  checked: 2026-04-28
- {id: shivers, level: team, after: [tablets], sign: your child shivers, source: regulator, checked: 2026-04-28}
"""
STYLE = """\
names: [Example Hospital]
exceptions:
  - {rule: shorthand, path: content/leukaemia.md, text: MRD etc., reason: This is how the team writes it., until: 2026-12-01}
"""
CALLS = BODY.replace("Ask your team what happens next.", 'This is so for {{ figure("leukaemia-cases") }}.') + """
About {{ chance("leukaemia-well") }}. Also {{ chance("leukaemia-back") }}.

Doctors look for a few cancer cells that are left (measurable residual disease, MRD etc.).

The trial {{ trial("lamp-1") }} is for ages {{ fact("lamp-1", "ages") }}. {{ approvals("tablets") }}

{{ trials(condition="leukaemia", status="recruiting") }}
"""  # fmt: skip
MASTER = re.sub(r"  (?:registry_ids|status|countries|participants|sites):.*\n(?:    - .*\n)*", "", TRIAL)
MASTER = MASTER.replace("id: lamp-1", "id: lamp").replace("LAMP 1", "LAMP")
PART = TRIAL.replace("- id: lamp-1\n", "- id: lamp-1\n  part_of: lamp\n").replace("[leukaemia]", "[illness, leukaemia]")


def small() -> dict[str, bytes]:
    """A small site in which every kind of record names others."""
    return site_files(
        **{
            "data/trials.yaml": MASTER + PART,
            "data/conditions.yaml": CONDITIONS + CHANCES + "- " + CONDITIONS[2:].replace("leukaemia", "illness"),
            "data/treatments.yaml": TREATMENTS + APPROVALS,
            "data/sources.yaml": SOURCES + MORE_SOURCES,
            "data/glossary.yaml": GLOSSARY,
            "data/urgent.yaml": URGENT,
            "data/measures.yaml": MEASURES,
            "data/signs.yaml": SIGNS,
            "data/style.yaml": STYLE,
            "content/leukaemia.md": page(body=CALLS).replace(b"about: [leukaemia]", b"about: [leukaemia, tablets]"),
        }
    )


def what(problems: Iterable[Problem]) -> Counter[tuple[str, str, str]]:
    """Problems without their lines, which a lost line moves."""
    return Counter((one.path, one.rule, re.sub(r"\d+", "0", one.message)) for one in problems)


def misled(files: Mapping[str, bytes], before: Counter[tuple[str, str, str]], one: Break, today: date) -> list[str]:
    """What is told beside the fault itself, or the fault that is not told."""
    site = examine({**files, one.path: one.text.encode()}, today)
    left, new = before.copy(), []
    for problem in site.problems:
        [key] = what([problem])
        left[key] -= 1
        if left[key] < 0:
            new.append(problem)
    near = [problem for problem in new if problem.path == one.path and one.first - 1 <= problem.line <= one.last + 1]
    if near == new and len(new) == one.faults:
        return []
    place = f"{one.path}:{one.first}: {one.how}: {len(new)} told for {one.faults}"
    return [place, *map(as_text, new[:8])]


def every_break(files: Mapping[str, bytes], rng: random.Random) -> list[Break]:
    found: list[Break] = []
    for path in sorted(files):
        text = files[path].decode()
        if path.endswith(".md"):
            found += calls_broken(path, text)
        if path.endswith(".md") or path in {f"data/{name}.yaml" for name in FILES}:
            found += breaks_of(path, text, rng)
    return found


def check_small(seed: int, of_a_kind: int) -> None:
    """Break the small site in every way, in each file a number of times."""
    files = small()
    before = what(examine(files, TODAY).problems)
    kinds: dict[tuple[str, str], list[Break]] = {}
    for one in every_break(files, random.Random(seed)):
        kinds.setdefault((one.path, re.sub(r"( in|:| of) .*|\w+ (?=twice)", "", one.how)), []).append(one)
    assert {path for path, _ in kinds} == files.keys() - {"mkdocs.yml"}
    rng = random.Random(seed)
    found = [one for ways in kinds.values() for one in rng.sample(ways, min(of_a_kind, len(ways)))]
    wrong = [line for one in found for line in misled(files, before, one, TODAY)]
    assert not wrong, "\n".join(wrong)


def test_one_cause_is_one_message() -> None:
    check_small(1, 1)


@pytest.mark.parametrize("name", ["sources", "conditions", "treatments", "trials"])
def test_a_file_that_is_not_there_is_one_message(name: str) -> None:
    files, path = small(), f"data/{name}.yaml"
    before = what(examine(files, TODAY).problems)
    raw = files.pop(path)
    assert [key[:2] for key in what(examine(files, TODAY).problems) - before] == [(path, "file-missing")]
    link = [FILE_MISSING.at(path, 1, f"The file {path} cannot be used: it is a link to another place.", "Mend it.")]
    assert [key[:2] for key in what(examine(files, TODAY, link).problems) - before] == [(path, "file-missing")]
    found = what(examine({**files, f"data/{name}s.yaml": raw}, TODAY).problems) - before
    assert [key[:2] for key in found] == [(f"data/{name}s.yaml", "unknown-key")]


@pytest.mark.parametrize("name", ["illness", "leukaemia"])
def test_an_illness_that_cannot_be_read_is_one_message(name: str) -> None:
    """Though trials name it, and pages about the illness or about another one tell of these trials."""
    files = small()
    before = what(examine(files, TODAY).problems)
    broken = files["data/conditions.yaml"].decode().replace(f"name: {name}\n", f"name: [{name}]\n")
    files["data/conditions.yaml"] = broken.encode()
    found = what(examine(files, TODAY).problems) - before
    assert [key[:2] for key in found] == [("data/conditions.yaml", "wrong-value")]


@pytest.mark.parametrize(
    "path", ["data/sources.yaml", "data/conditions.yaml", "data/trials.yaml", "data/glossary.yaml"]
)
def test_a_fault_in_another_file_is_told_in_the_same_run(path: str) -> None:
    """An id that stands in no file, a wrong number, a cured child and a temperature: whatever else is broken."""
    files = small()
    faults = [
        ("data/urgent.yaml", "checked: 2026-04-28", "checked: 2026-13-28", "wrong-value"),
        ("content/index.md", "sources: [ctgov-nct01234567]", "sources: [no-such-source]", "page-ids"),
        ("content/index.md", "Ask your team.", "Ask your team at 38.5 °C. It is a miracle cure.", "temperature"),
        ("content/index.md", "Ask your team.", "Ask your team at 38.5 °C. It is a miracle cure.", "hype"),
    ]
    for other, old, new, _ in faults:
        files[other] = files[other].replace(old.encode(), new.encode())
    for broken in (b"\t", b'- "', b"- id: new\n  term: new\n  name: [x]\n"):
        told = {(one.path, one.rule) for one in examine({**files, path: files[path] + broken}, TODAY).problems}
        assert {(other, rule) for other, _, _, rule in faults} <= told


@pytest.mark.proof
@pytest.mark.parametrize("seed", range(5))
def test_one_cause_is_one_message_in_every_record(seed: int) -> None:
    check_small(seed, 1000)


@pytest.mark.proof
def test_one_cause_is_one_message_on_this_site() -> None:
    today = date(2026, 11, 27)
    files, _ = read_site(Path(__file__).parents[2])
    before = what(examine(files, today).problems)
    rng = random.Random(13)
    wrong: list[str] = []
    for path in sorted(files):
        ours = every_break({path: files[path]}, rng)
        for one in rng.sample(ours, min(len(ours), 1 if path.endswith(".md") else 4)):
            wrong += misled(files, before, one, today)
    assert not wrong, "\n".join(wrong)
