"""Words that say how likely something is, without the number that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Findings, Matter, rule
from plainfacts.facts.facts import Facts
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
_NO_NUMBER = re.compile(
    r"\bno\s+(?:number|figure)s?\b|\bnot\s+(?:say|said|tell|know|known|state|stated|clear)\s+how\s+(?:often|many|common|rare|likely)"
    r"|\b(?:number|figure)s?\s+(?:is|are)\s+(?:not\s+known|unknown|missing)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?i)\b(?:very\s+common|uncommon|very\s+rare|common|rare)\b(?:\s+side\s+effects?)?\s*(?:\(|:|-|–)\s*(?:\()?(?:may|can)\s+"
    r"(?:affect|occur\s+in|happen\s+(?:to|in))"
)
_BANDS = re.compile(r"(?i)\b(?:very\s+common|very\s+rare|uncommon)\b(?:\s+side\s+effects?)?(?=\s*(?::|\())")
_COMPARED = re.compile(r"(?i)\b(?:more|less|most|least|as|equally|no\s+more)\s+\Z")
_IS = re.compile(
    r"(?i)\b(?:is|are|was|were|be|been|being|seems?|seem\s+to\s+be|becomes?|remains?|not|isn't|aren't)\s+"
    r"(?:(?:very|quite|also|fairly|extremely|relatively|rather|so|too|not|often|still|really)\s+){0,2}\Z"
)
_EFFECT = re.compile(
    r"(?i)\s+(?:but\s+\w+\s+)?(?:(?:and\s+)?(?:serious|severe|mild|early|late|long-term|possible|adverse)\s+)?"
    r"(?:side[\s-]+effects?|effects?|reactions?|complications?|events?|late\s+effects?|problems?\s+(?:after|of|with)|symptoms?\s+after)\b"
)
_HAPPEN = (
    r"(?:happen|occur|affect|cause|lead|develop|get|have|had|has|die|survive|relapse|come|seen|found|reported|observed"
    r"|fatal|serious|severe)"
)
_HAPPENS = re.compile(rf"(?i)\s+(?:\w+\s+)?{_HAPPEN}\w*\b")
_HAPPENS_BEFORE = re.compile(rf"(?i)\b{_HAPPEN}\w*\s+(?:\w+\s+)?\Z")
_HOW = re.compile(r"(?i)\bhow\s+\Z")
_OTHER_MEANING = re.compile(
    r"(?i)\bin\s+common\b|\bcommon\s+(?:cold|sense|knowledge|ground|name|law)\b|\b(?:share|sharing|have|has)\s+a\s+common\b"
    r"|\ba\s+common\s+(?:question|mistake|way|word|name|test|treatment|medicine|drug|type|kind|form|cause|condition|disease"
    r"|illness|procedure|operation|method|measure|practice|approach|reason)s?\b|\bcommonly\s+(?:used|called|known|given|done|prescribed)\b"
    r"|\b(?:the\s+)?common\s+(?:question|word|name|test|treatment|medicine|drug)s?\b|\brare\s+(?:disease|condition|illness|disorder)s?\b"
    r"|\b(?:high|low)\s+risk\s+of\s+bias\b|\brare\s+(?:cancer|tumour|type|form)s?\b"
)


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
        if _COUNTED.search(line.text) or _NO_NUMBER.search(line.text):
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
    return any(other.start() <= match.start < other.end() for other in _OTHER_MEANING.finditer(text))


def _says_how_likely(text: str, match: Match[str]) -> bool:
    """Whether it is said of something ("is rare"), or of a side effect or the like ("common side effects")."""
    if " " in match.value:
        return True
    before, after = text[: match.start], text[match.end :]
    if match.value in ("likely", "unlikely"):
        return bool(_IS.search(before))
    if match.value.endswith("ly"):
        return bool(_HAPPENS.match(after) or _HAPPENS_BEFORE.search(before)) and not _HOW.search(before)
    return bool(_IS.search(before) or _EFFECT.match(after))


def _severity(line: Line, match: Match[str], outcomes: Matcher[str]) -> Severity:
    """An error where the sentence is about what can happen to a person; a remark in comparisons and elsewhere."""
    if _COMPARED.search(line.text[: match.start]) or line.text.rstrip().endswith("?"):
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
        seen = {match.start(): match[0] for pattern in (_LABEL, _BANDS) for match in pattern.finditer(passage.text)}
        for start, words in sorted(seen.items()):
            message = f"{quoted(words)} is a label from a package leaflet."
            yield at(passage, start, message, "Leave the label out and write the number alone.")
