"""Finds the words of the lists in data/style.yaml in everything that families read, unless the context makes them fine.

A word does not count inside a name, a quotation of more than three words, a phrase that the list allows (`keep`), or,
in a list of plainer words, in brackets after the plain words: "being sick (vomiting)".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainfacts.checks.engine.readable import Readable
from plainfacts.facts.facts import Facts
from plainfacts.facts.house.style import Style, WordList
from plainfacts.facts.records.roles import FAMILY
from plainfacts.problems import Severity
from plainfacts.prose.passages import Line, Passage
from plainfacts.prose.phrases import Match, Matcher, Token, matcher, words_of
from plainfacts.prose.words_explained import in_brackets

_QUOTATION = re.compile(r"\"[^\"]{1,600}\"|“[^”]{1,600}”|(?<!\w)‘[^’]{1,600}’(?!\w)")
_LONGEST_OWN_WORDS = 3
_WORDS_BEFORE = 6
_NEAR = 3
_TITLES = ("title", "heading")
LINKS_ONLY = "link-words"


@dataclass(frozen=True)
class Entry:
    """An entry of a list: its words, and the replacement if the list has one for each."""

    list: str
    words: str
    instead: str = ""


@dataclass(frozen=True)
class Hit:
    """A word of a list in a sentence of a passage, at passage.text[start:end], and how severe it is there."""

    entry: Entry
    listed: WordList
    passage: Passage
    line: Line
    start: int
    end: int
    severity: Severity

    @property
    def text(self) -> str:
        """The words as typed, on one line."""
        return " ".join(self.passage.text[self.start : self.end].split()).replace("- ", "-")


@dataclass(frozen=True)
class _Lists:
    """A matcher for each kind of words in the lists, each with the name of its list."""

    words: Matcher[Entry]
    keep: Matcher[str]
    fine_with: Matcher[str]
    fine_after: Matcher[str]
    context: Matcher[str]
    beside: Matcher[str]


def _lists(facts: Facts) -> _Lists:
    style = facts.style
    entries = [entry for name, words in style.words.items() for entry in _entries(name, words)]
    return _Lists(
        matcher((entry.words, entry.list, entry) for entry in entries if entry.list != LINKS_ONLY),
        _by_list(style, "keep"),
        _by_list(style, "ok_with"),
        _by_list(style, "ok_after"),
        matcher((word, "", word) for word in style.context_words),
        _by_list(style, "beside"),
    )


def _entries(name: str, words: WordList) -> Iterator[Entry]:
    yield from (Entry(name, word) for word in words.words)
    yield from (Entry(name, word, instead) for word, instead in words.replace.items())


def _by_list(style: Style, field: str) -> Matcher[str]:
    return matcher((phrase, name, name) for name, words in style.words.items() for phrase in getattr(words, field))


def hits(readable: Readable) -> Mapping[str, Sequence[Hit]]:
    """The words of all lists in the passages, by the name of the list."""
    lists = readable.shared.once(_lists)
    found: dict[str, list[Hit]] = defaultdict(list)
    for passage in readable.passages:
        for hit in _in_passage(passage, readable.facts.style, lists, readable.names):
            found[hit.entry.list].append(hit)
    return found


def _in_passage(passage: Passage, style: Style, lists: _Lists, names: Matcher[str]) -> Iterator[Hit]:
    words = words_of(passage.text)
    matches = list(lists.words.find(words))
    if not matches:
        return
    covered = [*_quotations(passage.text), *((name.start, name.end) for name in names.find(words))]
    kept = [(match.value, match.start, match.end) for match in lists.keep.find(words)]
    lines = passage.sentences
    for match in matches:
        entry = match.value
        spans = [*covered, *((start, end) for name, start, end in kept if name == entry.list)]
        if any(start <= match.start and match.end <= end for start, end in spans):
            continue
        here = passage.sentence_at(match.start)
        listed = style.words[entry.list]
        is_for = not listed.audiences or passage.audience in listed.audiences
        if not is_for or _is_name(passage, words, match) or _is_fine(match, here, lines, lists):
            continue
        if not (entry.instead and _is_explained(passage.text, match)):
            severity = _severity(passage, here, match, listed, lists)
            yield Hit(entry, listed, passage, here, match.start, match.end, severity)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTATION.finditer(text):
        if len(match[0].split()) > _LONGEST_OWN_WORDS:
            yield match.span()


def _is_name(passage: Passage, words: Sequence[Token], match: Match[Entry]) -> bool:
    """Whether the words are part of a name: capitalised inside a sentence, beside another capitalised word."""
    inside = [number for number, word in enumerate(words) if match.start <= word.start < match.end]
    first, last = inside[0], inside[-1]
    if passage.kind in _TITLES or first == 0:
        return False
    if words[first].text == "&":
        return all(word.text[0].isupper() for word in (words[first - 1], *words[first + 1 : first + 2]))
    if not all(_is_capital(words[number]) for number in inside):
        return False
    beside = [words[number] for number in (first - 1, last + 1) if 0 <= number < len(words)]
    return any(_is_capital(word) and word.joined for word in beside) and words[first].joined


def _is_capital(word: Token) -> bool:
    return word.text[0].isupper() and word.text[1:].islower()


def _is_fine(match: Match[Entry], here: Line, lines: Sequence[Line], lists: _Lists) -> bool:
    """Whether other words change its meaning: "is being tested" nearby, or "not" just before."""
    name = match.value.list
    if any(found.value == name for found in lists.fine_with.find(words_of(_with_the_one_before(lines, here)))):
        return True
    before = [word for word in here.tokens if word.end <= match.start][-_WORDS_BEFORE:]
    return any(found.value == name for found in lists.fine_after.find(before))


def _with_the_one_before(lines: Sequence[Line], here: Line) -> str:
    number = lines.index(here)
    return " ".join(line.text for line in lines[max(number - 1, 0) : number + 1])


def _is_explained(text: str, match: Match[Entry]) -> bool:
    """Whether the word is in brackets after plain words, or has plain words in brackets after it."""
    return in_brackets(text[: match.start]) or bool(re.match(r"\s*\([a-z][^()]*\)", text[match.end :]))


def _severity(passage: Passage, here: Line, match: Match[Entry], listed: WordList, lists: _Lists) -> Severity:
    """That of the list for this audience; a remark if the sentence is not about illness or care."""
    young = passage.audience != FAMILY
    severity = listed.child if young and listed.child else listed.severity
    if listed.context and not young and not passage.part and not _has_context(passage.sentences, here, lists):
        return "info"
    if listed.beside and not _stands_beside(here, match, lists):
        return "info"
    return severity  # type: ignore[return-value]


def _stands_beside(here: Line, match: Match[Entry], lists: _Lists) -> bool:
    before = [word for word in here.tokens if word.end <= match.start][-_NEAR:]
    after = [word for word in here.tokens if word.start >= match.end][:_NEAR]
    return any(found.value == match.value.list for part in (before, after) for found in lists.beside.find(part))


def _has_context(lines: Sequence[Line], here: Line, lists: _Lists) -> bool:
    return next(lists.context.find(words_of(_with_the_one_before(lines, here))), None) is not None
