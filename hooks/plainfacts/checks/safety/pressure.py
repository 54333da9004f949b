"""No pressure on families to decide at once or to do as others did."""

from __future__ import annotations

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__)


@rule("pressure", ref="L")
def pressure(matter: Matter) -> Findings:
    """No family is pressed to say yes: by a deadline, by what others chose, by "the best chance".

    Why: consent under pressure is not consent; a family that was pressed trusts the next page less.
    Example: "Decide on the same day", "It gives your child the best chance", "Most families say yes".
    Fix: say that they may take time, and that no trial is a choice too. "You do not have to decide today" is fine.
    Source: Declaration of Helsinki, 26 and 27; ICH E6 (R3); rules of good patient information, language lists.
    """
    for passage in matter.readable.passages:
        for match in _SAYS["presses"].finditer(passage.text):
            here = passage.sentence_at(match.end() - 1)
            before = passage.text[here.start : match.end()]
            if not (here.text.rstrip().endswith("?") or _SAYS["left_open"].search(before.replace(match[0], ""))):
                fix = "Say that they may take time, and that no trial is a choice too."
                yield at(passage, match.start(), f"{quoted(match[0].strip(' .,;:'))} puts pressure on families.", fix)
