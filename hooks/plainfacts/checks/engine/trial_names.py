"""Finds the trials that a sentence is about, for rules that compare it with their records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plainfacts.checks.engine.pieces import CALL_MARK, Piece
from plainfacts.facts.facts import Facts
from plainfacts.facts.records.trial import Trial
from plainfacts.readability.sentences import Sentence

_ID = re.compile(r"\(\s*[\"']([\w-]+)[\"']")
_GOES_ON = re.compile(r"\W*(?:It|Its|This trial|The trial|That trial|The study|This study|This part|They)\b")


class TrialNames:
    """Finds the trials that a sentence is about: by name, by an inline fact, or because it continues the one before."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._by_name = {str(trial.name.known): trial for trial in facts.trials.values() if trial.name.known}
        parts = [re.escape(name) for name in sorted(self._by_name, key=len, reverse=True)]
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])") if parts else None

    def by_sentence(self, piece: Piece) -> Iterator[tuple[Sentence, Sequence[Trial]]]:
        """Each sentence of a text with the trials that it is about."""
        before: Sequence[Trial] = ()
        for sentence in piece.sentences:
            own = self._in(piece, sentence)
            if not own and _GOES_ON.match(sentence.text):
                own = list(before)
            before = own
            yield sentence, own

    def _in(self, piece: Piece, sentence: Sentence) -> list[Trial]:
        found = [self._by_name[match[0]] for match in self._pattern.finditer(sentence.text)] if self._pattern else []
        for position, call in piece.calls if CALL_MARK in sentence.text else ():
            name = _ID.search(call)
            if sentence.start <= position < sentence.end and name and name[1] in self._facts.trials:
                found.append(self._facts.trials[name[1]])
        return list({trial.id: trial for trial in found}.values())
