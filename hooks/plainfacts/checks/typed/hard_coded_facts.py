"""Facts typed by hand on a page, where they should be fetched: figures, and facts given with a trial's name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from plainfacts.checks.engine.access import stated
from plainfacts.checks.engine.pieces import Piece
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.checks.engine.trial_names import TrialNames
from plainfacts.checks.typed.hard_coded_approvals import typed_approvals
from plainfacts.checks.typed.matching_fact import Known, Typed, match_in_trial
from plainfacts.claims.quantities_in_text import NUMBER, Said, countries, dates, money, read_words, shares, spans
from plainfacts.claims.status_words import said_statuses
from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.times import Span
from plainfacts.facts.records.trial import Trial
from plainfacts.prose.page import Page
from plainfacts.readability.sentences import Sentence

_PHASE = re.compile(r"\bphase (\d(?:/\d)?|one|two|three|four|I{1,3}|IV)\b", re.IGNORECASE)
_AGES = re.compile(
    rf"\b(?:aged?|under|from|up to|over|between) ({NUMBER})(?: (?:to|and|or) ({NUMBER}))?(?: (month|year)s?)?\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\w.-])\d+(?:[.,]\d+)*(?![\w-])")
_READERS = re.compile(r"\b(?:aged?|ages|from|under|over) \d+(?: (?:to|and) \d+)?", re.IGNORECASE)
_NO_COUNT = ("one course", "one cycle", "one visit")
"""These mean any one of them: "from one course to the next"."""
_LISTS = ("finder", "trials", "glossary", "source_list")
_PHASES = {"one": "1", "two": "2", "three": "3", "four": "4", "i": "1", "ii": "2", "iii": "3", "iv": "4"}
_STARTS = re.compile(r"\b(?:start|open|began|begin|begun)\w*", re.IGNORECASE)


@rule("typed-fact", ref="V1", severity="warning")
def typed_fact(matter: Matter) -> Findings:
    """A page fetches its facts: no figures, and no facts about a named trial, are typed by hand.

    Why: a typed fact has no source and no date, and does not change when the fact changes.
    Example: "The trial HEM-iSMART B takes 26 children" instead of {{ fact("hem-ismart-b", "participants") }}.
    Fix: use the call that the message names; a figure that no record has is added to data/ with its source first.
    Source: rules of good patient information V1. Names (CD19), ages of readers, phases in general and counts of a list
    are no facts.
    """
    for piece, typed in _all_typed(matter):
        if typed.match is None:
            message = f'"{typed.words}" is typed by hand, but no fact in data/ says it.'
            fix = "Add it to data/ with its source, and fetch it; or say it without a number."
            yield Finding(piece.place, piece.part, message, fix, line=piece.line(typed.position))
        elif typed.match.agrees:
            message = f'"{typed.words}" is typed by hand; the fact is in {typed.match.line}.'
            fix = f"Fetch it: {{{{ {typed.match.call} }}}}."
            yield Finding(piece.place, piece.part, message, fix, line=piece.line(typed.position))


@rule("typed-fact-differs", ref="V1")
def typed_fact_differs(matter: Matter) -> Findings:
    """A fact typed on a page does not contradict the data.

    Why: the page and the data cannot both be right, and families read the page.
    Example: "HEM-iSMART B is open in Spain and Peru" where the countries of the record have no PE.
    Fix: look the fact up in its source; correct the data if they are wrong, and fetch it by the call that the
    message names.
    Source: rules of good patient information V1.
    """
    for piece, typed in _all_typed(matter):
        if typed.match and not typed.match.agrees:
            message = f'"{typed.words}" is typed by hand, but {typed.match.line} says: {typed.match.says}.'
            fix = f"Look it up in the source, and fetch it: {{{{ {typed.match.call} }}}}."
            yield Finding(piece.place, piece.part, message, fix, line=piece.line(typed.position))


def _all_typed(matter: Matter) -> Iterator[tuple[Piece, Typed]]:
    known, names = matter.shared.once(Known), matter.shared.once(TrialNames)
    for piece in matter.family_texts:
        if isinstance(piece.owner, Page):
            for sentence, trials in names.by_sentence(piece):
                for typed in _typed(known, piece.owner, sentence, trials):
                    yield piece, typed


def _typed(known: Known, page: Page, sentence: Sentence, trials: Sequence[Trial]) -> Iterator[Typed]:
    """All typed facts of a sentence."""
    if any(char.isdigit() for char in sentence.text) or re.search(NUMBER, sentence.text) or " of " in sentence.text:
        for said in _figures(sentence.text):
            match = known.match(said, sentence.text, page.front.about, trials)
            yield Typed(said.text, sentence.start + said.start, match)
    for typed in typed_approvals(known.facts, sentence.text):
        yield replace(typed, position=sentence.start + typed.position)
    for trial in trials[:1]:
        for judge in (_status, _countries, _dates, _phase, _ages, _numbers):
            for words, position, field, says, agrees in judge(known.facts, trial, sentence.text):
                match = match_in_trial(known.facts, trial, field, says, agrees=agrees)
                yield Typed(words, sentence.start + position, match)


def _figures(text: str) -> list[Said]:
    found = [*shares(text), *money(text)]
    found += [
        span
        for span in spans(text)
        if span.text.lower() not in _NO_COUNT
        and not any(said.start < span.end and span.start < said.end for said in found)
    ]
    return found


Judged = Iterator[tuple[str, int, str, str, bool]]
"""The words about a trial, their position, the field, what the record says, and whether the two agree."""


def _status(facts: Facts, trial: Trial, text: str) -> Judged:
    fact = fact_of(facts, trial, "status")
    state = (fact.known if fact else None) or "unknown"
    for words, position, fitting in said_statuses(text):
        yield words, position, "status", f"the status is {state}", state in fitting


def _countries(facts: Facts, trial: Trial, text: str) -> Judged:
    fact = fact_of(facts, trial, "countries")
    listed = set(fact.known or ()) if fact else set()
    also = {code for codes in stated(trial, "countries") for code in codes}
    named = countries(text)
    if not named or not listed:
        return
    strange = [name for code, name, _ in named if code not in listed | also]
    words = ", ".join(strange or dict.fromkeys(name for _, name, _ in named))
    position = next(place for _, name, place in named if not strange or name == strange[0])
    says = f"the countries are {', '.join(sorted(listed))}"
    yield words, position, "countries", says, not strange


def _dates(facts: Facts, trial: Trial, text: str) -> Judged:
    for said in dates(text):
        field = "start" if _STARTS.search(text) else "end"
        fact = fact_of(facts, trial, field)
        own = fact.known if fact else None
        if own is None:
            continue
        agrees = any(
            said.date.first <= day.last and day.first <= said.date.last for day in stated(trial, field) or [own]
        )
        if not agrees and any(_same_day(facts, trial, said.date.first.isoformat())):
            continue
        yield said.text, said.start, field, f"the {field} is {own}", agrees


def _same_day(facts: Facts, trial: Trial, day: str) -> Iterator[bool]:
    """Whether the record was compared on this day: then the date is not one of the trial."""
    for record in (trial, *facts.sub_trials.get(trial.id, ())):
        yield from (fact.checked.isoformat() == day for fact in record.facts().values())


def _phase(facts: Facts, trial: Trial, text: str) -> Judged:
    phase = trial.phase.known
    for match in _PHASE.finditer(text) if phase else ():
        said = _PHASES.get(match[1].lower(), match[1])
        agrees = said == phase
        if agrees or not set(said.split("/")) < set((phase or "").split("/")):
            yield match[0], match.start(), "phase", f"the phase is {phase}", agrees


def _ages(facts: Facts, trial: Trial, text: str) -> Judged:
    ages = trial.ages.known
    for match in _AGES.finditer(text) if ages else ():
        assert ages is not None
        if not match[3] and not match[1].isdigit():
            continue  # "from one trial": a number in words is an age only with its unit
        unit = f"{(match[3] or 'year').lower()}s"
        values = [number for group in match.groups()[:2] if group and (number := read_words(group)) is not None]
        own = {age.days for age in (ages.from_, ages.end) if age}
        agrees = all(Span(int(number), unit).days in own for number in values)
        told = " ".join(
            f"{name} {age}" for name, age in (("from", ages.from_), ("to", ages.to), ("under", ages.under)) if age
        )
        yield match[0], match.start(), "ages", f"the ages are {told}", agrees


def _numbers(facts: Facts, trial: Trial, text: str) -> Judged:
    """A registry number right after the name of a trial that belongs neither to it nor to its parts."""
    family = (trial, *facts.sub_trials.get(trial.id, ()))
    own = {number for one in family for number in (one.registry_ids.known if one.registry_ids else None) or ()}
    name = re.escape(str(trial.name.known))
    for match in re.finditer(rf"{name} \((?P<number>[A-Z]*\d[\d-]{{7,}})\)", text) if own else ():
        if match["number"] not in own:
            says = f"the number is {' or '.join(sorted(own))}"
            yield match["number"], match.start("number"), "registry_ids", says, False


@rule("description-shown", ref="M2")
def description_shown(matter: Matter) -> Findings:
    """The description of a page names nothing that the page does not show.

    Why: search engines print it; a family comes for what the page does not have.
    Example: a description that names inotuzumab on a page that does not.
    Fix: say it on the page, or take it out of the description.
    Source: rules of good patient information M2.
    """
    for page in matter.pages:
        forms, pattern = matter.shared.once(_forms), matter.shared.once(_form_pattern)
        body, ids = page.body.lower(), {value for call in page.calls for value in call.values.values()}
        for number in _NUMBERS.findall(_READERS.sub("", page.front.description)):
            if not re.search(rf"(?<!\d){re.escape(number)}(?!\d)", page.body):
                message = f"The description says {number}, but the page does not."
                yield Finding(page.front.place, "description", message, "Say it on the page, or take it out here.")
        lists = any(call.name in _LISTS and not call.values for call in page.calls)
        for match in pattern.finditer(page.front.description.lower()) if pattern and not lists else ():
            names = forms[match[0]]
            if not any(form in body for form in names) and not ids & names:
                message = f"The description names {match[0]}, but the page does not."
                yield Finding(page.front.place, "description", message, "Name it on the page, or take it out here.")


def _form_pattern(facts: Facts) -> re.Pattern[str] | None:
    forms = sorted(_forms(facts), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, forms))})(?![\w-])") if forms else None


def _forms(facts: Facts) -> dict[str, frozenset[str]]:
    """Each name of a trial, condition, treatment or explained word, with all its forms and its id."""
    found: dict[str, frozenset[str]] = {}
    groups = [[topic.id, *topic.names] for topic in facts.topics.values()]
    groups += [[trial.id, str(trial.name.known)] for trial in facts.trials.values()]
    groups += [[term.term, *term.also] for term in facts.glossary.values()]
    for group in groups:
        forms = frozenset(form.lower() for name in group for form in (name, re.sub(r" \(.*?\)$", "", name)))
        for form in forms:
            if len(form) > 3:
                found[form] = found.get(form, frozenset()) | forms
    return found
