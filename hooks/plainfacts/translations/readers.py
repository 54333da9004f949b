"""Reviews of translations (`translations/reviews.yaml`): who has read which page, and whether it has changed since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from plainfacts.facts.files import Files
from plainfacts.facts.records.form import Place, Record
from plainfacts.facts.records.times import Day
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Code, Language, Name
from plainfacts.facts.yaml.document import decode, read_yaml
from plainfacts.facts.yaml.forms import read_form
from plainfacts.problems import Problem
from plainfacts.prose.page import Page
from plainfacts.prose.review_fingerprint import fingerprint

REVIEWS = "translations/reviews.yaml"


class Reading(Record):
    """A record that a person has read a page or trial in a language. `of` is the fingerprint of the text."""

    id: Code
    language: Language
    on: Day
    by: Name
    of: Code


@dataclass(frozen=True)
class Readers:
    """The readings of one language, by page or trial."""

    readings: Mapping[str, Reading] = field(default_factory=dict)

    def of(self, record: Trial | Page | None) -> Reading | None:
        """The reading of a translated page or trial; None if nobody has read its present text."""
        found = self.readings.get(name_of(record)) if record else None
        return found if found and record and found.of == fingerprint(record) else None


def name_of(record: Trial | Page) -> str:
    """The name of a page or trial in the file."""
    return record.id if isinstance(record, Trial) else record.path


def read_readings(files: Files) -> tuple[Sequence[Reading], list[Problem]]:
    """All readings of a site, and the problems of their file."""
    if REVIEWS not in files:
        return (), []
    text, problems = decode(files[REVIEWS], REVIEWS)
    document, more = read_yaml(text, REVIEWS)
    problems += more
    items = document.value if isinstance(document.value, list) else []
    found = []
    for number, item in enumerate(items):
        place = Place(REVIEWS, document.lines.get(str(number), 1), document.lines, f"{number}.")
        reading, wrong = read_form(Reading, item, place)
        problems += wrong
        found += [reading] if reading else []
    return found, problems


def readers_of(language: str, readings: Sequence[Reading]) -> Readers:
    """The readings of one language; of each page, the latest."""
    own = sorted((one for one in readings if one.language == language), key=_day)
    return Readers({one.id: one for one in own})


def _day(reading: Reading) -> date:
    return reading.on
