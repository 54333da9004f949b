"""The voices of a trial against its record: numbers, names, and what happens to the reader.

What a voice says must stand in the record, so two voices of a trial cannot contradict each other either: of two that
do, one at least contradicts the record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from plainfacts.checks.engine.access import known, value
from plainfacts.checks.engine.findings import quoted
from plainfacts.checks.engine.pieces import Piece, record_pieces
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import NUMBER, SPANS, read_words
from plainfacts.claims.ways_of_saying import is_denied, phrases_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.roles import FAMILY
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import country_names
from plainfacts.pages.trial.fact_html import shown
from plainfacts.prose.phrases import Matcher, matcher, words_of

_SAYS = Patterns(__name__, number=NUMBER, spans=SPANS)
_SPANS = {
    "day": ("days", 1),
    "week": ("days", 7),
    "month": ("months", 1),
    "year": ("months", 12),
    "hour": ("hours", 1),
}
_FIGURES = ("ages", "participants", "phase", "duration", "start", "end", "design", "countries")

_CHANCE = "chance decides"
_SAME_ROUTE = {"by injection": "under the skin"}
"""What a voice may say for a way of giving: most injections of a child go under the skin."""


@rule("voice-number", ref="N15")
def voice_number(matter: Matter) -> Findings:
    """Every number in a voice, and its unit of time, stands in the record too.

    Why: a child who was told 14 days counts them; a parent who was told 28 says something else.
    Example: "You take it for 14 days" where the record says 28 days.
    Fix: take the number of the record; mend the record first if that is wrong.
    Source: rules of good patient information N15, V1. 2 weeks and 14 days are the same.
    """
    for trial, pieces in _voiced(matter):
        stated = set(_quantities(_record_text(matter.facts, trial)))
        for piece in pieces:
            for quantity, words in _said(piece.text):
                if quantity not in stated:
                    message = f"{quoted(words)} stands in this voice, but nowhere in the record."
                    yield Finding(piece.place, piece.part, message, "Take the number of the record.")


@rule("voice-name", ref="N15")
def voice_name(matter: Matter) -> Findings:
    """A medicine, illness, treatment, town or country that a voice names stands in the record too.

    Why: with another name the reader asks about another medicine, or hopes for a hospital that is not there.
    Example: "You take dasatinib" in a trial of ruxolitinib.
    Fix: take the name of the record; mend the record first if that is wrong.
    Source: rules of good patient information N15, V1.
    """
    names = matter.shared.once(_names)
    for trial, pieces in _voiced(matter):
        own = set(_own_names(matter.facts, trial, names))
        for piece in pieces:
            for match in names.find(words_of(piece.text)):
                if match.value not in own:
                    name = quoted(piece.text[match.start : match.end])
                    message = f"{name} stands in this voice, but nowhere in the record."
                    yield Finding(piece.place, piece.part, message, "Take the name of the record.")


@rule("voice-differs", ref="N15")
def voice_differs(matter: Matter) -> Findings:
    """What happens in a voice happens in the record: how a medicine is given, operations, nights, chance, side effects.

    Why: tablets in one voice and injections in another leave a family with two trials and no trust in either.
    Example: "You take tablets" where the record says that it is an injection under the skin.
    Fix: say what the record says, or leave it out. Where chance decides, each voice says so.
    Source: rules of good patient information N15, V1. A sentence on what to ask or tell, or on what nobody knows,
    claims nothing.
    """
    for trial, pieces in _voiced(matter):
        record = _record_claims(matter.facts, trial)
        told = [(piece, name, said) for piece in pieces for name, said in _claims(piece.text)]
        for piece, name, said in told:
            if said and not record.get(name):
                message = f"This voice says that {name}; the record does not."
                yield Finding(piece.place, piece.part, message, "Say what the record says, or leave it out.")
            elif not said and record.get(name):
                message = f"This voice denies that {name}; the record says so."
                yield Finding(piece.place, piece.part, message, "Say what the record says, or leave it out.")
        for audience in trial.told_to() if record.get(_CHANCE) else ():
            if not any(name == _CHANCE and piece.audience == audience for piece, name, _ in told):
                message = "Chance decides in this trial, and this voice does not say so."
                fix = 'Add "Chance decides which treatment you have."'
                yield Finding(trial.place, f"voices.{audience}.happens", message, fix)


def _voiced(matter: Matter) -> Iterator[tuple[Trial, list[Piece]]]:
    """The trials that have voices, with the texts of these."""
    for trial in matter.trials:
        pieces = [piece for piece in record_pieces(trial) if piece.audience != FAMILY] if trial.voices else []
        if pieces:
            yield trial, pieces


def _record_text(facts: Facts, trial: Trial) -> str:
    """All that the record says in words and names, with its figures as its page has them, and what its master says."""
    master = facts.trials.get(trial.part_of or "")
    records = [trial, *([master] if master else [])]
    texts = [piece.text for record in records for piece in record_pieces(record) if piece.audience == FAMILY]
    return "\n".join([*texts, *(shown(facts, trial, field).text for field in _FIGURES)])


def _quantities(text: str) -> Iterator[tuple[Decimal, str]]:
    """Each number in a text, and once more with its unit of time where it has one."""
    for match in _SAYS["quantity"].finditer(text):
        number = read_words(match[1])
        if number is not None:
            yield number, ""
            if match[2]:
                yield _in_unit(number, match[2])


def _said(text: str) -> Iterator[tuple[tuple[Decimal, str], str]]:
    """Each number of a voice with its words; "one" is mostly no number: "no one", "one kind of cancer"."""
    for match in _SAYS["quantity"].finditer(text):
        number = read_words(match[1])
        if number is not None and match[1].lower() not in ("one", "zero"):
            yield (_in_unit(number, match[2]) if match[2] else (number, "")), match[0]


def _in_unit(number: Decimal, span: str) -> tuple[Decimal, str]:
    unit, times = _SPANS[span.lower().removesuffix("s")]
    return number * times, unit


def _names(facts: Facts) -> Matcher[str]:
    """Finds the names that a voice could take for another: of what is tested, topics (by id), towns and countries."""
    tested = (item.name for trial in facts.trials.values() for item in value(trial, "being_tested") or ())
    found = {part for name in tested for part in _SAYS["parted"].split(name)}
    found |= {site.city for trial in facts.trials.values() for site in value(trial, "sites") or () if known(site.city)}
    found |= set(country_names().values())
    topics = {name: topic.id for topic in facts.topics.values() for name in topic.names}
    named = {name: name.casefold() for name in found} | topics
    return matcher((name, "", owner) for name, owner in sorted(named.items()) if len(name) > 2)


def _own_names(facts: Facts, trial: Trial, names: Matcher[str]) -> Iterator[str]:
    """The names in the record, and its illnesses and treatments with all that they are part of."""
    yield from facts.lineage([*(value(trial, "conditions") or ()), *(value(trial, "treatments") or ())])
    text = _record_text(facts, trial)
    yield from (match.value for match in names.find(words_of(text)))


def _record_claims(facts: Facts, trial: Trial) -> Mapping[str, bool]:
    """What the record says happens; a claim that it makes and denies counts as made."""
    found: dict[str, bool] = {}
    for name, said in _claims(_record_text(facts, trial), every=True):
        found[name] = found.get(name, False) or said
    design = value(trial, "design")
    randomised = known(design.randomised) if design else None
    return found if randomised is None else {**found, _CHANCE: randomised}


def _claims(text: str, *, every: bool = False) -> Iterator[tuple[str, bool]]:
    """What a text says happens (True) or does not (False); `every` takes sentences on what to ask or tell too."""
    phrases = phrases_of("en")
    assert phrases
    routes = phrases.routes.items()
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text):
        if every or not _SAYS["no_claim"].search(sentence):
            ways = ((f"something is given {_SAME_ROUTE.get(route, route)}", pattern) for route, pattern in routes)
            for name, pattern in (*ways, *_SAYS.pairs("claims")):
                if match := pattern.search(sentence):
                    yield name, not is_denied(sentence, match.start(), phrases)
