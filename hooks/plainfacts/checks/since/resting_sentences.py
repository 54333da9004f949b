"""The sentences that rest on a fact: those that fetch it, and those about its owner that speak of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainfacts.checks.engine.findings import quoted
from plainfacts.checks.engine.medicine_claims import said_of_medicines
from plainfacts.checks.engine.pieces import CALL_MARK
from plainfacts.checks.engine.rule import Matter
from plainfacts.checks.engine.trial_names import TrialNames
from plainfacts.checks.since.changed_facts import Changed
from plainfacts.claims.said_of_medicines import AIMS, BESIDE, CALLED, GIVEN, KIND, MARKS, ON
from plainfacts.facts.records.form import Record
from plainfacts.problems import Problem, Rule
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Line

READ_AGAIN = Rule(
    "read-again",
    "V1",
    "info",
    "A sentence that rests on a fact is read again when the fact changes: `plainfacts check --since REV`.\n"
    "Why: a fact is changed in one line; what was written about it stays as it was, and is then wrong.\n"
    'Example: the status becomes `completed`, and "Ask your team to contact the hospital" stays.\n'
    "Fix: read the sentence beside the new fact, and correct it if it no longer holds.\n"
    "Source: rules of good patient information V1; the promise of this project that no page contradicts a fact.",
)
_OPENNESS = (
    r"\b(?:join\w*|open\w*|clos\w+|recruit\w*|take\s+part|places?|contact\w*|phone|looking\s+for|stopp?\w*|ended|over"
    r"|finished|complet\w+|results?|began|started|is\s+running)\b"
)
_TIME = r"\b(?:start\w*|beg[iau]n\w*|ends?|ended|until|open\w*|years?|months?|(?:19|20)\d\d)\b"
_PLACE = r"\b(?:hospitals?|countr\w+|travel\w*|abroad|cit(?:y|ies)|where)\b"
_WHO = r"\b(?:pays?|paid|fund\w*|run\s+by|sponsor\w*|contact\w*|phone|office)\b"
_SPEAKS_OF = {
    "status": _OPENNESS,
    "phase": r"\bphase\b|\bfirst\s+time\b|\bsafe\s+dose\b",
    "ages": r"\b(?:ages?|aged|old|older|younger|bab(?:y|ies)|teenagers?|adults?|under|over)\b",
    "sex": r"\b(?:boys?|girls?|women|men|pregnan\w+)\b",
    "countries": _PLACE,
    "sites": _PLACE,
    "participants": r"\b\d+\s+(?:children|people|babies|teenagers|adults|participants)\b|\bhow\s+many\b",
    "start": _TIME,
    "end": _TIME,
    "duration": _TIME,
    "sponsor": _WHO,
    "contact": _WHO,
    "funding": _WHO,
    "design": r"\b(?:groups?|chance\s+decides|random\w*|compar\w+|everyone|all\s+children)\b",
    "approvals": r"\b(?:approv\w+|allow\w+|licen\w+|regulator\w*)\b",
}
"""Words that tell that a sentence about a trial or treatment speaks of a field, whatever value it has."""
_CLAIMED_IN = {
    "aims_at": (AIMS, MARKS),
    "given": (GIVEN,),
    "kind": (KIND, BESIDE),
    "brands": (CALLED,),
    "on": (ON, MARKS),
}
"""The relations of claims that rest on a field of a medicine or marker."""


def to_read_again(change: Changed, matter: Matter) -> Sequence[Problem]:
    """A problem for each sentence that rests on a changed fact, in the order of files and lines."""
    place = f"{change.place.path}:{change.place.line(change.part)}"
    found = {*_fetched(change, matter), *_said(change, matter), *_claimed(change, matter), *_goes_on(change, matter)}
    fix = "Read it beside the new fact, and correct it if it no longer holds."
    return [
        READ_AGAIN.at(path, line, f"{change.says} ({place}), and this rests on it: {quoted(text)}", fix)
        for path, line, text in sorted(found)
    ]


def _fetched(change: Changed, matter: Matter) -> Iterator[tuple[str, int, str]]:
    """The sentences, or else the calls, in which pages fetch the fact."""
    for page in matter.pages:
        for call in page.calls:
            wanted = call.values.get("field") in (None, change.field)
            if wanted and not change.ids.isdisjoint(call.values.values()):
                yield page.path, call.line, page.body[call.start : call.end]


def _claimed(change: Changed, matter: Matter) -> Iterator[tuple[str, int, str]]:
    """The sentences that claim something of the medicine or marker, whatever value, also where they call it "it"."""
    for said in said_of_medicines(matter, *_CLAIMED_IN.get(change.field, ())):
        claim, medicine = said.claim, matter.facts.treatments.get(said.claim.subject)
        finds_it = change.field == "on" and medicine is not None and change.owner in medicine.listed("aims_at")
        if finds_it or change.owner in (claim.subject, claim.value):
            yield said.finding.place.path, said.finding.line or 1, said.sentence


def _goes_on(change: Changed, matter: Matter) -> Iterator[tuple[str, int, str]]:
    """The sentences of pages that speak of a trial without its name, after one that names it: "It is open."."""
    topic = re.compile(_SPEAKS_OF.get(change.field, "$^"), re.IGNORECASE)
    trial, names = matter.facts.trials.get(change.owner), matter.shared.once(TrialNames)
    for piece in matter.family_texts if trial else ():
        for sentence, trials in names.by_sentence(piece) if not isinstance(piece.owner, Record) else ():
            if trial in trials and CALL_MARK not in sentence.text and topic.search(sentence.text):
                yield piece.place.path, piece.line(sentence.start), sentence.text


def _said(change: Changed, matter: Matter) -> Iterator[tuple[str, int, str]]:
    topic = _SPEAKS_OF.get(change.field.partition(":")[0])
    words = "|".join(map(re.escape, sorted(change.words, key=len, reverse=True)))
    parts = [part for part in (topic, rf"(?<![\w.])(?:{words})(?!\w)" if words else "") if part]
    speaks = re.compile("|".join(parts), re.IGNORECASE) if parts else None
    named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in change.names), re.IGNORECASE)
    for is_own, lines in _texts(change, matter):
        for line in lines:
            names_it = named.search(line.text) is not None
            is_said = speaks.search(line.text) if speaks else not change.field
            if is_said and (names_it or (is_own and speaks)):
                yield line.passage.path, line.line, line.text


def _texts(change: Changed, matter: Matter) -> Iterator[tuple[bool, Sequence[Line]]]:
    """The sentences of each text, with whether the text is about the owner of the fact as a whole."""
    about = {page.url: page.front.about for page in matter.pages}
    for text in matter.readable.texts:
        yield _is_about(text, change, about.get(text.owner, ())), text.lines
    for passage in matter.readable.other_passages:
        yield passage.owner == change.owner, passage.sentences


def _is_about(text: PageText, change: Changed, about: Sequence[str]) -> bool:
    return (text.trial is not None and text.trial.id == change.owner) or change.owner in about
