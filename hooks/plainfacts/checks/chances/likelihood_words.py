"""Words that say how likely something is, without the number that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.facts import Facts
from plainfacts.facts.house.word_patterns import Patterns
from plainfacts.problems import Severity
from plainfacts.prose.passages import Line, Passage
from plainfacts.prose.phrases import Match, Matcher, matcher, words_of

_ONE = "one two three four five six seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety hundred"
_NUMBER = rf"(?:\d[\d,.]*|{'|'.join(_ONE.split())})"
_COUNTED = re.compile(
    rf"\b{_NUMBER}\s+(?:out\s+of|in|of)\s+(?:every\s+|the\s+)?{_NUMBER}\b|\d\s?%|\bper\s?cent\b|\b{_NUMBER}\s+in\s+every\b"
    rf"|\b{_NUMBER}\s+(?:\w+\s+)?(?:children|people|patients|babies|teenagers|adults|times)\b"
    r"|\b(?:half|a\s+third|a\s+quarter|two\s+thirds|three\s+quarters)\b",
    re.IGNORECASE,
)
_SAYS = Patterns(__name__)
_HOW = re.compile(r"(?i)\bhow\s+\Z")


@rule("chance-word", ref="N4")
def chance_word(matter: Matter) -> Findings:
    """A word that says how likely an effect or an outcome is stands with the number, in the same sentence.

    Why: people read "common" as 45 out of 100; in a leaflet it means 1 to 10 out of 100.
    Example: "Infections are common after the treatment."
    Fix: write "x out of 100 children had an infection", or add "the source gives no number". Elsewhere, and in
    comparisons ("more common than"), the word is only remarked on.
    Source: PIF; PMC4153005 (words overestimate by 3 to 54 out of 100); rules of good patient information N4.
    """
    chances, outcomes = matter.shared.once(_chances), matter.shared.once(_outcomes)
    for passage, line, match in _chance_words(matter, chances):
        if _COUNTED.search(line.text) or _SAYS["no_number"].search(line.text):
            continue
        severity = _severity(line, match, outcomes)
        message = f"{quoted(line.text[match.start : match.end])} stands without its number: {quoted(line.text)}"
        fix = 'Write "x out of 100 …", or add "the source gives no number".'
        yield at(passage, line.start + match.start, message, fix, severity)


def _chances(facts: Facts) -> Matcher[str]:
    return matcher((word, "", word) for word in facts.style.chance_words)


def _outcomes(facts: Facts) -> Matcher[str]:
    return matcher((word, "", word) for word in facts.style.outcome_words)


def _chance_words(matter: Matter, chances: Matcher[str]) -> Iterator[tuple[Passage, Line, Match[str]]]:
    for passage in matter.readable.passages:
        if passage.kind in ("heading", "title", "words") or not any(chances.find(words_of(passage.text))):
            continue
        for line in passage.sentences:
            for match in chances.find(words_of(line.text)):
                if not _means_otherwise(line.text, match):
                    yield passage, line, match


def _means_otherwise(text: str, match: Match[str]) -> bool:
    return any(other.start() <= match.start < other.end() for other in _SAYS["other_meaning"].finditer(text))


def _says_how_likely(text: str, match: Match[str]) -> bool:
    """Whether it is said of something ("is rare"), or of a side effect or the like ("common side effects")."""
    if " " in match.value:
        return True
    before, after = text[: match.start], text[match.end :]
    if match.value in ("likely", "unlikely"):
        return bool(_SAYS["is"].search(before))
    if match.value.endswith("ly"):
        return bool(_SAYS["happens"].match(after) or _SAYS["happens_before"].search(before)) and not _HOW.search(before)
    return bool(_SAYS["is"].search(before) or _SAYS["effect"].match(after))


def _severity(line: Line, match: Match[str], outcomes: Matcher[str]) -> Severity:
    """An error where the sentence is about what can happen to a person; a remark in comparisons and elsewhere."""
    if _SAYS["compared"].search(line.text[: match.start]) or line.text.rstrip().endswith("?"):
        return "info"
    if not _says_how_likely(line.text, match):
        return "info"
    words = words_of(line.text)
    about = any(not match.start <= found.start < match.end for found in outcomes.find(words))
    return "error" if about or line.passage.part.startswith(("side_effects", "may_help")) else "info"


@rule("chance-label", ref="N5", severity="warning")
def chance_label(matter: Matter) -> Findings:
    """No labels from package leaflets ("very common: may affect more than 1 in 10"); the number alone.

    Why: with the label beside it, people think a side effect more likely than from the number alone.
    Example: "Uncommon (may affect up to 1 in 100 people): rash."
    Fix: write "up to 1 out of 100 people have a rash".
    Source: PMC5055272; rules of good patient information N5.
    """
    for passage in matter.readable.passages:
        if "common" not in (text := passage.text.lower()) and "rare" not in text:
            continue
        seen = {
            match.start(): match[0]
            for pattern in (_SAYS["label"], _SAYS["bands"])
            for match in pattern.finditer(passage.text)
        }
        for start, words in sorted(seen.items()):
            message = f"{quoted(words)} is a label from a package leaflet."
            yield at(passage, start, message, "Leave the label out and write the number alone.")
