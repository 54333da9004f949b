"""Finds the glossary terms that a page uses, and whether its text explains them at first use.

A term counts as explained with plain words around it: "being sick (vomiting)", "apheresis (a machine takes cells from
the blood)", "CRS is a ...", "cells called platelets"; or if its sentence, with the ones next to it, shares enough
words with the glossary. A link or a pop-up does not count (PEMAT item 4; NHS service manual).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from plainfacts.facts.records.reference import Term
from plainfacts.prose.page_text import PageText
from plainfacts.prose.passages import Line, Passage
from plainfacts.prose.phrases import Matcher, matcher, words_of

_BRACKET = re.compile(r"\(([^()]{2,200})\)")
_AFTER = r"[\"”’']?(?:\s*\([^()]{1,120}\))?"
_IS_A = re.compile(
    rf"{_AFTER}\s+(?:(?:is|are|was|were)\s+(?:an?|one|any|when|where|what|how|another)\b|(?:means?|stands?\s+for)\b)"
)
_SET_BESIDE = re.compile(
    rf"{_AFTER}(?:,\s+(?:(?:or\s+)?(?:an?|another)\s|which\s+(?:is|are|means?)\s|meaning\s|that\s+is,?\s)|:\s)\S+\s+\S+"
)
_AFTER_DASH = re.compile(rf"{_AFTER}\s+[–—-]\s+(?:\w+\W+){{2}}")
_BEFORE_DASH = re.compile(r"(?:\w+\W+){1,12}?\w+\s+[–—-]\s+(?:or\s+|called\s+)?\Z")
_ENDS = re.compile(r"[\"”’']?\s*(?:[–—.,;:)]|-\s|\Z)")
_BESIDE_ITS_LIKE = re.compile(
    r"\b\w+\s+(?:blood\s+)?(\w{3,})(?:,|\s+and|\s+or)\s+(?:and\s+|or\s+)?\w+\s+(?:blood\s+)?\1,?\s+(?:and|or)\s+(?:the\s+)?\Z"
    r"|\b\w+\s+(?:and|or)\s+\w+\s+(?:blood\s+)?cells?,?\s+(?:and|or)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
"""A term at the end of a list of similar things needs no explanation: "red cells, white cells and platelets"."""
_CALLED = re.compile(
    r"\b(?:called|named|known\s+as|this\s+is|short\s+for)\s+(?:an?\s+|the\s+)?[\"“‘']?\Z", re.IGNORECASE
)
_CALLED_WORDS = re.compile(r"\bcalled\s+(?:an?\s+|the\s+)?[\"“‘']?((?:[\w-]+\s?){1,4})", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:An?\s+|The\s+)?((?:[\w-]+\s+){0,3}?[\w-]+)(?:\s+\([^()]{1,80}\))?(?:,\s+(?:an?|which\s+is\s+an?)\s|\s+(?:is|are)\s+(?:an?|one)\s)"
)
_LETTERS = 4
_STEM = 5
_NEAR = 2
"""The maximum number of sentences between the first use of a term and its explanation."""
_FILLERS = frozenset(
    re.findall(
        r"\w+",
        "that this with from they their them which when what where have been into some other than more most such also "
        "only very your each does made make makes called kind type person people",
    )
)

_EVERYWHERE = frozenset(["cance", "cell", "blood", "body", "treat", "medic", "child", "illne", "disea", "docto"])
"""Stems of words that are on every page here: sharing only these does not explain a term."""


@dataclass(frozen=True)
class Use:
    """A term in a sentence of a page, at line.text[start:end]."""

    term: Term
    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """The term as it appears in the sentence."""
        return self.line.text[self.start : self.end]


def term_forms(term: Term) -> tuple[str, ...]:
    """The forms by which a term is found: "stem cells (SC)" as "stem cells" and "SC", and its other names."""
    return _forms(term.term, term.also)


@lru_cache(maxsize=4_096)
def _forms(term: str, also: tuple[str, ...]) -> tuple[str, ...]:
    bare = re.sub(r"\s*\([^()]*\)", "", term)
    inner = tuple(match[1] for match in _BRACKET.finditer(term) if term.endswith(")"))
    return tuple(dict.fromkeys((bare, *inner, *also)))


def term_matcher(glossary: Iterable[Term]) -> Matcher[Term]:
    """A matcher of all terms. The longest match wins: "acute leukaemia" is not also "leukaemia"."""
    return matcher((form, "", term) for term in glossary for form in term_forms(term))


def uses_in(lines: Sequence[Line], found: Matcher[Term]) -> Iterator[Use]:
    """Each use of a term in the sentences, in reading order."""
    for line in lines:
        for match in found.find(line.tokens):
            yield Use(match.value, line, match.start - line.start, match.end - line.start)


def says_what(use: Use, beside: str) -> bool:
    """Whether the sentence explains the term, or shares its meaning together with the text `beside` it."""
    before, after = use.line.text[: use.start], use.line.text[use.end :]
    return (
        in_brackets(before)
        or _has_words_in_brackets(after)
        or bool(_IS_A.match(after) or _SET_BESIDE.match(after) or _AFTER_DASH.match(after))
        or bool(_CALLED.search(before) or _BESIDE_ITS_LIKE.search(before))
        or bool(_BEFORE_DASH.search(before) and _ENDS.match(after))
        or _shares_meaning(use, beside)
    )


def in_brackets(before: str) -> bool:
    """Whether the text before a word opens brackets, with words before them: "being sick (vomiting)"."""
    opened = before.rfind("(")
    return opened > before.rfind(")") and bool(re.search(r"\w", before[:opened]))


def _has_words_in_brackets(after: str) -> bool:
    bracket = re.match(rf"[\"”’']?\s*{_BRACKET.pattern}", after)
    return bool(bracket) and len(re.findall(r"\b[a-z]{2,}", bracket[1] if bracket else "")) >= 2


def _shares_meaning(use: Use, beside: str) -> bool:
    meaning = _stems(use.term.plain) - _stems(" ".join(term_forms(use.term)))
    shared = meaning & _stems(f"{beside} {use.line.text}")
    says_enough = len(shared) >= max(2, -(-len(meaning) // 3))
    return says_enough and (shared == meaning or not shared <= _EVERYWHERE)


@lru_cache(maxsize=1_024)
def _stems(text: str) -> frozenset[str]:
    words = (word for word in re.findall(r"[a-z]+", text.lower()) if len(word) >= _LETTERS and word not in _FILLERS)
    return frozenset(word.removesuffix("s")[:_STEM] for word in words)


@dataclass(frozen=True)
class Explained:
    """The terms on a page: the `words` explained, the first use of each term that is not, and all terms `used`."""

    words: frozenset[str]
    missing: tuple[Use, ...]
    used: frozenset[str]


def explained_on(text: PageText, found: Matcher[Term], names: Iterable[str] = ()) -> Explained:
    """The terms on a page, found by the matcher, and which are explained in time.

    `names` are words that readers know from the page's facts; they count as explained.
    """
    place = {line: number for number, line in enumerate(text.lines)}
    by_term: dict[str, list[Use]] = {}
    for use in uses_in(text.lines, found):
        by_term.setdefault(use.term.term, []).append(use)
    told = {name: [use for use in uses if _explains(use, text.lines, place)] for name, uses in by_term.items()}
    points = _key_points(text)
    below = {name: [use for use in uses if use.line.passage not in points] for name, uses in by_term.items()}
    met = {name: (uses[0], (below[name] or uses)[0]) for name, uses in by_term.items()}
    in_time = {name for name, uses in met.items() if any(_in_time(use, told[name], place) for use in uses)}
    clear = [uses[0] for name, uses in met.items() if name in in_time]
    unclear = [uses[0] for name, uses in met.items() if name not in in_time]
    missing = [use for use in unclear if not any(_is_part(use, other, place) for other in clear)]
    known = [form for name, uses in told.items() if uses for form in term_forms(uses[0].term)]
    words = {token.lower for phrase in (*known, *names, *_in_passing(text)) for token in words_of(phrase)}
    return Explained(frozenset(words), tuple(missing), frozenset(by_term))


def _key_points(text: PageText) -> frozenset[Passage]:
    """The items of the first section with a heading and text, which may use a term that the page explains below."""
    sections = text.prose.sections if text.prose else ()
    upto = next((number for number, section in enumerate(sections) if section.heading and section.passages), -1)
    found = (passage for section in sections[: upto + 1] for passage in section.passages if passage.kind == "item")
    return frozenset(found)


def _explains(use: Use, lines: Sequence[Line], place: Mapping[Line, int]) -> bool:
    at = place[use.line]
    beside = [line.text for line in lines[max(at - 1, 0) : at + 2] if line.passage is use.line.passage]
    return says_what(use, " ".join(beside))


def _is_part(use: Use, other: Use, place: Mapping[Line, int]) -> bool:
    """Whether this term is part of an earlier, longer one: "acute leukaemia", then "leukaemia"."""
    inside = re.compile(rf"\b{re.escape(use.text.lower())}\b")
    is_before = (place[other.line], other.start) < (place[use.line], use.start)
    return is_before and any(inside.search(form.lower()) for form in term_forms(other.term) if form != use.text)


def _in_time(first: Use, told: Sequence[Use], place: Mapping[Line, int]) -> bool:
    return any(place[use.line] - place[first.line] <= _NEAR for use in told)


def _in_passing(text: PageText) -> Iterator[str]:
    """Words that a page explains itself: "plain words (term)", "term (what it means)", "called term", "X is a"."""
    for line in text.lines:
        for match in _BRACKET.finditer(line.text) if "(" in line.text else ():
            yield from _by_brackets(line.text[: match.start()].rstrip(), match[1])
        for called in _CALLED_WORDS.finditer(line.text) if "called" in line.text.lower() else ():
            yield called[1]
        if subject := _SUBJECT.match(line.text):
            yield subject[1]


def _by_brackets(before: str, inner: str) -> Iterator[str]:
    """What brackets and the words before them explain: a term or acronym in brackets, or the words before them."""
    small = re.findall(r"\b[a-z][\w-]+", inner)
    letters = inner.removesuffix("s")
    if before and len(inner.split()) <= 6 and (small or (letters.isupper() and letters.isalpha())):
        yield inner
    if len(small) >= 3:
        yield " ".join(before.split()[-2:])
