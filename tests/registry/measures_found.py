"""What is read of the numbers of a criterion, as a line that a person can compare: `ANC ≥ 1 x10^9/L`."""

from __future__ import annotations

import yaml

from plainfacts.claims.measures.lexicon import read_lexicon
from plainfacts.registry.measures.read_measures import Measure, find_measures
from site_files import all_measures

LIST = yaml.safe_load(all_measures())
LEXICON = read_lexicon(LIST)
SIGNS = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}


def said(measure: Measure) -> str:
    text = f"{measure.name} {SIGNS[measure.how]} {measure.value:g} {measure.unit}"
    return f"{text} ({measure.when})" if measure.when else text


def found(exact: str, *, barred: bool = False, heading: str | None = None) -> list[str]:
    return [said(each) for each in find_measures(exact, LEXICON, barred=barred, heading=heading)]
