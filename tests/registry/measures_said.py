"""The measures of a criterion as short texts: `lvef ≥ 50 %`, with the condition in brackets."""

import yaml

from plainfacts.registry.measures.read_measures import Measure, find_measures, read_lexicon
from site_files import all_measures

LIST = yaml.safe_load(all_measures())
LEXICON = read_lexicon(LIST)
SIGNS = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}


def said(measure: Measure) -> str:
    text = f"{measure.name} {SIGNS[measure.how]} {measure.value:g} {measure.unit}"
    return f"{text} ({measure.when})" if measure.when else text


def found(exact: str, *, barred: bool = False, heading: str | None = None) -> list[str]:
    return [said(each) for each in find_measures(exact, LEXICON, barred=barred, heading=heading)]
