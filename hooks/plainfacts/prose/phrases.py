"""Finds words and phrases in a text: whole words, longest match first.

The one matcher for words to avoid, words explained and names. A phrase is found in its regular inflected forms
("treatment": treatments), with a hyphen or a space, with curly or straight apostrophes, and across line breaks and
Markdown markup; never across the end of a sentence or a comma. A capital letter in the phrase must be a capital in
the text: "ALL" is not "all", and "Cure Leukaemia" is not "cure leukaemia".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_APOSTROPHES = "'’ʼ‘"
_TOKEN = re.compile(
    rf"[^\W\d_](?:\.[^\W\d_])+(?![^\W_])"  # e.g, U.S
    rf"|[^\W_]+(?:[{_INVISIBLE}]+[^\W_]+)*(?:[{_APOSTROPHES}][^\W_]+)*|[&/+]"
)
_TIDY = str.maketrans({**dict.fromkeys(_INVISIBLE), **dict.fromkeys(_APOSTROPHES, "'")})
_GAP = re.compile(rf"[\s*_~\[\]\"“”'’‘{_INVISIBLE}‐‑-]*")
_VOWELS = "aeiou"
_SHORTEST_INFLECTED = 3


class Token(NamedTuple):
    """A word of a text: normalised, in lower case, its offsets. `joined` if a phrase may go on from the word before."""

    text: str
    lower: str
    start: int
    end: int
    joined: bool


@dataclass(frozen=True, slots=True)
class Match(Generic[T]):
    """A phrase found at text[start:end], with the value given for it."""

    start: int
    end: int
    value: T


@lru_cache(maxsize=1_024)
def words_of(text: str) -> tuple[Token, ...]:
    """The words of a text. Hyphens separate words; `&`, `/` and `+` are words of their own.

    Cached: several rules look at each passage and each sentence.
    """
    found: list[Token] = []
    after, is_tidy = 0, text.isascii()
    for match in _TOKEN.finditer(text):
        tidy = match[0] if is_tidy else match[0].translate(_TIDY)
        start, end = match.span()
        joined = text[after:start] in ("", " ") or bool(_GAP.fullmatch(text, after, start))
        found.append(Token(tidy, tidy.lower(), start, end, joined))
        after = end
    return tuple(found)


@lru_cache(maxsize=4_096)
def inflected(word: str) -> frozenset[str]:
    """A lower-case word and its regular inflections: treat, treats, treated, treating; stopped; carries."""
    if len(word) < _SHORTEST_INFLECTED or not word.isalpha():
        return frozenset((word,))
    stem = word[:-1] if word.endswith("e") else word
    found = {word, f"{word}s", f"{word}es", f"{stem}ed", f"{stem}ing"}
    if word[-1] == "y" and word[-2] not in _VOWELS:
        found |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class _Part:
    """One word of a phrase: its forms, or a prefix that any ending may follow; the positions of its capitals."""

    forms: frozenset[str]
    beginning: str
    capitals: tuple[int, ...]

    def has_capitals(self, word: str) -> bool:
        """Whether a word that matches has the capitals of the phrase."""
        return all(place < len(word) and word[place].isupper() for place in self.capitals)


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[T]):
    """A phrase as words; of two with equal length, the lower `order` wins."""

    parts: tuple[_Part, ...]
    order: int
    group: str
    value: T


@dataclass(frozen=True)
class _Branch(Generic[T]):
    """A node of the trie: the phrases with the same first `depth` words. Its branches are built on demand.

    A thousand names that start with "Hospital" are one branch until a text reaches it. `met` caches the next words
    looked up so far.
    """

    phrases: Sequence[_Phrase[T]]
    depth: int = 0
    met: dict[str, Sequence[_Step[T]]] = field(default_factory=dict, compare=False)

    @cached_property
    def ends(self) -> Sequence[_Phrase[T]]:
        """The phrases that end here."""
        return [phrase for phrase in self.phrases if len(phrase.parts) == self.depth]

    def after(self, token: Token) -> list[_Branch[T]]:
        """The branches that match this word."""
        steps = self.beginning_with(token.lower)
        return [branch for part, branch in steps if not part.capitals or part.has_capitals(token.text)] if steps else []

    def beginning_with(self, word: str) -> Sequence[_Step[T]]:
        """The steps that match a lower-case word, whatever its capitals. Cached: texts repeat their words."""
        known = self.met.get(word)
        if known is None:
            bare = word.removesuffix("'s")
            found = [*self._by_form.get(word, ()), *self._by_form.get(bare, ())]
            found += (part for part in self._beginnings if bare.startswith(part.beginning))
            known = self.met[word] = [(part, self._next[part]) for part in dict.fromkeys(found)]
        return known

    @cached_property
    def _next(self) -> Mapping[_Part, _Branch[T]]:
        found: dict[_Part, list[_Phrase[T]]] = {}
        for phrase in self.phrases:
            if len(phrase.parts) > self.depth:
                found.setdefault(phrase.parts[self.depth], []).append(phrase)
        return {part: _Branch(phrases, self.depth + 1) for part, phrases in found.items()}

    @cached_property
    def _by_form(self) -> Mapping[str, Sequence[_Part]]:
        found: dict[str, list[_Part]] = {}
        for part in self._next:
            for form in part.forms:
                found.setdefault(form, []).append(part)
        return found

    @cached_property
    def _beginnings(self) -> Sequence[_Part]:
        return [part for part in self._next if part.beginning]


_Step = tuple[_Part, _Branch[T]]
"""A next word of phrases, and the branch below it."""


@dataclass(frozen=True)
class Matcher(Generic[T]):
    """Finds phrases. In each group the longest phrase wins, and no two matches of a group share a word."""

    root: _Branch[T]

    def find(self, words: Sequence[Token]) -> Iterator[Match[T]]:
        """The phrases in the words of a text, in order of their start."""
        free: dict[str, int] = {}
        begins, known = self.root.beginning_with, self.root.met
        for at, token in enumerate(words):
            word = token.lower
            if not (known[word] if word in known else begins(word)):
                continue
            taken: set[str] = set()
            for phrase in self._fitting(words, at):
                if phrase.group not in taken and free.get(phrase.group, 0) <= at:
                    taken.add(phrase.group)
                    free[phrase.group] = at + len(phrase.parts)
                    yield Match(token.start, words[at + len(phrase.parts) - 1].end, phrase.value)

    def _fitting(self, words: Sequence[Token], at: int) -> Sequence[_Phrase[T]]:
        """The phrases that start at word `at`, the longest first."""
        found: list[_Phrase[T]] = []
        branches = self.root.after(words[at])
        while branches:
            for branch in branches:
                found += branch.ends
            at += 1
            if at == len(words) or not words[at].joined:
                break
            branches = [further for branch in branches for further in branch.after(words[at])]
        return sorted(found, key=lambda phrase: (-len(phrase.parts), phrase.order)) if found else ()


def matcher(phrases: Iterable[tuple[str, str, T]], *, inflect: bool = True) -> Matcher[T]:
    """A matcher of `(phrase, group, value)`. `*` at the end of a word matches any ending.

    Without `inflect`, only the words as given match.
    """
    found = [
        _Phrase(parts, order, group, value)
        for order, (text, group, value) in enumerate(phrases)
        if (parts := _parts(text, inflect))
    ]
    return Matcher(_Branch(found))


@lru_cache(maxsize=8_192)
def _parts(text: str, inflect: bool) -> tuple[_Part, ...]:
    found = []
    for token in words_of(text):
        capitals = tuple(place for place, letter in enumerate(token.text) if letter.isupper())
        if text[token.end : token.end + 1] == "*":
            found.append(_Part(frozenset(), token.lower, capitals))
        else:
            forms = inflected(token.lower) if inflect else frozenset((token.lower,))
            found.append(_Part(forms, "", capitals))
    return tuple(found)
