"""One rule for each word list of data/style.yaml. What the lists hold and how severe they are stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Check, Finding, Findings, Matter, rule
from plainfacts.checks.engine.word_search import Hit, severity_of
from plainfacts.facts.house.style import WordList
from plainfacts.facts.house.word_patterns import default_table
from plainfacts.problems import Severity

_NUMBER = re.compile(r"\b\d+ (?:out of|of|in) (?:every )?\d+|\d ?%")
_GROUP = re.compile(r"\b(?:children|people|patients|teenagers|babies|adults|girls|boys)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:years?|months?)\b|\b(?:19|20)\d\d\b")


def listed_words(matter: Matter, name: str) -> Findings:
    """A finding for each word of a list that stands in what families read."""
    listed = matter.facts.style.words.get(name)
    if listed:
        for hit in matter.words_found.get(name, ()):
            yield finding(hit, listed, severity_of(hit, listed, matter.word_lists))


def finding(hit: Hit, listed: WordList, severity: Severity) -> Finding:
    """The message for one word: the word itself, why, and what to write instead."""
    what = "These words stand" if " " in hit.text else "This word stands"
    message = f"{what} here: {quoted(hit.text)}; {listed.why}."
    instead = f"Write {quoted(hit.entry.instead)}" if hit.entry.instead else listed.say or "Leave it out"
    return at(hit.passage, hit.start, message, f"{instead[0].upper()}{instead[1:]}.", severity)


def _list_rule(name: str, told: Mapping[str, Any]) -> Check:
    """The rule of a word list that asks nothing but whether its words stand there."""

    def look(matter: Matter) -> Findings:
        yield from listed_words(matter, name)

    look.__doc__ = told["explanation"]
    return rule(name, ref=told["ref"], severity=told["severity"], needs=tuple(told.get("needs", ())))(look)


@rule("cure-word", ref="L", severity="warning")
def cure_word(matter: Matter) -> Findings:
    """The word "cure" stands only beside what was found, in whom and over how many years, or in "cannot be cured".

    Why: families read it as a promise.
    Example: "The treatment cures most children."
    Fix: give the number, the group, the years and the source in the same paragraph.
    Source: JAMA Oncology 2016 (Abola and Prasad); rules of good patient information, language lists.
    """
    listed = matter.facts.style.words.get("cure-word")
    for hit in matter.words_found.get("cure-word", ()):
        if listed and not _is_counted(hit, matter):
            yield finding(hit, listed, severity_of(hit, listed, matter.word_lists))


def _is_counted(hit: Hit, matter: Matter) -> bool:
    """Whether the paragraph gives a number, a group and years, on a page or record that has sources."""
    text = hit.passage.text
    sourced = hit.passage.part or any(page.front.sources for page in matter.pages if page.url == hit.passage.owner)
    return bool(sourced and _NUMBER.search(text) and _GROUP.search(text) and _YEARS.search(text))


OWN_RULES = frozenset(("figurative", "link-words"))
"""Lists whose rules stand elsewhere, since they look at some pages or at links only."""


@rule("other-words", ref="L", severity="warning")
def other_words(matter: Matter) -> Findings:
    """Words of a list that staff added to data/style.yaml under a name of their own.

    Why: the list itself says why.
    Example: a list `our-words` with `severity`, `why` and `words`.
    Fix: the message says what to write instead.
    Source: data/style.yaml.
    """
    for name in matter.facts.style.words:
        if name not in LIST_RULES and name not in OWN_RULES:
            yield from listed_words(matter, name)


# Each rule of the table is a name of this module, as a rule is that is written: so the catalogue finds them all.
globals().update({name.replace("-", "_"): _list_rule(name, told) for name, told in default_table("word-rules").items()})

WORD_CHECKS: tuple[Check, ...] = tuple(one for one in [*globals().values()] if isinstance(one, Check))
LIST_RULES = frozenset(check.rule.name for check in WORD_CHECKS)
