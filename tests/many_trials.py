"""Sites with many trials, in memory or on the disk: the small site's trial repeated with small differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from building import build, write
from plainfacts.facts.facts import Facts
from plainfacts.facts.load import load
from plainfacts.facts.media import Media
from plainfacts.prose.page import Page, read_page
from shared import Once
from site_files import BODY, TRIAL, page, site_files

STATUSES = ("recruiting", "not-yet-recruiting", "active-not-recruiting", "unknown")
PLACES = (("NL", "Utrecht"), ("BE", "Ghent"), ("FR", "Lyon"))
COLOURS = ("red", "blue", "green", "white", "black")

TREATMENTS = """\
- {id: medicines, name: medicines, plain: What is swallowed or goes into a vein., source: ctgov-nct01234567, checked: 2026-04-28}
- {id: tablets, name: tablets, also_called: [pills], part_of: medicines, plain: Medicines that you swallow., source: ctgov-nct01234567, checked: 2026-04-28}
"""


LISTS = """\
## Trials

Leukaemia trials.

{{ trials(condition="leukaemia", country="NL") }}

{{ trials(treatment="tablets") }}
"""
"""What the page of the illness says: two lists that are too long for it."""


def record(number: int) -> str:
    """One record: LAMP 1 recruits in Utrecht, LAMP 2 opens later in Ghent, and so on, alternating."""
    status, (code, city) = STATUSES[number % 4 - 1], PLACES[number % 3 - 1]
    changes = {
        "lamp-1": f"lamp-{number}",
        "LAMP 1": f"LAMP {number}",
        "A medicine that blocks a growth signal": f"A {COLOURS[number % 5]} medicine that blocks a growth signal",
        "A phase 2 study of examplinib in leukaemia": f"Study LAMP-{number} of examplinib in leukaemia",
        "NCT01234567": f"NCT{number:08d}",
        "ctgov-nct01234567": "ctgov-nct01234567",
        "status: recruiting\n  phase": f"status: {status}\n  phase",
        "status: recruiting}": f"status: {status}}}",
        "from: 1 year": f"from: {number % 9 + 1} years" if number % 9 else "from: 1 year",
        "[NL]": f"[{code}]",
        "Utrecht, country: NL": f"{city}, country: {code}",
        "start: 2025-01-10": "start: 2027-01-10" if status == "not-yet-recruiting" else "start: 2025-01-10",
        "end: 2027-01": "end: 2030-01",
    }
    text = TRIAL
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def many_files(trials: int, **changes: bytes | str | None) -> dict[str, bytes]:
    """The files of a site with this number of trials and a page with the finder."""
    pages = {
        "content/index.md": page("Home", BODY + '\n## Open trials\n\n{{ trials(status="recruiting") }}\n'),
        "content/trials/index.md": page("All trials", BODY + "\n## Find a trial\n\n{{ finder() }}\n"),
        "content/sources.md": page("Sources", BODY + "\n{{ source_list() }}\n"),
        "content/leukaemia.md": page(body=LISTS),
    }
    records = "".join(record(number) for number in range(1, trials + 1))
    return site_files(**{"data/trials.yaml": records, "data/treatments.yaml": TREATMENTS, **pages, **changes})


@dataclass(frozen=True)
class Many:
    """The facts and pages of a site, without checking it."""

    facts: Facts
    pages: Sequence[Page]
    media: Media = field(default_factory=dict)


@cache
def _facts(trials: int) -> Facts:
    return load(many_files(trials)).facts


def many(trials: int, **pages: bytes | None) -> Many:
    """A site with this number of trials, with pages changed or removed."""
    files = many_files(trials, **pages)
    read = (read_page(files[path], path)[0] for path in sorted(files) if path.startswith("content/"))
    return Many(_facts(trials), [found for found in read if found])


def build_many(root: Path, trials: int, today: str = "2026-05-01") -> Path:
    """Write a site of so many trials that uses this project's hooks and theme into a folder, and build it."""
    return build(write(root, many_files(trials), "site_url: https://lamps.example/\n"), root / "site", today)


def many_built(once: Once, trials: int) -> Path:
    """The same, built once for all tests of a run."""
    return once(f"many-{trials}", lambda folder: build_many(folder, trials)) / "site"
