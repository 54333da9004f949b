"""Towns that texts name against the hospitals of a trial."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.access import known, value, where
from plainfacts.checks.engine.findings import in_line, proses, quoted
from plainfacts.checks.engine.pieces import trial_of
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import countries
from plainfacts.claims.subjects import Names, names
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Site, Trial

_LEAST = 4
_IN_PLACE = re.compile(r"\b(?:in|at|near|to) [A-ZÀ-Þ]")
_SAME = 3
"""Letters that a town has in all languages: Rome and Roma."""
_HOSPITAL_IN = re.compile(r"\b(?:hospitals?|clinics?|centres?) in (?P<town>[A-ZÀ-Þ][\w-]+)")
_IN = re.compile(r"\b(?:in|at|near|to) $")


def _sites(facts: Facts) -> Iterator[tuple[Trial, int, Site]]:
    for trial in facts.trials.values():
        for number, site in enumerate(value(trial, "sites") or ()):
            yield trial, number, site


def towns_of(facts: Facts) -> Names:
    """The towns in which the trials of a site have hospitals."""
    found = {known(site.city) for _, _, site in _sites(facts)} - {None}
    return names({town: town for town in found if len(town) >= _LEAST})


def _hospitals(facts: Facts) -> dict[str, tuple[str, str]]:
    """The town of each hospital by its name, with the line where it stands."""
    return {
        site.name: (town, where(trial, f"sites.{number}"))
        for trial, number, site in _sites(facts)
        if (town := known(site.city))
    }


@rule("town-differs", ref="T8", severity="warning", needs=("trials",))
def town_differs(matter: Matter) -> Findings:
    """A town that a text names beside a trial or a hospital is one where it is.

    Why: a family travels to the town that they read.
    Example: "the hospital in Moscow" in a trial whose only hospital is in Saint Petersburg.
    Fix: look it up in the registry, and correct the text or the hospital. It is a warning, since a text can name a town
    for another reason.
    Source: rules of good patient information T8.
    """
    towns, hospitals = matter.shared.once(towns_of), matter.shared.once(_hospitals)
    for piece in matter.family_texts:
        trial = trial_of(piece)
        sites = value(trial, "sites") if trial and _IN_PLACE.search(piece.text) else None
        own = f"{sites} {value(trial, 'contact')} {value(trial, 'sponsor')}" if trial else ""
        named = [(one.id, one.start) for one in towns.find(piece.text) if one.words == one.id] if sites else []
        named += [(one["town"], one.start("town")) for one in _HOSPITAL_IN.finditer(piece.text)] if sites else []
        for town, start in named:
            is_elsewhere = town[:_SAME] not in own and not any(name == town for _, name, _ in countries(town))
            if trial and is_elsewhere and _IN.search(piece.text[:start]):
                message = f"{town} stands in the text, but no hospital of the trial is there ({where(trial, 'sites')})."
                yield Finding(piece.place, piece.part, message, "Look it up in the registry.", line=piece.line(start))
    for text, _ in proses(matter):
        for line in text.lines:
            said = {town.id for town in towns.find(line.text)} if _IN_PLACE.search(line.text) else set()
            for name, (town_, there) in hospitals.items() if said else ():
                if name in line.text and not any(one == town_ or one in name for one in said):
                    message = f"{quoted(name)} is in {town_} ({there}), not in {', '.join(sorted(said))}."
                    yield in_line(line, message, "Look it up in the registry.")
