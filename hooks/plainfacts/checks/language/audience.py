"""Pages for children, and who "you" is on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.findings import at, on_page, proses, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.checks.language.word_rules import listed_words
from plainfacts.facts.records.roles import FAMILY
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Passage

_SURVIVAL = re.compile(
    r"(?i)\b(?:surviv\w*|death\s+rate|life\s+expectancy|chances?\s+of\s+(?:living|dying|surviving|being\s+cured))\b"
    r"|\b\d[\d,.]*\s+(?:out\s+of|in|of)\s+(?:every\s+)?\d[\d,]*\b|\d\s?%|\bper\s?cent\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:out\s+of|in)\s+(?:every\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|a\s+hundred|hundred)\b"
)
_DEATH = re.compile(r"(?i)\b(?:die[sd]?|dying|deaths?|dead|kills?\s+(?:you|children)|live\s+longer|relapse\w*)\b")
_GUILT = re.compile(
    r"(?i)\byour\s+(?:own\s+)?(?:fault|doing)\b|\bbecause\s+(?:of\s+what\s+)?you\s+(?:did|ate|said|were)\b"
    r"|\bguilt\w*|\bbe\s+(?:good|strong)\b|\byou\s+(?:must|have\s+to)\s+(?:join|say\s+yes|take\s+part)\b"
)
_ASK = re.compile(r"(?i)\byou\s+can\s+(?:always\s+|also\s+)?ask\b")
_FEEL = re.compile(r"(?i)\byou\s+can\s+(?:always\s+|also\s+)?(?:say|tell|show)\b[^.!?]{0,60}\bfeel")
_YOUR_CHILD = re.compile(r"(?i)\byour\s+(?:child|children|baby|son|daughter|teenager)(?:'s|’s)?\b")
_YOUR_PARENTS = re.compile(
    r"(?i)\byour\s+(?:parents?|mum|mom|dad|mother|father|grown-ups?|school\s+friends)(?:'s|’s)?\b"
)
_SAYS_WHO = re.compile(
    r"(?i)[\"“']you[\"”']\s+(?:means|is|are)\b|\bthis\s+page\s+is\s+for\b|\bthese\s+pages\s+are\s+for\b"
)
_YOU = re.compile(r"\byou(?:r|rs)?\b", re.IGNORECASE)


@rule("child-numbers", ref="V5")
def child_numbers(matter: Matter) -> Findings:
    """A page for children has no figures of survival, and no chances.

    Why: a child takes a number for a promise or a threat, and meets it alone.
    Example: "8 out of 10 children survive."
    Fix: leave it out, and write "You can ask."
    Source: St Jude Together; rules of good patient information V5.
    """
    for text in _texts_for(matter, "child"):
        for call in text.prose.page.calls if text.prose else ():
            if call.name == "chance":
                passage = Passage(text.path, call.line, "", "paragraph", text.owner)
                yield at(passage, 0, "A chance is fetched on a page for children.", "Delete the line.")
        for passage, match in _found(text, _SURVIVAL):
            message = f"{quoted(match[0])} is a figure or a word of survival on a page for children."
            yield at(passage, match.start(), message, 'Leave it out, and write "You can ask."')


@rule("voice-frightens", ref="V5")
def voice_frightens(matter: Matter) -> Findings:
    """A voice of a trial tells a teenager or a child of no survival, no death and no guilt.

    Why: it is read alone, perhaps at night; and nobody young may think that the illness is their doing.
    Example: "Children who take every tablet live longer", "it is your fault if you stop".
    Fix: say what is done and felt. "You can ask your team about numbers" is enough.
    Source: rules of good patient information V5; the promise of the pages for teenagers.
    """
    for text in matter.readable.texts:
        young = text.trial is not None and text.audience != FAMILY
        for pattern in (_SURVIVAL, _DEATH, _GUILT) if young else ():
            for passage, match in _found(text, pattern):
                if text.audience == "teen" or pattern is not _SURVIVAL:
                    message = f"{quoted(match[0])} can frighten or blame a young reader who is alone with it."
                    yield at(passage, match.start(), message, "Say what is done and felt, or leave it out.")


@rule("figurative", ref="V5")
def figurative(matter: Matter) -> Findings:
    """A page for children says what really happens, without pictures in words.

    Why: young children take words as they are: soldiers in the blood, or a pet that was put to sleep.
    Example: "An army of cells attacks the monster."
    Fix: say what really happens: "The cells find the leukaemia cells and break them up."
    Source: St Jude Together; rules of good patient information V5.
    """
    yield from listed_words(matter, "figurative")


@rule("child-asks", ref="V5", severity="warning")
def child_asks(matter: Matter) -> Findings:
    """A page for children says "You can ask" and "You can say how you feel"; a voice of a trial says the first.

    Why: children often do not know that they may.
    Example: a page that explains and stops.
    Fix: add both sentences. The page of a voice says the second by itself.
    Source: St Jude Together; rules of good patient information V5.
    """
    for text in _texts_for(matter, "child"):
        told = " ".join(line.text for line in text.lines)
        if not _ASK.search(told):
            yield on_page(text, 'The page never says "You can ask".', 'Add "You can ask your doctor or nurse."')
        if text.prose and not _FEEL.search(told):
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
        if (parent := _first(text, _YOUR_CHILD)) and text.trial:
            passage, match = parent
            message = f"{quoted(match[0])} stands here, but the reader is the young person."
            yield at(passage, match.start(), message, 'Write "you".')
            continue
        child, parents = _first(text, _YOUR_CHILD), _first(text, _YOUR_PARENTS)
        if child and parents:
            passage, match = parents if text.audience == "family" else child
            other = child if text.audience == "family" else parents
            message = (
                f"{quoted(match[0])} stands here, {quoted(other[1][0])} in line {other[0].line_at(other[1].start())}."
            )
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
        if _YOU.search(told) and not _SAYS_WHO.search(told):
            fix = "Begin with 'On this page, \"you\" means the parent or carer.'"
            yield on_page(text, 'The page never says who "you" is.', fix)


def _first(text: PageText, pattern: re.Pattern[str]) -> tuple[Passage, re.Match[str]] | None:
    found = ((passage, pattern.search(passage.text)) for passage in text.running)
    return next(((passage, match) for passage, match in found if match), None)


def _texts_for(matter: Matter, audience: str) -> Iterator[PageText]:
    return (text for text in matter.readable.texts if text.audience == audience)


def _found(text: PageText, pattern: re.Pattern[str]) -> Iterator[tuple[Passage, re.Match[str]]]:
    return ((passage, match) for passage in text.passages for match in pattern.finditer(passage.text))
