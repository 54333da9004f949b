"""What the texts of a trial say against its own facts: people, dates, countries, status, phase, groups, money."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from plainfacts.checks.engine.access import known, stated, value, where
from plainfacts.checks.engine.findings import counted, in_trial
from plainfacts.checks.engine.pieces import Piece, trial_of
from plainfacts.checks.engine.rule import Finding, Findings, Matter, rule
from plainfacts.claims.quantities_in_text import NUMBER, countries, dates, money, read_words, shares
from plainfacts.claims.status_words import CLOSED, OPEN, may_say_status, said_statuses
from plainfacts.facts.derive import fact_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.times import PartialDate
from plainfacts.facts.records.trial import Trial
from plainfacts.facts.records.values import Unknown, country_names
from plainfacts.problems import Severity

_SAYS = Patterns(__name__, number=NUMBER)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "one": "1", "two": "2", "three": "3", "four": "4"}
_DESIGN_HINTS = ("group", "arms", "compar", "chance", "computer", "randomised")


@dataclass(frozen=True)
class Clash:
    """Something a text says that a fact does not: the words, their position, the field, and what the fact says."""

    words: str
    position: int
    field: str
    fact: str
    is_error: bool = True


Judge = Callable[[Facts, Trial, Piece], Iterator[Clash]]


@rule("text-differs", ref="N15")
def text_differs(matter: Matter) -> Findings:
    """The texts of a trial say what its facts say: participants, dates, countries, status, phase, groups, money.

    Why: families read the text first and the facts below it; where the two disagree they trust neither.
    Example: the summary says "60 children", `participants` has 26; the text says "closed", the status is recruiting.
    Fix: look it up in the source, and correct the text or the fact that the message names.
    Source: rules of good patient information N15, V1.
    """
    for piece in matter.family_texts:
        trial = trial_of(piece)
        if trial and piece.key != "plain":
            for judge in _JUDGES:
                for clash in judge(matter.facts, trial, piece):
                    message = (
                        f'"{clash.words}" stands in the text, but {clash.fact} '
                        f"({_line(matter.facts, trial, clash.field)})."
                    )
                    fix = "Look it up in the source, and correct the text or the fact."
                    severity: Severity | None = None if clash.is_error else "warning"
                    yield Finding(piece.place, piece.part, message, fix, severity)


def _line(facts: Facts, trial: Trial, field: str) -> str:
    """The line of a field; where it is derived, of the first sub-trial that has it."""
    name, _, rest = field.partition(".")
    if getattr(trial, name) is None and trial.id in facts.sub_trials:
        subs = [sub for sub in facts.sub_trials[trial.id] if getattr(sub, name) is not None]
        return where(subs[0], field) if subs else where(trial)
    return where(trial, f"{name}.{rest}" if rest else name)


def _people(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    if not piece.has_number:
        return
    told = {
        number
        for count in stated(trial, "participants")
        for number in (count.planned, count.actual)
        if number is not None
    }
    fact = fact_of(facts, trial, "participants")
    if fact and fact.known and not told:
        told = {number for number in (fact.known.planned, fact.known.actual) if number is not None}
    for sentence in piece.sentences if told and _SAYS["recruits"].search(piece.text) else ():
        for said in shares(sentence.text) if _SAYS["recruits"].search(sentence.text) else ():
            if said.kind == "people" and said.values[0] not in told:
                numbers = " or ".join(str(number) for number in sorted(told))
                yield Clash(said.text, sentence.start + said.start, "participants", f"the participants are {numbers}")


def _dates(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    if not piece.has_digit or next(dates(piece.text), None) is None:
        return
    record = list(_known_dates(facts, trial))
    for sentence in piece.sentences:
        for said in dates(sentence.text):
            field = (
                "start"
                if _SAYS["starts"].search(sentence.text)
                else "end"
                if _SAYS["ends"].search(sentence.text)
                else ""
            )
            own: PartialDate | None = value(trial, field) if field else None
            if not any(_fits(said.date, first, last) for first, last in record):
                fact = f"the {field} is {own}" if own else "no date of the record or of its sources is that"
                yield Clash(said.text, sentence.start + said.start, field if own else "checked", fact, own is not None)


def _fits(said: PartialDate, first: date, last: date) -> bool:
    return said.first <= last and first <= said.last


def _known_dates(facts: Facts, trial: Trial) -> Iterator[tuple[date, date]]:
    """Every day or span of days that the record, its sub-trials and its sources know."""
    for record in (trial, *facts.sub_trials.get(trial.id, ())):
        for field in ("start", "end"):
            yield from ((found.first, found.last) for found in stated(record, field))
        for fact in record.facts().values():
            for name, day in ((fact.source, fact.checked), *((other.source, other.checked) for other in fact.differs)):
                yield day, day
                source = facts.sources.get(name)
                if source and isinstance(source.published, PartialDate):
                    yield source.published.first, source.published.last
        for change in record.changes:
            yield change.on, change.on


def _countries(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    named = countries(piece.text)
    if not named:
        return
    fact = fact_of(facts, trial, "countries")
    listed = set(fact.known or ()) if fact else set()
    listed |= {code for codes in stated(trial, "countries") for code in codes}
    if not listed or piece.key in ("not_known", "questions"):
        return
    names = country_names()
    for code, name, position in named:
        if code not in listed and not _is_elsewhere(piece.text, position):
            told = ", ".join(names[other] for other in sorted(listed))
            yield Clash(name, position, "countries", f"the countries are {told}", is_error=False)


def _is_elsewhere(text: str, position: int) -> bool:
    """Whether a country is that of a source or a regulator, not of the trial."""
    sentence = text[text.rfind(".", 0, position) + 1 : (text.find(".", position) + 1) or None]
    return bool(
        re.search(
            r"\b(?:register|registry|regulator|charity|funder|other countr|approved|FDA|company)\w*",
            sentence,
            re.IGNORECASE,
        )
    )


def _status(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    fact = fact_of(facts, trial, "status")
    state = fact.known if fact else None
    if (
        state in (None, "unknown")
        or not (may_say_status(piece.text) or piece.key == "how_to_join")
        or piece.key in ("not_known", "questions", "when", "approved")
    ):
        return
    for sentence in piece.sentences:
        about_trial = piece.key == "title" or re.search(
            r"\b(?:trial|part|study|it|nobody|no child|join|places?)\b", sentence.text, re.IGNORECASE
        )
        for words, position, fitting in said_statuses(sentence.text) if about_trial else ():
            if state not in fitting and not re.search(r"\bother\b|\bparts\b", sentence.text):
                yield Clash(words, sentence.start + position, "status", f"the status is {state}")
                return
    told = (fitting for sentence in piece.sentences for _, _, fitting in said_statuses(sentence.text))
    if piece.key == "how_to_join" and state in CLOSED and not any(fitting.isdisjoint(OPEN) for fitting in told):
        yield Clash(piece.sentences[0].text, 0, "status", f"nobody can join, as the status is {state}", is_error=False)


def _phase(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    phase = value(trial, "phase")
    if phase is None:
        return
    own = set(phase.replace("early-", "").split("/"))
    for match in _SAYS["phase"].finditer(piece.text):
        said = {_ROMAN.get(word.lower(), word) for word in match.groups() if word}
        if phase == "none" or not said <= own:
            yield Clash(match[0], match.start(), "phase", f"the phase is {phase}", is_error=False)


def _design(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    design = value(trial, "design")
    if design is None or not any(hint in piece.lower for hint in _DESIGN_HINTS):
        return
    groups = known(design.groups)
    for match in _SAYS["groups"].finditer(piece.text):
        if groups is not None and read_words(match[1]) != groups:
            yield Clash(match[0], match.start(), "design", f"the design has {counted(groups, 'group')}", is_error=False)
    if design.comparison is True and (said := _SAYS["no_comparison"].search(piece.text)):
        yield Clash(said[0], said.start(), "design", "the design says `comparison: yes`")
    for match in _SAYS["by_chance"].finditer(piece.text):
        if design.randomised is False and not _SAYS["not_chance"].search(piece.text[: match.start()]):
            yield Clash(match[0], match.start(), "design", "the design says `randomised: no`")


def _parts(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    count = len(facts.sub_trials.get(trial.id, ()))
    for match in _SAYS["parts"].finditer(piece.text) if count else ():
        if read_words(match[1]) != count:
            yield Clash(match[0], match.start(), "id", f"{count} sub-trials name this record as `part_of`")


def _money(facts: Facts, trial: Trial, piece: Piece) -> Iterator[Clash]:
    amounts = [found for found in stated(trial, "funding") if not isinstance(found.amount, Unknown)]
    for said in money(piece.text) if amounts else ():
        if not any(said.values[0] == found.amount and said.unit == str(found.currency) for found in amounts):
            yield Clash(
                said.text,
                said.start,
                "funding",
                f"the amount is {amounts[0].amount} {known(amounts[0].currency) or ''}".strip(),
            )


_JUDGES: tuple[Judge, ...] = (_people, _dates, _countries, _status, _phase, _design, _parts, _money)


@rule("rhythm", ref="N15", severity="warning")
def rhythm(matter: Matter) -> Findings:
    """The length of a cycle or course is the same in all texts of a trial.

    Why: families plan their weeks by it.
    Example: "cycles of 28 days" under `what_happens`, "later cycles of 21 days" in a step.
    Fix: look it up in the source, and correct the wrong text.
    Source: rules of good patient information N15.
    """
    first: dict[tuple[str, str, str, bool], tuple[str, str]] = {}
    for piece in matter.family_texts:
        trial = trial_of(piece)
        if trial:
            for match in _SAYS["rhythm"].finditer(piece.text):
                key = (trial.id, match[1].lower(), match[3].lower(), bool(match["apart"]))
                number = str(read_words(match[2]))
                said, there = first.setdefault(key, (number, f"{trial.place.path}:{piece.line()}"))
                if said != number and not re.search(
                    r"\b(?:first|then|other|one group|later ones|or)\b", piece.text[: match.start()][-60:]
                ):
                    message = f'"{match[0]}" stands here, but {said} {match[3]}s in {there}.'
                    yield Finding(
                        piece.place, piece.part, message, "Look it up in the source, and correct the wrong text."
                    )


@rule("official-title", ref="N15", severity="warning")
def official_title(matter: Matter) -> Findings:
    """The phase, the groups and the part of chance are those that the official title names.

    Why: the title of a protocol says what the trial is; a slip in the form makes another trial of it.
    Example: "A Phase II, single arm trial" with `phase: 3` or two groups.
    Fix: look it up in the registry, and correct the fact.
    Source: rules of good patient information N15, T10.
    """
    for trial in matter.trials:
        title, phase, design = value(trial, "official_title") or "", value(trial, "phase"), value(trial, "design")
        there = where(trial, "official_title")
        said = {
            _ROMAN.get(word.lower(), word)
            for match in _SAYS["phase"].finditer(title)
            for word in match.groups()
            if word
        }
        if said and phase and not said <= set(phase.replace("early-", "").split("/")):
            message = f"The phase is {phase}, but the official title ({there}) says phase {' and '.join(sorted(said))}."
            yield in_trial(trial, "phase", message, "Look it up in the registry.")
        for told in _misfits(title, known(design.groups), known(design.randomised)) if design else ():
            yield in_trial(trial, "design", f"{told} ({there}).", "Look it up in the registry.")


def _misfits(title: str, groups: int | None, randomised: bool | None) -> Iterator[str]:
    if groups is not None and groups > 1 and (arm := _SAYS["one_arm"].search(title)):
        yield f'The design has {groups} groups, but the official title says "{arm[0]}"'
    if randomised is False and (random := _SAYS["random"].search(title)):
        yield f'The design says `randomised: no`, but the official title says "{random[0]}"'
    if randomised is True and (not_random := _SAYS["not_random"].search(title)):
        yield f'The design says `randomised: yes`, but the official title says "{not_random[0]}"'
