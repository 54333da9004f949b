"""What all texts say of medicines and markers, read once, with where it stands: rules compare it with the records."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from plainfacts.checks.engine.access import value
from plainfacts.checks.engine.findings import at, proses
from plainfacts.checks.engine.pieces import Piece
from plainfacts.checks.engine.rule import Finding, Matter
from plainfacts.claims.said_of_medicines import Claim, read_medicines
from plainfacts.claims.subjects import Lexicon, lexicon_of, medicines
from plainfacts.claims.ways_of_saying import phrases_of
from plainfacts.facts.facts import Facts
from plainfacts.facts.medicines import treatments_in
from plainfacts.facts.records.form import Record
from plainfacts.facts.records.reference import Term, Treatment
from plainfacts.facts.records.trial import Trial
from plainfacts.problems import Severity

FIX = "Look it up in the source, and correct the text or the record."
_TESTED = re.compile(r"being_tested(?:\.value)?\.(\d+)\.")


@dataclass(frozen=True)
class Said:
    """A claim, its sentence, and the finding that its place makes; `sure` where the text names what it speaks of."""

    claim: Claim
    sentence: str
    finding: Finding
    sure: bool

    def told(self, message: str, severity: Severity | None = None, fix: str = FIX) -> Finding:
        """The finding with its message."""
        found = self.finding
        return Finding(found.place, found.part, message, fix, severity, found.line)


def said_of_medicines(matter: Matter, *relations: str) -> Iterator[Said]:
    """What the texts say of medicines and markers in some relations (`AIMS`, `GIVEN` ...)."""
    return (said for said in matter.once(_read) if said.claim.relation in relations)


def _read(matter: Matter) -> tuple[Said, ...]:
    """All that the texts say of medicines."""
    return (*_on_pages(matter), *_in_records(matter))


def _on_pages(matter: Matter) -> Iterator[Said]:
    lexicon, phrases = matter.shared.once(lexicon_of), phrases_of(matter.readable.language)
    facts, single = matter.facts, {one.id for one in medicines(matter.facts)}
    for _, prose in proses(matter) if phrases else ():
        assert phrases
        finding = [name for name in prose.page.front.about if name in single and facts.treatments[name].aims_at]
        whole = finding if len(finding) == 1 else []
        for section in prose.sections:
            heading, before = section.heading.text if section.heading else "", ""
            for passage in section.passages:
                about = tuple({one.id for one in lexicon.medicines.find(heading)})
                for line in passage.sentences if about or lexicon.knows(passage.text) else ():
                    named = {one.id for one in lexicon.medicines.find(line.text)}
                    speaks_of = about or (whole if next(lexicon.markers.find(line.text), None) else ())
                    for claim in read_medicines(line.text, speaks_of, lexicon, phrases, before):
                        yield Said(
                            claim, line.text, at(passage, line.start + claim.start, "", ""), bool(named or about)
                        )
                    about, before = tuple(named) if len(named) == 1 else about, line.text
                before = passage.sentences[-1].text if passage.sentences else before


def _in_records(matter: Matter) -> Iterator[Said]:
    lexicon, phrases = matter.shared.once(lexicon_of), phrases_of(matter.readable.language)
    single = {one.id for one in medicines(matter.facts)}
    for piece in matter.pieces if phrases else ():
        assert phrases
        if not isinstance(piece.owner, Record) or not (piece.is_family or piece.key == "name"):
            continue
        about = _subjects(matter.facts, piece, single, lexicon)
        for sentence in piece.sentences if about or lexicon.knows(piece.text) else ():
            for claim in read_medicines(sentence.text, about, lexicon, phrases):
                line = piece.line(sentence.start + claim.start)
                yield Said(claim, sentence.text, Finding(piece.place, piece.part, "", "", line=line), sure=True)


def _subjects(facts: Facts, piece: Piece, single: Collection[str], lexicon: Lexicon) -> Sequence[str]:
    """The medicines that a text of a record speaks of where it names none."""
    owner = piece.owner
    if isinstance(owner, Treatment):
        return [owner.id] if owner.id in single else []
    if isinstance(owner, Term):
        return [one.id for one in lexicon.medicines.find(owner.term)]
    tested = _TESTED.match(piece.part)
    if isinstance(owner, Trial) and tested:
        items = value(owner, "being_tested") or ()
        return [one.id for one in treatments_in(facts, items[int(tested[1])]) if one.id in single]
    return []
