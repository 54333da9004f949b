"""Nobody is pushed: not to decide at once, not by what others did, not by the best chance."""

from __future__ import annotations

import re

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule

_YES = r"(?:join|say\s+yes|take\s+part|agree|accept|enrol|sign)"
_PRESSES = re.compile(
    r"(?:(?:^|[.!?;:,]\s+)(?:please\s+)?|\b(?:must|should|ought\s+to|have\s+to|need\s+to)\s+)"
    r"(?:decide|sign|answer|join|agree|enrol|say\s+yes|reply)\b[^.!?]{0,40}?\b(?:today|now|tonight|tomorrow|at\s+once"
    r"|straight\s+away|right\s+away|immediately|the\s+same\s+day|before\s+you\s+(?:leave|go\s+home)"
    r"|within\s+(?:an|\S+)\s+(?:hours?|days?))\b"
    r"|\bbest\s+(?:possible\s+)?chances?\b|(?<=(?:is|re) )the\s+(?:best|right|only)\s+(?:choice|option|hope)\b"
    r"|\bany\s+(?:good\s+|loving\s+)?parent\s+would\b|\bgood\s+(?:parent|mother|father|mum|dad)s?\s+(?:will\s+|would\s+)?"
    r"(?:say|says|join|joins|choose|chooses|agree|agrees|do|does)\b"
    r"|\byou\s+(?:will|would|may|might)\s+regret\b|\b(?:before|until)\s+it\s+is\s+too\s+late\b"
    r"|\bno\s+time\s+to\s+(?:think|lose|waste)\b|\btime\s+is\s+running\s+out\b"
    r"|\bfew\s+places\s+(?:are\s+)?(?:left|free|open)\b|\bplaces\s+(?:are\s+(?:going|running\s+out|filling|limited)|go\s+fast)\b"
    r"|\b(?:doctors?|team|nurses?|researchers?)\s+(?:will\s+be|would\s+be)\s+(?:disappointed|upset|cross|let\s+down)\b"
    rf"|\b(?:expects?|counts?|counting)\s+(?:on\s+)?you\s+to\s+{_YES}\b"
    r"|\b(?:most|all|nearly\s+all|other|many)\s+(?:other\s+)?(?:families|parents|children)\s+(?:say\s+yes|join|agree"
    r"|have\s+(?:said\s+yes|joined|agreed))\b"
    rf"|\b(?:best|right|only)\s+(?:choice|decision|thing|way)\b[^.!?]{{0,30}}\bis\s+to\s+{_YES}\b"
    rf"|\byou\s+(?:should|must|ought\s+to)\s+{_YES}\b|\bmiss\s+(?:this|your|the)\s+(?:chance|opportunity)\b",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:not|never|no|nobody|cannot|without|ask|which|what|whether|if|how|find\s+out)\b|n['’]t\b", re.IGNORECASE
)


@rule("pressure", ref="L")
def pressure(matter: Matter) -> Findings:
    """No family is pushed to say yes: by a deadline, by what others chose, by "the best chance".

    Why: consent under pressure is none; a family that was pushed trusts the next page less.
    Example: "Decide on the same day", "It gives your child the best chance", "Most families say yes".
    Fix: say that they may take time, and that no trial is a choice too. "You do not have to decide today" is fine.
    Source: Declaration of Helsinki, 26 and 27; ICH E6 (R3); rules of good patient information, language lists.
    """
    for passage in matter.readable.passages:
        for match in _PRESSES.finditer(passage.text):
            here = next((one for one in reversed(passage.sentences) if one.start <= match.end() - 1), None)
            before = passage.text[here.start if here else 0 : match.end()]
            is_question = here is not None and here.text.rstrip().endswith("?")
            if not (is_question or _LEFT_OPEN.search(before.replace(match[0], ""))):
                fix = "Say that they may take time, and that no trial is a choice too."
                yield at(passage, match.start(), f"{quoted(match[0].strip(' .,;:'))} pushes a family.", fix)
