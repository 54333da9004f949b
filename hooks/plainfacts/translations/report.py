"""The state of a language: what is translated, missing or outdated, and what no person has read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from plainfacts.catalogues.catalogue_entries import Catalogue, Entry
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.page import Page
from plainfacts.translations.catalogue_files import Catalogues
from plainfacts.translations.in_language import in_this_language
from plainfacts.translations.readers import Readers, name_of

MOST = 20
"""The most outdated texts that a report names."""


def state_of(entry: Entry, catalogue: Catalogue) -> str:
    """`translated`, `outdated` or `missing`."""
    if catalogue.find(entry.place, entry.text):
        return "translated"
    here = catalogue.by_place.get(entry.place)
    return "outdated" if here and any(here.forms) else "missing"


def report_lines(entries: Sequence[Entry], catalogue: Catalogue) -> list[str]:
    """The lines of a report: how many texts are in each state, in all and by page and trial; which are outdated."""
    states = {entry: state_of(entry, catalogue) for entry in entries}
    lines = [f"{catalogue.path}: {_counts(states.values())}"]
    for owner in dict.fromkeys(entry.owner for entry in entries):
        own = [state for entry, state in states.items() if entry.owner == owner]
        if any(state != "translated" for state in own) and owner.startswith(("content/", "trials/")):
            lines.append(f"  {owner}: {_counts(own)}")
    old = [entry for entry, state in states.items() if state == "outdated"]
    lines += [f"  outdated: {entry.place} ({entry.path}:{entry.line})" for entry in old[:MOST]]
    return [*lines, f"  and {len(old) - MOST} more that are outdated"] if len(old) > MOST else lines


def reading_lines(records: Sequence[Trial | Page], found: Catalogues, readers: Readers) -> list[str]:
    """How many translated pages and trials a person has read in their present state, and the names of the others."""
    begun = [one for one in records if in_this_language(one, found) != in_this_language(one, _none(found.language))]
    unread = [name_of(one) for one in begun if not readers.of(in_this_language(one, found))]
    told = f"{found.language}: {len(begun) - len(unread)} of {len(begun)} translated pages and trials read by a person"
    return [told, *(f"  unread: {name}" for name in unread)]


def _none(language: str) -> Catalogues:
    return Catalogues(language, Catalogue(language, ""), Catalogue(language, ""))


def _counts(states: Iterable[str]) -> str:
    found = Counter(states)
    return ", ".join(f"{found[state]} {state}" for state in ("translated", "missing", "outdated") if found[state])
