"""Signs of danger: one graded list for all pages, and none on pages that promise to leave them out."""

from __future__ import annotations

import re

from plainfacts.checks.engine.findings import at, proses, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.pages.topic.chance_html import about_survival
from plainfacts.prose.passages import Passage

_CALL = re.compile(
    r"(?i)(?:^|[.!?;:,]\s+|\b(?:must|then|also|please)\s+)(?:call|ring|phone|telephone)\b(?![^.]*\bphone\b)[^.]*:\s*$"
    r"|\btell\s+(?:your|the|a|an)\s+(?:team|adult|nurse|doctor)\s+(?:at\s+once|now|straight\s+away|right\s+away)[^.]*:\s*$"
)


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
            match = lead and lead.kind == "paragraph" and _CALL.search(lead.text)
            if lead and match:
                message = f"Signs to call about are typed here: {quoted(match[0].strip(' .,;'))}"
                fix = "Fetch them with {{ urgent() }} or {{ signs(…) }}, and add what is missing to data/signs.yaml."
                yield at(lead, match.start(), message, fix)


@rule("teen-survival", ref="V5")
def teen_survival(matter: Matter) -> Findings:
    """A page for teenagers fetches no chance of survival or of cancer that comes back.

    Why: these pages promise that nobody meets such a number alone; a teenager who wants it can ask for it.
    Example: {{ chance("all-survival-uk") }} on a page with `audience: teen`.
    Fix: delete it, and write "You can ask your team about numbers."
    Source: rules of good patient information V5; the promise of the pages for teenagers.
    """
    facts = matter.facts
    for text, prose in proses(matter):
        for call in prose.page.calls if text.audience == "teen" else ():
            chance = facts.chances.get(call.values.get("chance", "")) if call.name == "chance" else None
            if chance and about_survival(chance, facts):
                passage = Passage(text.path, call.line, "", "paragraph", text.owner)
                message = f"The chance {chance.id} tells of survival, on a page for teenagers."
                yield at(passage, 0, message, 'Delete it, and write "You can ask your team about numbers."')
