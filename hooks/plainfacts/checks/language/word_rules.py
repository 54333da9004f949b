"""One rule for each word list of data/style.yaml, which has the words and their severity."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from typing import Any

from plainfacts.checks.engine.findings import at, quoted
from plainfacts.checks.engine.rule import Check, Finding, Findings, Matter, checks_in, rule
from plainfacts.checks.engine.word_search import LINKS_ONLY, Hit
from plainfacts.facts.house.word_patterns import default_table

_NUMBER = re.compile(r"\b\d+ (?:out of|of|in) (?:every )?\d+|\d ?%")
_GROUP = re.compile(r"\b(?:children|people|patients|teenagers|babies|adults|girls|boys)\b", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:years?|months?)\b|\b(?:19|20)\d\d\b")


def _finding(hit: Hit) -> Finding:
    """The message for one word: the word itself, why, and what to write instead."""
    message = f"Avoid {'these words' if ' ' in hit.text else 'this word'}: {quoted(hit.text)}; {hit.listed.why}."
    instead = f"Write {quoted(hit.entry.instead)}" if hit.entry.instead else hit.listed.say or "Leave it out"
    return at(hit.passage, hit.start, message, f"{instead[0].upper()}{instead[1:]}.", hit.severity)


def _list_rule(name: str, told: Mapping[str, Any]) -> Check[Matter, Finding]:
    """The rule that reports each word of a list."""

    def look(matter: Matter) -> Findings:
        yield from map(_finding, matter.words_found.get(name, ()))

    look.__doc__ = told["explanation"]
    return rule(name, ref=told["ref"], severity=told["severity"], needs=tuple(told.get("needs", ())))(look)


@rule("cure-word", ref="L", severity="warning")
def cure_word(matter: Matter) -> Findings:
    """The word "cure" comes with what was found, in whom and over how many years, or in "cannot be cured".

    Why: families read it as a promise.
    Example: "The treatment cures most children."
    Fix: give the number, the group, the years and the source in the same paragraph.
    Source: JAMA Oncology 2016 (Abola and Prasad); rules of good patient information, language lists.
    """
    for hit in matter.words_found.get("cure-word", ()):
        if not _is_counted(hit, matter):
            yield _finding(hit)


def _is_counted(hit: Hit, matter: Matter) -> bool:
    """Whether the paragraph gives a number, a group and years, on a page or record that has sources."""
    text = hit.passage.text
    sourced = hit.passage.part or any(page.front.sources for page in matter.pages if page.url == hit.passage.owner)
    return bool(sourced and _NUMBER.search(text) and _GROUP.search(text) and _YEARS.search(text))


@rule("other-words", ref="L", severity="warning")
def other_words(matter: Matter) -> Findings:
    """Words of a list that staff added to data/style.yaml under a name of their own.

    Why: the list itself says why.
    Example: a list `our-words` with `severity`, `why` and `words`.
    Fix: the message says what to write instead.
    Source: data/style.yaml.
    """
    for name in matter.facts.style.words:
        if name not in LIST_RULES and name != LINKS_ONLY:
            yield from map(_finding, matter.words_found.get(name, ()))


# Each rule of the table becomes a name in this module, like a rule that is written out, so that the catalogue finds it.
globals().update({name.replace("-", "_"): _list_rule(name, told) for name, told in default_table("word-rules").items()})

LIST_RULES = frozenset(check.rule.name for check in checks_in(sys.modules[__name__]))
"""The rules of this module, most of which have the name of a list."""
