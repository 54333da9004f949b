"""Converts the rows of a registry's table to trial records, to measure with as many trials as a large site has.

    python bench/rows.py [FILE.csv] > trials.yaml

The records have facts only: what the table does not state, and every text in plain words, is `unknown`. They are not
for publication. The table is kept outside the project, as ../shared/registry/childhood_trials.csv; without it the
command says so and exits with 3.
"""

import re
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from plainfacts.registry.clinicaltrials.coded_facts import participants_of, phase_of, status_of  # noqa: E402
from plainfacts.registry.clinicaltrials.country_names import country_code  # noqa: E402
from plainfacts.registry.clinicaltrials.partial_dates import iso_date  # noqa: E402
from plainfacts.registry.clinicaltrials.record import Record, Site  # noqa: E402
from plainfacts.registry.drafts.draft_record import slug  # noqa: E402
from plainfacts.registry.drafts.yaml_writer import as_date, write_list  # noqa: E402
from plainfacts.registry.table.rows import Row, parts, read_rows  # noqa: E402

TABLE = ROOT.parent / "shared" / "registry" / "childhood_trials.csv"
SOURCE, CHECKED = "ctgov-export-2026-04-28", date(2026, 4, 28)
WORDS = ("title", "summary", "being_tested", "what_happens", "may_help", "side_effects", "other_choices", "not_known")
UNSTATED = (*WORDS, "how_to_join", "conditions", "treatments", "ages")
_DOCTOR = re.compile(r"\bDr\b\.?")


def trials_yaml(rows: Iterable[Row], source: str = SOURCE, checked: date = CHECKED) -> str:
    """The YAML for data/trials.yaml: one record per row, with an id from its name and number."""
    return write_list([_trial(row, source, checked) for row in rows])


def _trial(row: Row, source: str, checked: date) -> dict[str, object]:
    number, title = row["NCT Number"].strip(), " ".join(row["Study Title"].split()).strip('"')
    record = Record(
        phases=tuple(parts(row["Phases"])),
        participants=_count(row["Enrollment"]),
    )
    facts: dict[str, object] = {
        "id": f"{slug(title)[:48].strip('-')}-{number.lower()}".strip("-"),
        "name": f"{title[:45].strip()} ({number})".strip(),
        "official_title": title or "unknown",
        "registry_ids": [number],
        "source": source,
        "checked": checked,
        "status": status_of(row["Study Status"]),
        "phase": phase_of(record.phases),
        "participants": participants_of(record),
        "sponsor": _sponsor(row["Sponsor"].strip()),
        "design": "unknown",
        "eligibility": "unknown",
        "review": {"on": "unknown", "by": "nobody yet", "next": "unknown"},
    }
    return facts | _places(row["Locations"]) | _dates(row) | dict.fromkeys(UNSTATED, "unknown")


def _count(text: str) -> int | None:
    """`573.0` as an integer, or None for an empty cell or 0, which no trial plans or has."""
    return (int(float(text)) or None) if text.strip() else None


def _dates(row: Row) -> dict[str, object]:
    stated = {"start": iso_date(row["Start Date"]), "end": iso_date(row["Completion Date"])}
    return {key: as_date(value) for key, value in stated.items() if value}


def _places(text: str) -> dict[str, object]:
    """Sites and countries. The table separates name, city and country by commas, so that the city cannot be told."""
    parts = [place.rsplit(",", 1) for place in text.split("|") if "," in place]
    sites = [Site(_hospital(name), None, country.strip()) for name, country in parts]
    known = [(site, country_code(site.country)) for site in dict.fromkeys(sites)]
    listed = [{"name": site.name, "country": code} for site, code in known if code and site.name]
    if not listed:
        return {"countries": "unknown"}
    return {"countries": sorted({site["country"] for site in listed}), "sites": listed}


def _sponsor(name: str) -> str:
    """The sponsor if it is an institution; a doctor who runs a trial alone is a private person and not named."""
    return "unknown" if not name or _DOCTOR.match(name) else name


def _hospital(place: str) -> str:
    """The name before the first comma, without `Dr.`: a hospital named after a doctor would be taken for a person."""
    return " ".join(_DOCTOR.sub("", place.split(",")[0]).split())


if __name__ == "__main__":
    table = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLE
    if not table.exists():
        print(f"There is no table {table}.", file=sys.stderr)
        sys.exit(3)
    sys.stdout.write(trials_yaml(read_rows(table.read_bytes())))
