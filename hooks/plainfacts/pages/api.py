"""All facts of all trials as JSON, for whoever builds something else on them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.models import DERIVED_FIELDS, FACT_FIELDS, Fact, Trial
from plainfacts.pages.links import trial_url
from plainfacts.pages.pieces import Piece, anew


def trials_json(facts: Facts, piece: Piece = anew) -> Iterator[str]:
    """`{"trials": [{"id", "url", "facts": {FIELD: {"value", "source", "checked", "differs"}}}]}`, sorted by id.

    It comes trial by trial: as one text it would be the largest thing in a build. `piece` gives the text of a trial
    that did not change as it was kept.
    """
    yield '{\n "trials": ['
    for number, trial in enumerate(facts.trials.values()):
        yield ("," if number else "") + "\n  " + piece("api", facts.prints[trial.id], partial(trial_json, facts, trial))
    yield "\n ]\n}\n" if facts.trials else "]\n}\n"


def trial_json(facts: Facts, trial: Trial) -> str:
    """One trial as it stands in the list, from its first bracket to its last."""
    return json.dumps(_trial(facts, trial), ensure_ascii=False, indent=1).replace("\n", "\n  ")


def _trial(facts: Facts, trial: Trial) -> dict[str, Any]:
    written = {name: _fact(trial, name) for name in FACT_FIELDS if getattr(trial, name) is not None}
    for name in DERIVED_FIELDS:
        if name not in written and (fact := fact_of(facts, trial, name)):
            written[name] = _dump(fact)
    ordered = {name: written[name] for name in FACT_FIELDS if name in written}
    return {"id": trial.id, "url": trial_url(trial), "facts": ordered}


def _fact(trial: Trial, name: str) -> dict[str, Any]:
    return _dump(getattr(trial, name))


def _dump(fact: Fact[Any]) -> dict[str, Any]:
    found = fact.model_dump(mode="json", by_alias=True, exclude_unset=True)
    differs = found.get("differs", [])
    return {"value": found["value"], "source": fact.source, "checked": str(fact.checked), "differs": differs}
