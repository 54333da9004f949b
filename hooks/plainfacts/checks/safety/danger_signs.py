"""Danger signs: one graded list for all pages."""

from __future__ import annotations

from plainfacts.checks.engine.findings import at, proses, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.house.word_patterns import Patterns

_SAYS = Patterns(__name__)


@rule("typed-signs", ref="S1", severity="warning")
def typed_signs(matter: Matter) -> Findings:
    """A list of signs to call about is fetched from data/signs.yaml, never typed.

    Why: a sign that is an emergency on one page and "call your team" on another costs the time that counts.
    Example: "Call your team if you see one of these:" with a list of its own.
    Fix: write {{ urgent() }} or {{ signs(level="team") }}; a sign that is missing is added to data/signs.yaml.
    Source: NHS care cards; rules of good patient information S1.
    """
    for _, prose in proses(matter):
        for block in prose.lists:
            lead = block.lead
            match = lead and lead.kind == "paragraph" and _SAYS["call"].search(lead.text)
            if lead and match:
                message = f"Danger signs are typed by hand here: {quoted(match[0].strip(' .,;'))}"
                fix = "Fetch them with {{ urgent() }} or {{ signs(…) }}, and add what is missing to data/signs.yaml."
                yield at(lead, match.start(), message, fix)
