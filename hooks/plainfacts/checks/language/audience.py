"""Pages for children, and who "you" is on a page."""

from __future__ import annotations

import re

from plainfacts.checks.engine.findings import at, on_page, proses, quoted, texts_for
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.facts.records.roles import FAMILY
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Passage

_SAYS = Patterns(__name__)
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)


@rule("child-asks", ref="V5", severity="warning")
def child_asks(matter: Matter) -> Findings:
    """A page for children says "You can ask" and "You can say how you feel"; a voice of a trial says the first.

    Why: children often do not know that they may.
    Example: a page that explains and stops.
    Fix: add both sentences. The page of a voice adds the second on its own.
    Source: St Jude Together; rules of good patient information V5.
    """
    for text in texts_for(matter, "child"):
        told = " ".join(line.text for line in text.lines)
        if not _SAYS["ask"].search(told):
            yield on_page(text, 'The page never says "You can ask".', 'Add "You can ask your doctor or nurse."')
        if text.prose and not _SAYS["feel"].search(told):
            yield on_page(text, 'The page never says "You can say how you feel".', 'Add "You can say how you feel."')


@rule("one-reader", ref="V6", severity="warning")
def one_reader(matter: Matter) -> Findings:
    """On one page "you" is always the same person: the parent, the teenager or the child.

    Why: "your child" and "your parents" on one page leave both readers wondering who is meant.
    Example: "Your child may feel sick. Tell your parents."
    Fix: choose one reader and stay with them.
    Source: rules of good patient information V6.
    """
    for text in matter.readable.texts:
        if not text.prose and text.audience == FAMILY:
            continue
        if (parent := _first(text, _SAYS["your_child"])) and text.trial:
            passage, match = parent
            message = f"This says {quoted(match[0])}, but the reader is the young person."
            yield at(passage, match.start(), message, 'Write "you".')
            continue
        child, parents = _first(text, _SAYS["your_child"]), _first(text, _SAYS["your_parents"])
        if child and parents:
            passage, match = parents if text.audience == "family" else child
            other = child if text.audience == "family" else parents
            line = other[0].line_at(other[1].start())
            message = f"This says {quoted(match[0])}, but line {line} says {quoted(other[1][0])}."
            yield at(passage, match.start(), message, "Choose one reader for the page and stay with them.")


@rule("who-is-you", ref="V6", severity="info")
def who_is_you(matter: Matter) -> Findings:
    """A page says once who "you" is.

    Why: parents, teenagers and grandparents read the same site.
    Example: a page with "you" in every line and no word of who that is.
    Fix: begin with 'On this page, "you" means the parent or carer.'
    Source: rules of good patient information V6.
    """
    for text, _ in proses(matter):
        told = "\n".join(passage.text for passage in text.running)
        if _YOU.search(told) and not _SAYS["says_who"].search(told):
            fix = "Begin with 'On this page, \"you\" means the parent or carer.'"
            yield on_page(text, 'The page never says who "you" is.', fix)


def _first(text: PageText, pattern: re.Pattern[str]) -> tuple[Passage, re.Match[str]] | None:
    found = ((passage, pattern.search(passage.text)) for passage in text.running)
    return next(((passage, match) for passage, match in found if match), None)
